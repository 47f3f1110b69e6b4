"""A trust that is no more, with something of its own that nobody has taken over yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from linja.ground.kernel.actor import SYSTEM
from linja.line.meetings import actions as meetings
from linja.line.meetings.records import FollowUpDraft
from linja.people.organisations import actions, queries

if TYPE_CHECKING:
    from tests.leaks.world import Region


def gone(region: Region) -> None:
    """It went into the region's first trust while it still had something of its own to follow up."""
    place = region.country.organisation(f"Nedlagt {region.rhf} HF", "hf", region.rhf)
    title = region.secret("what a trust that is no more was to follow up", place)
    leader = region.actor("hf_leader", place)
    meetings.raise_item(leader, FollowUpDraft("report", "action", title, place, place))
    actions.record_change(SYSTEM, place, kind="merged", on=date(2020, 9, 1), successor_id=region.hfs[0])
    change = queries.ending_of(place)
    region.has(gone_id=place, change_id=change.id if change else 0)

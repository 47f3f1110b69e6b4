"""Meetings and items to follow up for tests, reached through the room's actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.line.meetings import actions
from linja.line.meetings.records import CaseDraft, FollowUpDraft, MeetingDraft
from tests.support.country import Country

DAY = date(2020, 3, 27)


def keeper(country: Country) -> Actor:
    """Who keeps the agenda of the region."""
    return country.actor("rhf_controller", country.midt)


def meeting_draft(country: Country, **rest: Any) -> MeetingDraft:
    """A dialogue meeting between the region and its first trust."""
    facts: dict[str, Any] = {
        "kind": "dialogue",
        "title": "Dialogmøte St. Olavs hospital",
        "host_id": country.midt,
        "held_on": DAY,
        "participant_ids": (country.stolavs,),
    }
    return MeetingDraft(**{**facts, **rest})


def planned(country: Country, **rest: Any) -> int:
    """A planned meeting without cases."""
    return actions.plan_meeting(keeper(country), meeting_draft(country, **rest))


def case(country: Country, meeting_id: int, title: str = "Ventetider", **rest: Any) -> int:
    """A case on its agenda."""
    return actions.add_case(keeper(country), meeting_id, CaseDraft(title, **rest))


def called(country: Country, **rest: Any) -> int:
    """A meeting with one case, called."""
    made = planned(country, **rest)
    case(country, made)
    actions.step_meeting(keeper(country), made, "call")
    return made


def held(country: Country, **rest: Any) -> int:
    """A meeting with one case, held."""
    made = called(country, **rest)
    actions.step_meeting(keeper(country), made, "hold")
    return made


def item_draft(country: Country, **rest: Any) -> FollowUpDraft:
    """A supervision's finding that the region gives to its first trust."""
    facts: dict[str, Any] = {
        "source": "supervision",
        "nature": "finding",
        "title": "Journal mangler for tre pasienter",
        "owner_id": country.stolavs,
        "raised_by_id": country.midt,
    }
    return FollowUpDraft(**{**facts, **rest})


def raised(country: Country, **rest: Any) -> int:
    """That finding, registered."""
    return actions.raise_item(keeper(country), item_draft(country, **rest))

"""Figures that are given and not released: where they are from is a secret word."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linja.line.indicators import actions
from linja.line.indicators.records import SourceKind, ValueDraft

if TYPE_CHECKING:
    from tests.leaks.world import Region

INDICATOR = "waiting_time_started"


def figures(region: Region) -> None:
    """A value of the region's own, and one of a trust, which the region sees as well."""
    keeper = region.actor("rhf_controller", region.rhf)
    for place in (region.rhf, region.hfs[0]):
        said = region.secret("where a figure is from", place, handed_in=True)
        draft = ValueDraft(place, INDICATOR, "2019", Decimal("57.5"))
        actions.record(keeper, draft, kind=SourceKind.DOCUMENT, source=said)
        region.has(indicator=INDICATOR, organisation_id=place, kind="csv")

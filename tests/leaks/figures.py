"""Figures: files that wait and that have been taken in, and values that are given and not released."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linja.line.indicators import actions, queries
from linja.line.indicators.records import OfferDraft, SourceKind, ValueDraft

if TYPE_CHECKING:
    from tests.leaks.world import Region

INDICATOR = "waiting_time_started"
HEAD = "Indikator;Foretak;Periode;Verdi\n"


def figures(region: Region) -> None:
    """Files of figures, and then values of which only the source is secret."""
    _files(region)
    _values(region)


def _values(region: Region) -> None:
    """A value of the region's own, and one of a trust, which the region sees as well."""
    keeper = region.actor("rhf_controller", region.rhf)
    for place in (region.rhf, region.hfs[0]):
        said = region.secret("where a figure is from", place, handed_in=True)
        draft = ValueDraft(place, INDICATOR, "2019", Decimal("57.5"))
        actions.record(keeper, draft, kind=SourceKind.DOCUMENT, source=said)
        region.has(indicator=INDICATOR, organisation_id=place, kind="csv")


def _files(region: Region) -> None:
    """What a region offers and takes in; a break is everybody's."""
    giver, place = region.actor("rhf_controller", region.rhf), region.rhf
    name = next(
        one
        for one in ("Helse Midt-Norge RHF", "Helse Sør-Øst RHF")
        if queries.organisation_named(one) == place
    )
    unknown = region.secret("a row that was left out", place)
    text = f"{HEAD}Ventetid;{name};2019;59\nVentetid;{unknown};2019;60\n"
    offered = actions.offer(giver, text.encode(), OfferDraft("tall.csv", place))
    taken = actions.take_offered(giver, offered, leave_out_wrong=True)
    secret = region.secret("a file with figures that waits", place)
    waiting = actions.offer(giver, f"{HEAD}Ventetid;{name};2018;57\n".encode(), OfferDraft(secret, place))
    assert taken.import_id is not None
    region.has(import_id=taken.import_id, offered_id=waiting, break_id=queries.breaks()[0].id)

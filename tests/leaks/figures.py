"""Files with figures: one that waits, and one that has been taken in without a row that was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linja.line.indicators import actions, queries
from linja.line.indicators.records import OfferDraft

if TYPE_CHECKING:
    from tests.leaks.world import Region

HEAD = "Indikator;Foretak;Periode;Verdi\n"


def figures(region: Region) -> None:
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

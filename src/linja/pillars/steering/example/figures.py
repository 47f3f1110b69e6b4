"""The figures that the two real annual reports print, taken in and released by those who gave them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators import actions as indicators
from linja.line.indicators import queries as values
from linja.line.indicators.records import (
    BreakDraft,
    BreakKind,
    OfferDraft,
    Origin,
    Row,
    SourceKind,
    ValueDraft,
)

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading

#: How the tables name the country; its figures are the Directorate's, and given by the system.
COUNTRY = "Landet"


def keep_figures(loading: Loading) -> None:
    """Every figure of the texts with its place in the report as source, and the breaks of everybody."""
    for report in loading.example.figures["reports"]:
        rows = list(_rows(loading, report))
        country = values.organisation_named(COUNTRY)
        giver = loading.actor("rhf_controller", report["given_by"])
        place = loading.organisation(report["given_by"])
        _take(giver, report["report"], place, [one for one in rows if one[0] != country])
        _take(SYSTEM, report["report"], None, [one for one in rows if one[0] == country])
    _offer(loading)
    for one in loading.example.figures["breaks"]:
        draft = BreakDraft(BreakKind(one["kind"]), one["from"], one["words"], until_on=one["until"])
        indicators.say_break(SYSTEM, draft)


def _offer(loading: Loading) -> None:
    """A file that one region has looked at and not yet taken in: invented figures, one row of them wrong."""
    waiting = loading.example.figures["waiting"]
    place = loading.organisation(waiting["given_by"])
    giver = loading.actor("rhf_controller", waiting["given_by"])
    draft = OfferDraft(waiting["name"], place, waiting["origin"])
    indicators.offer(giver, waiting["text"].encode(), draft)


def _take(giver: Actor, name: str, place: int | None, drafts: list[tuple[int, ValueDraft, str]]) -> None:
    rows = [Row(number, draft, place=source) for number, (_at, draft, source) in enumerate(drafts, 1)]
    taken = indicators.take_in(
        giver,
        rows,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        name=name,
        origin=Origin(SourceKind.DOCUMENT, "tables", name, place),
    )
    if taken.left_out:
        wrong = taken.left_out[0]
        raise LookupError(f"{name}: {rows[wrong.row - 1]}: {wrong.refusal}")
    if taken.import_id is not None:
        indicators.release(giver, [one.id for one in values.values_of(giver, taken.import_id)])


def _rows(loading: Loading, report: Mapping[str, Any]) -> Iterator[tuple[int, ValueDraft, str]]:
    """(organisation, value, place in the report)."""
    for table in report["tables"]:
        source = f"{report['report']}: {table['place']}"
        for name, numbers in table["rows"].items():
            at = _organisation(loading, table.get("at", name))
            breakdown = f"{table['by']}={name}" if "by" in table else ""
            for period, number in zip(table["periods"], numbers, strict=True):
                yield at, _draft(table, at, breakdown, period, number), source


def _organisation(loading: Loading, name: str) -> int:
    country = values.organisation_named(name) if name == COUNTRY else None
    return loading.organisation(name) if country is None else country


def _draft(table: Mapping[str, Any], at: int, breakdown: str, period: str, number: Any) -> ValueDraft:
    state = table.get("state", "final") if number is not None else table.get("without", "missing")
    return ValueDraft(
        organisation_id=at,
        indicator=table["of"],
        period=period,
        number=None if number is None else Decimal(str(number)) * table.get("times", 1),
        state=ValueState(state),
        breakdown=breakdown,
        extracted_on=table.get("extracted"),
    )

"""From a found table to proposed values, each with its place in the document. Pure.

What a number is of is said by the words nearest to it: the row, the group of rows that it stands in, the head
of its column, the table's caption, and then the lines above the table. A number for which indicator,
organisation and period are not all said is not proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Quantity, Unit, parse_quantity
from linja.ground.kernel.periods import Period
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.ground.reading.findings import FoundTable
from linja.line.indicators.calculations import breakdowns
from linja.line.indicators.calculations.proposing.settings import (
    Setting,
    caption_says,
    head_says,
    period_in,
    row_says,
    settled_period,
    year_in,
)
from linja.line.indicators.calculations.shapes.cells import state_word
from linja.line.indicators.calculations.shapes.names import Names, period_of
from linja.line.indicators.records import ValueDraft

#: How far above a table a line may tell what the table is of.
_ABOVE = 14


@dataclass(frozen=True, slots=True)
class Reader:
    """What the proposer knows of the document beside its tables."""

    names: Names
    #: The organisation that reports, and the year of the report.
    organisation: int | None = None
    year: int | None = None
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that a table prints: where it stands, and the cell as printed."""

    draft: ValueDraft
    line: int
    line_end: int
    row: str
    column: str
    printed: str


def propose(tables: Sequence[FoundTable], reader: Reader) -> tuple[Proposal, ...]:
    """Every value that can be told, in the order of the document; each place once, as it is printed first."""
    found: dict[tuple[object, ...], Proposal] = {}
    for table in tables:
        for one in _of_table(table, reader):
            draft = one.draft
            place = (draft.organisation_id, draft.indicator, draft.period, draft.breakdown)
            found.setdefault(place, one)
    return tuple(found.values())


def _of_table(table: FoundTable, reader: Reader) -> Iterator[Proposal]:
    around = _around(table, reader)
    heads, group = [" ".join(parts).strip() for parts in _columns(table)], around
    for row in table.rows:
        label = row[0] if row else ""
        if len([cell for cell in row if cell]) == 1 and label:
            group = row_says(label, around, reader.names) or around  # A heading among the rows.
            continue
        if not label and any(period_of(cell) for cell in row[1:]):
            heads = list(row)  # Forms print the periods anew where they change.
            continue
        for at, cell in enumerate(row[1:], 1):
            head = heads[at] if at < len(heads) else ""
            said = _said(label, head, group, reader, _only(heads))
            draft = None if said is None else _draft(cell, said, reader)
            if draft is not None:
                yield Proposal(draft, table.line, table.line_end, label, head, cell)


def _said(label: str, head: str, group: Setting, reader: Reader, only: Period | None) -> Setting | None:
    """What column and row say together; the row's own words count before the column's."""
    said = head_says(head, group, reader.names, reader.year) if head else group
    if head and said.period is None and said.organisation != group.organisation:
        said = replace(said, period=only)  # ``2019 | Landssnitt``: the country's are of the same year.
    return row_says(label, said, reader.names)


def _only(heads: Sequence[str]) -> Period | None:
    """The one period that the heads name."""
    found = {when.code: when for head in heads if head and (when := period_in(head)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _columns(table: FoundTable) -> Iterator[tuple[str, ...]]:
    """The heads of each column from the lowest up: ``Jan-apr`` below ``2019`` is ``Jan-apr 2019``."""
    width = max((len(row) for row in (*table.header, *table.rows)), default=0)
    for at in range(width):
        yield tuple(row[at] for row in reversed(table.header) if at < len(row) and row[at])


def _around(table: FoundTable, reader: Reader) -> Setting:
    """What the caption says, or, where there is none, the nearest line above that names an indicator."""
    setting = Setting(organisation=reader.organisation)
    if not table.caption:
        for line in reader.lines[max(0, table.line - 1 - _ABOVE) : max(0, table.line - 1)]:
            setting = caption_says(line, setting, reader.names)
        # A day or a part of a year counts for the table only when its own caption says it.
        setting = replace(setting, part="", day=(0, 0))
    setting = caption_says(table.caption, setting, reader.names)
    setting = replace(setting, period=year_in(table.caption))
    corner = table.header[-1][0] if table.header and table.header[-1] else ""
    return caption_says(corner, setting, reader.names) if corner else setting


def _draft(cell: str, said: Setting, reader: Reader) -> ValueDraft | None:
    """The value, when everything is said of it and its unit is the indicator's."""
    if not cell or said.other or said.organisation is None or not said.indicator:
        return None
    when = settled_period(said, reader.names)
    if when is None:
        return None
    amount = _amount(cell, said.indicator, reader)
    if amount is None:
        return None
    number, state = amount
    return ValueDraft(
        organisation_id=said.organisation,
        indicator=said.indicator,
        period=when.code,
        number=number,
        state=state,
        breakdown=breakdowns.key(dict(said.breakdown)),
    )


def _amount(cell: str, indicator: str, reader: Reader) -> tuple[Decimal | None, ValueState] | None:
    state = state_word(cell)
    if state is not None and state not in WITH_NUMBER:
        return None, state
    quantity = parse_quantity(cell)
    version = reader.names.definitions.indicators[indicator].current
    if isinstance(quantity, Refusal) or not _fits(quantity, version.unit, version.measure):
        return None
    # A printed number without a scale of its own has the definition's (474 stands for 474 000).
    scale = version.scale if quantity.scale == 1 else 1
    return quantity.amount * scale, ValueState.FINAL


def _fits(quantity: Quantity, unit: Unit, measure: MeasureKind) -> bool:
    if measure is MeasureKind.SHARE and not 0 <= quantity.value <= 100:
        return False
    alike = {Unit.PERCENT, Unit.PERCENTAGE_POINT}
    return quantity.unit in (Unit.NONE, unit) or {quantity.unit, unit} <= alike

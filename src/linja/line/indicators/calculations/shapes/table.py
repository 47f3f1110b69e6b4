"""A table with named columns, as CSV has it: from cells to drafts and back.

Columns: ``indicator``, ``organisation``, ``period``, ``breakdown``, ``state``, ``value``, ``numerator``,
``denominator``, ``extracted``. Only indicator, organisation, period and value must be there. Numbers and
periods are read as Norwegians print them (``59,3``, ``4 894 751``, ``2. tertial 2019``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from linja.ground.kernel.numbers import format_number, parse_number, parse_quantity
from linja.ground.kernel.periods import parse
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState, phrase
from linja.line.indicators.records import Row, ValueDraft

COLUMNS = (
    "indicator",
    "organisation",
    "period",
    "breakdown",
    "state",
    "value",
    "numerator",
    "denominator",
    "extracted",
)
_NEEDED = ("indicator", "organisation", "period", "value")
_STATES = {phrase(state, language): state for state in ValueState for language in ("nb", "nn", "en")}
#: How an organisation is named in a file: to its id, or None.
Finder = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Written:
    """A value as a file names it."""

    draft: ValueDraft
    organisation: str


def read_csv(text: str, find: Finder) -> tuple[Row, ...] | Refusal:
    """The rows of a CSV file parted by ``;``, ``,`` or tabs; ``indicators.no_columns`` without headings."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    return read(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter), find)


def read(lines: Iterable[Sequence[str]], find: Finder) -> tuple[Row, ...] | Refusal:
    """The rows of a table whose first line names the columns; empty lines are passed over."""
    rest = iter(lines)
    heading = [cell.strip().casefold() for cell in next(rest, ())]
    missing = [name for name in _NEEDED if name not in heading]
    if missing:
        return Refusal("indicators.no_columns", {"columns": ", ".join(missing)})
    return tuple(_rows(heading, rest, find))


def _rows(heading: Sequence[str], lines: Iterator[Sequence[str]], find: Finder) -> Iterator[Row]:
    for number, line in enumerate(lines, 2):
        cells = {name: cell.strip() for name, cell in zip(heading, line, strict=False)}
        if any(cells.values()):
            yield Row(number, _draft(cells, find))


def _draft(cells: Mapping[str, str], find: Finder) -> ValueDraft | Refusal:
    organisation = find(cells["organisation"])
    if organisation is None:
        return Refusal("indicators.unknown_organisation", {"organisation": cells["organisation"]})
    period = parse(cells.get("period", ""))
    if isinstance(period, Refusal):
        return Refusal("indicators.unknown_period", {"period": cells.get("period", "")})
    parts = [_number(cells.get(name, "")) for name in ("value", "numerator", "denominator")]
    day = _day(cells.get("extracted", ""))
    for found in (*parts, day):
        if isinstance(found, Refusal):
            return found
    number, numerator, denominator = (one for one in parts if not isinstance(one, Refusal))
    state = _state(cells.get("state", ""), number)
    if isinstance(state, Refusal):
        return state
    return ValueDraft(
        organisation_id=organisation,
        indicator=cells["indicator"],
        period=period.code,
        number=number,
        state=state,
        breakdown=cells.get("breakdown", ""),
        numerator=numerator,
        denominator=denominator,
        extracted_on=None if isinstance(day, Refusal) else day,
    )


def _number(cell: str) -> Decimal | Refusal | None:
    """The number of a cell; with a scale in whole units (``12,9 mill. kroner``). None for an empty cell."""
    if not cell:
        return None
    number = parse_number(cell)
    if not isinstance(number, Refusal):
        return number
    quantity = parse_quantity(cell)
    return quantity if isinstance(quantity, Refusal) else quantity.amount


def _day(cell: str) -> date | Refusal | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        return Refusal("indicators.unknown_day", {"day": cell})


def _state(cell: str, number: Decimal | None) -> ValueState | Refusal:
    """By code or printed phrase; without one a number is final, and no number is missing."""
    if not cell:
        return ValueState.MISSING if number is None else ValueState.FINAL
    word = cell.casefold()
    known = {state.value: state for state in ValueState} | _STATES
    return known.get(word) or Refusal("indicators.unknown_state", {"state": cell})


def write_csv(values: Iterable[Written]) -> str:
    """The values as CSV with semicolons; :func:`read_csv` gives the same values back."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells_of(one) for one in values)
    return out.getvalue()


def cells_of(one: Written) -> tuple[str, ...]:
    """One value's cells in the order of :data:`COLUMNS`."""
    draft = one.draft
    return (
        draft.indicator,
        one.organisation,
        draft.period,
        draft.breakdown,
        draft.state.value,
        _printed(draft.number),
        _printed(draft.numerator),
        _printed(draft.denominator),
        draft.extracted_on.isoformat() if draft.extracted_on else "",
    )


def _printed(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)

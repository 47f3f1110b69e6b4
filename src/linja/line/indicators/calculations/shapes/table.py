"""A table with named columns, as CSV has it: from cells to drafts and back.

Columns: ``indicator``, ``organisation``, ``period``, ``breakdown``, ``state``, ``value``, ``numerator``,
``denominator``, ``extracted``. Only indicator, organisation, period and value must be there. Numbers and
periods are read as Norwegians print them (``59,3``, ``4 894 751``, ``2. tertial 2019``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linja.ground.kernel.numbers import format_number
from linja.ground.kernel.periods import parse
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.calculations.shapes.cells import day_of, number_of, state_of
from linja.line.indicators.calculations.shapes.names import Finder
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
            yield Row(number, draft_of(cells, find))


def draft_of(cells: Mapping[str, str], find: Finder) -> ValueDraft | Refusal:
    """The value that cells by the names of :data:`COLUMNS` say, or what is wrong with them."""
    organisation = find(cells["organisation"])
    if organisation is None:
        return Refusal("indicators.unknown_organisation", {"organisation": cells["organisation"]})
    period = parse(cells.get("period", ""))
    if isinstance(period, Refusal):
        return Refusal("indicators.unknown_period", {"period": cells.get("period", "")})
    parts = [number_of(cells.get(name, "")) for name in ("value", "numerator", "denominator")]
    day = day_of(cells.get("extracted", ""))
    for found in (*parts, day):
        if isinstance(found, Refusal):
            return found
    number, numerator, denominator = (one for one in parts if not isinstance(one, Refusal))
    state = state_of(cells.get("state", ""), number)
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
        printed(draft.number),
        printed(draft.numerator),
        printed(draft.denominator),
        draft.extracted_on.isoformat() if draft.extracted_on else "",
    )


def printed(number: Decimal | None) -> str:
    """A number as the file has it; nothing for none."""
    return "" if number is None else format_number(number)

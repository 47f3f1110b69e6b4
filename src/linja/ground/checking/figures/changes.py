"""The changes that a table prints, each with the two values it should come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from linja.ground.checking.figures.grids import Cell, Column, Row
from linja.ground.checking.figures.rounding import Interval, around, change_in_percent, difference
from linja.ground.checking.figures.when import in_year, year_of

_MINUS_100 = Decimal(-100)


@dataclass(frozen=True, slots=True)
class TableChange:
    """A row's printed change, with the two values it should come from."""

    row: Row
    column: str
    printed: Cell
    before: Cell
    after: Cell
    zero: ClassVar[Decimal] = Decimal(0)

    def absolute(self) -> Interval:
        return difference(_exact(self.after), _exact(self.before))

    def relative(self) -> Interval | None:
        return change_in_percent(_exact(self.after), _exact(self.before))

    def fits(self, computed: Interval | None) -> bool:
        return computed is not None and _rounded(self.printed).meets(computed)


def _exact(cell: Cell) -> Interval:
    """Large whole numbers are counts and exact; others were rounded."""
    value = cell.value or Decimal(0)
    exact = value % 1 == 0 and abs(value) >= 1000 and value % 1000 != 0
    return around(value, Decimal(0) if exact else cell.half)


def _rounded(cell: Cell) -> Interval:
    return around(cell.value or Decimal(0), cell.half)


def changes_in(row: Row) -> Iterator[TableChange]:
    cells = list(zip(row.cells, row.columns, strict=False))
    values = [(cell, column) for cell, column in cells if not column.is_change and cell.value is not None]
    for cell, column in cells:
        if not column.is_change or cell.value is None or cell.value == _MINUS_100:
            continue
        pair = _pair(values, column.period, planned="avvik" in column.text.lower())
        if pair:
            yield TableChange(row, column.text, cell, *pair)


def _pair(values: Sequence[tuple[Cell, Column]], period: str, planned: bool) -> tuple[Cell, Cell] | None:
    """(before, after): by period where the columns tell it, else by place; a deviation is from the plan."""
    by_period = {column.period: cell for cell, column in values}
    if period and period in by_period and (year := year_of(period)):
        before = by_period.get(in_year(period, year - 1))
        return (before, by_period[period]) if before else None
    if len(values) != 2 or (period and period in by_period):
        return None
    one, two = values[0], values[1]
    first, second = one[1].period, two[1].period
    if planned or (first and second and first > second):
        return two[0], one[0]
    return one[0], two[0]

"""Changes in one table that were computed in two ways: from the printed values, and from others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Figures, Grid
from linja.ground.checking.figures.changes import TableChange, changes_in
from linja.ground.checking.figures.rounding import around, change_in_percent
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut

#: A column with fewer changes than this shows no habit.
_FEWEST = 3


def find(figures: Figures) -> Iterator[Finding]:
    """Columns of which hardly any change follows from its printed values, beside columns of which all do."""
    for grid in figures.grids:
        if grid.clean or grid.table.confidence < 0.7:
            yield from _in_table(grid)


def _in_table(grid: Grid) -> Iterator[Finding]:
    columns: dict[str, list[TableChange]] = {}
    for one in (change for row in grid.rows for change in changes_in(row)):
        if abs(one.after.value or Decimal(0)) < 1000:
            columns.setdefault(one.column, []).append(one)
    habits = {name: [_follows(one) for one in sums] for name, sums in columns.items() if len(sums) >= _FEWEST}
    if not any(all(follows) for follows in habits.values()):
        return
    for name, follows in habits.items():
        if sum(follows) <= len(follows) // 4:
            yield _finding(columns[name], follows)


def _follows(one: TableChange) -> bool:
    """Whether the printed change is the one between the printed values themselves."""
    if one.after.value is None or one.before.value is None or one.printed.value is None:
        return False
    exact = change_in_percent(around(one.after.value, one.zero), around(one.before.value, one.zero))
    return exact is not None and around(one.printed.value, one.printed.half).meets(exact)


def _finding(sums: list[TableChange], follows: list[bool]) -> Finding:
    first = sums[follows.index(False)]
    return Finding(
        kind=FindingKind.CHANGE,
        line=first.printed.line,
        code="change_ways",
        facts={
            "column": first.column,
            "row": first.row.label,
            "printed": first.printed.text,
            "before": first.before.text,
            "after": first.after.text,
        },
        values=tuple(one.printed.text for one in sums),
        quote=cut(" ".join((first.row.label, *(cell.text for cell in first.row.cells)))),
        confidence=0.45,
    )

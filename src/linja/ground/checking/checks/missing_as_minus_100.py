"""A fall of 100 per cent that was computed from an empty cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Cell, Figures, Grid, Row
from linja.ground.checking.findings import Finding, FindingKind

_ALL_GONE = Decimal(-100)


def find(figures: Figures) -> Iterator[Finding]:
    """Cells with −100 per cent in rows where a value is missing."""
    for grid in figures.grids:
        for row in grid.rows:
            gone = [
                cell
                for cell, column in zip(row.cells, row.columns, strict=False)
                if cell.value == _ALL_GONE and column.is_change
            ]
            if gone and _lacks_a_value(grid, row):
                yield _finding(gone[0], row)


def _lacks_a_value(grid: Grid, row: Row) -> bool:
    """An empty value cell, or fewer cells than the fullest row; a printed zero is a result."""
    values = [cell for cell, column in zip(row.cells, row.columns, strict=False) if not column.is_change]
    if any(cell.value == 0 for cell in values):
        return False
    width = max(len(other.cells) for other in grid.rows)
    return any(cell.value is None for cell in values) or len(row.cells) < width


def _finding(cell: Cell, row: Row) -> Finding:
    return Finding(
        kind=FindingKind.MISSING_AS_MINUS_100,
        line=cell.line,
        code="missing_as_minus_100",
        facts={"row": row.label, "printed": cell.text},
        values=(cell.text,),
        quote=" ".join((row.label, *(one.text or "–" for one in row.cells))),
        confidence=0.95,
    )

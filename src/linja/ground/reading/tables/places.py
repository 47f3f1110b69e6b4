"""Cells by their place on the page: what stands under a column belongs to it, and gaps stay gaps."""

from __future__ import annotations

from statistics import median

Chunk = tuple[float, float, str]


def column_middles(rows: list[tuple[Chunk, ...]], columns: int) -> list[float]:
    """Return the middle of each value column, from rows that have all their cells; none when too few have."""
    whole = [row for row in rows if len(row) == columns + 1]
    if len(whole) < 2:
        return []
    return [median((row[place][0] + row[place][1]) / 2 for row in whole) for place in range(1, columns + 1)]


def place_cells(row: tuple[Chunk, ...], middles: list[float]) -> tuple[str, ...] | None:
    """Return the row's name and a cell for each column; None when the words don't fall into the columns."""
    if len(row) < 2 or len(row) > len(middles) + 1:
        return None
    cells = [""] * len(middles)
    before = -1
    for x0, x1, words in row[1:]:
        middle = (x0 + x1) / 2
        place = min(range(len(middles)), key=lambda index: abs(middles[index] - middle))
        if place <= before:
            return None
        cells[place] = words
        before = place
    return (row[0][2], *cells)

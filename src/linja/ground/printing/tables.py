"""What all printed tables share: full rows, which columns hold figures, how wide they should be."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.document.tree import Table
from linja.ground.printing.words import clean, is_numeric


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with equally long rows. ``numeric`` and ``weights`` have one entry per column."""

    header: list[list[str]]
    rows: list[list[str]]
    numeric: list[bool]
    weights: list[int]

    @property
    def columns(self) -> int:
        """How many columns."""
        return len(self.weights)


def grid(table: Table) -> Grid | None:
    """The table's cells cleaned and filled up to the widest row; None when it has no cell at all."""
    width = max((len(row) for row in (*table.header, *table.rows)), default=0)
    if width == 0:
        return None
    header = [_filled(row, width) for row in table.header if row]
    rows = [_filled(row, width) for row in table.rows]
    columns = [[row[i] for row in rows] for i in range(width)]
    heads = [[row[i] for row in header] for i in range(width)]
    numeric = [i > 0 and is_numeric(columns[i]) for i in range(width)]
    weights = [_weight(head + column) for head, column in zip(heads, columns, strict=True)]
    return Grid(header, rows, numeric, weights)


def _filled(row: tuple[str, ...], width: int) -> list[str]:
    return [clean(cell).strip() for cell in row] + [""] * (width - len(row))


def _weight(cells: list[str]) -> int:
    """Room for the longest word, and for long texts as much again as keeps rows low."""
    longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
    longest = max((len(cell) for cell in cells), default=1)
    return max(4, longest_word + 1, min(longest, 42))

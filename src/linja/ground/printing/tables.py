"""What all printed tables share: full rows, which columns hold figures, how wide they should be."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.document.tree import Table
from linja.ground.printing.words import clean, is_numeric

#: Room for a table across a page, in points, and what stands free at each side of a cell.
_ACROSS = 425.0
_INSET = 4.5
#: Width of a character as a share of the type size: of a word that must fit, and of running text.
_WORD, _TEXT = 0.62, 0.54
_LARGEST, _SMALLEST = 9.0, 6.0
#: A column asks for no more characters than this; longer texts wrap.
_MOST_CHARACTERS = 46


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with equally long rows, its type size in points and one share of the width per column."""

    header: list[list[str]]
    rows: list[list[str]]
    numeric: list[bool]
    shares: list[float]
    size: float


def grid(table: Table) -> Grid | None:
    """The table's cells cleaned and filled up to the widest row; None when it has no cell at all."""
    width = max((len(row) for row in (*table.header, *table.rows)), default=0)
    if width == 0:
        return None
    header = [_filled(row, width) for row in table.header if row]
    rows = [_filled(row, width) for row in table.rows]
    numeric = [i > 0 and is_numeric([row[i] for row in rows]) for i in range(width)]
    columns = [[row[i] for row in header + rows] for i in range(width)]
    size, shares = _measure(columns)
    return Grid(header, rows, numeric, shares, size)


def _filled(row: tuple[str, ...], width: int) -> list[str]:
    return [clean(cell).strip() for cell in row] + [""] * (width - len(row))


def _measure(columns: list[list[str]]) -> tuple[float, list[float]]:
    """Type size and shares: every longest word fits if it can, then long texts get what is left."""
    words = [max((len(word) for cell in cells for word in cell.split()), default=1) for cells in columns]
    texts = [min(max((len(cell) for cell in cells), default=1), _MOST_CHARACTERS) for cells in columns]
    free = _ACROSS - 2 * _INSET * len(columns)
    size = max(_SMALLEST, min(_LARGEST, free / (_WORD * sum(words)) if free > 0 else 0))
    least = [_WORD * size * word + 2 * _INSET for word in words]
    wanted = [max(low, _TEXT * size * text + 2 * _INSET) for low, text in zip(least, texts, strict=True)]
    left, asked = max(0.0, _ACROSS - sum(least)), sum(wanted) - sum(least)
    part = min(1.0, left / asked) if asked else 0.0
    shares = [low + part * (want - low) for low, want in zip(least, wanted, strict=True)]
    return round(2 * size) / 2, [round(share, 1) for share in shares]

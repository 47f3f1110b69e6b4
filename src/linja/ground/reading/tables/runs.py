"""Runs of lines that end in equally many numbers: the body of a table in running text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from linja.ground.reading.tables.lines import BULLET, Line
from linja.ground.reading.tables.numbers import amount, splits
from linja.ground.reading.tables.places import column_middles, place_cells

#: More empty paragraphs than this end a table.
_WIDEST_GAP = 2
#: Powers of ten by which a full row may jump more than the same row with an empty cell.
_TORN = 1.5


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line and cells, the name first. ``cells`` of a name between rows is the name alone."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Rows with ``columns`` value columns; ``first``/``last`` index into the lines with words."""

    first: int
    last: int
    columns: int
    rows: tuple[Row, ...]


def find_runs(lines: list[Line]) -> list[Run]:
    """Return the runs of rows in the order of the text."""
    runs: list[Run] = []
    index = 0
    while index < len(lines):
        last = _run_end(lines, index) if lines[index].is_row else index
        if last > index and (run := _run(lines, index, last)) is not None:
            runs.append(run)
        index = last + 1
    return runs


def _run_end(lines: list[Line], first: int) -> int:
    """Follow rows downwards; single names may stand between them."""
    last = first
    index = first + 1
    while index < len(lines) and lines[index].gap <= _WIDEST_GAP:
        if lines[index].is_row or (lines[index].is_sparse_row and lines[index].gap == 0):
            last = index
        elif not lines[index].is_name or index - last > 1:
            break
        index += 1
    return last


def _run(lines: list[Line], first: int, last: int) -> Run | None:
    body = lines[first : last + 1]
    columns = _columns([line for line in body if line.is_row])
    if columns < 2:
        return None
    rows = _rows(body, columns)
    if sum(len(row.cells) > 1 for row in rows) < 2:
        return None
    numbered = _numbered_names(rows)
    return Run(first, last, columns if numbered is rows else columns - 1, tuple(numbered))


def _columns(rows: list[Line]) -> int:
    """Return the number of value columns that fits most rows; among equals the smoothest."""
    fits: Counter[int] = Counter()
    rough: dict[int, float] = {}
    for row in rows:
        for columns, (roughness, _) in splits(row.tail).items():
            fits[columns] += 1
            rough[columns] = rough.get(columns, 0.0) + roughness
    best = max(fits, key=lambda columns: (fits[columns], -rough[columns] / fits[columns], -columns))
    return best if fits[best] >= 0.5 * len(rows) else 0


def _rows(body: list[Line], columns: int) -> list[Row]:
    rows: list[Row] = []
    middles = column_middles([line.chunks for line in body], columns)
    usual = _usual_roughness(body, columns)
    carried = ""
    for line, following in zip(body, [*body[1:], None], strict=True):
        if placed := place_cells(line.chunks, middles):
            rows.append(Row(line.number, (BULLET.sub("", carried + placed[0]), *placed[1:])))
            carried = ""
            continue
        if not line.is_row:
            # A name whose next line goes on in small letters was broken over two lines.
            if following is not None and following.is_row and following.words[:1].islower():
                carried = line.words + " "
            else:
                rows.append(Row(line.number, (line.words,)))
            continue
        label, cells = split_row(line, columns, usual)
        rows.append(Row(line.number, (carried + label, *cells)))
        carried = ""
    return rows


def _usual_roughness(body: list[Line], columns: int) -> float:
    """How much neighbouring values of this table differ in size when rows are full."""
    rough = [splits(line.tail)[columns][0] for line in body if line.is_row and columns in splits(line.tail)]
    return median(rough) if rough else 0.0


def split_row(line: Line, columns: int, usual: float) -> tuple[str, tuple[str, ...]]:
    """Part a row's line for a table of ``columns``; spare numbers on the left belong to the name."""
    ways = splits(line.tail)
    if columns in ways and not _better_short(ways, columns, usual):
        return line.tail.label, ways[columns][1]
    fewer = [count for count in ways if count < columns]
    if fewer:
        return line.tail.label, ways[max(fewer)][1]
    cells = ways[min(ways)][1]
    spare = len(cells) - columns
    return " ".join((line.tail.label, *cells[:spare])), cells[spare:]


def _better_short(ways: dict[int, tuple[float, tuple[str, ...]]], columns: int, usual: float) -> bool:
    """A row with an empty cell is smooth with one number less, and torn beyond the usual when full."""
    return columns - 1 in ways and ways[columns][0] > max(usual, ways[columns - 1][0]) + _TORN


def _numbered_names(rows: list[Row]) -> list[Row]:
    """``Month 1``, ``Month 2``: a name that repeats with a count behind it keeps the count."""
    counted = [row for row in rows if len(row.cells) > 2]
    names = Counter(row.cells[0] for row in counted)
    name, times = names.most_common(1)[0] if names else ("", 0)
    same = [row for row in counted if row.cells[0] == name]
    steps = [amount(row.cells[1]) for row in same]
    if times < 3 or any(one is None or two is None or two - one != 1 for one, two in pairwise(steps)):
        return rows
    return [
        Row(row.line, (f"{row.cells[0]} {row.cells[1]}", *row.cells[2:])) if row in same else row
        for row in rows
    ]

"""Tables ruled across: bands between the lines are rows, what stands below one another is a column."""

from __future__ import annotations

from itertools import pairwise

from linja.ground.reading.input.pdf_lines import PlacedLine
from linja.ground.reading.input.pdf_rules import Rules
from linja.ground.reading.input.source_text import RuledTable

Rule = tuple[float, float, float]
#: (x0, x1, words, line number)
Piece = tuple[float, float, str, int]
_SAME_END = 4.0
_SAME_HEIGHT = 1.5
_SHORTEST = 100.0
_TALLEST_ROW = 300.0
#: Share of the table's width beyond which a line is running text.
_PROSE = 0.7


def find_bands(rules: Rules, lines: list[tuple[int, PlacedLine]], page: int) -> list[RuledTable]:
    """Return the tables of one page whose rows are parted by equally long lines."""
    tables = []
    for group in _groups(_whole(rules.across)):
        bands = [_pieces(lines, group[0], above[2], below[2]) for above, below in pairwise(group)]
        for run in _runs_of_rows(bands, group[0][1] - group[0][0]):
            if table := _table(run, page):
                tables.append(table)
    return tables


def _runs_of_rows(bands: list[list[Piece]], width: float) -> list[list[list[Piece]]]:
    """Part the bands where running text stands between two lines (a running head's and a table's)."""
    runs: list[list[list[Piece]]] = [[]]
    for band in bands:
        if any(x1 - x0 > _PROSE * width for x0, x1, *_ in band):
            runs.append([])
        elif band and (runs[-1] or _beside(band)):
            runs[-1].append(band)
    return [run for run in runs if len(run) > 1]


def _beside(band: list[Piece]) -> bool:
    """Whether words stand side by side; a table's first row has more than one cell."""
    return any(one[1] < two[0] for one in band for two in band)


def _whole(across: tuple[Rule, ...]) -> list[Rule]:
    """Join lines drawn cell by cell, and lines drawn twice."""
    whole: list[Rule] = []
    for x0, x1, y in sorted(across, key=lambda rule: (round(rule[2] / _SAME_HEIGHT), rule[0])):
        last = whole[-1] if whole else None
        if last and abs(last[2] - y) <= _SAME_HEIGHT and x0 <= last[1] + _SAME_END:
            whole[-1] = (last[0], max(last[1], x1), last[2])
        else:
            whole.append((x0, x1, y))
    return [rule for rule in whole if rule[1] - rule[0] >= _SHORTEST]


def _groups(whole: list[Rule]) -> list[list[Rule]]:
    """Return the lines of equal ends that follow one another downwards."""
    groups: list[list[Rule]] = []
    for rule in sorted(whole, key=lambda rule: rule[2]):
        for group in groups:
            last = group[-1]
            if _same_ends(last, rule) and rule[2] - last[2] <= _TALLEST_ROW:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= 3]


def _same_ends(one: Rule, two: Rule) -> bool:
    return abs(one[0] - two[0]) <= _SAME_END and abs(one[1] - two[1]) <= _SAME_END


def _pieces(lines: list[tuple[int, PlacedLine]], rule: Rule, top: float, bottom: float) -> list[Piece]:
    """Return the words between two lines, from above to below."""
    pieces: list[Piece] = []
    for number, line in lines:
        layout = line.layout
        if layout is None or layout.furniture or layout.x0 is None or layout.x1 is None:
            continue
        middle = ((layout.top or 0.0) + (layout.bottom or 0.0)) / 2
        if top < middle < bottom and layout.x1 > rule[0] and layout.x0 < rule[1]:
            chunks = layout.chunks or ((layout.x0, layout.x1, line.text),)
            pieces += [(x0, x1, words, number) for x0, x1, words in chunks]
    return pieces


def _table(bands: list[list[Piece]], page: int) -> RuledTable | None:
    columns = _columns(bands)
    if len(bands) < 2 or len(columns) < 2:
        return None
    numbers = [number for band in bands for *_, number in band]
    rows = tuple(_row(band, columns) for band in bands)
    return RuledTable(min(numbers), max(numbers), rows, page=page)


def _columns(bands: list[list[Piece]]) -> list[tuple[float, float]]:
    """Return where the columns stand: pieces that overlap belong together; the first band may span."""
    body = bands[1:] if len(bands) > 2 else bands
    several = [band for band in body if len(band) > 1]
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted((x0, x1) for band in several for x0, x1, *_ in band):
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _row(band: list[Piece], columns: list[tuple[float, float]]) -> tuple[str, ...]:
    """Return a band's cells; words over several columns stand in each of them."""
    cells = [""] * len(columns)
    for x0, x1, words, _ in band:
        under = [place for place, column in enumerate(columns) if x0 < column[1] and x1 > column[0]]
        nearest = min(range(len(columns)), key=lambda place: abs(sum(columns[place]) - x0 - x1))
        for place in under if under and len(band) > 1 else [under[0] if under else nearest]:
            cells[place] = f"{cells[place]}\n{words}".strip()
    return tuple(cells)

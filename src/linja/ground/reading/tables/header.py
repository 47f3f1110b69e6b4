"""The header of a table in running text: above the rows, stacked above them, or below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from linja.ground.reading.tables.lines import Line

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]{0,6}\.?"
#: What begins a column: a period, or a word for change.
PERIOD = re.compile(
    rf"(?<![\w.,])(?:{_YEAR}\s+[12]\.\s?h(?:alv)?-?\s?år(?:\s\(%\))?"
    rf"|(?:første|andre|tredje|[123]\.)\s*tert(?:ial|\.)?(?:\s+{_YEAR})?"
    rf"|(?:[1-4]\.\s*kvartal|[12]\.\s*halvår)(?:\s+{_YEAR})?"
    rf"|(?:endring|utvikling|differanse|vekst|avvik)(?:\s+{_YEAR}\s?[-–]\s?{_YEAR}|\s+(?:i\s+)?(?:%|pst\.?|prosent\b))?"
    rf"|{_MONTH}\s?[-–]\s?{_MONTH}(?:\s+{_YEAR})?|{_MONTH}\s+{_YEAR}"
    rf"|{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)(?!\d)|{_YEAR})(?![\w])",
    re.IGNORECASE,
)
_YEAR_AT_END = re.compile(rf"(?:{_YEAR}\s?[-–/]\s?)?{_YEAR}\W*$")
_OPEN = re.compile(r"(?:-|\b(?:i|av|for|og|per|pr\.?|til|fra|frå|på))$", re.IGNORECASE)
_WIDE = re.compile(r"\s{2,}|\t+")
#: Lines above the rows in which a header is looked for.
_REACH = 12
_WIDEST_GAP = 2


@dataclass(frozen=True, slots=True)
class Header:
    """Header rows, each with a cell for the names; ``first``/``last`` index its lines above the rows."""

    rows: tuple[tuple[str, ...], ...]
    first: int
    last: int
    #: The line below the rows that belongs to the header, -1 when there is none.
    bottom: int = -1


def find_header(lines: list[Line], first: int, last: int, columns: int, floor: int) -> Header | None:
    """Return the header of rows ``first..last``; ``floor`` is the first line that is free above."""
    above = _header_above(lines, first, columns, floor)
    below = _group_below(lines, last, columns)
    if above is None or below is None:
        return above
    return Header((below, *above.rows), above.first, above.last, last + 1)


def _header_above(lines: list[Line], first: int, columns: int, floor: int) -> Header | None:
    block = _block(lines, first, floor)
    if not block:
        return None
    for count in range(1, min(3, len(block)) + 1):
        top = first - count
        if len(PERIOD.findall(lines[top].words)) < 2:
            continue
        # A header whose last cell runs over the next lines, or a whole header with names below it.
        for last in (first - 1, top) if _runs_on(lines, top, first) else (top, first - 1):
            words = " ".join(line.words for line in lines[top : last + 1])
            if cells := header_cells(words, columns):
                return _with_groups(lines, Header((cells,), top, last), columns, floor)
    # Keep wide gaps of the nearest line: they part its cells.
    if cells := _weak_cells(block[-1].text, columns):
        return Header((cells,), first - 1, first - 1)
    if stacked := _stacked(block, columns):
        return Header((stacked,), first - len(block), first - 1)
    return None


def _runs_on(lines: list[Line], top: int, first: int) -> bool:
    """Whether the line after a header goes on with its last cell."""
    return top + 1 < first and (lines[top + 1].words[:1].islower() or bool(_OPEN.search(lines[top].words)))


def _block(lines: list[Line], first: int, floor: int) -> list[Line]:
    """Return the name-like lines right above the rows."""
    start = first
    while start > max(floor, first - _REACH) and lines[start].gap <= _WIDEST_GAP:
        line = lines[start - 1]
        if not (line.is_name or _only_periods(line)):
            break
        start -= 1
    return lines[start:first]


def _only_periods(line: Line) -> bool:
    return len(PERIOD.findall(line.words)) >= 2 and not line.words.endswith((".", ":"))


def header_cells(words: str, columns: int) -> tuple[str, ...] | None:
    """Part a header that names periods into ``columns + 1`` cells, the first for the names."""
    starts = [match.start() for match in PERIOD.finditer(words)]
    if len(starts) > columns or not starts:
        return None
    label = words[: starts[0]].strip()
    bounds = [*starts, len(words)]
    cells = [words[one:two].strip() for one, two in pairwise(bounds)]
    wanting = columns - len(cells)
    if wanting == 0:
        return (label, *cells)
    match = PERIOD.match(words, starts[-1])
    rest = words[match.end() :].split() if match else []
    if not rest or (wanting > 1 and len(rest) != wanting):
        return None
    cells[-1] = match[0] if match else cells[-1]
    return (label, *cells, *([" ".join(rest)] if wanting == 1 else rest))


def _weak_cells(text: str, columns: int) -> tuple[str, ...] | None:
    """Part a header without two periods by wide gaps, or word by word where the count fits."""
    pieces = _WIDE.split(text.strip())
    if columns > 1 and len(pieces) in {columns, columns + 1}:
        return tuple(pieces) if len(pieces) == columns + 1 else ("", *pieces)
    if PERIOD.search(text) and (cells := header_cells(text.strip(), columns)):
        return cells
    words = text.split()
    if any(not any(letter.isalpha() for letter in word) for word in words[-columns:]):
        return None
    if len(words) == columns + 1 or (len(words) > columns and all(w[0].isupper() for w in words[-columns:])):
        return (" ".join(words[:-columns]), *words[-columns:])
    return None


def _stacked(block: list[Line], columns: int) -> tuple[str, ...] | None:
    """Join a header printed cell below cell: each cell ends where its period stands."""
    cells: list[str] = []
    open_words = ""
    for line in block:
        glue = "" if open_words.endswith("-") else " "
        open_words = (open_words.removesuffix("-") + glue + line.words).strip()
        if _YEAR_AT_END.search(line.words):
            cells.append(open_words)
            open_words = ""
    if open_words:
        cells.append(open_words)
    if len(cells) < columns:
        return None
    name, first = _name_apart(block, cells[0])
    return (name, first, *cells[1:])


def _name_apart(block: list[Line], first_cell: str) -> tuple[str, str]:
    """The first line of a stacked header names the rows."""
    name = block[0].words
    if first_cell.startswith(name) and len(first_cell) > len(name):
        return name, first_cell.removeprefix(name).strip()
    return "", first_cell


def _with_groups(lines: list[Line], header: Header, columns: int, floor: int) -> Header:
    """Add the line above when its few periods each span equally many columns."""
    top = header.first - 1
    if top < floor or lines[header.first].gap > 1 or not _only_periods(lines[top]):
        return header
    groups = _groups(lines[top].words, columns)
    return Header((groups, *header.rows), top, header.last) if groups else header


def _group_below(lines: list[Line], last: int, columns: int) -> tuple[str, ...] | None:
    """Some converters put the upper header row behind the rows."""
    if last + 1 >= len(lines) or lines[last + 1].gap > 1:
        return None
    if last + 2 < len(lines) and lines[last + 2].is_row:
        return None
    return _groups(lines[last + 1].words, columns)


def _groups(words: str, columns: int) -> tuple[str, ...] | None:
    periods = [match[0] for match in PERIOD.finditer(words)]
    left = PERIOD.sub("", words).strip()
    if left or not 2 <= len(periods) < columns or columns % len(periods):
        return None
    span = columns // len(periods)
    return ("", *(period for period in periods for _ in range(span)))

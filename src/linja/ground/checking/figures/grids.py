# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Found tables with numbers read, columns understood, and a line for every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linja.ground.checking.figures.rounding import half_of
from linja.ground.checking.figures.when import canonical, part_of, periods_in
from linja.ground.kernel.numbers import Quantity, Unit, parse_quantity
from linja.ground.reading.findings import FoundTable

_TOTAL = re.compile(
    r"^\W*(?:sum|total\w*|totalt|i alt|til saman|til sammen|samlet|samla)\b|\b(?:totalt|samlet|samla|i alt)\W*$",
    re.IGNORECASE,
)
_ALL = re.compile(r"^\W*alle\b", re.IGNORECASE)
_PART = re.compile(r"^\s*[-–•]\s|^\s*(?:herav|hvorav|av dette)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:endring|differanse|avvik|vekst|utvikling)\w*", re.IGNORECASE)
_PERCENT = re.compile(r"%|prosent\b|\bpst\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its words, its period, whether it holds changes, and whether they are in per cent."""

    text: str
    period: str
    is_change: bool
    percent: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell; ``value`` is None where it holds no single number."""

    text: str
    line: int
    value: Decimal | None = None
    half: Decimal = Decimal(0)
    unit: Unit = Unit.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, the name of the block of rows it stands in, and its cells (columns may be its own)."""

    label: str
    group: str
    line: int
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]

    @property
    def is_total(self) -> bool:
        """Whether the row adds others up, by its name."""
        return bool(_TOTAL.search(self.label))

    @property
    def is_all(self) -> bool:
        """Whether the row is about everything (``Alle kreftformer``)."""
        return self.is_total or bool(_ALL.search(self.label))

    @property
    def is_part(self) -> bool:
        """Whether the row is a part of the one above (``- voksne``)."""
        return bool(_PART.search(self.label))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``clean``: all its rows have the same number of numbers, so nothing was torn in reading."""

    table: FoundTable
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    #: What stands around it: its caption, and the sentence before it.
    context: str = ""
    #: The requirement that it belongs to, in words.
    requirement: str = ""
    #: The name of the row that is about the whole that reports, above those of its parts.
    own: str = ""
    #: The indicators that its caption, its columns or its setting name.
    indicators: frozenset[str] = frozenset()

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.table.line

    @property
    def body(self) -> tuple[Row, ...]:
        """Rows with cells that are not about everything."""
        return tuple(row for row in self.rows if row.cells and not row.is_all and row.label != self.own)

    @property
    def clean(self) -> bool:
        """Whether the table can be counted upon: read without doubt, and full."""
        full = [row for row in self.rows if row.cells]
        filled = sum(cell.value is not None for row in full for cell in row.cells)
        empty = sum(cell.value is None and bool(cell.text.strip(" –-")) for row in full for cell in row.cells)
        numbered = not any(re.search(r"\d{3}|[|~%\\]", row.label) for row in full)
        return numbered and empty == 0 and filled > 0 and self.table.confidence >= 0.65


def grid_of(table: FoundTable, lines: Sequence[str], year: int | None) -> Grid:
    """The table with its cells located in the text and its numbers read."""
    head = _within(table.caption, _columns(table.header, year), year)
    finder = _Finder(lines, table.line, table.line_end)
    rows: list[Row] = []
    group, columns = "", head
    for printed in table.rows:
        if len(printed) == 1:
            group = printed[0]
            finder.find(group)
            continue
        if not printed[0] and (own := _periods_only(printed[1:], year)):
            columns = own
            continue
        label_line = finder.find(printed[0])
        cells = tuple(_cell(text, finder.find(text)) for text in printed[1:])
        columns = columns if len(columns) >= len(cells) else (*columns, *_unnamed(len(cells) - len(columns)))
        line = next((cell.line for cell in cells if cell.value is not None), label_line)
        rows.append(Row(printed[0], group, line, cells, columns[: len(cells)]))
    read = tuple(_with_units(rows))
    widest = max((row.columns for row in read), key=len, default=())
    return Grid(table, read, widest if head or len(widest) > 1 else ())


def _columns(header: Sequence[Sequence[str]], year: int | None) -> tuple[Column, ...]:
    if not header:
        return ()
    width = max(len(row) for row in header)
    texts = [" ".join(row[i] for row in header if i < len(row) and row[i]) for i in range(1, width)]
    return tuple(_column(text, year) for text in texts)


def _within(caption: str, columns: tuple[Column, ...], year: int | None) -> tuple[Column, ...]:
    """Columns of years under a caption that says ``i 2. tertial`` are second tertials."""
    parts = {part_of(one.code) for one in periods_in(caption, year)} - {""}
    if len(parts) != 1 or any(part_of(column.period) for column in columns):
        return columns
    part = parts.pop()
    return tuple(
        replace(column, period=canonical(column.period + part)) if column.period else column
        for column in columns
    )


def _column(text: str, year: int | None) -> Column:
    change = bool(_CHANGE.search(text))
    years = re.findall(r"20\d\d", text)
    words = text if not change or len(years) < 2 else re.sub(r"20\d\d\s?[-–/]\s?20\d\d", max(years), text)
    found = [one.code for one in periods_in(words, year if not years else None)]
    if len(found) == 2 and "C" in "".join(_months(text)):
        found = []
    code = found[-1] if found else ""
    if months := _months(text):
        code = f"{max(years)}{months[0]}" if years else ""
    return Column(text, canonical(code), change, bool(_PERCENT.search(text)))


def _months(text: str) -> list[str]:
    """``Jan-aug`` as ``C08``: in a head the year often stands in a row of its own."""
    ends = {"apr": "C04", "aug": "C08", "des": "C12"}
    return [ends[m.lower()] for m in re.findall(r"\bjan\w*\s?[-–]\s?(apr|aug|des)", text, re.IGNORECASE)]


def _periods_only(texts: Sequence[str], year: int | None) -> tuple[Column, ...]:
    """A row that only tells the periods of the rows below."""
    columns = [_column(text, year) for text in texts if text]
    return tuple(columns) if columns and all(column.period for column in columns) else ()


def _unnamed(count: int) -> tuple[Column, ...]:
    return tuple(Column("", "", False, False) for _ in range(count))


def _cell(text: str, line: int) -> Cell:
    quantity = parse_quantity(text)
    if not isinstance(quantity, Quantity):
        return Cell(text, line)
    return Cell(text, line, quantity.amount, half_of(quantity.value, quantity.scale), quantity.unit)


def _with_units(rows: Sequence[Row]) -> Iterator[Row]:
    """Columns whose cells say ``%`` are in per cent."""
    for row in rows:
        columns = tuple(
            replace(column, percent=True) if cell.unit is Unit.PERCENT else column
            for column, cell in zip(row.columns, row.cells, strict=False)
        )
        yield replace(row, columns=columns)


class _Finder:
    """Walks a table's lines in the order of its cells, and tells on which line each stands."""

    def __init__(self, lines: Sequence[str], first: int, last: int) -> None:
        self._tokens = [
            (token, number)
            for number in range(first, min(last, len(lines)) + 1)
            for token in _TOKEN.findall(lines[number - 1])
        ]
        self._at = 0
        self._first = first

    def find(self, text: str) -> int:
        """The line of ``text``, looked for from the last find on; that one's line when it is not there."""
        wanted = _TOKEN.findall(text)
        if wanted:
            for start in range(self._at, len(self._tokens) - len(wanted) + 1):
                if all(self._tokens[start + i][0] == word for i, word in enumerate(wanted)):
                    self._at = start + len(wanted)
                    return self._tokens[start][1]
        at = min(self._at, len(self._tokens)) - 1
        return self._tokens[at][1] if at >= 0 else self._first

    def place(self) -> int:
        """Where the walk stands."""
        return self._at

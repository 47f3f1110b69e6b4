# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A number in running text that the table does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linja.ground.checking.figures import Figure, Figures, Grid, Place, Role, Row
from linja.ground.checking.figures.pairs import differing, same_figures
from linja.ground.checking.figures.rounding import agree
from linja.ground.checking.figures.vocabulary import areas_in
from linja.ground.checking.figures.when import year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, name_of, quote_of


def find(figures: Figures) -> Iterator[Finding]:
    """Text against table: the same figure, the same row, and what is said not to be there."""
    for group in same_figures(figures.all, figures.own_period):
        for one, two in differing(group):
            if one.place is not two.place:
                prose, cell = (one, two) if one.place is Place.PROSE else (two, one)
                yield _finding(prose, cell, 0.8 if one.named and two.named else 0.6)
    yield from _rows_told(figures)
    yield from _near_told(figures)
    yield from _items_told(figures)
    yield from _said_missing(figures)
    yield from _said_incomparable(figures)


def _finding(prose: Figure, cell: Figure, sure: float, code: str = "prose_table") -> Finding:
    return Finding(
        kind=FindingKind.PROSE_TABLE,
        line=prose.line,
        other_line=cell.line,
        code=code,
        facts={"prose": prose.printed, "table": cell.printed, "row": name_of(cell.quote)},
        values=(prose.printed, cell.printed),
        quote=quote_of(prose),
        other_quote=quote_of(cell),
        confidence=sure,
    )


# --- a paragraph that tells one row of a table ---------------------------------------------------


def _rows_told(figures: Figures) -> Iterator[Finding]:
    """Where one number of a paragraph is found in just one row, the others are looked for in that row."""
    told: dict[tuple[int, str], list[Figure]] = defaultdict(list)
    for one in figures.in_prose:
        if one.indicator and one.role is Role.VALUE and one.period and not one.area:
            told[(figures.sentences[one.sentence].paragraph, one.indicator)].append(one)
    for (_, indicator), numbers in told.items():
        cells = [c for c in figures.in_tables if c.indicator == indicator and c.area.startswith("item:")]
        if len({one.period for one in numbers}) >= 2 and cells:
            yield from _against_row(numbers, cells)


def _against_row(numbers: Sequence[Figure], cells: Sequence[Figure]) -> Iterator[Finding]:
    # The report's own period tells which row is meant.
    for anchor in sorted(numbers, key=lambda one: one.period, reverse=True):
        rows = {c.line for c in cells if c.period == anchor.period and agree(c, anchor)}
        if len(rows) != 1:
            continue
        line = rows.pop()
        for other in numbers:
            for cell in cells:
                if cell.line == line and cell.period == other.period and not agree(cell, other):
                    yield _finding(other, cell, 0.75)
        return


#: A paragraph this near above or below a table may tell its rows without naming what they count.
_BESIDE = 14
_LEAST = 10


def _near_told(figures: Figures) -> Iterator[Finding]:
    """The same for bare numbers of the paragraphs around a table: the year before fits, this year does not."""
    told: dict[int, list[Figure]] = defaultdict(list)
    for one in figures.in_prose:
        if one.sentence >= 0 and one.role is Role.VALUE and one.period and one.amount >= _LEAST:
            told[figures.sentences[one.sentence].paragraph].append(one)
    for grid in figures.grids:
        for numbers in told.values():
            first, last = numbers[0].line, numbers[-1].line
            if (
                grid.line - _BESIDE <= last <= grid.line
                or grid.table.line_end <= first <= grid.table.line_end + _BESIDE
            ):
                yield from _against_grid(numbers, grid)


def _against_grid(numbers: Sequence[Figure], grid: Grid) -> Iterator[Finding]:
    for anchor in numbers:
        rows = [row for row in grid.rows if _cell_of(row, anchor) == anchor.amount]
        if len(rows) != 1 or not rows[0].is_all:
            continue
        for other in numbers:
            cell = _cell_of(rows[0], other)
            if cell is None or other.period == anchor.period or other.unit is not anchor.unit:
                continue
            if other.sentence == anchor.sentence and cell != other.amount:
                yield _row_finding(other, rows[0], cell)


def _cell_of(row: Row, one: Figure) -> Decimal | None:
    """The row's value for the figure's period, when there is just one."""
    values = [
        cell.value
        for cell, column in zip(row.cells, row.columns, strict=False)
        if column.period == one.period and not column.is_change and cell.value is not None
    ]
    return values[0] if len(values) == 1 else None


def _row_finding(prose: Figure, row: Row, value: Decimal) -> Finding:
    cell = next(cell for cell in row.cells if cell.value == value)
    return Finding(
        kind=FindingKind.PROSE_TABLE,
        line=prose.line,
        other_line=cell.line,
        code="prose_table",
        facts={"prose": prose.printed, "table": cell.text, "row": row.label},
        values=(prose.printed, cell.text),
        quote=quote_of(prose),
        other_quote=cut(" ".join((row.label, *(one.text for one in row.cells)))),
        confidence=0.65,
    )


# --- a row of a table named in the text ----------------------------------------------------------


def _items_told(figures: Figures) -> Iterator[Finding]:
    """``prostatakreft … 41 prosent``: the row that the words before the number name."""
    cells = [c for c in figures.in_tables if c.area.startswith("item:") and len(c.area) > 10]
    names = {c.area: re.compile(rf"\b{re.escape(c.area[5:])}\b", re.IGNORECASE) for c in cells}
    for one in figures.in_prose:
        if one.role is not Role.VALUE or not one.indicator or one.area or one.organisation:
            continue
        text = one.quote
        before = text[: max(0, text.find(one.printed))][-70:]
        named = [area for area, pattern in names.items() if pattern.search(before)]
        if len(named) != 1 or re.search(r"\d", before[-20:]):
            continue
        period = one.period or figures.own_period
        same = [
            c
            for c in cells
            if (c.area, c.indicator, c.period, c.organisation, c.role)
            == (named[0], one.indicator, period, one.organisation, one.role)
        ]
        if len(same) == 1 and not agree(one, same[0]):
            yield _finding(one, same[0], 0.7)


# --- what the text says is not there -------------------------------------------------------------

_MISSING = re.compile(
    r"\b(?:[Tt]all\w*|[Rr]esultat\w*|[Dd]ata)\b[^.]{0,60}\b(?:ikke|ikkje)\b[^.]{0,30}\b(?:tilgjengelig\w*|publisert|klare?|gjort kjent)\b"
    r"|\b(?:foreligger|ligg føre)\b[^.]{0,20}\b(?:ikke|ikkje|ingen)\b[^.]{0,25}\btall\b"
)
_INCOMPARABLE = re.compile(
    r"\b(?:ikke|ikkje)\b[^.]{0,30}\b(?:sammenlignbar\w*|samanliknbar\w*)", re.IGNORECASE
)


def _said_missing(figures: Figures) -> Iterator[Finding]:
    for sentence in figures.sentences:
        years = re.findall(r"\b20\d\d\b", sentence.text)
        match = _MISSING.search(sentence.text)
        if match is None or len(years) != 1 or sentence.asks:
            continue
        about = figures.known.indicators_in(sentence.text) or (
            figures.known.indicators_in(sentence.requirement.text) if sentence.requirement else []
        )
        for cell in figures.in_tables:
            if about and cell.indicator == about[0][2].code and year_of(cell.period) == int(years[0]):
                yield _said(sentence.line, sentence.text, cell, "said_missing", 0.7)
                break


def _said_incomparable(figures: Figures) -> Iterator[Finding]:
    for sentence in figures.sentences:
        if _INCOMPARABLE.search(sentence.text) is None or sentence.asks:
            continue
        about, areas = (
            figures.known.indicators_in(sentence.text),
            {area for _, _, area in areas_in(sentence.text)},
        )
        for cell in figures.in_tables:
            if (
                about
                and cell.role is Role.CHANGE
                and cell.indicator == about[0][2].code
                and (cell.area in areas or not areas)
                and cell.period in {"", figures.own_period}
            ):
                yield _said(sentence.line, sentence.text, cell, "said_incomparable", 0.65)
                break


def _said(line: int, text: str, cell: Figure, code: str, sure: float) -> Finding:
    return Finding(
        kind=FindingKind.PROSE_TABLE,
        line=line,
        other_line=cell.line,
        code=code,
        facts={"table": cell.printed, "row": name_of(cell.quote)},
        values=(cell.printed,),
        quote=cut(text),
        other_quote=quote_of(cell),
        confidence=sure,
    )

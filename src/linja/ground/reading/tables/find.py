"""All tables of a document: those it draws, those its lines form, forms in appendices, listed amounts."""

from __future__ import annotations

from dataclasses import replace

from linja.ground.reading.findings import FoundTable
from linja.ground.reading.input.source_text import SourceText
from linja.ground.reading.tables.amounts import amount_lists
from linja.ground.reading.tables.blanks import fill_blanks
from linja.ground.reading.tables.captions import find_caption
from linja.ground.reading.tables.header import Header, find_header
from linja.ground.reading.tables.lines import Line, table_lines
from linja.ground.reading.tables.period_forms import period_forms
from linja.ground.reading.tables.ruled import ruled_tables
from linja.ground.reading.tables.runs import Run, find_runs

#: Wider than any gap within a table.
_CUT = 99


def find_tables(source: SourceText) -> tuple[FoundTable, ...]:
    """Return the tables in the order of the text; no two cover the same line.

    Lines are 1-based and inclusive and take in header and short title. ``rows`` hold the name first;
    a row of one cell is a name between rows; a short row's missing cell could not be placed.
    """
    lines = table_lines(source)
    taken: list[FoundTable] = ruled_tables(source)
    # The surer the evidence, the earlier: what is left of the lines goes to the next kind.
    for kind in (period_forms, _text_tables, amount_lists):
        taken += kind(_left(lines, taken))
    return tuple(sorted(taken, key=lambda table: table.line))


def _left(lines: list[Line], taken: list[FoundTable]) -> list[Line]:
    """Return the lines that no table covers; a wide gap stands where one was taken out."""
    left: list[Line] = []
    cut = False
    for line in lines:
        if any(table.line <= line.number <= table.line_end for table in taken):
            cut = True
            continue
        left.append(replace(line, gap=_CUT) if cut else line)
        cut = False
    return left


def _text_tables(lines: list[Line]) -> list[FoundTable]:
    tables: list[FoundTable] = []
    floor = 0
    for run in find_runs(lines):
        header = find_header(lines, run.first, run.last, run.columns, floor)
        if header is None and not _convinces(run):
            continue
        tables.append(_table(lines, run, header, floor))
        floor = run.last + 1
    return tables


def _convinces(run: Run) -> bool:
    """Without a header it takes more rows."""
    return sum(len(row.cells) > 1 for row in run.rows) >= 3


def _table(lines: list[Line], run: Run, header: Header | None, floor: int) -> FoundTable:
    top = min(run.first, header.first) if header else run.first
    bottom = max(run.last, header.bottom) if header else run.last
    caption = find_caption(lines, top, bottom, floor)
    first = top if caption.first is None else caption.first
    head = header.rows if header else ()
    width = max([run.columns + 1, *(len(row) for row in head)])
    # Names between the header and the first row with values are the first part's heading.
    names = [(line.words,) for line in lines[header.last + 1 : run.first]] if header else []
    rows = fill_blanks([*names, *(row.cells for row in run.rows)], run.columns)
    return FoundTable(
        line=lines[first].number,
        line_end=lines[bottom].number,
        caption=caption.words,
        header=tuple(_padded(row, width) for row in head),
        rows=tuple(_padded(row, width) if len(row) == run.columns + 1 else row for row in rows),
        confidence=_confidence(run, header),
    )


def _padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return row + ("",) * (width - len(row))


def _confidence(run: Run, header: Header | None) -> float:
    """Whole rows and a header make a sure table."""
    valued = [row for row in run.rows if len(row.cells) > 1]
    whole = sum(len(row.cells) == run.columns + 1 for row in valued) / len(valued)
    return round((1.0 if header else 0.7) * whole, 2)

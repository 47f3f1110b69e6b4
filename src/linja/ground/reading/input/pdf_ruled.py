"""Tables that a PDF draws with lines: grids by pdfplumber, tables ruled across by their bands."""

from __future__ import annotations

import io
import logging
import time

from linja.ground.reading.input import limits
from linja.ground.reading.input.pdf_bands import find_bands
from linja.ground.reading.input.pdf_lines import PlacedLine
from linja.ground.reading.input.pdf_rules import Rules
from linja.ground.reading.input.source_text import RuledTable

Numbered = list[tuple[int, PlacedLine]]


def find_ruled(
    data: bytes, rules: dict[int, Rules], placed: list[PlacedLine]
) -> tuple[tuple[RuledTable, ...], bool]:
    """Return the drawn tables of the pages in ``rules``, and whether time ran out before all were seen."""
    lines: dict[int, Numbered] = {page: [] for page in rules}
    for number, line in enumerate(placed, 1):
        if line.page in lines and line.layout:
            lines[line.page].append((number, line))
    grids, late = _grids(data, [page for page, rule in rules.items() if rule.is_grid], lines)
    tables = list(grids)
    for page, rule in rules.items():
        bands = find_bands(rule, lines[page], page)
        tables += [band for band in bands if not any(_overlap(band, grid) for grid in grids)]
    return tuple(sorted(tables, key=lambda table: table.line)), late


def _overlap(one: RuledTable, two: RuledTable) -> bool:
    return one.line <= two.line_end and two.line <= one.line_end


def _grids(data: bytes, pages: list[int], lines: dict[int, Numbered]) -> tuple[list[RuledTable], bool]:
    """Tables with lines both ways. pdfplumber is slow: only pages with upright lines are shown to it."""
    if not pages:
        return [], False
    import pdfplumber

    # Its parser reports every oddity of a file that PDFium has already read without trouble.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    started = time.monotonic()
    tables: list[RuledTable] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number in pages:
                if time.monotonic() - started > limits.RULED_TABLE_SECONDS:
                    return tables, True
                page = document.pages[number - 1]
                found = (_ruled(t.bbox, t.extract(), lines[number], number) for t in page.find_tables())
                tables += [table for table in found if table is not None]
                page.close()
    except Exception:
        # A damaged file raises anything here; the text is read, the tables found so far are kept.
        return tables, True
    return tables, False


def _ruled(
    bbox: tuple[float, float, float, float], cells: list[list[str | None]], lines: Numbered, page: int
) -> RuledTable | None:
    """Return the table with the lines it covers, or None when it is a frame rather than a table."""
    rows = tuple(tuple((cell or "").strip() for cell in row) for row in cells)
    rows = tuple(row for row in rows if any(row))
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    inside = [number for number, line in lines if _within(line, bbox)]
    if not inside:
        return None
    return RuledTable(line=min(inside), line_end=max(inside), rows=rows, page=page)


def _within(line: PlacedLine, bbox: tuple[float, float, float, float]) -> bool:
    layout = line.layout
    if layout is None:
        return False
    middle = ((layout.top or 0.0) + (layout.bottom or 0.0)) / 2
    beside = (layout.x1 or 0.0) > bbox[0] and (layout.x0 or 0.0) < bbox[2]
    return beside and bbox[1] - 2 <= middle <= bbox[3] + 2

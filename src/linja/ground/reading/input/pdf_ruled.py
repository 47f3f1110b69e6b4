"""Tables that a PDF draws with lines: looked for only on pages that have enough of them."""

from __future__ import annotations

import io
import time

import pypdfium2 as pdfium
from pypdfium2 import raw

from linja.ground.reading.input import limits
from linja.ground.reading.input.pdf_lines import PlacedLine
from linja.ground.reading.input.source_text import RuledTable

#: Fewer drawn shapes than this make no table of two rows and two columns.
_FEWEST_SHAPES = 5
_MOST_SHAPES = 20_000


def has_ruling(page: pdfium.PdfPage) -> bool:
    """Whether the page draws enough thin lines or boxes to hold a ruled table."""
    count = raw.FPDFPage_CountObjects(page.raw)
    shapes = 0
    for index in range(min(count, _MOST_SHAPES)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        shapes += 2 if raw.FPDFPath_CountSegments(item) > 5 else 1
        if shapes >= _FEWEST_SHAPES:
            return True
    return False


def find_ruled(
    data: bytes, pages: list[int], placed: list[PlacedLine]
) -> tuple[tuple[RuledTable, ...], bool]:
    """Return the ruled tables of ``pages`` (1-based), and whether time ran out before all were seen."""
    if not pages:
        return (), False
    import pdfplumber

    started = time.monotonic()
    tables: list[RuledTable] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number in pages:
            if time.monotonic() - started > limits.RULED_TABLE_SECONDS:
                return tuple(tables), True
            page = document.pages[number - 1]
            lines = [(i, line) for i, line in enumerate(placed, 1) if line.page == number and line.layout]
            for found in page.find_tables():
                table = _ruled(found.bbox, found.extract(), lines, number)
                if table is not None:
                    tables.append(table)
            page.close()
    return tuple(tables), False


def _ruled(
    bbox: tuple[float, float, float, float],
    cells: list[list[str | None]],
    lines: list[tuple[int, PlacedLine]],
    page: int,
) -> RuledTable | None:
    """Return the table with the lines it covers, or None when it is a frame rather than a table."""
    rows = tuple(tuple((cell or "").strip() for cell in row) for row in cells)
    rows = tuple(row for row in rows if any(row))
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    inside = [
        number
        for number, line in lines
        if line.layout and bbox[1] - 2 <= _middle(line) <= bbox[3] + 2 and _within(line, bbox)
    ]
    if not inside:
        return None
    return RuledTable(line=min(inside), line_end=max(inside), rows=rows, page=page)


def _within(line: PlacedLine, bbox: tuple[float, float, float, float]) -> bool:
    layout = line.layout
    return layout is not None and (layout.x1 or 0) > bbox[0] and (layout.x0 or 0) < bbox[2]


def _middle(line: PlacedLine) -> float:
    layout = line.layout
    return ((layout.top or 0) + (layout.bottom or 0)) / 2 if layout else 0.0

"""PDF in: opened by PDFium, page by page, into lines with positions."""

from __future__ import annotations

import threading
import time

import pypdfium2 as pdfium

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input import limits
from linja.ground.reading.input.pdf_fragments import Fragment, page_fragments
from linja.ground.reading.input.pdf_lines import PlacedLine, assemble
from linja.ground.reading.input.pdf_ruled import find_ruled
from linja.ground.reading.input.pdf_rules import Rules, rules_of
from linja.ground.reading.input.source_text import RuledTable, SourceText

#: PDFium is not safe to call from two threads, in one document or in two.
_ONE_AT_A_TIME = threading.Lock()
_WRONG_PASSWORD = pdfium.raw.FPDF_ERR_PASSWORD


def read_pdf(data: bytes, name: str) -> SourceText:
    """Read a PDF. Raises ``Refused`` for password, damage, no text, too many pages or too much time."""
    with _ONE_AT_A_TIME:
        pages, rules, textless = _read_pages(data, name)
    if not any(pages):
        raise Refused(Refusal("reading.no_text", {"name": name, "format": "pdf", "pages": len(pages)}))
    placed = assemble(pages)
    tables, late = find_ruled(data, rules, placed)
    warnings = (["reading.pages_without_text"] if textless else []) + (
        ["reading.tables_cut_short"] if late else []
    )
    return _source(placed, tables, tuple(warnings), name)


def _read_pages(data: bytes, name: str) -> tuple[list[list[Fragment]], dict[int, Rules], int]:
    """Return each page's fragments, the drawn lines by page, and how many pages are only pictures."""
    document = _open(data, name)
    started = time.monotonic()
    try:
        count = len(document)
        _refuse_length(count, name)
        pages: list[list[Fragment]] = []
        rules: dict[int, Rules] = {}
        textless = 0
        for number in range(count):
            if time.monotonic() - started > limits.PDF_SECONDS:
                raise Refused(Refusal("reading.too_slow", {"name": name, "pages": count, "read": number}))
            fragments, drawn = _read_page(document, number, name)
            pages.append(fragments)
            textless += not fragments
            if drawn:
                rules[number + 1] = drawn
    finally:
        document.close()
    return pages, rules, textless


def _read_page(document: pdfium.PdfDocument, number: int, name: str) -> tuple[list[Fragment], Rules]:
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise Refused(
            Refusal("reading.broken", {"name": name, "format": "pdf", "page": number + 1})
        ) from error
    try:
        fragments = page_fragments(text_page, page.get_size(), page.get_rotation())
        return fragments, rules_of(page) if fragments else Rules()
    finally:
        text_page.close()
        page.close()


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise Refused(Refusal("reading.password", {"name": name, "format": "pdf"})) from error
        raise Refused(Refusal("reading.broken", {"name": name, "format": "pdf"})) from error


def _refuse_length(count: int, name: str) -> None:
    if count == 0:
        raise Refused(Refusal("reading.broken", {"name": name, "format": "pdf"}))
    if count > limits.MOST_PAGES:
        facts = {"name": name, "pages": count, "limit": limits.MOST_PAGES}
        raise Refused(Refusal("reading.too_many_pages", facts))


def _source(
    placed: list[PlacedLine], tables: tuple[RuledTable, ...], warnings: tuple[str, ...], name: str
) -> SourceText:
    return SourceText(
        lines=tuple(line.text for line in placed),
        pages=tuple(line.page for line in placed),
        format="pdf",
        layout=tuple(line.layout for line in placed),
        ruled_tables=tables,
        warnings=warnings,
        name=name,
    )

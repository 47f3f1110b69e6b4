"""DOCX in: paragraphs and tables in document order, styles as layout, nothing run and nothing fetched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input import limits
from linja.ground.reading.input.docx_numbering import Numbering
from linja.ground.reading.input.docx_styles import Styles
from linja.ground.reading.input.docx_words import PAGE, RENDERED, W, paragraph_words, value
from linja.ground.reading.input.source_text import LineLayout, RuledTable, SourceText

#: What reading a damaged or hostile document may end in.
_DAMAGE = (etree.XMLSyntaxError, zipfile.BadZipFile, LookupError, ValueError, OverflowError, RecursionError)
_PARTS = {
    "document": "word/document.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
}


def read_docx(data: bytes, name: str) -> SourceText:
    """Read a DOCX. Raises ``Refused("reading.broken")`` when its parts are missing or damaged."""
    try:
        parts = _parts(data, name)
        writer = _Writer(Styles(parts.get("styles")), Numbering(parts.get("numbering")))
        body = parts["document"].find(f"{W}body")
        if body is None:
            raise KeyError("body")
        writer.rendered = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        writer.blocks(body)
        for kind in ("footnotes", "endnotes"):
            writer.notes(parts.get(kind))
    except _DAMAGE as error:
        raise Refused(Refusal("reading.broken", {"name": name, "format": "docx"})) from error
    return writer.source(name)


def _parts(data: bytes, name: str) -> dict[str, etree._Element]:
    """Return the parsed parts that exist; entities and outside addresses stay unresolved."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        present = set(archive.namelist())
        for key, path in _PARTS.items():
            if path not in present:
                continue
            if (size := archive.getinfo(path).file_size) > limits.MOST_XML:
                facts = {"name": name, "size": size, "limit": limits.MOST_XML}
                raise Refused(Refusal("reading.too_large", facts))
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
            parts[key] = etree.fromstring(archive.read(path), parser)
    return parts


@dataclass
class _Writer:
    """Gathers lines with their layout while walking the document."""

    styles: Styles
    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    layout: list[LineLayout | None] = field(default_factory=list)
    tables: list[RuledTable] = field(default_factory=list)
    #: Word's own page breaks from when the file was last shown; better than those set by hand alone.
    rendered: bool = False
    page: int = 1
    page_seen: bool = False

    def blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs and tables below ``parent`` in document order."""
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                self._table(block)
            else:
                self._paragraph(block)

    def notes(self, part: etree._Element | None) -> None:
        """Append footnotes or endnotes, each beginning with its number in brackets."""
        if part is None:
            return
        for note in part:
            if value(note, "type") in {"separator", "continuationSeparator", "continuationNotice"}:
                continue
            words = " ".join(text for p in note.iter(f"{W}p") if (text := _plain(p)))
            if words:
                self._blank()
                self._add(f"[{value(note, 'id')}] {words}", LineLayout(style="footnote"))

    def _paragraph(self, paragraph: etree._Element) -> None:
        label, level = self.numbering.label(paragraph, self.styles)
        words = paragraph_words(paragraph)
        turn = RENDERED if self.rendered else PAGE
        leading = words[: len(words) - len(words.lstrip(f" \t\n{PAGE}{RENDERED}"))]
        self._turn_pages(leading.count(turn))
        # A list's items stand together; every other paragraph gets air before it.
        if not (words.strip() and label and self._in_list()):
            self._blank()
        self._lines_of(words.lstrip(), label, self._look(paragraph, level), turn)

    def _lines_of(self, words: str, label: str, layout: LineLayout, turn: str) -> None:
        """Write a paragraph's lines; the page turns behind the line in which it breaks."""
        indent = "  " * (layout.list_level or 0)
        for line in words.replace(PAGE, f"{PAGE}\n").split("\n"):
            if shown := line.replace(PAGE, "").replace(RENDERED, "").strip():
                self._add(f"{indent}{label}{shown}", layout)
                label = ""
            self._turn_pages(line.count(turn))

    def _look(self, paragraph: etree._Element, level: int | None) -> LineLayout:
        look = self.styles.look(paragraph)
        return LineLayout(
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            style=look.style,
            heading_level=look.heading_level,
            list_level=level,
        )

    def _in_list(self) -> bool:
        last = self.layout[-1] if self.layout else None
        return last is not None and last.list_level is not None

    def _table(self, table: etree._Element) -> None:
        rows, header_rows = _table_rows(table)
        if not rows:
            return
        if max(map(len, rows)) == 1:
            # One column is a frame around text, not a table: its paragraphs are the document's own.
            for row in table.iterchildren(f"{W}tr"):
                for cell in _cells(row):
                    self.blocks(cell)
            return
        self._blank()
        start = len(self.lines) + 1
        for row in rows:
            self._add("\t".join(" ".join(cell.split()) for cell in row), LineLayout(style="table"))
        self.tables.append(RuledTable(start, len(self.lines), rows, header_rows))
        self._blank()

    def _turn_pages(self, turns: int) -> None:
        self.page += turns
        self.page_seen = self.page_seen or turns > 0

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")
            self.pages.append(self.page)
            self.layout.append(None)

    def _add(self, line: str, layout: LineLayout) -> None:
        self.lines.append(line)
        self.pages.append(self.page)
        self.layout.append(layout)

    def source(self, name: str) -> SourceText:
        """Return what was gathered; pages are known only where the document breaks them itself."""
        while self.lines and not self.lines[-1]:
            self.lines.pop(), self.pages.pop(), self.layout.pop()
        pages: tuple[int | None, ...] = tuple(self.pages) if self.page_seen else (None,) * len(self.lines)
        return SourceText(
            lines=tuple(self.lines),
            pages=pages,
            format="docx",
            layout=tuple(self.layout),
            ruled_tables=tuple(self.tables),
            name=name,
        )


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables; content controls and inserted text are looked through."""
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"}:
            yield from _blocks(child)


def _plain(paragraph: etree._Element) -> str:
    return " ".join(paragraph_words(paragraph).replace(RENDERED, "").split())


def _table_rows(table: etree._Element) -> tuple[tuple[tuple[str, ...], ...], int]:
    """Return the rows as equally many cells, and how many rows the document marks as header."""
    rows: list[list[str]] = []
    header_rows = 0
    for row in table.iterchildren(f"{W}tr"):
        cells: list[str] = []
        for cell in _cells(row):
            words = "\n".join(text for p in cell.iter(f"{W}p") if (text := _plain(p)))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            cells.append(words)
            cells.extend([""] * (min(64, int(value(span, "val") or 1)) - 1 if span is not None else 0))
        if row.find(f"{W}trPr/{W}tblHeader") is not None and header_rows == len(rows):
            header_rows += 1
        rows.append(cells)
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows), min(header_rows, len(rows))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent"}:
            yield from _cells(child)

"""A document that is held as a tree, read as everybody else would read it, to be held against itself.

It is read from its words and not from what is known of it: what is checked is what the reader will see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from linja.ground.document.tree import Block, Document, ItemList, Paragraph, Role, Section, Table
from linja.ground.document.walk import heading
from linja.ground.reading import read_source
from linja.ground.reading.findings import FoundTable, Reading
from linja.ground.reading.input import LineLayout, RuledTable, SourceText


@dataclass(frozen=True, slots=True)
class TreeReading:
    """A reading with what each of its lines belongs to."""

    reading: Reading
    #: By line (the first is 1): the heading that it stands under, and the ``ref`` of block or section.
    places: tuple[tuple[str, str | None], ...]

    def place(self, line: int) -> tuple[str, str | None]:
        """(heading above, ref) of a line."""
        return self.places[line - 1] if 0 < line <= len(self.places) else ("", None)


def read_tree(document: Document) -> TreeReading:
    """Read the tree's words; gaps that a draft says in place are not the document's."""
    writer = _Writer()
    for line in (document.title, document.organisation, str(document.year or "")):
        writer.line(line, LineLayout(style="title"))
    for section in document.sections:
        writer.section(section, 1)
    reading = read_source(writer.source())
    facts = replace(
        reading.document,
        year=document.year or reading.document.year,
        organisation=document.organisation or reading.document.organisation,
        language=document.language,
    )
    reading = replace(reading, document=facts, tables=tuple(_declared(reading.tables, writer.grids)))
    return TreeReading(reading, tuple(writer.places))


def _declared(found: Iterable[FoundTable], held: Iterable[FoundTable]) -> Iterator[FoundTable]:
    """The tree's own tables in place of what was made of their lines; lists that add up beside them."""
    own = tuple(held)
    inside = {line for table in own for line in range(table.line, table.line_end + 1)}
    others = [table for table in found if table.line not in inside]
    yield from sorted((*own, *others), key=lambda table: table.line)


@dataclass
class _Writer:
    """Gathers lines as a DOCX gives them: paragraphs apart, items together, headings and tables declared."""

    lines: list[str] = field(default_factory=list)
    layout: list[LineLayout | None] = field(default_factory=list)
    places: list[tuple[str, str | None]] = field(default_factory=list)
    tables: list[RuledTable] = field(default_factory=list)
    grids: list[FoundTable] = field(default_factory=list)
    under: str = ""
    ref: str | None = None

    def section(self, section: Section, level: int) -> None:
        """Its heading, its blocks, and the sections below."""
        self.under, self.ref = heading(section), section.ref
        self.blank()
        self.line(self.under, LineLayout(heading_level=min(level, 9)))
        for block in section.blocks:
            if block.role is not Role.GAP:
                # What an answer says has no address of its own: it belongs to the requirement above.
                self.ref = block.ref or self.ref
                self.block(block)
        for child in section.sections:
            self.section(child, level + 1)

    def block(self, block: Block) -> None:
        """A paragraph, a list or a table, with air before it."""
        self.blank()
        match block:
            case Paragraph():
                for words in block.text.split("\n"):
                    self.line(words, LineLayout())
            case ItemList():
                for number, item in enumerate(block.items, start=1):
                    label = f"{number}." if block.ordered else item.mark or "•"
                    self.line(f"{'  ' * item.level}{label} {item.text}", LineLayout(list_level=item.level))
            case Table():
                self.table(block)

    def table(self, table: Table) -> None:
        """Caption, rows and notes."""
        self.line(table.caption, LineLayout(style="caption"))
        rows = tuple(_even((*table.header, *table.rows)))
        start = len(self.lines) + 1
        for row in rows:
            self.line("\t".join(" ".join(cell.split()) for cell in row), LineLayout(style="table"))
        if rows:
            self.tables.append(RuledTable(start, len(self.lines), rows, len(table.header)))
            self.grids.append(_grid(table, start, len(self.lines)))
        self.blank()
        for note in table.notes:
            self.line(note, LineLayout())

    def line(self, words: str, layout: LineLayout) -> None:
        """One line, unless it says nothing."""
        if words.strip():
            self._add(words, layout)

    def blank(self) -> None:
        """A line of air."""
        if self.lines and self.lines[-1]:
            self._add("", None)

    def _add(self, words: str, layout: LineLayout | None) -> None:
        self.lines.append(words)
        self.layout.append(layout)
        self.places.append((self.under, self.ref))

    def source(self) -> SourceText:
        """What was gathered."""
        return SourceText(
            lines=tuple(self.lines),
            pages=(None,) * len(self.lines),
            format="docx",
            layout=tuple(self.layout),
            ruled_tables=tuple(self.tables),
        )


def _grid(table: Table, line: int, line_end: int) -> FoundTable:
    """As reading tells of tables: a row that says nothing beside its name heads the rows below it."""
    rows = tuple(row if any(cell.strip() for cell in row[1:]) else row[:1] for row in table.rows if any(row))
    return FoundTable(line, line_end, table.caption, table.header, rows)


def _even(rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    """Rows of equally many cells; one that says nothing is left out."""
    width = max(map(len, rows), default=0)
    for row in rows:
        if any(cell.strip() for cell in row):
            yield (*row, *("",) * (width - len(row)))

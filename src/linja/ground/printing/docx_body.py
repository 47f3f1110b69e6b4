"""The body of a Word document as XML, written as text in one go: a long report has many thousand parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from linja.ground.document.tree import Block, Document, ItemList, Mark, Paragraph, Role, Table
from linja.ground.printing.docx_parts import paragraph, run_of
from linja.ground.printing.docx_styles import BULLETS, HEADINGS
from linja.ground.printing.runs import Chapter, Run, chapters, continues
from linja.ground.printing.tables import Grid, grid
from linja.ground.printing.words import clean, paragraphs, sign_of

_STYLE_IDS = {
    Role.BODY: "Normal",
    Role.STEM: "Innledningtilkrav",
    Role.REQUIREMENT: "Krav",
    Role.ANSWER: "Svar",
    Role.STATUS: "Status",
    Role.STATEMENT: "Uttalelse",
    Role.NOTE: "Merknad",
    Role.GAP: "Mangler",
}
_ITEM_STYLE_IDS = {Role.REQUIREMENT: "Kravpunkt", Role.ANSWER: "Svarpunkt"}
_ACROSS_TWIPS = 8700
_LINE_INDENT = 300
_NEAR = '<w:spacing w:before="0"/>'


@dataclass(slots=True)
class Body:
    """Writes the tree as paragraphs and tables.

    ``picture`` gives the inline drawing of a shape, ``new_list`` the id of a fresh numbered
    list, ``bullets`` the id of the list whose items all have a sign of their own.
    """

    picture: Callable[[Mark | None], str]
    new_list: Callable[[], int]
    bullets: Callable[[str], int]
    #: Without a page for the contents before the first heading.
    light: bool = False
    entries: list[tuple[int, str, str]] = field(default_factory=list)
    _bookmarks: int = 0

    def write(self, document: Document) -> str:
        """All paragraphs and tables; ``entries`` (level, title, bookmark) then holds the headings."""
        return "".join(part for chapter in chapters(document) for part in self._chapter(chapter))

    def _chapter(self, chapter: Chapter) -> Iterator[str]:
        if chapter.title:
            yield self._heading(chapter)
        for run in chapter.runs:
            for before, block in zip([None, *run.blocks], run.blocks, strict=False):
                yield from self._block(block, run, goes_on=continues(before, block))

    def _heading(self, chapter: Chapter) -> str:
        level = min(chapter.level, HEADINGS)
        self._bookmarks += 1
        name = f"_Toc{self._bookmarks:06d}"
        if chapter.title[0].isdecimal() or level == 1:
            self.entries.append((level, chapter.title, name))
        first = self._bookmarks == 1 and not self.light
        fresh = "<w:pageBreakBefore/>" if chapter.new_page or first else ""
        marked = (
            f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>{run_of(chapter.title)}'
            f'<w:bookmarkEnd w:id="{self._bookmarks}"/>'
        )
        return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/>{fresh}</w:pPr>{marked}</w:p>'

    def _block(self, block: Block, run: Run, *, goes_on: bool) -> Iterator[str]:
        style = _STYLE_IDS[block.role]
        near = _NEAR if goes_on else ""
        match block:
            case Paragraph():
                lead = self.picture(block.mark) if block.role is Role.STATUS else ""
                for lines in paragraphs(block.text):
                    yield paragraph(style, lines, near, lead)
                    lead = ""
            case ItemList():
                yield from self._items(block, near)
            case Table():
                cells = grid(block)
                if cells is not None:
                    yield from _table(block, cells, _LINE_INDENT if run.on_line else 0)

    def _items(self, block: ItemList, near: str) -> Iterator[str]:
        style = _ITEM_STYLE_IDS.get(block.role, "Punkt")
        counted = self.new_list() if block.ordered else 0
        for i, item in enumerate(block.items):
            lines = [line for lines in paragraphs(item.text) for line in lines]
            level = min(max(item.level, 0), 8)
            number = counted or (self.bullets(sign_of(item)) if item.mark else BULLETS)
            left = (640 if style != "Punkt" else 340) + 340 * level
            mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            place = f'<w:ind w:left="{left}" w:hanging="340"/>'
            # Only the first item keeps the air that its style has above.
            yield paragraph(style, lines, mark + (_NEAR if i else near) + place)


def _table(table: Table, cells: Grid, indent: int) -> Iterator[str]:
    caption = " ".join(clean(table.caption).split())
    across = _ACROSS_TWIPS - indent
    total = sum(cells.shares)
    widths = [round(across * share / total) for share in cells.shares]
    if caption:
        yield paragraph("Caption", [caption], f'<w:ind w:left="{indent}"/>' if indent else "")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths, cells, head=True) for row in cells.header)
    rows += "".join(_row(row, widths, cells, head=False) for row in cells.rows)
    yield f"<w:tbl>{_table_properties(across, indent, caption)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    yield from _below_table(table, indent)


def _below_table(table: Table, indent: int) -> Iterator[str]:
    """Notes, or an empty low paragraph: Word joins tables that nothing stands between."""
    place = f'<w:ind w:left="{indent}"/>' if indent else ""
    for note in table.notes:
        yield paragraph("Merknad", [line for lines in paragraphs(note) for line in lines], place)
    if not table.notes:
        low = '<w:spacing w:before="0" w:after="120" w:line="120" w:lineRule="exact"/>'
        yield f"<w:p><w:pPr>{low}</w:pPr></w:p>"


def _table_properties(across: int, indent: int, caption: str) -> str:
    def edge(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    borders = edge("top", 8, "0B5A6B") + edge("bottom", 4, "B9D3D8") + edge("insideH", 4, "B9D3D8")
    spoken = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    return (
        f'<w:tblPr><w:tblW w:w="{across}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" '
        f'w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0620" '
        f'w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{spoken}</w:tblPr>"
    )


def _row(row: list[str], widths: list[int], cells: Grid, *, head: bool) -> str:
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    written = "".join(
        _cell(text, width, cells.size, numeric=numeric, head=head)
        for text, width, numeric in zip(row, widths, cells.numeric, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"


def _cell(text: str, width: int, size: float, *, numeric: bool, head: bool) -> str:
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="EEF5F6"/>' if head else ""
    look = f'<w:sz w:val="{round(2 * size)}"/>' if size < 9 else ""
    said = "<w:r><w:br/></w:r>".join(run_of(line, look) for line in text.split("\n") if line)
    align = '<w:jc w:val="right"/>' if numeric else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr><w:p><w:pPr><w:pStyle '
        f'w:val="{"Tabellhode" if head else "Tabelltekst"}"/>{align}</w:pPr>{said}</w:p></w:tc>'
    )

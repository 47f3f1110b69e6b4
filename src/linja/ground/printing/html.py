"""The tree as an accessible HTML fragment: sections, headings, lists, tables; no styles, no script.

Classes: ``section``, ``line`` (requirement, status and answer that hang together), ``role-…`` for what a
block is, ``mark`` and ``mark-…`` for the shape before a status, ``num`` for columns of figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from linja.ground.document.tree import Block, Document, ItemList, Mark, Paragraph, Role, Section, Table
from linja.ground.printing.runs import Run, printed_title, runs
from linja.ground.printing.tables import Grid, grid
from linja.ground.printing.words import clean, paragraphs


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents. ``level`` 1 is the outermost."""

    level: int
    title: str
    anchor: str


@dataclass(slots=True)
class _Anchors:
    """Gives each block and section an id that nothing else in the fragment has."""

    prefix: str
    used: dict[str, int] = field(default_factory=dict)

    def new(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace("æ", "ae"))
        slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:60].strip("-")
        slug = self.prefix + (slug or "del")
        self.used[slug] = count = self.used.get(slug, 0) + 1
        if count == 1:
            return slug
        return self.new_numbered(slug, count)

    def new_numbered(self, slug: str, count: int) -> str:
        while (candidate := f"{slug}-{count}") in self.used:
            count += 1
        self.used[candidate] = 1
        return candidate


def to_html(document: Document, heading_level: int = 2, prefix: str = "") -> str:
    """The document's body as a fragment; outermost headings are ``<h{heading_level}>``.

    The page around it prints the title (``<h1>``), the language (``lang``) and the styles. ``prefix`` is
    put before every id, for pages that show two documents. Levels deeper than 6 become 6.
    """
    anchors = _Anchors(prefix)
    return "\n".join(
        line for section in document.sections for line in _section(section, heading_level, anchors, "")
    )


def contents(document: Document, prefix: str = "") -> list[Entry]:
    """All headings with the anchors that :func:`to_html` gives them (with the same ``prefix``)."""
    anchors = _Anchors(prefix)
    return [entry for section in document.sections for entry in _entries(section, 1, anchors)]


def contents_html(document: Document, label: str, depth: int = 3, prefix: str = "") -> str:
    """A table of contents as ``<nav>`` with nested lists, ``depth`` levels deep; empty without headings."""
    entries = [entry for entry in contents(document, prefix) if entry.level <= depth]
    if not entries:
        return ""
    lines = [f'<nav class="contents" aria-label="{escape(label)}">']
    level = 0
    for entry in entries:
        lines.append("<ul><li>" * (entry.level - level) if entry.level > level else "</li>")
        lines[-1] += "</ul></li>" * (level - entry.level) + ("<li>" if entry.level <= level else "")
        lines.append(f'<a href="#{entry.anchor}">{escape(entry.title)}</a>')
        level = entry.level
    lines.append("</li></ul>" * level + "</nav>")
    return "\n".join(lines)


def _entries(section: Section, level: int, anchors: _Anchors) -> Iterator[Entry]:
    title = printed_title(section)
    if title:
        yield Entry(level, title, anchors.new(section.ref or title))
    for run in runs(section.blocks):
        for block in run.blocks:
            _anchor(block, anchors)
    for child in section.sections:
        yield from _entries(child, level + 1 if title else level, anchors)


def _section(section: Section, level: int, anchors: _Anchors, above: str) -> Iterator[str]:
    title = printed_title(section)
    deeper = level
    yield '<section class="section">'
    if title:
        tag = f"h{min(level, 6)}"
        yield f'<{tag} id="{anchors.new(section.ref or title)}">{escape(title)}</{tag}>'
        deeper = level + 1
    for run in runs(section.blocks):
        yield from _run(run, anchors, title or above)
    for child in section.sections:
        yield from _section(child, deeper, anchors, title or above)
    yield "</section>"


def _run(run: Run, anchors: _Anchors, heading: str) -> Iterator[str]:
    if run.on_line:
        yield '<div class="line">'
    for block in run.blocks:
        yield from _block(block, anchors, heading)
    if run.on_line:
        yield "</div>"


def _anchor(block: Block, anchors: _Anchors) -> str:
    return f' id="{anchors.new(block.ref)}"' if block.ref else ""


def _block(block: Block, anchors: _Anchors, heading: str) -> Iterator[str]:
    attributes = f'{_anchor(block, anchors)} class="role-{block.role.value}'
    match block:
        case Paragraph(role=Role.STATUS) | Paragraph(role=Role.NOTE, mark=Mark()):
            mark = block.mark.value if block.mark else "none"
            shape = f'<span class="mark mark-{mark}" aria-hidden="true"></span>'
            for lines in paragraphs(block.text):
                yield f'<p{attributes}">{shape}{_lines(lines)}</p>'
                attributes = f' class="role-{block.role.value}'
        case Paragraph():
            said = "".join(f"<p>{_lines(lines)}</p>" for lines in paragraphs(block.text))
            yield f'<div{attributes}">{said}</div>'
        case ItemList():
            yield f'<div{attributes}">{_items(block)}</div>'
        case Table():
            cells = grid(block)
            if cells is not None:
                yield f'<div{attributes} table">'
                yield from _table(block, cells, heading)
                yield "</div>"


def _lines(lines: list[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _items(block: ItemList) -> str:
    """Nested lists; a level that is skipped is not invented."""
    tag = "ol" if block.ordered else "ul"
    parts: list[str] = []
    path: list[int] = []
    for item in block.items:
        said = "<br>".join(_lines(lines) for lines in paragraphs(item.text))
        while len(path) > 1 and item.level <= path[-2]:
            path.pop()
            parts.append(f"</li></{tag}>")
        if path and item.level <= path[-1]:
            parts.append(f"</li><li>{said}")
            path[-1] = min(path[-1], max(item.level, path[-2] + 1 if len(path) > 1 else item.level))
        else:
            parts.append(f"<{tag}><li>{said}")
            path.append(item.level)
    return "".join(parts) + f"</li></{tag}>" * len(path)


def _table(table: Table, cells: Grid, heading: str) -> Iterator[str]:
    caption = " ".join(clean(table.caption).split())
    name = escape(caption or heading)
    region = f' role="region" aria-label="{name}"' if name else ""
    yield f'<div class="table-region" tabindex="0"{region}><table>'
    if caption:
        yield f"<caption>{escape(caption)}</caption>"
    if cells.header:
        rows = "".join(f"<tr>{''.join(map(_head, row, cells.numeric))}</tr>" for row in cells.header)
        yield f"<thead>{rows}</thead>"
    yield "<tbody>"
    for row in cells.rows:
        yield f"<tr>{''.join(_cell(cell, i, cells) for i, cell in enumerate(row))}</tr>"
    yield "</tbody></table></div>"
    for note in table.notes:
        yield f'<p class="table-note">{_lines(note_lines(note))}</p>'


def note_lines(text: str) -> list[str]:
    """All lines of a text that is printed as one paragraph."""
    return [line for lines in paragraphs(text) for line in lines]


def _head(cell: str, numeric: bool) -> str:
    kind = ' class="num"' if numeric else ""
    words = _lines(cell.split("\n"))
    return f'<th scope="col"{kind}>{words}</th>' if cell else f"<td{kind}></td>"


def _cell(cell: str, column: int, cells: Grid) -> str:
    words = _lines(cell.split("\n"))
    if column == 0 and cell and cells.header and len(cells.numeric) > 1:
        return f'<th scope="row">{words}</th>'
    kind = ' class="num"' if cells.numeric[column] else ""
    return f"<td{kind}>{words}</td>"

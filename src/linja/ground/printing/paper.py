"""The tree as plain data for the Typst template: text is only ever data, never markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from linja.ground.document.tree import Block, Document, ItemList, Paragraph, Table
from linja.ground.printing.layout import is_light
from linja.ground.printing.runs import Chapter, Run, chapters, continues
from linja.ground.printing.tables import grid
from linja.ground.printing.words import for_font, frame_words, paragraphs, running_head, sign_of

#: Words with a hyphen, dash or slash inside are kept whole, so that what is read back is what was
#: written; very long ones (addresses of pages) must be allowed to break.
_WHOLE = re.compile(r"(?<!\S)(?=\S*\w[-–/]\w)\S{3,38}(?!\S)")
_DEEPEST = 6


def paper_data(document: Document) -> dict[str, Any]:
    """All that the template needs, as JSON-ready data."""
    language = document.language.lower().split("-")[0]
    words = frame_words(document.language)
    return {
        # PDF/UA refuses a document without a title.
        "title": _line(document.title) or _line(document.organisation) or words["untitled"],
        "subtitle": _line(document.subtitle),
        "organisation": _line(document.organisation),
        "year": document.year,
        "language": language if re.fullmatch(r"[a-z]{2,3}", language) else "nb",
        "meta": [[_line(label), _line(value)] for label, value in document.meta],
        "head": for_font(running_head(document)),
        "words": words,
        "light": is_light(document),
        "pieces": [piece for chapter in chapters(document) for piece in _chapter(chapter)],
    }


def _line(text: str) -> str:
    return " ".join(for_font(text).split())


def _chapter(chapter: Chapter) -> list[dict[str, Any]]:
    numbered = bool(re.match(r"\d", chapter.title))
    head = {
        "kind": "heading",
        "listed": chapter.level <= 1 or (numbered and chapter.level <= 3),
        "level": min(chapter.level, _DEEPEST),
        "text": for_font(chapter.title),
        "fresh": chapter.new_page,
    }
    pieces = [head] if chapter.title else []
    return pieces + [_run(run) for run in chapter.runs]


def _run(run: Run) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = []
    around = [None, *run.blocks, None]
    for before, block, after in zip(around, run.blocks, around[2:], strict=False):
        parts = _block(block)
        if parts and continues(before, block):
            parts[0]["goes_on"] = True
        if parts and continues(block, after):
            parts[-1]["to_be_continued"] = True
        blocks += parts
    return {"kind": "line" if run.on_line else "plain", "blocks": blocks}


def _block(block: Block) -> list[dict[str, Any]]:
    match block:
        case Paragraph():
            mark = block.mark.value if block.mark else ""
            return [
                {
                    "kind": "text",
                    "role": block.role.value,
                    "mark": mark,
                    "lines": [_said(line) for line in lines],
                }
                for lines in paragraphs(block.text)
            ]
        case ItemList():
            groups = _grouped(_nested(block), ordered=block.ordered)
            return [{"kind": "list", "role": block.role.value, "ordered": block.ordered, "groups": groups}]
        case Table():
            return _table(block)


def _said_lines(text: str) -> list[Any]:
    return [_said(line) for lines in paragraphs(text) for line in lines] or [""]


def _said(text: str) -> Any:
    """A text as a string, or as a list of strings of which every second one must not be broken."""
    text = re.sub(r"[ \t]+", " ", for_font(text))
    parts: list[str] = []
    end = 0
    for match in _WHOLE.finditer(text):
        parts += [text[end : match.start()], match[0]]
        end = match.end()
    return [*parts, text[end:]] if parts else text


@dataclass(slots=True)
class _Item:
    """An item with the deeper ones that follow it."""

    sign: str
    lines: list[Any]
    below: list[_Item] = field(default_factory=list)


def _nested(block: ItemList) -> list[_Item]:
    """Items with the deeper ones as their children; an item that starts too deep moves up."""
    roots: list[_Item] = []
    path: list[tuple[int, _Item]] = []
    for item in block.items:
        node = _Item(sign_of(item), _said_lines(item.text))
        while path and path[-1][0] >= item.level:
            path.pop()
        (path[-1][1].below if path else roots).append(node)
        path.append((item.level, node))
    return roots


def _grouped(items: list[_Item], *, ordered: bool) -> list[dict[str, Any]]:
    """Neighbours with the same sign as one list; numbers are never parted."""
    return [
        {
            "sign": sign,
            "items": [{"lines": one.lines, "groups": _grouped(one.below, ordered=ordered)} for one in same],
        }
        for sign, same in groupby(items, key=lambda item: "1." if ordered else item.sign)
    ]


def _table(table: Table) -> list[dict[str, Any]]:
    cells = grid(table)
    if cells is None:
        return []
    return [
        {
            "kind": "table",
            "role": table.role.value,
            "caption": _line(table.caption),
            "header": [[_cell(cell) for cell in row] for row in cells.header],
            "rows": [[_cell(cell) for cell in row] for row in cells.rows],
            "numeric": cells.numeric,
            "shares": cells.shares,
            "size": cells.size,
            "notes": [_said(note) for note in table.notes],
        }
    ]


def _cell(text: str) -> list[Any]:
    return [_said(line) for line in for_font(text).split("\n")]

"""Answers as a person writes them, tables too: rows of ``a | b | c``, their heading parted off by dashes.

What a person has not touched keeps everything that text cannot say: where it stood in its source, the sign
before a list item, notes under a table. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from linja.ground.document.tree import Block, ItemList, ListItem, Paragraph, Role, Table
from linja.pillars.steering.calculations.running_text import as_text, from_text

_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*$")
_CELLS = re.compile(r"(?<!\\)\|")
_CAPTION = re.compile(r"^\s*(?:Tabell|Table)\s*:\s*(.+)$")
_NOTE = re.compile(r"^\s*\*\s+(.+)$")


def as_written(blocks: Iterable[Block]) -> str:
    """Blocks as text: paragraphs by a blank line, items with ``- ``, tables as rows."""
    return "\n\n".join(part for block in blocks if (part := _one(block)))


def from_written(text: str, kept: Sequence[Block] = (), role: Role = Role.ANSWER) -> tuple[Block, ...]:
    """What a person wrote as blocks; a block of ``kept`` that reads the same is taken as it was."""
    held = list(kept)
    found: list[Block] = []
    for part in _parts(text):
        for block in _read(part, role):
            found.append(_as_it_was(block, held))
    return tuple(_joined(found))


def merged(mine: str, theirs: str) -> str:
    """Both texts as one: what they share once, and what only one of them has in its place, theirs first."""
    ours, others = _paragraphs(mine), _paragraphs(theirs)
    joined: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, others, ours, autojunk=False).get_opcodes():
        if tag == "equal":
            joined += others[a:b]
        else:
            joined += others[a:b] + ours[c:d]
    return "\n\n".join(joined)


def three_way(base: str, mine: str, theirs: str) -> str | None:
    """The text when at most one of the two has changed it since ``base``; None when both have."""
    if theirs in (mine, base):
        return mine
    return theirs if mine == base else None


def normal(text: str) -> str:
    """As a browser sends it and as it is stored: one kind of line end, nothing around it."""
    return text.replace("\r\n", "\n").strip()


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n[ \t]*\n", normal(text)) if part.strip()]


def _one(block: Block) -> str:
    if isinstance(block, ItemList):
        block = replace(block, items=tuple(item for item in block.items if item.text.strip()))
    if not isinstance(block, Table):
        return as_text([block])
    width = max((len(row) for row in (*block.header, *block.rows)), default=1)
    lines = [f"Tabell: {block.caption}"] if block.caption else []
    lines += [_row(row, width) for row in block.header]
    lines.append(" | ".join(["---"] * max(width, 2)))
    lines += [_row(row, width) for row in block.rows]
    return "\n".join([*lines, *(f"* {note}" for note in block.notes)])


def _row(cells: Sequence[str], width: int) -> str:
    full = [*cells, *[""] * (width - len(cells))]
    text = " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in full)
    if width > 1 and not (full[0] and full[-1]):
        # An empty cell at an end is seen only between bars.
        return f"| {text} |"
    return text if width > 1 else f"{text} |"


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if part.strip()]


def _read(part: str, role: Role) -> tuple[Block, ...]:
    lines = [line for line in part.split("\n") if line.strip()]
    ruled = any(_RULE.match(line) and "|" in line for line in lines)
    rows = [line for line in lines if _CELLS.search(line)]
    if not ruled and (len(rows) < 2 or len(rows) < len(lines)):
        return from_text(part, role)
    return _table(lines, role)


def _table(lines: Sequence[str], role: Role) -> tuple[Block, ...]:
    before: list[str] = []
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    caption, header = "", 0
    for line in lines:
        said, note = _CAPTION.match(line), _NOTE.match(line)
        if _RULE.match(line) and "|" in line:
            header = header or len(rows)
        elif _CELLS.search(line):
            rows.append(_cells(line))
        elif rows and note:
            notes.append(note[1].strip())
        elif said and not rows:
            caption = said[1].strip()
        elif rows:
            notes.append(line.strip())
        else:
            before.append(line)
    if not rows:
        return from_text("\n".join(lines), role)
    width = max(len(row) for row in rows)
    rows = [(*row, *[""] * (width - len(row))) for row in rows]
    table = Table(tuple(rows[:header]), tuple(rows[header:]), caption, tuple(notes), role=role)
    return (*from_text("\n".join(before), role), table)


def _cells(line: str) -> tuple[str, ...]:
    text = line.strip()
    if text.startswith("|"):
        text = text[1:]
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELLS.split(text))


def _as_it_was(block: Block, held: list[Block]) -> Block:
    text = _one(block)
    for at, one in enumerate(held):
        if _one(one) == text and type(one) is type(block):
            return held.pop(at)
    return _with_marks(block, held)


def _with_marks(block: Block, held: Sequence[Block]) -> Block:
    """Items that were there before keep the sign that was printed before them, and the list its order."""
    if not isinstance(block, ItemList):
        return block
    for one in held:
        if isinstance(one, ItemList):
            marks = {item.text: item.mark for item in one.items}
            if marks.keys() & {item.text for item in block.items}:
                items = tuple(ListItem(i.text, i.level, marks.get(i.text, "")) for i in block.items)
                return replace(block, items=items, ordered=one.ordered)
    return block


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Items parted by an empty line are still one list, when neither stood by itself before."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        fresh = isinstance(block, ItemList) and isinstance(last, ItemList) and not (block.place or last.place)
        if fresh and isinstance(block, ItemList) and isinstance(last, ItemList) and not last.ordered:
            joined[-1] = replace(last, items=last.items + block.items)
        elif not (isinstance(block, Paragraph) and not block.text):
            joined.append(block)
    return joined

"""Source lines become paragraphs, lists and tables again. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linja.ground.document.tree import Block, ItemList, ListItem, Paragraph, Place, Role, Table

#: The marks that offices use; U+F0B7 is the bullet of a symbol font that text extraction leaves behind.
_BULLET = re.compile(r"^\s*(?:[\uf0b7\uf0a7\uf02d\u2022\u25aa\u25cf\u25e6\u2023·]\s*|[-–]\s+)(?=\S)")
_SUB_BULLET = re.compile(r"^\s*o\s+(?=\S)")
_SUSPENDED = re.compile(r"^(og|eller|samt|and|or)\b")
_OPENS = re.compile(r"^\s*(?:\d{1,2}[.)]\s+)?[«\"]?[A-ZÆØÅ]")
_POINT = re.compile(r"^\s*(\d{1,2})[.)]\s+\S")
_NUMBER_ALONE = re.compile(r"^\s*\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table that reading found, with the lines it covers."""

    table: Table
    line: int
    line_end: int


def folded(lines: Iterable[str]) -> str:
    """The lines as one line: whitespace folded, a hyphen at a line's end kept without a gap."""
    text = ""
    for line in lines:
        words = " ".join(line.split())
        if not words:
            continue
        if (
            text.endswith("-")
            and text[-2:-1].isalnum()
            and words[0].isalnum()
            and not _SUSPENDED.match(words)
        ):
            text += words
        else:
            text = f"{text} {words}" if text else words
    return text


def usual_gap(lines: Sequence[str]) -> int:
    """How many blank lines part two lines of the same paragraph: 0, or 1 in double-spaced text."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    pairs = list(pairwise(filled))
    if not pairs:
        return 0
    apart = sum(1 for one, two in pairs if two - one >= 2)
    return 1 if apart > 0.8 * len(pairs) else 0


def usual_width(lines: Sequence[str]) -> int:
    """How many characters a full line holds: nine of ten lines are no longer."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _ends_early(before: str, line: str, width: int) -> bool:
    """The writer ended the line: the next one's first word would have had its place, and opens anew.

    So a heading or a numbered point inside a statement keeps its own line.
    """
    words = line.split()
    if not words or not _OPENS.match(line) or before.rstrip().endswith("-"):
        return False
    first = " ".join(words[:2]) if words[0][:1].isdecimal() else words[0]
    return len(before.strip()) + 1 + len(first) < 0.8 * width


def blocks_of(
    lines: Sequence[str],
    first: int,
    last: int,
    *,
    gap: int = 0,
    tables: Sequence[TableAt] = (),
    role: Role = Role.BODY,
    ref: str | None = None,
    skip: Callable[[int], bool] = lambda _line: False,
) -> tuple[Block, ...]:
    """The blocks that stand on 1-based lines ``first`` to ``last`` (inclusive).

    ``gap`` is the source's :func:`usual_gap`; ``skip`` names lines that belong to somebody else
    (headings, running headers, what a requirement claimed). Whatever is not a table becomes text.
    """
    blocks: list[Block] = []
    here = first
    for found in sorted((t for t in tables if first <= t.line and t.line_end <= last), key=lambda t: t.line):
        if found.line < here:
            continue
        before = _text_blocks(lines, here, found.line - 1, gap, role, ref, skip)
        blocks += _without_caption(before, found.table.caption)
        blocks.append(_placed(found, role, ref))
        here = found.line_end + 1
    blocks += _text_blocks(lines, here, last, gap, role, ref, skip)
    return tuple(blocks)


def _placed(found: TableAt, role: Role, ref: str | None) -> Table:
    table = found.table
    place = Place(found.line, found.line_end)
    return Table(table.header, table.rows, table.caption, table.notes, role=role, place=place, ref=ref)


def _without_caption(blocks: list[Block], caption: str) -> list[Block]:
    """The caption is printed with its table, not once more as the paragraph above it."""
    last = blocks[-1] if blocks else None
    said = isinstance(last, Paragraph) and caption and _letters(last.text) == _letters(caption)
    return blocks[:-1] if said else blocks


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _text_blocks(
    lines: Sequence[str],
    first: int,
    last: int,
    gap: int,
    role: Role,
    ref: str | None,
    skip: Callable[[int], bool],
) -> list[Block]:
    blocks: list[Block] = []
    for group in _groups(lines, first, last, gap, skip):
        blocks += _group_blocks(group, role, ref)
    return _joined_lists(blocks)


_Line = tuple[int, str]


def _groups(
    lines: Sequence[str], first: int, last: int, gap: int, skip: Callable[[int], bool]
) -> list[list[_Line]]:
    """Runs of lines with no more than the usual gap between them."""
    groups: list[list[_Line]] = []
    blanks = gap + 1
    width = usual_width(lines[max(first, 1) - 1 : last])
    for number in range(max(first, 1), min(last, len(lines)) + 1):
        line = lines[number - 1]
        if skip(number):
            # What stands between (a page number, a footnote) does not end the sentence either.
            blanks = gap + 1
        elif not line.strip():
            blanks += 1
        else:
            if not groups or _parts(groups[-1], line, blanks > gap, width):
                groups.append([])
            groups[-1].append((number, line))
            blanks = 0
    return groups


def _parts(group: list[_Line], line: str, apart: bool, width: int) -> bool:
    """Whether a new paragraph begins with ``line``."""
    before = group[-1][1]
    if apart:
        return not _runs_over(before, line)
    return _next_point(group[0][1], line) or _ends_early(before, line, width)


def _next_point(opening: str, line: str) -> bool:
    """Point 3 follows point 2, wherever the lines happen to end."""
    one, two = _POINT.match(opening), _POINT.match(line)
    return bool(one and two and int(two[1]) == int(one[1]) + 1)


def _runs_over(before: str, line: str) -> bool:
    """A sentence that goes on over an empty line: extraction puts one after the first line of some items."""
    words, ends = line.strip(), before.rstrip()
    if not words[:1].islower() or _level(line) is not None:
        return False
    return len(ends.strip()) > 25 and not ends.endswith((".", ":", ";", "!", "?"))


def _group_blocks(group: list[_Line], role: Role, ref: str | None) -> list[Block]:
    blocks: list[Block] = []
    run: list[_Line] = []
    items: list[tuple[int, list[_Line]]] = []
    for number, line in group:
        level = _level(line)
        if level is not None:
            items.append((level, [(number, line)]))
        elif items:
            items[-1][1].append((number, line))
        else:
            run.append((number, line))
    if run:
        blocks.append(
            Paragraph(folded(t for _, t in run), role=role, place=Place(run[0][0], run[-1][0]), ref=ref)
        )
    if items:
        place = Place(items[0][1][0][0], items[-1][1][-1][0])
        blocks.append(ItemList(tuple(_item(*item) for item in items), role=role, place=place, ref=ref))
    return blocks


def _level(line: str) -> int | None:
    if _BULLET.match(line):
        return 0
    return 1 if _SUB_BULLET.match(line) else None


def _item(level: int, lines: list[_Line]) -> ListItem:
    text = folded(t for _, t in lines)
    sign = (_SUB_BULLET if level else _BULLET).match(text)
    mark = sign[0].strip() if sign else ""
    # A dash may be part of the sentence: it is printed as it stood.
    return ListItem(text[sign.end() :] if sign else text, level, mark if mark in {"-", "–"} else "")


def _joined_lists(blocks: list[Block]) -> list[Block]:
    """Items parted by an empty line are still one list."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, ItemList) and isinstance(last, ItemList):
            ends = block.place or last.place
            place = Place(last.place.line, ends.line_end) if last.place and ends else None
            joined[-1] = ItemList(last.items + block.items, role=last.role, place=place, ref=last.ref)
        else:
            joined.append(block)
    return joined


def is_stray_number(line: str) -> bool:
    """A page number left alone on its line."""
    return bool(_NUMBER_ALONE.match(line))


def as_text(blocks: Iterable[Block]) -> str:
    """Blocks as a person writes them: paragraphs by a blank line, items with ``- ``, tables left out."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, ItemList):
            parts.append("\n".join("  " * i.level + "- " + i.text for i in block.items))
    return "\n\n".join(parts)


_WRITTEN_ITEM = re.compile(r"^(\s*)[-•*]\s+")


def from_text(text: str, role: Role = Role.ANSWER, ref: str | None = None) -> tuple[Block, ...]:
    """What a person wrote as blocks: the inverse of :func:`as_text`."""
    blocks: list[Block] = []
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = [line for line in part.split("\n") if line.strip()]
        run: list[str] = []
        items: list[ListItem] = []
        for line in lines:
            mark = _WRITTEN_ITEM.match(line)
            if mark:
                items.append(ListItem(folded([line[mark.end() :]]), min(len(mark[1]) // 2, 3)))
            elif items:
                items[-1] = ListItem(f"{items[-1].text} {folded([line])}", items[-1].level)
            else:
                run.append(line)
        if run:
            blocks.append(Paragraph(folded(run), role=role, ref=ref))
        if items:
            blocks.append(ItemList(tuple(items), role=role, ref=ref))
    return tuple(_joined_lists(blocks))

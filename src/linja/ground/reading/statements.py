"""Chapters written by representative bodies: whose they are and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linja.ground.reading.blocks import Block
from linja.ground.reading.chapters import STATEMENT, Chapter
from linja.ground.reading.findings import FoundStatement

_BODIES: tuple[tuple[str, str], ...] = (
    (r"konserntillitsv\w+.*konsernvern\w+|KTV.*KVO", "konserntillitsvalgte og konsernverneombud"),
    (r"brukerutvalg|brukarutval|RBU", "brukerutvalget"),
    (r"ungdomsråd", "ungdomsrådet"),
    (r"konserntillitsv", "konserntillitsvalgte"),
    (r"konsernvern", "konsernverneombud"),
    (r"tillitsv|verneombud|vernombod|ansatte|tilsette", "ansattes representanter"),
)


def statements_of(blocks: Sequence[Block], chapters: Sequence[Chapter]) -> list[FoundStatement]:
    """One statement per outermost statement chapter; its sub-chapters belong to it."""
    found: list[FoundStatement] = []
    level: int | None = None
    for chapter in chapters:
        if chapter.purpose != STATEMENT:
            level = None
            continue
        end = blocks[chapter.end - 1].line_end
        if level is not None and chapter.level > level and found:
            last = found[-1]
            found[-1] = FoundStatement(last.body, last.line, end, last.title)
            continue
        level = chapter.level
        found.append(FoundStatement(_body(chapter.title), chapter.line, end, chapter.title))
    return found


def _body(title: str) -> str:
    for pattern, name in _BODIES:
        if re.search(pattern, title, re.IGNORECASE):
            return name
    return title

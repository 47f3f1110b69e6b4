# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Chapters and what they are for: reporting, statements by others, narrative, appendix."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from linja.ground.reading import cues, lexicon
from linja.ground.reading.blocks import Block
from linja.ground.reading.headings import title_score

REPORTING, STATEMENT, NARRATIVE, APPENDIX, OPEN = "reporting", "statement", "narrative", "appendix", "open"


@dataclass(slots=True)
class Chapter:
    """A numbered or declared chapter with the blocks under its own heading."""

    number: str
    title: str
    level: int
    start: int
    end: int
    purpose: str
    line: int


def chapters_of(blocks: Sequence[Block], *, governing: bool) -> list[Chapter]:
    """Cut the blocks at chapter headings; what stands before the first is a chapter without title."""
    if not blocks:
        return []
    outline = min((b.first.heading_level or 9 for b in blocks if b.first.heading_number), default=9)
    opening = [_opens_chapter(blocks, i, outline) for i in range(len(blocks))]
    places = [0, *(i for i in range(1, len(blocks)) if opening[i]), len(blocks)]
    found: list[Chapter] = []
    for start, end in itertools.pairwise(places):
        block = blocks[start]
        opens = opening[start]
        level = min(block.first.heading_level or 1, 7) if opens else 1
        title = _title(block) if opens else ""
        purpose = _purpose(title, level, found, governing=governing)
        found.append(Chapter(block.first.heading_number or "", title, level, start, end, purpose, block.line))
    _decide_open(found, blocks, governing=governing)
    return found


def _opens_chapter(blocks: Sequence[Block], i: int, outline: int) -> bool:
    """A heading with a place in the outline, or an unnumbered title that names another's voice or the reporting.

    ``outline`` is the level of the outermost numbered headings: below it, a heading without number is one
    inside its chapter.
    """
    block = blocks[i]
    if block.first.heading_level is not None:
        inner = block.first.heading_number is None and block.first.heading_level > outline
        return (
            block.first.heading_level < 8
            and not lexicon.KIND_HEADING.match(block.text)
            and not (inner and not _is_statement(block.text))
        )
    if block.bullet or len(block.lines) > 2 or len(block.text) > 110:
        return False
    if not (_is_statement(block.text) or lexicon.REPORTING_TITLE.match(block.text)):
        return False
    before = blocks[i - 1].lines[-1] if i else None
    after = blocks[i + 1].first if i + 1 < len(blocks) else None
    if len(block.lines) == 1 and title_score(block.first, before, after) > 1.2:
        block.first.heading_level = 2
        return True
    return False


def _title(block: Block) -> str:
    text = block.text
    number = block.first.heading_number
    return text[len(number) :].lstrip(" .:–-") if number and text.startswith(number) else text


def _is_statement(title: str) -> bool:
    named = lexicon.STATEMENT_TITLE.search(title) and lexicon.STATEMENT_BODY.search(title)
    return bool(named or lexicon.STATEMENTS_TITLE.match(title))


def _purpose(title: str, level: int, earlier: Sequence[Chapter], *, governing: bool) -> str:  # noqa: PLR0911
    if _is_statement(title):
        return STATEMENT
    if lexicon.APPENDIX_TITLE.search(title):
        return APPENDIX
    if any(c.purpose == APPENDIX and c.level == 1 for c in earlier):
        return APPENDIX
    parent = next((c for c in reversed(earlier) if c.level < level), None)
    inherited = parent.purpose if parent is not None else OPEN
    if parent is not None and inherited in {REPORTING, APPENDIX}:
        return inherited
    if governing:
        return (
            NARRATIVE
            if lexicon.ADMINISTRATIVE_TITLE.match(title)
            else (inherited if inherited == NARRATIVE and level > 1 else OPEN)
        )
    if (
        lexicon.REPORTING_TITLE.search(title)
        and inherited != STATEMENT
        and not lexicon.NARRATIVE_TITLE.search(title)
    ):
        return REPORTING
    if lexicon.NARRATIVE_TITLE.search(title):
        return NARRATIVE
    return inherited


def _decide_open(chapters: Sequence[Chapter], blocks: Sequence[Block], *, governing: bool) -> None:
    """Chapters whose title says nothing are decided by what stands in them."""
    named = any(chapter.purpose == REPORTING for chapter in chapters)
    for chapter in chapters:
        if chapter.purpose != OPEN:
            continue
        inside = blocks[chapter.start : chapter.end]
        evidence = _evidence(inside)
        needed = 3.0 if named else 1.5
        if governing or evidence >= max(needed, 0.04 * len(inside)):
            chapter.purpose = REPORTING
        else:
            chapter.purpose = NARRATIVE


def _evidence(blocks: Sequence[Block]) -> float:
    """Signs of requirements: kind headings, status lines, stems, openings with an addressee."""
    total = 0.0
    for block in blocks:
        if block.first.is_status:
            total += 1.0
        elif block.first.heading_level == 8:
            total += 1.5
        elif cues.stem(block.text, block.bullet is not None) > 3:
            total += 1.0
        elif cues.asked(block.text) >= 4 and cues.told(block.text) < 2:
            total += 0.5
    return total

"""What stands on the page but is no part of the text: page numbers, footers, contents, footnotes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from linja.ground.reading.text_line import TextLine

_PAGE_NUMBER = re.compile(
    r"^(?:(?:side|page)\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:av|/|of)\s*\d{1,3})?$", re.IGNORECASE
)
#: A page number that says so itself, whatever stands around it.
_SAYS_PAGE = re.compile(
    r"^(?:.{0,60}\|\s*\d{1,3}|(?:.{0,50}\s)?side\s+\d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?|[-–]\s?\d{1,3}\s?[-–])$",
    re.IGNORECASE,
)
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_CONTENTS = re.compile(r"^(?:innhold|innhald|innholdsfortegnelse|innhaldsliste)\s*:?$", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|(?:\. ){3,}|…{2,}|_{4,})\s*\d{1,3}$")
_ENDS_IN_PAGE = re.compile(r"\D\s+\d{1,3}$")
_COLUMN_HEADS = re.compile(
    r"^(?:(?:nr\.?|ref(?:eranse)?\.?(?:/sak)?|sak|(?:styrings)?krav|mål(?:\s+20\d\d)?|oppdrag|tiltak|indikator|rapportering|resultat(?:\s+20\d\d)?|"
    r"status|kommentar(?:er|ar)?|svar|måloppnåelse|måloppnåing|ansvarl[ie]g|frist)(?:\s{2,}|\s*\|\s*|\s+|$)){2,}$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^(\d{1,2})\s+[A-ZÆØÅ]\w+")


def without_furniture(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Split lines into text and furniture; a gap over furniture is closed like a page break."""
    out = _marked(lines)
    kept: list[TextLine] = []
    dropped: list[TextLine] = []
    over = False
    for line, is_furniture in zip(lines, out, strict=True):
        if is_furniture:
            dropped.append(line)
            over = True
            continue
        if over:
            line.page_break, over = True, False
            line.gap = 0
        kept.append(line)
    return kept, dropped


def _marked(lines: Sequence[TextLine]) -> list[bool]:
    marks = [
        _declared(line) or bool(_COLUMN_HEADS.match(line.text) or _SAYS_PAGE.match(line.text))
        for line in lines
    ]
    _mark_counted(lines, marks)
    _mark_numbers_and_links(lines, marks)
    _mark_running(lines, marks)
    _mark_contents(lines, marks)
    _mark_notes(lines, marks)
    return marks


def _declared(line: TextLine) -> bool:
    if line.layout is None:
        return False
    # Word keeps the contents in styles of their own ("toc 1", "TOC Heading"), page numbers or not.
    return line.layout.furniture is not None or (line.layout.style or "").lower().startswith("toc ")


def _mark_numbers_and_links(lines: Sequence[TextLine], marks: list[bool]) -> None:
    """A lone number or address is furniture where a page ends or begins."""
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        after = lines[i + 1] if i + 1 < len(lines) else None
        at_end = after is None or after.page_break or marks[i + 1]
        if _PAGE_NUMBER.match(line.text):
            alone = line.gap >= 2 and (after is None or after.gap >= 2)
            marks[i] = (
                marks[i] or alone or (at_end and line.gap >= 1) or (line.page_break and _numeric_only(line))
            )
        elif _URL.match(line.text) and at_end:
            marks[i] = True


def _mark_counted(lines: Sequence[TextLine], marks: list[bool]) -> None:
    """Lone numbers that count upwards through the document are its page numbers."""
    alone = [i for i, line in enumerate(lines) if line.text.isdecimal() and len(line.text) <= 3]
    numbers = [int(lines[i].text) for i in alone]
    counting = all(a < b for a, b in itertools.pairwise(numbers))
    if len(numbers) >= 3 and counting and numbers[-1] - numbers[0] < 4 * len(numbers):
        for i in alone:
            marks[i] = True


def _numeric_only(line: TextLine) -> bool:
    return line.text.isdecimal()


def _mark_running(lines: Sequence[TextLine], marks: list[bool]) -> None:
    """The same words at the top or foot of at least three pages are a running header or footer."""
    edges: Counter[str] = Counter()
    places: list[tuple[int, str]] = []
    breaks = sum(line.page_break for line in lines)
    for i, line in enumerate(lines):
        if line.page_break and i:
            for at in (i, i - 1):
                key = re.sub(r"\d+", "#", lines[at].text)
                if len(key) < 90:
                    edges[key] += 1
                    places.append((at, key))
    for at, key in places:
        if edges[key] >= max(3, 0.3 * breaks) and not lines[at].is_status:
            marks[at] = True


def _mark_contents(lines: Sequence[TextLine], marks: list[bool]) -> None:
    """A table of contents: dotted leaders anywhere, or lines ending in a page number under its title."""
    inside = 0
    for i, line in enumerate(lines):
        listed = inside and _ENDS_IN_PAGE.search(line.text) and len(line.text) < 130
        if _CONTENTS.match(line.text) or _CONTENTS_LINE.search(line.text) or listed:
            marks[i], inside = True, 3
        elif inside:
            inside -= 1


def _mark_notes(lines: Sequence[TextLine], marks: list[bool]) -> None:
    """A footnote: a small number before a capital at the foot of a page, to the page's end."""
    for i, line in enumerate(lines):
        if not _NOTE.match(line.text) or line.bullet or marks[i] or line.space == 0:
            continue
        end = i + 1
        while end < len(lines) and not (lines[end].page_break or marks[end]) and end - i < 4:
            end += 1
        long_enough = sum(len(other.text) for other in lines[i:end]) > 60
        closed = end < len(lines) and (lines[end].page_break or marks[end])
        if long_enough and closed and all(other.space == 0 for other in lines[i + 1 : end]):
            for j in range(i, end):
                marks[j] = True

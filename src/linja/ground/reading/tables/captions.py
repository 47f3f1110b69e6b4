"""The words that say what a table shows: a title above it, or a line below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linja.ground.reading.tables.lines import Line

_CUE = re.compile(
    r"^(?:tabell|figur|andel|antall|tal på|talet på|gjennomsnitt|median|utvikling|personer|sum|oversikt|"
    r"status|table|figure)",
    re.IGNORECASE,
)
_TABLE_WORD = re.compile(r"^(?:tabell|figur|table|figure)\b", re.IGNORECASE)
_LONGEST = 130
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Caption:
    """``first`` is the index of the first line of a short title above; None when nothing is to be added."""

    words: str
    first: int | None = None


def find_caption(lines: list[Line], top: int, bottom: int, floor: int) -> Caption:
    """Return the caption of the table that takes lines ``top..bottom`` (indexes)."""
    below = _below(lines, bottom)
    above = _above(lines, top, floor)
    if below and (not above.words or _TABLE_WORD.match(below)):
        return Caption(below)
    return above


def _above(lines: list[Line], top: int, floor: int) -> Caption:
    """A short title in the lines above, or a paragraph that runs into the table without a full stop."""
    start = top
    while start > floor and top - start < _MOST_LINES and lines[start].gap <= (2 if start == top else 1):
        line = lines[start - 1]
        if (
            line.is_row
            or line.is_bullet
            or line.words.endswith((".", ";", ",", "?"))
            or len(line.words) > _LONGEST
        ):
            break
        start -= 1
        if line.gap and (line.words.endswith(":") or _CUE.match(line.words)):
            break
    while start < top and not (lines[start].words[0].isupper() or lines[start].words[0].isdecimal()):
        start += 1
    titles = lines[start:top]
    if not titles:
        return Caption("")
    words = " ".join(line.words for line in titles)
    short = all(line.is_name for line in titles)
    # Running text may end in a table too; only a title's first word tells a long caption from it.
    if not _CUE.match(words) and (len(titles) > 2 or not (short or words.endswith(":"))):
        return Caption("")
    return Caption(words, start if short else None)


def _below(lines: list[Line], bottom: int) -> str:
    if bottom + 1 >= len(lines) or lines[bottom + 1].gap > 1:
        return ""
    line = lines[bottom + 1]
    indented = line.text.startswith("  ")
    if (
        line.is_row
        or line.is_bullet
        or len(line.words) > _LONGEST
        or line.words.endswith((".", ":", ",", ";"))
    ):
        return ""
    alone = bottom + 2 >= len(lines) or lines[bottom + 2].gap > 0
    close = indented or line.gap == 0 or bool(_TABLE_WORD.match(line.words))
    return line.words if alone and close and _CUE.match(line.words) else ""

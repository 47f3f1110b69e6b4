# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""The running text as sentences, each sign with the line that it stands on; tables are left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linja.ground.reading.blocks import Block
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.reading import blocks_of
from linja.ground.reading.text_line import TextLine

_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ«“\"(*])")
_SHORT = re.compile(
    r"(?:\b(?:St|nr|jf|pr|ca|kr|dr|hhv|bl\.a|mill|mrd|tert|Meld|Prop|Dr)|(?:^|\s)\d{1,2}|\b[A-ZÆØÅ])$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[\uf000-\uf8ff•▪●◦‣·■–-]\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place: ``paragraph`` counts paragraphs, ``asks`` tells that it is a requirement's."""

    number: int
    text: str
    #: (offset in ``text``, line) where each line begins.
    lines: tuple[tuple[int, int], ...]
    paragraph: int
    asks: bool
    requirement: FoundRequirement | None
    #: Whether there is any digit in it.
    counts: bool = True

    def line_at(self, offset: int) -> int:
        """The line on which the sign at ``offset`` stands."""
        starts = [start for start, _ in self.lines]
        return self.lines[max(0, bisect_right(starts, offset) - 1)][1]

    @property
    def line(self) -> int:
        """The line on which the sentence begins."""
        return self.lines[0][1]


def sentences_of(reading: Reading) -> tuple[Sentence, ...]:
    """All sentences outside tables, in the order of the text."""
    inside = {line for table in reading.tables for line in range(table.line, table.line_end + 1)}
    blocks = blocks_of(reading.lines, reading.pages, (None,) * len(reading.lines))
    asked, answered = _owners(reading.requirements)
    found: list[Sentence] = []
    for paragraph, lines in enumerate(_paragraphs(blocks, inside)):
        text, starts = _folded(lines)
        for start, end in _cuts(text):
            places = _places(starts, start, end)
            line = places[0][1]
            found.append(
                Sentence(
                    len(found),
                    text[start:end].strip(),
                    places,
                    paragraph,
                    line in asked,
                    asked.get(line) or answered.get(line),
                    any(map(str.isdecimal, text[start:end])),
                )
            )
    return tuple(found)


def _owners(
    requirements: Sequence[FoundRequirement],
) -> tuple[dict[int, FoundRequirement], dict[int, FoundRequirement]]:
    asked: dict[int, FoundRequirement] = {}
    answered: dict[int, FoundRequirement] = {}
    for one in requirements:
        asked |= dict.fromkeys(range(one.line, one.line_end + 1), one)
        if one.answer is not None:
            answered |= dict.fromkeys(range(one.answer.line, one.answer.line_end + 1), one)
    return asked, answered


def _paragraphs(blocks: Sequence[Block], inside: set[int]) -> Iterator[list[TextLine]]:
    """Blocks without the lines of tables; a paragraph that a page break cut in two is made whole."""
    carried: list[TextLine] = []
    for block in blocks:
        lines = [line for line in block.lines if line.number not in inside]
        if not lines:
            continue
        goes_on = carried and not block.bullet and (block.soft or lines[0].starts_lower)
        if carried and not (goes_on and not carried[-1].ends_sentence):
            yield carried
            carried = []
        carried = carried + lines
    if carried:
        yield carried


def _folded(lines: Sequence[TextLine]) -> tuple[str, list[tuple[int, int]]]:
    text, starts = "", []
    for line in lines:
        body = " ".join(_BULLET.sub("", line.body).split())
        gap = "" if not text or (text.endswith("-") and body[:1].islower()) else " "
        text += gap
        starts.append((len(text), line.number))
        text += body
    return text, starts


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if _SHORT.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        yield start, match.start() + 1
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _places(starts: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    first = max((one for one in starts if one[0] <= start), key=lambda one: one[0])
    rest = [(offset - start, line) for offset, line in starts if start < offset < end]
    return ((0, first[1]), *rest)

# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Running text as sentences that know the lines they stand on: what the checks of words read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from linja.ground.kernel.dates import DatePhrase, date_phrases
from linja.ground.reading.findings import FoundRequirement, Reading
from linja.ground.reading.statuses import is_status_line
from linja.ground.reading.text_line import TextLine, spacing_of, text_lines

#: A full stop after these does not end a sentence, though a capital follows.
_SHORT = r"(?<!\bSt\.)(?<!\bst\.)(?<!\bjf\.)(?<!\bJf\.)(?<!\bnr\.)(?<!\bkap\.)(?<!\bpst\.)(?<!\bs\.)(?<!\bca\.)(?<!\bProp\.)(?<!\bbl\.)"
_END = re.compile(rf"(?<=[.!?»)]){_SHORT}(?<![^.!?][»)])\s+(?=[A-ZÆØÅ«\"“•\[<])")
#: Shorter texts may lack a letter by chance.
_JUDGED = 5000
#: Words of every requirement tell none from another.
_EVERYWHERE = frozenset({"helse", "regio", "arbei"})
_LONG = re.compile(r"[a-zæøå]{6,}")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and from which of its characters on it stands on which line."""

    text: str
    #: (offset, line), the first with offset 0.
    starts: tuple[tuple[int, int], ...]
    #: Running number of its paragraph.
    paragraph: int

    @property
    def line(self) -> int:
        """The line that the sentence begins on."""
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The line that the character stands on."""
        return self.starts[bisect_right(self.starts, (offset, 1 << 30)) - 1][1]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    starts: tuple[tuple[int, int], ...]


def sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Every sentence of the document, in its order; items of lists and cells are sentences of their own."""
    return _sentences(_Same(reading))


def in_lines(reading: Reading, first: int, last: int) -> tuple[Sentence, ...]:
    """The sentences that begin on the lines ``first`` to ``last``."""
    every = sentences(reading)
    begin = bisect_left(every, first, key=lambda one: one.line)
    return every[begin : bisect_right(every, last, key=lambda one: one.line)]


def of_answer(reading: Reading, requirement: FoundRequirement) -> tuple[Sentence, ...]:
    """The sentences of the requirement's answer; none where it is not answered."""
    answer = requirement.answer
    return in_lines(reading, answer.line, answer.line_end) if answer else ()


def of_requirement(reading: Reading, requirement: FoundRequirement) -> tuple[Sentence, ...]:
    """The sentences of the requirement itself, with what leads up to it."""
    first = min(requirement.line, requirement.background_line or requirement.line)
    return in_lines(reading, first, requirement.line_end)


def topic_of(reading: Reading, requirement: FoundRequirement) -> frozenset[str]:
    """The words (their first letters) that only this one of several requirements under one answer has."""
    group = requirement.shared_answer_group
    if group is None:
        return frozenset()
    others = [r for r in reading.requirements if r.shared_answer_group == group and r.n != requirement.n]
    return stems_of(requirement.text) - {stem for other in others for stem in stems_of(other.text)}


def stems_of(text: str) -> frozenset[str]:
    """The first letters of every long word, so that inflections meet."""
    return frozenset(word[:5] for word in _LONG.findall(text.lower())) - _EVERYWHERE


@lru_cache(maxsize=8192)
def dates_in(text: str, year: int | None = None) -> tuple[DatePhrase, ...]:
    """The date phrases of a sentence; most have no figure, and are not searched."""
    return tuple(date_phrases(text, year)) if any(c.isdecimal() for c in text) else ()


def lossy(reading: Reading) -> bool:
    """Whether the text came without its Norwegian letters, as bad text recognition leaves it."""
    letters = sum(len(line) for line in reading.lines)
    return letters > _JUDGED and sum(line.count("ø") for line in reading.lines) < letters / 500


def quote(text: str, start: int = 0, end: int | None = None, width: int = 160) -> str:
    """The words around ``text[start:end]``, cut where they would be too many."""
    stop = len(text) if end is None else end
    if len(text) <= width:
        return text
    margin = max(0, (width - (stop - start)) // 2)
    left, right = max(0, start - margin), min(len(text), stop + margin)
    return ("… " if left else "") + text[left:right].strip() + (" …" if right < len(text) else "")


class _Same:
    """A reading as itself: every check asks for the sentences of the one that it got."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.reading is self.reading


@lru_cache(maxsize=4)
def _sentences(same: _Same) -> tuple[Sentence, ...]:
    lines = same.reading.lines
    headings = frozenset(heading.line for heading in same.reading.headings)
    return tuple(
        sentence
        for number, paragraph in enumerate(_paragraphs(lines, headings))
        for sentence in _cut(paragraph, number)
    )


def _paragraphs(lines: tuple[str, ...], headings: frozenset[int]) -> Iterator[_Paragraph]:
    found = text_lines(lines, (None,) * len(lines), (None,) * len(lines))
    tight = spacing_of(found).tight if found else 0
    run: list[TextLine] = []
    for line in found:
        if run and _opens(line, run[-1], tight, headings):
            yield _joined(run)
            run = []
        run.append(line)
    if run:
        yield _joined(run)


def _opens(line: TextLine, before: TextLine, tight: int, headings: frozenset[int]) -> bool:
    """Whether the line opens a paragraph. A page break alone does not: sentences run across pages."""
    if line.bullet is not None or line.number in headings or before.number in headings:
        return True
    if is_status_line(before.text) or is_status_line(line.text):
        return True
    if line.gap > tight and not (line.starts_lower and not before.ends_sentence):
        return True
    return before.ends_sentence and len(before.text) < 40 and line.starts_upper


def _joined(run: list[TextLine]) -> _Paragraph:
    text, starts = "", []
    for line in run:
        body = line.body.translate(_HYPHENS)
        if text and not text.endswith(("-", "/")):
            text += " "
        starts.append((len(text), line.number))
        text += body
    return _Paragraph(text, tuple(starts))


def _cut(paragraph: _Paragraph, number: int) -> Iterator[Sentence]:
    at = 0
    for end in (*(m.start() for m in _END.finditer(paragraph.text)), len(paragraph.text)):
        while at < end and paragraph.text[at] == " ":
            at += 1
        if at < end:
            yield _sentence(paragraph, at, end, number)
        at = end


def _sentence(paragraph: _Paragraph, at: int, end: int, number: int) -> Sentence:
    index = bisect_right(paragraph.starts, (at, 1 << 30)) - 1
    starts = [(0, paragraph.starts[index][1])]
    starts += [(offset - at, line) for offset, line in paragraph.starts[index + 1 :] if offset < end]
    return Sentence(paragraph.text[at:end], tuple(starts), number)

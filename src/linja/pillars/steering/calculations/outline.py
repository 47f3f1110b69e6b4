"""A read document as sections in printed order: running text, asks with their answers. Pure.

Nothing of the source is lost: every line that no heading, ask, status or answer claims becomes running text
in its own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from linja.ground.document.tree import Block, Paragraph, Place, Role
from linja.ground.reading.findings import FoundHeading, FoundStatement
from linja.pillars.steering.calculations.running_text import (
    TableAt,
    blocks_of,
    folded,
    from_text,
    is_stray_number,
    usual_gap,
)
from linja.pillars.steering.calculations.source import Ask, Source


@dataclass(frozen=True, slots=True)
class Told:
    """An ask in its place. The last of those that share an answer carries it; ``covers`` are their keys."""

    ask: Ask
    prints_stem: bool
    #: The status phrase stands inside the answer's own words, so it has no line of its own.
    phrase_inline: bool
    answer: tuple[Block, ...] = ()
    covers: tuple[int, ...] = ()


Part: TypeAlias = Block | Told


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A heading with what stands under it. ``level`` 0: what stands before the first heading."""

    level: int
    number: str
    title: str
    line: int
    role: str
    parts: tuple[Part, ...]


def outline(source: Source) -> tuple[OutlineSection, ...]:
    """The whole document, section by section."""
    builder = _Builder(source)
    return tuple(builder.section(heading, end) for heading, end in _spans(source))


def _spans(source: Source) -> Iterable[tuple[FoundHeading, int]]:
    """Each heading with the last line that stands under it."""
    headings = sorted(source.headings, key=lambda heading: heading.line)
    if not headings or any(line.strip() for line in source.lines[: headings[0].line - 1]):
        headings.insert(0, FoundHeading(0, 0, None, ""))
    ends = [heading.line - 1 for heading in headings[1:]] + [len(source.lines)]
    return zip(headings, ends, strict=True)


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.gap = usual_gap(source.lines)
        self.asks = sorted(source.asks, key=lambda ask: ask.line)
        self.groups = _groups(self.asks)
        self.stems = _stem_lines(self)
        self.apart = set(source.furniture) | {n for a, b in source.notes for n in range(a, b + 1)}
        self.claimed = self._claimed()

    def _claimed(self) -> set[int]:
        taken = set(self.apart)
        for heading in self.source.headings:
            taken.update(_heading_lines(self.source.lines, heading))
        for ask in self.asks:
            taken.update(range(ask.line, ask.line_end + 1))
            if ask.status_line and not _inline(ask):
                taken.add(ask.status_line)
            if ask.answer_line and ask.answer_line_end:
                taken.update(range(ask.answer_line, ask.answer_line_end + 1))
        for first, last in self.stems.values():
            taken.update(range(first, last + 1))
        return taken

    def section(self, heading: FoundHeading, end: int) -> OutlineSection:
        parts = tuple(self._parts(heading.line + 1, end))
        role = self._role(heading, parts)
        return OutlineSection(heading.level, heading.number or "", heading.title, heading.line, role, parts)

    def _parts(self, first: int, last: int) -> Iterable[Part]:
        here, stem_before = first, ""
        for ask in (a for a in self.asks if first <= a.line <= last):
            start = self.stems[ask.key][0] if ask.key in self.stems else ask.line
            yield from self._narrative(here, start - 1)
            told = self._told(ask, stem_before)
            yield told
            stem_before = ask.stem
            here = max(here, self._end_of(ask, last) + 1)
        yield from self._narrative(here, last)

    def _end_of(self, ask: Ask, last: int) -> int:
        ends = [ask.line_end, ask.status_line or 0]
        if self.groups[ask.key][-1].key == ask.key:
            ends += [member.answer_line_end or 0 for member in self.groups[ask.key]]
        return min(max(ends), last)

    def _narrative(self, first: int, last: int) -> tuple[Block, ...]:
        blocks = blocks_of(
            self.source.lines,
            first,
            last,
            gap=self.gap,
            tables=self._free_tables(first, last),
            skip=self._is_taken,
        )
        return (*blocks, *self._notes(first, last))

    def _notes(self, first: int, last: int) -> tuple[Block, ...]:
        """The footnotes that interrupt these lines, after them."""
        return tuple(
            Paragraph(folded(self.source.lines[a - 1 : b]), role=Role.NOTE, place=Place(a, b))
            for a, b in self.source.notes
            if first <= a <= last
        )

    def _is_taken(self, line: int) -> bool:
        return line in self.claimed or is_stray_number(self.source.lines[line - 1])

    def _free_tables(self, first: int, last: int) -> list[TableAt]:
        found = [t for t in self.source.tables if first <= t.line and t.line_end <= last]
        return [t for t in found if t.line not in self.claimed]

    def _told(self, ask: Ask, stem_before: str) -> Told:
        prints = bool(ask.stem) and (ask.key in self.stems or folded([stem_before]) != folded([ask.stem]))
        told = Told(ask, prints, _inline(ask))
        members = self.groups[ask.key]
        if members[-1].key != ask.key:
            return told
        return replace(told, answer=self._answer(members), covers=tuple(m.key for m in members))

    def _answer(self, members: Sequence[Ask]) -> tuple[Block, ...]:
        for member in members:
            if member.answer_text is not None:
                return from_text(member.answer_text)
        for member in members:
            if member.answer_line and member.answer_line_end:
                return self._answer_blocks(member, members)
        return ()

    def _answer_blocks(self, member: Ask, members: Sequence[Ask]) -> tuple[Block, ...]:
        asked = {n for m in members for n in range(m.line, m.line_end + 1)}
        asked |= {m.status_line for m in members if m.status_line and not _inline(m)}
        blocks = blocks_of(
            self.source.lines,
            member.answer_line or 0,
            member.answer_line_end or 0,
            gap=self.gap,
            tables=self.source.tables,
            role=Role.ANSWER,
            skip=lambda n: n in asked or n in self.apart,
        )
        return (*blocks, *self._notes(members[0].line, member.answer_line_end or 0))

    def _role(self, heading: FoundHeading, parts: Sequence[Part]) -> str:
        if statement_at(self.source.statements, heading.line):
            return "statement"
        if any(isinstance(part, Told) for part in parts):
            return "requirements"
        if re.match(r"vedlegg\b", heading.title, re.IGNORECASE):
            return "appendix"
        return "frame" if heading.level == 0 else "narrative"


def statement_at(statements: Sequence[FoundStatement], line: int) -> FoundStatement | None:
    """The statement that ``line`` stands in, if any."""
    return next((s for s in statements if s.line <= line <= s.line_end), None)


def _heading_lines(lines: Sequence[str], heading: FoundHeading) -> Iterable[int]:
    """A long heading goes on over several lines; only its first is told."""
    wanted, words = _letters(f"{heading.number or ''}{heading.title}"), ""
    for number in range(max(heading.line, 1), min(heading.line + 6, len(lines)) + 1):
        words += _letters(lines[number - 1])
        if heading.line and not (words and wanted.startswith(words)):
            return
        yield number
        if words == wanted:
            return


def _inline(ask: Ask) -> bool:
    if ask.status_line is None:
        return bool(ask.status)
    if ask.answer_line is None or ask.answer_line_end is None:
        return False
    return ask.answer_line <= ask.status_line <= ask.answer_line_end


def _groups(asks: Sequence[Ask]) -> dict[int, tuple[Ask, ...]]:
    """For each ask those that share its answer, itself among them, in order."""
    shared: dict[int, list[Ask]] = {}
    for ask in asks:
        if ask.group is not None:
            shared.setdefault(ask.group, []).append(ask)
    return {a.key: tuple(shared[a.group]) if a.group is not None else (a,) for a in asks}


def _stem_lines(builder: _Builder) -> dict[int, tuple[int, int]]:
    """Where the stem of an ask is printed: the free lines right above it whose words are the stem's."""
    taken: set[int] = {heading.line for heading in builder.source.headings}
    for ask in builder.asks:
        taken.update(range(ask.line, ask.line_end + 1))
        if ask.answer_line and ask.answer_line_end:
            taken.update(range(ask.answer_line, ask.answer_line_end + 1))
    found = {}
    for ask in builder.asks:
        place = _stem_place(builder.source.lines, ask, taken) if ask.stem else None
        if place:
            found[ask.key] = place
    return found


def _stem_place(lines: Sequence[str], ask: Ask, taken: set[int]) -> tuple[int, int] | None:
    wanted = _letters(ask.stem)
    last, words = 0, ""
    for number in range(ask.line - 1, max(ask.line - 120, 0), -1):
        if number in taken:
            return None
        if not lines[number - 1].strip():
            continue
        last = last or number
        words = _letters(lines[number - 1]) + words
        if words == wanted:
            return number, last
        if not wanted.endswith(words):
            return None
    return None


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()

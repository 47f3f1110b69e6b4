"""Blocks gathered along the line: requirement, status and answer hang on one line with nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from linja.ground.document.tree import Block, Document, Role, Section
from linja.ground.document.walk import heading, is_statement
from linja.ground.printing.words import clean

_ON_LINE = frozenset({Role.REQUIREMENT, Role.STATUS, Role.ANSWER})
#: These hang on a line that is already drawn, but begin none.
_FOLLOWING = frozenset({Role.NOTE, Role.GAP})


@dataclass(slots=True)
class Run:
    """Blocks that are drawn together; ``on_line`` when they hang on the line."""

    on_line: bool
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section ready to be drawn: its level from 1, its printed heading, and what stands in it.

    Level and heading are those that a reader sees: a section without words of its own has no
    heading, and what stands in it moves up.
    """

    level: int
    title: str
    ref: str | None
    new_page: bool
    runs: tuple[Run, ...]


def runs(blocks: Iterable[Block]) -> list[Run]:
    """Cut blocks into runs. A requirement after its answer or status begins a new line."""
    found: list[Run] = []
    answered = False
    for block in blocks:
        on_line = block.role in _ON_LINE or (block.role in _FOLLOWING and bool(found) and found[-1].on_line)
        new_line = block.role is Role.REQUIREMENT and answered
        if not found or found[-1].on_line != on_line or new_line:
            found.append(Run(on_line))
            answered = False
        found[-1].blocks.append(block)
        answered = answered or (on_line and block.role is not Role.REQUIREMENT)
    return found


def continues(before: Block | None, block: Block | None) -> bool:
    """True when ``block`` goes on with the requirement that ``before`` began (words after a list)."""
    return (
        before is not None
        and block is not None
        and before.role is block.role is Role.REQUIREMENT
        and block.ref is not None
        and before.ref == block.ref
    )


def chapters(document: Document) -> Iterator[Chapter]:
    """All sections in reading order with the level at which they are printed."""
    apart = [is_statement(section) for section in document.sections]
    for i, section in enumerate(document.sections):
        # What a body of its own wrote begins and ends with a page.
        yield from _below(section, 1, fresh=apart[i] or (i > 0 and apart[i - 1]))


def printed_title(section: Section) -> str:
    """The heading on one line, or nothing when it has no words."""
    return " ".join(clean(heading(section)).split())


def _below(section: Section, level: int, *, fresh: bool) -> Iterator[Chapter]:
    title = printed_title(section)
    yield Chapter(level, title, section.ref, fresh, tuple(runs(section.blocks)))
    for child in section.sections:
        yield from _below(child, level + 1 if title else level, fresh=False)

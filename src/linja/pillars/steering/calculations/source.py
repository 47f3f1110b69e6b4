"""A read document in the shape that the outline needs, from a reading or from intake. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from linja.ground.document.tree import Table
from linja.ground.reading.findings import (
    FoundHeading,
    FoundRequirement,
    FoundStatement,
    FoundTable,
    Reading,
)
from linja.pillars.steering.calculations.furniture import paper_lines
from linja.pillars.steering.calculations.running_text import TableAt


@dataclass(frozen=True, slots=True)
class Ask:
    """One requirement as printed in a source. ``key`` is the caller's own name for it."""

    key: int
    line: int
    line_end: int
    text: str
    stem: str = ""
    sub_items: tuple[str, ...] = ()
    status: str = ""
    status_line: int | None = None
    answer_line: int | None = None
    answer_line_end: int | None = None
    #: The answer as corrected by a person; None: as the lines have it.
    answer_text: str | None = None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Lines with what was found on them."""

    lines: tuple[str, ...]
    headings: tuple[FoundHeading, ...]
    asks: tuple[Ask, ...]
    tables: tuple[TableAt, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    pages: tuple[int | None, ...] = ()
    #: Running headers and footers, stray page numbers: part of the paper, not of the text.
    furniture: frozenset[int] = frozenset()
    #: Footnotes as (first, last) lines: they interrupt the text, so they are set after it.
    notes: tuple[tuple[int, int], ...] = ()


def of_reading(reading: Reading) -> Source:
    """A reading as a source; asks are keyed by their number."""
    furniture, notes = paper_lines(reading.lines, reading.pages)
    return Source(
        lines=reading.lines,
        headings=whole_headings(reading.headings, reading.lines),
        asks=tuple(ask_of(r.n, r) for r in reading.requirements),
        tables=tuple(table_at(t, reading.lines) for t in reading.tables),
        statements=reading.statements,
        pages=reading.pages,
        furniture=furniture,
        notes=notes,
    )


def whole_headings(headings: Sequence[FoundHeading], lines: Sequence[str]) -> tuple[FoundHeading, ...]:
    """Headings with the rest of a name that a line's end cut in two (``Helse Midt-`` / ``Norge``)."""
    return tuple(_whole(heading, lines) for heading in headings)


def _whole(heading: FoundHeading, lines: Sequence[str]) -> FoundHeading:
    rest = next((line.strip() for line in lines[heading.line : heading.line + 2] if line.strip()), "")
    if not heading.title.endswith("-") or not rest or len(rest) > 60:
        return heading
    return replace(heading, title=heading.title + rest)


def ask_of(key: int, found: FoundRequirement, answer_text: str | None = None) -> Ask:
    """One finding as an ask."""
    answer = found.answer
    return Ask(
        key=key,
        line=found.line,
        line_end=found.line_end,
        text=found.text,
        stem=found.stem or "",
        sub_items=tuple(found.sub_items),
        status=found.status_verbatim or "",
        status_line=found.status_line,
        answer_line=answer.line if answer else None,
        answer_line_end=answer.line_end if answer else None,
        answer_text=answer_text,
        group=found.shared_answer_group,
    )


def table_at(found: FoundTable, lines: Sequence[str]) -> TableAt:
    """A found table as a block with its lines. Words on its lines that no cell holds are kept as notes."""
    header, rows = _square(found.header), _square(found.rows)
    held = _letters(" ".join((found.caption, *(cell for row in (*header, *rows) for cell in row))))
    left = [
        " ".join(line.split())
        for line in lines[found.line - 1 : found.line_end]
        if any(_letters(word) not in held for word in line.split())
    ]
    return TableAt(Table(header, rows, found.caption, tuple(left)), found.line, found.line_end)


def _letters(text: str) -> str:
    """Letters and figures alone: a word cut at a line's end is whole in its cell."""
    return re.sub(r"[\W_]", "", text.lower())


def _square(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(str(cell) for cell in row) for row in rows)

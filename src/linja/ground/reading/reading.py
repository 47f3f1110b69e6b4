"""Lines in, findings out: the door of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from linja.ground.kernel.vocabulary import DocumentKind
from linja.ground.reading.assemble import requirements_of
from linja.ground.reading.blocks import Block, assemble
from linja.ground.reading.chapters import REPORTING, Chapter, chapters_of
from linja.ground.reading.context import SOURCE_OF_DOCUMENT
from linja.ground.reading.decode import decode
from linja.ground.reading.facts import GOVERNING, document_facts, document_kind
from linja.ground.reading.findings import DocumentFacts, FoundHeading, FoundRequirement, FoundTable, Reading
from linja.ground.reading.input import LineLayout, SourceText, load
from linja.ground.reading.prepare import prepared
from linja.ground.reading.row_findings import row_requirements
from linja.ground.reading.rows import RowTable, row_tables
from linja.ground.reading.statements import statements_of
from linja.ground.reading.tables import find_tables

#: Kinds in which requirements are looked for. In others, lists of measures would be taken for them.
_WITH_REQUIREMENTS = GOVERNING | {DocumentKind.ANNUAL_REPORT, DocumentKind.UNKNOWN}


def read_lines(
    lines: Sequence[str],
    pages: Sequence[int | None] | None = None,
    layout: Sequence[LineLayout | None] | None = None,
    *,
    tables: Sequence[FoundTable] = (),
    warnings: Sequence[str] = (),
) -> Reading:
    """Read a document given as lines; ``pages`` and ``layout`` are per line when known."""
    pages = tuple(pages) if pages is not None else (None,) * len(lines)
    hints = tuple(layout) if layout is not None else (None,) * len(lines)
    blocks = blocks_of(lines, pages, hints)
    kind = document_kind(blocks)
    chapters = chapters_of(blocks, governing=kind in GOVERNING)
    count = max((page for page in pages if page is not None), default=None)
    facts = document_facts(blocks, kind, count)
    requirements = _requirements(blocks, chapters, facts, pages) if kind in _WITH_REQUIREMENTS else []
    return Reading(
        document=facts,
        lines=tuple(lines),
        pages=pages,
        headings=tuple(_headings(blocks)),
        requirements=tuple(requirements),
        tables=tuple(tables),
        statements=tuple(statements_of(blocks, chapters)),
        warnings=tuple(warnings),
    )


def read_source(source: SourceText) -> Reading:
    """Read a document that the input room has loaded: requirements, statements and tables."""
    reading = read_lines(source.lines, source.pages, source.layout, warnings=source.warnings)
    if reading.document.kind in _WITH_REQUIREMENTS:
        governing = reading.document.kind in GOVERNING
        tables = [table for table in row_tables(source) if table.answered != governing]
        reading = _with_rows(source, reading, tables) if tables else reading
    return replace(reading, tables=find_tables(source))


def _with_rows(source: SourceText, reading: Reading, tables: Sequence[RowTable]) -> Reading:
    """Read again without the tables whose rows are requirements, and put the rows in their place."""
    inside = {line for table in tables for line in range(table.line, table.line_end + 1)}
    rest = ["" if number in inside else line for number, line in enumerate(source.lines, start=1)]
    again = read_lines(rest, source.pages, source.layout, warnings=source.warnings)
    rows = row_requirements(tables, source.pages, reading.document.year)
    merged = _merged(again, rows)
    return replace(again, document=reading.document, lines=tuple(source.lines), requirements=merged)


def _merged(reading: Reading, rows: Sequence[FoundRequirement]) -> tuple[FoundRequirement, ...]:
    """All requirements in the text's order, counted anew; rows take chapter and heading from their place."""
    own = SOURCE_OF_DOCUMENT.get(reading.document.kind)
    placed = [_placed(row, reading.headings, own) for row in rows]
    everything = sorted((*reading.requirements, *placed), key=lambda found: found.line)
    return tuple(replace(found, n=n) for n, found in enumerate(everything, start=1))


def _placed(
    row: FoundRequirement, headings: Sequence[FoundHeading], source_of_kind: str | None
) -> FoundRequirement:
    above = [heading for heading in headings if heading.line < row.line]
    if not above:
        return row
    numbered = next((heading for heading in reversed(above) if heading.number), above[-1])
    meeting = "foretaksmøte" in numbered.title.lower() or "føretaksmøte" in numbered.title.lower()
    source = "foretaksmøte" if meeting else source_of_kind or row.source
    return replace(row, chapter=numbered.number or numbered.title, heading=above[-1].title, source=source)


def read_file(path: str | Path) -> Reading:
    """Read a file that the input room knows (TXT, PDF, DOCX). Raises ``Refused`` as ``load`` does."""
    return read_source(load(path))


def blocks_of(
    lines: Sequence[str], pages: Sequence[int | None], layout: Sequence[LineLayout | None]
) -> list[Block]:
    """Lines without furniture, with headings marked, cut into blocks."""
    kept, habit = prepared(lines, pages, layout)
    return assemble(kept, habit)


def _requirements(
    blocks: list[Block], chapters: Sequence[Chapter], facts: DocumentFacts, pages: Sequence[int | None]
) -> list[FoundRequirement]:
    """Decode every run of reporting chapters, then put the pieces together."""
    scope = [
        b for chapter in chapters if chapter.purpose == REPORTING for b in blocks[chapter.start : chapter.end]
    ]
    apart = sum(block.space > 0 for block in scope)
    profile = decode(scope, answers=facts.kind not in GOVERNING, gaps_speak=apart >= 0.05 * len(scope))
    return requirements_of(scope, chapters, blocks, facts.kind, facts.year, profile, pages)


def _headings(blocks: Sequence[Block]) -> list[FoundHeading]:
    found = []
    for block in blocks:
        level = block.first.heading_level
        if level is None and block.state != "H":
            continue
        number = block.first.heading_number
        title = block.text
        if number and title.startswith(number):
            title = title[len(number) :].lstrip(" .:–-") or title
        found.append(FoundHeading(block.line, level or 7, number, title))
    return found

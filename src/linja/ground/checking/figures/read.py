"""All figures of a document, read once and shared by the checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linja.ground.checking.figures.bodies import Bodies, bodies_of
from linja.ground.checking.figures.cells import figures_of
from linja.ground.checking.figures.figure import Figure
from linja.ground.checking.figures.grids import Grid, grid_of
from linja.ground.checking.figures.known import NOTHING, Known
from linja.ground.checking.figures.prose import prose_figures
from linja.ground.checking.figures.sentences import Sentence, sentences_of
from linja.ground.checking.figures.when import part_of, periods_in, year_of
from linja.ground.reading.findings import FoundRequirement, Reading


@dataclass(frozen=True, slots=True)
class Figures:
    """What the checks stand on: sentences, tables, and the figures of both."""

    reading: Reading
    sentences: tuple[Sentence, ...]
    grids: tuple[Grid, ...]
    bodies: Bodies
    in_prose: tuple[Figure, ...]
    in_tables: tuple[Figure, ...]
    #: What the report is about when it does not say: ``2. tertial 2022`` of its title, else its year.
    own_period: str = ""
    #: Which indicators words can name.
    known: Known = NOTHING

    @property
    def all(self) -> tuple[Figure, ...]:
        """Prose first, then tables."""
        return self.in_prose + self.in_tables

    @property
    def year(self) -> int | None:
        """The report's own year."""
        return self.reading.document.year


def read_figures(reading: Reading, known: Known = NOTHING) -> Figures:
    """Read every number of the document in its setting; ``known``: more names than those built in."""
    sentences = sentences_of(reading)
    year = reading.document.year
    bodies = bodies_of(reading.lines, reading.document.organisation, known.organisations)
    grids = tuple(
        _placed(grid_of(table, reading.lines, year), sentences, reading, bodies, known)
        for table in reading.tables
    )
    cells = [one for grid in grids for one in figures_of(grid, bodies, reading.lines, known)]
    prose = tuple(prose_figures(sentences, bodies, year, known))
    return Figures(reading, sentences, grids, bodies, prose, tuple(cells), _own_period(reading), known)


def _own_period(reading: Reading) -> str:
    year = reading.document.year
    head = [line for line in reading.lines[:30] if line.strip()][:3]
    told = {one.code for line in head for one in periods_in(line, None)}
    parts = {code for code in told if part_of(code) and year_of(code) == year}
    return parts.pop() if len(parts) == 1 else str(year or "")


def _placed(
    grid: Grid, sentences: Sequence[Sentence], reading: Reading, bodies: Bodies, known: Known
) -> Grid:
    """The table with the words around it."""
    before = [one for one in sentences if one.line < grid.line]
    above = before[-1] if before and grid.line - before[-1].line <= 24 else None
    owner = _owner(grid, reading.requirements)
    context = " ".join((grid.table.caption, above.text if above else ""))
    requirement = owner.text if owner else ""
    columns = " | ".join(column.text for column in grid.columns)
    named = known.indicators_in(f"{context} | {columns}") or known.indicators_in(requirement)
    return replace(
        grid,
        context=context.strip(),
        requirement=requirement,
        own=next((row.label for row in grid.rows if bodies.of_label(row.label) == ""), ""),
        indicators=frozenset(one.code for _, _, one in named),
    )


def _owner(grid: Grid, requirements: Sequence[FoundRequirement]) -> FoundRequirement | None:
    """The requirement in whose answer the table stands."""
    for one in requirements:
        if one.answer is not None and one.answer.line <= grid.line <= one.answer.line_end:
            return one
    return None

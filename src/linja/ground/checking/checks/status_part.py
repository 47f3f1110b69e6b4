"""A goal said to be reached, though a part that it holds for has not."""

from __future__ import annotations

from collections.abc import Iterator

from linja.ground.checking.figures import Figure, Figures, Grid, Place, Role, Row
from linja.ground.checking.figures.goals import in_words, is_for_each, is_met, only_limit, verdict_of
from linja.ground.checking.figures.vocabulary import COUNTRY, areas_in
from linja.ground.checking.figures.when import year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.targets import Target
from linja.ground.kernel.vocabulary import PrintedStatus
from linja.ground.reading.findings import FoundRequirement


def find(figures: Figures) -> Iterator[Finding]:
    """Bodies below the limit, the lowest of a range, and rows of a goal that is for each."""
    for requirement in figures.reading.requirements:
        limit = only_limit(requirement, figures.year)
        if limit is None or requirement.answer is None:
            continue
        if requirement.status is PrintedStatus.ACHIEVED:
            yield from _bodies_below(requirement, limit, figures)
            if is_for_each(requirement):
                yield from _rows_below(requirement, limit, figures)
        if not is_for_each(requirement):
            yield from _lowest_below(requirement, limit, figures)


def _bodies_below(requirement: FoundRequirement, limit: Target, figures: Figures) -> Iterator[Finding]:
    """The worst number of each body in the answer that is below."""
    worst: dict[str, Figure] = {}
    for one in _in_answer(requirement, limit, figures):
        if one.role not in {Role.VALUE, Role.EXTREME} or one.organisation in {"", COUNTRY}:
            continue
        if is_met(limit, one.amount) or one.organisation in worst:
            continue
        worst[one.organisation] = one
    for one in worst.values():
        yield _finding(requirement, one, _name(one, figures), limit, 0.75)


def _in_answer(requirement: FoundRequirement, limit: Target, figures: Figures) -> list[Figure]:
    asked = figures.known.indicators_in(requirement.text)
    areas = {area for _, _, area in areas_in(requirement.text)}
    answer = requirement.answer
    return [
        one
        for one in figures.all
        if answer is not None
        and answer.line <= one.line <= answer.line_end
        and one.unit is limit.unit
        and bool(asked)
        and one.indicator == asked[0][2].code
        and (not one.area or one.area in areas)
        and not one.qualifiers
        and (not one.period or year_of(one.period) == figures.year)
    ]


def _name(one: Figure, figures: Figures) -> str:
    """The body as its sentence prints it."""
    for start, end, code in figures.bodies.named_in(one.quote):
        if code == one.organisation:
            return one.quote[start:end]
    return one.organisation


def _lowest_below(requirement: FoundRequirement, limit: Target, figures: Figures) -> Iterator[Finding]:
    """``Målet er oppfylt. Andelen varierer fra 42,5 prosent``: the range right after a verdict."""
    for sentence in figures.sentences:
        if sentence.requirement is not requirement or sentence.asks or verdict_of(sentence) is not True:
            continue
        for one in _in_answer(requirement, limit, figures):
            near = one.place is Place.PROSE and 0 < one.sentence - sentence.number <= 1
            same = near and figures.sentences[one.sentence].paragraph == sentence.paragraph
            if same and one.role is Role.EXTREME and not one.organisation and not is_met(limit, one.amount):
                yield _finding(requirement, one, "", limit, 0.5, sentence.line)


def _rows_below(requirement: FoundRequirement, limit: Target, figures: Figures) -> Iterator[Finding]:
    """Rows of the answer's tables that are below, for a goal that each of them is to reach."""
    answer = requirement.answer
    grids = [
        grid
        for grid in figures.grids
        if answer and answer.line <= grid.line <= answer.line_end and grid.columns
    ]
    rows = [(grid, row) for grid in grids for row in grid.body]
    below = [(grid, row) for grid, row in rows if _is_below(grid, row, limit)]
    if not below or len(rows) < 3:
        return
    _, row = below[0]
    yield Finding(
        kind=FindingKind.STATUS_PART,
        line=requirement.status_line or requirement.line,
        other_line=row.line,
        code="status_each",
        facts={
            "count": str(len(below)),
            "total": str(len(rows)),
            "target": in_words(limit),
            "parts": ", ".join(row.label for _, row in below),
        },
        values=(requirement.status_verbatim or "", str(len(below))),
        quote=cut(requirement.status_verbatim or ""),
        other_quote=cut(" ".join((row.label, *(cell.text for cell in row.cells)))),
        confidence=0.75,
    )


def _is_below(grid: Grid, row: Row, limit: Target) -> bool:
    """Only columns in the limit's unit, of this year, are held against it."""
    for cell, column in zip(row.cells, row.columns, strict=False):
        if cell.value is not None and column.percent and not column.is_change:
            return not is_met(limit, cell.value)
    return False


def _finding(
    requirement: FoundRequirement,
    one: Figure,
    part: str,
    limit: Target,
    sure: float,
    line: int | None = None,
) -> Finding:
    return Finding(
        kind=FindingKind.STATUS_PART,
        line=line or requirement.status_line or requirement.line,
        other_line=one.line,
        code="status_part" if part else "status_lowest",
        facts={"part": part, "value": one.printed, "target": in_words(limit)},
        values=(one.printed, in_words(limit)),
        quote=requirement.status_verbatim or "",
        other_quote=quote_of(one),
        confidence=sure,
    )

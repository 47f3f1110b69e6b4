"""The same figure printed with two values, both in running text or both in tables."""

from __future__ import annotations

from collections.abc import Iterator

from linja.ground.checking.figures import Figure, Figures, Place
from linja.ground.checking.figures.pairs import differing, same_figures
from linja.ground.checking.figures.when import part_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import quote_of


def find(figures: Figures) -> Iterator[Finding]:
    """Pairs of the same place whose numbers differ by more than rounding."""
    for group in same_figures(figures.all, figures.own_period):
        for one, two in differing(group):
            if one.place is two.place and not _in_one_table(one, two, figures):
                yield _finding(one, two)


def _in_one_table(one: Figure, two: Figure, figures: Figures) -> bool:
    """Rows of one table are never the same figure."""
    if one.place is not Place.TABLE:
        return False
    return any(
        grid.line <= min(one.line, two.line) and max(one.line, two.line) <= grid.table.line_end
        for grid in figures.grids
    )


def _finding(one: Figure, two: Figure) -> Finding:
    sure = 0.85 if one.named and two.named else 0.6
    if part_of(one.period) != part_of(two.period):
        sure -= 0.15
    return Finding(
        kind=FindingKind.TWO_VALUES,
        line=two.line,
        other_line=one.line,
        code="two_values",
        facts={"one": one.printed, "two": two.printed},
        values=(one.printed, two.printed),
        quote=quote_of(two),
        other_quote=quote_of(one),
        confidence=sure,
    )

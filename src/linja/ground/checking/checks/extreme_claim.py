# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``Lavest ventetid har A``: who is highest or lowest, looked up in the table of the same answer or chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Figures, Grid, Row, Sentence
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut

_CLAIM = re.compile(
    r"\b(?P<word>lavest|lågast|kortest|færrest|høyest|høgast|lengst|flest|størst)e?\b(?!\s+mulig)[^.;,]{0,60}?\b(?:har|hadde|er|var|finner vi|finn vi|ligger|ligg)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
#: ``A har lavest ventetid``.
_AFTER = re.compile(
    r"^\s+(?:har|hadde)\s+(?P<word>lavest|lågast|kortest|færrest|høyest|høgast|lengst|flest|størst)e?\b(?!\s+mulig)",
    re.IGNORECASE,
)
_LEAST = frozenset({"lavest", "lågast", "kortest", "færrest"})
#: A table further away than so many lines is of another matter.
_NEAR = 40
#: Fewer bodies than this are not ranked.
_FEWEST = 3


def find(figures: Figures) -> Iterator[Finding]:
    """Sentences that name the first or the last of several bodies, where the table has another one there."""
    for sentence in figures.sentences:
        if sentence.asks:
            continue
        for start, end, body in figures.bodies.named_in(sentence.text):
            match = _CLAIM.search(sentence.text[:start]) or _AFTER.match(sentence.text[end:])
            if match is not None and body:
                yield from _against(sentence, match["word"].lower(), body, figures)
                break


def _against(sentence: Sentence, word: str, body: str, figures: Figures) -> Iterator[Finding]:
    named = {one.code for _, _, one in figures.known.indicators_in(sentence.text)}
    grid = _table(sentence, named, figures)
    rows = _ranked(grid, figures) if grid is not None else []
    own = [value for value, row in rows if figures.bodies.of_label(row.label) == body]
    if len(rows) < _FEWEST or len(own) != 1:
        return
    value, row = (min if word in _LEAST else max)(rows, key=lambda one: one[0])
    if value != own[0]:
        yield _finding(sentence, word, row, value)


def _table(sentence: Sentence, named: set[str], figures: Figures) -> Grid | None:
    """The nearest table whose rows are bodies, about what the sentence names."""
    near = [
        grid
        for grid in figures.grids
        if abs(grid.line - sentence.line) <= _NEAR
        and (grid.clean or grid.table.confidence >= 0.7)
        and bool(grid.indicators & named)
        and sum(bool(figures.bodies.of_label(row.label)) for row in grid.body) >= _FEWEST
    ]
    return min(near, key=lambda grid: abs(grid.line - sentence.line), default=None)


def _ranked(grid: Grid, figures: Figures) -> list[tuple[Decimal, Row]]:
    """This year's value of each body; nothing where the table has several columns for the year."""
    own = [
        at
        for at, column in enumerate(grid.columns)
        if not column.is_change and (column.period[:4] == str(figures.year) or len(grid.columns) == 1)
    ]
    if len(own) != 1:
        return []
    found = [(row.cells[own[0]].value, row) for row in grid.body if own[0] < len(row.cells)]
    return [(value, row) for value, row in found if value is not None]


def _finding(sentence: Sentence, word: str, row: Row, value: Decimal) -> Finding:
    cells = cut(" ".join((row.label, *(cell.text for cell in row.cells))))
    return Finding(
        kind=FindingKind.PROSE_TABLE,
        line=sentence.line,
        other_line=row.line,
        code="extreme_claim",
        facts={"word": word, "row": row.label, "value": f"{value.normalize():f}".replace(".", ",")},
        values=(word, row.label),
        quote=cut(sentence.text),
        other_quote=cells,
        confidence=0.7,
    )

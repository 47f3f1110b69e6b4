# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``redusert for 10 av 16``: claims of how many, counted again in the table that they are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from linja.ground.checking.figures import Column, Figures, Grid, Row, Sentence
from linja.ground.checking.figures.numerals import COUNT, count_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut

Test = Callable[[Row], bool | None]
_OF = re.compile(
    rf"\b(?P<count>{COUNT})\s+av\s+(?:de\s+|dei\s+|våre\s+|totalt\s+|alle\s+)?(?P<all>{COUNT})\b(?!\s?(?:%|prosent|pst))",
    re.IGNORECASE,
)
_REST = re.compile(rf"\b(?:resterende|attståande|øvrige|andre)\s+(?P<count>{COUNT})\b", re.IGNORECASE)
_ABOVE_MEAN = re.compile(
    rf"\b(?:de|dei)\s+(?P<count>{COUNT})\s+[^.]{{0,60}}\b(?P<word>større|høyere|høgare|lavere|lågare|mindre)\b[^.]{{0,60}}\bgjennomsnitt\w*",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:alle|samtlige|samtlege)\b(?!\s+(?:kreft|tjeneste|tenest))[^.,;]{0,60}|\b(?:HF-ene|helseforetakene|føretaka)\b[^.,;]{0,40}\balle\b[^.,;]{0,40}",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:redusert|reduksjon|nedgang|lavere|lågare|gått ned|kortere)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:økt|økning|auka|auke|høyere|høgare|økte|gått opp|vekst)\b", re.IGNORECASE)
_THRESHOLD = re.compile(
    r"\b(?P<word>minst|over|under|mer enn|meir enn|lavere enn|lågare enn|høyere enn|høgare enn)\s+(?P<value>\d+(?:,\d+)?)\s?(?P<unit>%|pst|prosent\w*|dager|dagar)?",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"\bland(?:et|s\w*snitt\w*|sgjennomsnitt\w*)\b", re.IGNORECASE)
#: A table further away than this many lines is about something else, unless its rows are as many as claimed.
_NEAR = 160


def find(figures: Figures) -> Iterator[Finding]:
    """Claims with ``av``, what remains of them, ``alle``, and those above the mean."""
    for sentence in figures.sentences:
        if sentence.asks:
            continue
        yield from _claims_of(sentence, figures)
        yield from _above_mean(sentence, figures)
        yield from _claims_of_all(sentence, figures)


# --- k av n --------------------------------------------------------------------------------------


def _claims_of(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    for match in _OF.finditer(sentence.text):
        count, total = count_of(match["count"]), count_of(match["all"])
        if count is None or total is None or not 0 <= count <= total or total < 3:
            continue
        clause = _clause(sentence.text, match.start(), match.end())
        for grid in _tables_of(total, sentence, figures):
            test = _test(clause, grid)
            counted = _count(grid, test) if test else None
            if counted is not None and counted != count:
                yield _finding(sentence, match.start(), match[0], counted, total, grid, 0.85)
            if counted is not None:
                yield from _rest(sentence, figures, grid, total)
                break


def _rest(sentence: Sentence, figures: Figures, grid: Grid, total: int) -> Iterator[Finding]:
    """``For de resterende seks … økt`` in the sentence after."""
    following = sentence.number + 1
    if following >= len(figures.sentences):
        return
    text = figures.sentences[following].text
    match = _REST.search(text)
    test = _test(text, grid) if match else None
    if match is None or test is None:
        return
    counted, claimed = _count(grid, test), count_of(match["count"])
    if counted is not None and claimed is not None and counted != claimed:
        yield _finding(figures.sentences[following], match.start(), match[0], counted, total, grid, 0.7)


def _tables_of(total: int, sentence: Sentence, figures: Figures) -> list[Grid]:
    """Tables with so many rows, the nearest first; those below before those above."""
    named = {one.code for _, _, one in figures.known.indicators_in(sentence.text)}
    fitting = [
        grid
        for grid in figures.grids
        if len(grid.body) == total and (not named or not grid.indicators or grid.indicators & named)
    ]
    return sorted(fitting, key=lambda grid: (abs(grid.line - sentence.line), grid.line < sentence.line))


def _clause(text: str, start: int, end: int) -> str:
    """From the sentence's begin (or the last comma part with a verb) to the next full clause."""
    after = re.split(r",\s+(?:og|mens|men)\b|;", text[end:])[0]
    before = re.split(r"\bog\s+i\s+snitt\b|;", text[:start])[-1]
    return f"{before} {after}"


def _count(grid: Grid, test: Test) -> int | None:
    answers = [test(row) for row in grid.body]
    return None if any(answer is None for answer in answers) else sum(map(bool, answers))


def _test(clause: str, grid: Grid) -> Test | None:
    """What the clause claims of a row; None where the table has no columns to tell it."""
    direction = -1 if _LESS.search(clause) else 1 if _MORE.search(clause) else 0
    if _COUNTRY.search(clause) and direction:
        return _against_country(grid, direction)
    pair = _year_pair(grid)
    if direction and pair and not re.search(r"\b(?:lavere|høyere) enn \d", clause):
        return _moved(pair, direction)
    limit = _THRESHOLD.search(clause)
    if limit:
        return _beyond(limit, grid)
    return None


def _year_pair(grid: Grid) -> tuple[int, int] | None:
    """The columns of the earlier and the later year; the pair with the same words when there are several."""
    dated = [(at, column) for at, column in enumerate(grid.columns) if column.period and not column.is_change]
    for after_at, after in sorted(dated, key=lambda one: one[1].period, reverse=True):
        for before_at, before in sorted(dated, key=lambda one: one[1].period, reverse=True):
            if _words(before) == _words(after) and before.period < after.period:
                return before_at, after_at
    return None


def _words(column: Column) -> str:
    return " ".join(re.sub(r"\d+", "", column.text).lower().split())


def _moved(pair: tuple[int, int], direction: int) -> Test:
    def moved(row: Row) -> bool | None:
        before, after = _value(row, pair[0]), _value(row, pair[1])
        if before is None or after is None:
            return None
        return after > before if direction > 0 else after < before

    return moved


def _against_country(grid: Grid, direction: int) -> Test | None:
    country = [at for at, column in enumerate(grid.columns) if _COUNTRY.search(column.text)]
    own = [at for at, column in enumerate(grid.columns) if column.period]
    if len(country) != 1 or len(own) != 1:
        return None
    return _moved((country[0], own[0]), direction)


def _beyond(limit: re.Match[str], grid: Grid) -> Test | None:
    at = _own_column(grid)
    if at is None:
        return None
    bound = Decimal(limit["value"].replace(",", "."))
    word = limit["word"].lower()

    def beyond(row: Row) -> bool | None:
        value = _value(row, at)
        if value is None:
            return None
        if word == "minst":
            return value >= bound
        return value < bound if word.split()[0] in {"under", "lavere", "lågare"} else value > bound

    return beyond


def _own_column(grid: Grid) -> int | None:
    """The column of the report's own year: the only latest one, or the only one in per cent."""
    percent = [at for at, column in enumerate(grid.columns) if column.percent and not column.is_change]
    if len(percent) == 1:
        return percent[0]
    dated = [
        (column.period, at)
        for at, column in enumerate(grid.columns)
        if column.period and not column.is_change
    ]
    return max(dated)[1] if dated and len({_words(grid.columns[at]) for _, at in dated}) == 1 else None


def _value(row: Row, at: int) -> Decimal | None:
    return row.cells[at].value if at < len(row.cells) else None


# --- those above the mean --------------------------------------------------------------------------


def _above_mean(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    match = _ABOVE_MEAN.search(sentence.text)
    size = re.search(rf"\b(?:disse|desse)\s+(?P<n>{COUNT})\b", sentence.text, re.IGNORECASE)
    if match is None or size is None:
        return
    claimed, total = count_of(match["count"]), count_of(size["n"])
    for grid in _tables_of(total or 0, sentence, figures):
        pair = _year_pair(grid)
        at = pair[1] if pair else _own_column(grid)
        values = [_value(row, at) for row in grid.body] if at is not None else []
        known = [value for value in values if value is not None]
        if not known or len(known) != len(values):
            continue
        mean = sum(known, Decimal(0)) / len(known)
        up = match["word"].lower() in {"større", "høyere", "høgare"}
        counted = sum(value > mean if up else value < mean for value in known)
        if counted != claimed:
            yield _finding(sentence, match.start(), match[0][:40], counted, len(known), grid, 0.75)
        return


# --- alle ------------------------------------------------------------------------------------------


def _claims_of_all(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    """``HF-ene … har alle en økning``: each body of the nearest table of bodies."""
    for match in _EVERY.finditer(sentence.text):
        if not re.search(
            r"\b(?:HF|helseforetak|helseføretak|føretak|sykehus|sjukehus)\w*", match[0], re.IGNORECASE
        ):
            continue
        if re.search(r"\b(?:unntatt|unntak|unnateke|bortsett|skal|jobber|arbeider)\b", sentence.text):
            continue
        grid = _table_of_bodies(sentence, figures)
        test = _test(match[0] + sentence.text[match.end() :][:50], grid) if grid else None
        if grid is None or test is None:
            continue
        rows = [row for row in grid.body if figures.bodies.of_label(row.label)]
        failing = [row for row in rows if test(row) is False]
        if rows and failing:
            yield _finding_all(sentence, match, failing, grid)


def _table_of_bodies(sentence: Sentence, figures: Figures) -> Grid | None:
    """The nearest table with a row for each of several bodies, in the same answer; elsewhere, of what is named."""
    named = {one.code for _, _, one in figures.known.indicators_in(sentence.text)}
    owner = sentence.requirement.text if sentence.requirement is not None else ""
    near = [
        grid
        for grid in figures.grids
        if abs(grid.line - sentence.line) <= 40
        and grid.requirement == owner
        and (owner or grid.indicators & named)
        and sum(bool(figures.bodies.of_label(row.label)) for row in grid.body) >= 2
    ]
    return min(near, key=lambda grid: abs(grid.line - sentence.line)) if near else None


def _finding_all(sentence: Sentence, match: re.Match[str], failing: Sequence[Row], grid: Grid) -> Finding:
    return Finding(
        kind=FindingKind.COUNT_CLAIM,
        line=sentence.line_at(match.start()),
        other_line=failing[0].line,
        code="claim_of_all",
        facts={"claim": match[0].strip(), "rows": ", ".join(row.label for row in failing)},
        values=(match[0].strip(),),
        quote=cut(sentence.text, match[0]),
        other_quote=cut(" ".join((failing[0].label, *(cell.text for cell in failing[0].cells)))),
        confidence=0.65,
    )


def _finding(
    sentence: Sentence, at: int, claim: str, counted: int, total: int, grid: Grid, sure: float
) -> Finding:
    return Finding(
        kind=FindingKind.COUNT_CLAIM,
        line=sentence.line_at(at),
        other_line=grid.line,
        code="count_claim",
        facts={"claim": claim, "counted": str(counted), "total": str(total)},
        values=(claim, str(counted)),
        quote=cut(sentence.text, claim),
        other_quote=cut(grid.table.caption or " ".join(column.text for column in grid.columns)),
        confidence=sure,
    )

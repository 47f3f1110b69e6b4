# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A printed share that is not its numerator over its denominator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Figures, Grid, Row, Sentence
from linja.ground.checking.figures.rounding import around, half_of, share_in_percent
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut
from linja.ground.kernel.numbers import Unit, find_quantities, format_number

_COUNT = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)"
_OF = re.compile(
    r"(?P<part>\d{1,3}(?:[  \u202f]\d{3})+|\d+)\s+(?!%|prosent|pst)(?:(?!prosent|pst)\w+\s+){0,2}?av\s+(?:de\s+|dei\s+|totalt\s+|i alt\s+)?(?P<whole>\d{1,3}(?:[  \u202f]\d{3})+|\d+)(?![\d,]|\s?(?:%|prosent|pst))"
)
#: The share stands this near to its two numbers.
_NEAR = 60
#: Two shares that miss a hundred by more are not of one whole.
_PART = 15


def find(figures: Figures) -> Iterator[Finding]:
    """``A av B … C prosent`` in sentences, and columns of counts with a column of shares."""
    for sentence in figures.sentences:
        if sentence.counts and not sentence.asks:
            yield from _in_sentence(sentence)
            yield from _sexes(sentence)
            yield from _beside(sentence, figures)
    for grid in figures.grids:
        if grid.clean:
            yield from _in_table(grid)


def _in_sentence(sentence: Sentence) -> Iterator[Finding]:
    matches = list(_OF.finditer(sentence.text))
    if len(matches) != 1:
        return
    shares = [one for one in find_quantities(sentence.text) if one.quantity.unit is Unit.PERCENT]
    if len(shares) != 1:
        return
    match, share = matches[0], shares[0]
    part, whole = _number(match["part"]), _number(match["whole"])
    gap = share.start - match.end() if share.start > match.end() else match.start() - share.end
    if gap > _NEAR or not 0 < part <= whole or _limits(sentence.text[: share.start]):
        return
    computed = part / whole * 100
    if computed in around(share.quantity.value, half_of(share.quantity.value)):
        return
    yield _finding(sentence, match, sentence.text[share.start : share.end], computed)


_SHARE_OF = r"(?P<{0}>\d{{1,2}}(?:,\d+)?)\s?(?:%|prosent|pst\.?)"
_SEXES = re.compile(
    rf"{_SHARE_OF.format('one')}[^.;\d]{{0,40}}\bkvinner?\b[^.;\d]{{0,30}}?\bog\s+{_SHARE_OF.format('two')}[^.;\d]{{0,25}}\bm(?:e|a)nn\b"
    rf"|\bkvinner?\b[^.;\d]{{0,40}}{_SHARE_OF.format('three')},?\s+(?:og|mens)\s[^.;\d]{{0,25}}\bm(?:e|a)nn\b[^.;\d]{{0,15}}{_SHARE_OF.format('four')}",
    re.IGNORECASE,
)


def _sexes(sentence: Sentence) -> Iterator[Finding]:
    """``62 prosent kvinner og 41 prosent menn``: of one whole, they make a hundred."""
    match = _SEXES.search(sentence.text)
    if match is None:
        return
    printed = [match["one"] or match["three"], match["two"] or match["four"]]
    values = [Decimal(one.replace(",", ".")) for one in printed]
    missing = abs(values[0] + values[1] - 100)
    if half_of(values[0]) + half_of(values[1]) < missing <= _PART:
        yield Finding(
            kind=FindingKind.SHARE,
            line=sentence.line_at(match.start()),
            code="hundred",
            facts={"one": printed[0], "two": printed[1], "computed": format_number(values[0] + values[1])},
            values=(printed[0], printed[1]),
            quote=cut(sentence.text, printed[0]),
            confidence=0.7,
        )


_OUT_OF = re.compile(
    rf"\b[Aa]v\s+(?:de\s+|dei\s+)?(?P<whole>{_COUNT})\s+(?:[a-zæøå]+\s+){{1,6}}?(?P<part>{_COUNT})(?![\d,]|\s?(?:%|prosent|pst|dag|kr|mill))"
)
_THAT_IS = re.compile(r"\b(?:det vil si|dvs\.?|noe som tilsvarer|tilsvarer|utgjør|eller)\s*$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:svarprosent|deltak[ae]lse|andel)\w*\b[^.]{0,40}$", re.IGNORECASE)


def _beside(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    """``svarprosent på 81 prosent. Av 12 600 inviterte svarte 9 576``: the share in the sentence before or after."""
    matches = list(_OUT_OF.finditer(sentence.text)) or list(_OF.finditer(sentence.text))
    if len(matches) != 1:
        return
    match = matches[0]
    part, whole = _number(match["part"]), _number(match["whole"])
    for number in (sentence.number - 1, sentence.number, sentence.number + 1):
        if not 0 <= number < len(figures.sentences) or not whole >= 100 or not 0 < part <= whole:
            continue
        other = figures.sentences[number]
        shares = [one for one in find_quantities(other.text) if one.quantity.unit is Unit.PERCENT]
        if other.paragraph != sentence.paragraph or len(shares) != 1:
            continue
        share = shares[0]
        told = _TOLD.search(other.text[: share.start])
        if number == sentence.number:
            told = None if _OF.search(sentence.text) else _THAT_IS.search(other.text[: share.start])
        if told is None or _limits(other.text[: share.start]):
            continue
        computed = part / whole * 100
        if computed not in around(share.quantity.value, half_of(share.quantity.value)):
            yield _finding(sentence, match, other.text[share.start : share.end], computed)
        return


def _finding(sentence: Sentence, match: re.Match[str], printed: str, computed: Decimal) -> Finding:
    shown = format_number(computed, 1) + " %"
    return Finding(
        kind=FindingKind.SHARE,
        line=sentence.line_at(match.start()),
        code="share",
        facts={"printed": printed, "part": match["part"], "whole": match["whole"], "computed": shown},
        values=(printed, shown),
        quote=cut(sentence.text, match["part"]),
        confidence=0.8,
    )


def _limits(before: str) -> bool:
    return bool(
        re.search(
            r"\b(?:minst|over|under|mål\w*\s+(?:på|om)|skal\s+være|mer enn|nærmere|om lag|rundt|ca\.?|inntil|økning\w*|redu\w*|nedgang\w*)\s*(?:\w+\s+)?$",
            before,
            re.IGNORECASE,
        )
    )


def _number(words: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", words))


def _in_table(grid: Grid) -> Iterator[Finding]:
    """Rows of (part, whole, share): what holds for most rows is how the last column was made."""
    for places in _triples(grid):
        rows = [row for row in grid.rows if len(row.cells) > max(places)]
        fitting = [row for row in rows if _fits(row, places)]
        if len(rows) < 3 or 3 * len(fitting) < 2 * len(rows):
            continue
        for row in rows:
            if row not in fitting:
                yield _table_finding(row, places)


def _triples(grid: Grid) -> Iterator[tuple[int, int, int]]:
    columns = grid.columns
    for share, column in enumerate(columns):
        if not column.percent or column.is_change:
            continue
        counts = [at for at, other in enumerate(columns) if at < share and not other.percent]
        if len(counts) == 2:
            yield (counts[0], counts[1], share)
            yield (counts[1], counts[0], share)


def _fits(row: Row, places: tuple[int, int, int]) -> bool:
    part, whole, share = (row.cells[at] for at in places)
    if part.value is None or whole.value is None or share.value is None:
        return True
    computed = share_in_percent(around(part.value, part.half), around(whole.value, whole.half))
    return computed is not None and around(share.value, share.half).meets(computed)


def _table_finding(row: Row, places: tuple[int, int, int]) -> Finding:
    part, whole, share = (row.cells[at] for at in places)
    computed = format_number((part.value or Decimal(0)) / (whole.value or Decimal(1)) * 100, 1) + " %"
    return Finding(
        kind=FindingKind.SHARE,
        line=share.line,
        code="share",
        facts={"printed": share.text, "part": part.text, "whole": whole.text, "computed": computed},
        values=(share.text, computed),
        quote=cut(" ".join((row.label, *(cell.text for cell in row.cells)))),
        confidence=0.85,
    )

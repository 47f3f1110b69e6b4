"""A printed change that is not the difference of the values beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from linja.ground.checking.figures import Cell, Figure, Figures, Grid, Place, Role, Row, Sentence
from linja.ground.checking.figures.rounding import Interval, around, change_in_percent, difference, of
from linja.ground.checking.figures.vocabulary import BY_CODE
from linja.ground.checking.figures.when import in_year, year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.numbers import Unit, format_number

_MINUS_100 = Decimal(-100)


def find(figures: Figures) -> Iterator[Finding]:
    """Changes in tables, between the numbers of a sentence, and against values told elsewhere."""
    for grid in figures.grids:
        if grid.clean or grid.table.confidence < 0.7:
            yield from _in_table(grid)
    for sentence in figures.sentences:
        if sentence.counts and not sentence.asks:
            yield from _from_to(sentence)
            yield from _against(sentence, figures)
    yield from _told_change(figures)


# --- tables --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sum:
    """A row's printed change, with the two values it should come from."""

    row: Row
    printed: Cell
    before: Cell
    after: Cell

    def absolute(self) -> Interval:
        return difference(_exact(self.after), _exact(self.before))

    def relative(self) -> Interval | None:
        return change_in_percent(_exact(self.after), _exact(self.before))

    def fits(self, computed: Interval | None) -> bool:
        assert self.printed.value is not None
        return computed is not None and around(self.printed.value, self.printed.half).meets(computed)


def _exact(cell: Cell) -> Interval:
    """Large whole numbers are counts and exact; others were rounded."""
    assert cell.value is not None
    exact = cell.value % 1 == 0 and abs(cell.value) >= 1000 and cell.value % 1000 != 0
    return around(cell.value, Decimal(0) if exact else cell.half)


def _in_table(grid: Grid) -> Iterator[Finding]:
    sums = [one for row in grid.rows for one in _sums(row)]
    if not sums:
        return
    relative = [one for one in sums if one.fits(one.relative())]
    absolute = [one for one in sums if one.fits(one.absolute())]
    percent = any(column.percent for column in sums[0].row.columns if column.is_change)
    ways = relative if percent or len(relative) >= len(absolute) else absolute
    # What holds for most rows is how the column was made; the others are wrong.
    if 2 * len(ways) < len(sums):
        return
    for one in sums:
        if one not in ways:
            yield _table_finding(
                one, one.relative() if ways is relative else one.absolute(), ways is relative
            )


def _sums(row: Row) -> Iterator[_Sum]:
    cells = list(zip(row.cells, row.columns, strict=False))
    values = [(cell, column) for cell, column in cells if not column.is_change and cell.value is not None]
    for cell, column in cells:
        if not column.is_change or cell.value is None or cell.value == _MINUS_100:
            continue
        pair = _pair(values, column.period, planned="avvik" in column.text.lower())
        if pair:
            yield _Sum(row, cell, *pair)


def _pair(values: list[tuple[Cell, object]], period: str, planned: bool) -> tuple[Cell, Cell] | None:
    """(before, after): by period where the columns tell it, else by place; a deviation is actual − planned."""
    by_period = {getattr(column, "period", ""): cell for cell, column in values}
    if period and period in by_period and (year := year_of(period)):
        before = by_period.get(in_year(period, year - 1))
        return (before, by_period[period]) if before else None
    if len(values) != 2 or (period and period in by_period):
        return None
    one, two = values[0], values[1]
    first, second = getattr(one[1], "period", ""), getattr(two[1], "period", "")
    if planned or (first and second and first > second):
        return two[0], one[0]
    return one[0], two[0]


def _table_finding(one: _Sum, computed: Interval | None, percent: bool) -> Finding:
    middle = (computed.low + computed.high) / 2 if computed else Decimal(0)
    near = (
        computed is not None
        and one.printed.value is not None
        and abs(middle - one.printed.value) < 2 * one.printed.half
    )
    return Finding(
        kind=FindingKind.CHANGE,
        line=one.printed.line,
        code="change_in_table",
        facts={
            "row": one.row.label,
            "printed": one.printed.text,
            "computed": _shown(middle, one.printed) + (" %" if percent else ""),
            "before": one.before.text,
            "after": one.after.text,
        },
        values=(one.printed.text, _shown(middle, one.printed)),
        quote=cut(" ".join((one.row.label, *(cell.text for cell in one.row.cells)))),
        confidence=0.55 if near else 0.9,
    )


def _shown(value: Decimal, beside: Cell) -> str:
    return _as_exact_as(value, beside.half)


def _as_exact_as(value: Decimal, half: Decimal) -> str:
    """With as many decimals as the number that it stands against."""
    exponent = half.as_tuple().exponent
    decimals = max(0, -exponent - 1) if isinstance(exponent, int) else 1
    return format_number(value, min(decimals, 2), sign=True)


# --- «fra A til B» and the words around it ---------------------------------------------------------

_UP = r"(?:gått|gikk|går) opp|økning\w*|økt|økte|øker|øket|auka?\w*|vekst|oppgang|steget|steg|høyere|lengre"
_DOWN = r"redusert\w*|reduksjon\w*|nedgang\w*|falt|minsket|lavere|lågare|kortere|gått ned|sunket"
_NUMBER = r"[-−]?\d+(?:[  \u202f]\d{3})*(?:,\d+)?"
_FROM_TO = re.compile(
    rf"\b(?P<word>{_UP}|{_DOWN})\b(?P<between>[^.;]{{0,90}}?)\bf(?:ra|rå)\s+(?P<one>{_NUMBER})(?P<unit>[^\d.;()]{{0,50}}?(?:20\d\d)?[^\d.;()]{{0,20}}?)\btil\s+(?P<two>{_NUMBER})(?![\d.,]?\d)",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"(?P<sign>[+−-])?\s?(?P<share>\d+(?:,\d+)?)\s?(?:%|prosent|pst)", re.IGNORECASE)


def _from_to(sentence: Sentence) -> Iterator[Finding]:
    for match in _FROM_TO.finditer(sentence.text):
        one, two = _decimal(match["one"]), _decimal(match["two"])
        if _is_year(one) or re.search(
            r"\b(?:ikke|ikkje|mål\w*|skal|krav)\b", sentence.text[: match.end("word")][-60:]
        ):
            continue
        up = re.fullmatch(_UP, match["word"], re.IGNORECASE) is not None
        better = "forbedr" in match["between"]
        if (two < one if up else two > one) and not better:
            yield _direction(sentence, match, match["word"], up=up)
        yield from _share_beside(sentence, match, one, two)


def _share_beside(sentence: Sentence, match: re.Match[str], one: Decimal, two: Decimal) -> Iterator[Finding]:
    """``fra 294 i 2018 til 304 i 2019 (+4,4 prosent)``."""
    rest = sentence.text[match.end() :][:45]
    aside = re.match(r"[^.;]{0,30}\(([^)]*)\)", rest)
    said = _ASIDE.search(aside[1]) if aside else None
    between = _ASIDE.search(match["between"])
    if said is None and between and re.search(r"\b(?:på|med)\s*$", match["between"][: between.start()]):
        said = between
    if (
        said is None
        or "%" in match["unit"]
        or "prosent" in match["unit"]
        or rest.lstrip().startswith(("%", "prosent"))
    ):
        return
    printed = _decimal(said["share"]) * (-1 if two < one else 1)
    computed = change_in_percent(around(two, Decimal(0)), around(one, Decimal(0)))
    if computed is None or around(printed, _half(said["share"])).meets(computed):
        return
    yield Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(match.start("one")),
        code="change_in_prose",
        facts={
            "printed": said[0].strip(),
            "before": match["one"],
            "after": match["two"],
            "computed": format_number(computed.low, 1, sign=True) + " %",
        },
        values=(said[0].strip(), format_number(computed.low, 1, sign=True)),
        quote=cut(sentence.text, match["one"]),
        confidence=0.9,
    )


def _direction(sentence: Sentence, match: re.Match[str], word: str, *, up: bool) -> Finding:
    return Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(match.start("one")),
        code="direction_up" if up else "direction_down",
        facts={"word": word, "before": match["one"], "after": match["two"]},
        values=(match["one"], match["two"]),
        quote=cut(sentence.text, match["one"]),
        confidence=0.8,
    )


def _decimal(words: str) -> Decimal:
    return Decimal(re.sub(r"[\s\u00a0\u202f]", "", words).replace(",", ".").replace("−", "-"))


def _half(words: str) -> Decimal:
    decimals = len(words.partition(",")[2])
    return Decimal("0.5").scaleb(-decimals)


def _is_year(value: Decimal) -> bool:
    return 1990 <= value <= 2060 and value % 1 == 0


_AGAINST = re.compile(
    rf"(?P<two>{_NUMBER})(?P<unit>[^\d.;()]{{0,40}}?(?:20\d\d)?[^\d.;()]{{0,10}}?),?\s+mot\s+(?P<one>{_NUMBER})(?![\d.,]?\d)",
    re.IGNORECASE,
)
_THAT_MOVE = re.compile(
    r"^(?:Dette er en |Dette er ein |Denne |Den )?(?P<word>nedgang(?:en|a)?|reduksjon(?:en)?|økning(?:en)?|auke?n?|oppgang(?:en)?)\b(?!\s+på)",
    re.IGNORECASE,
)


def _against(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    """``204 i 2021, mot 190 i 2020. Nedgangen …``: the next sentence, or this one, tells the other way."""
    for match in _AGAINST.finditer(sentence.text):
        one, two = _decimal(match["one"]), _decimal(match["two"])
        if _is_year(one) or _is_year(two) or one == two:
            continue
        word = _word_before(sentence.text[: match.start()]) or _word_after(sentence, figures)
        if word is None:
            continue
        down = (
            re.match(r"(?:ned|redu|lav|låg|fal|kort|min|gått ned|gikk ned|sunk)", word, re.IGNORECASE)
            is not None
        )
        if down == (two > one):
            yield _direction(sentence, match, word, up=not down)


def _word_before(before: str) -> str | None:
    """``økte til``, ``redusert til``: the last such word right before the number."""
    match = re.search(rf"\b(?P<word>{_UP}|{_DOWN})\s+(?:til|med)\s*$", before, re.IGNORECASE)
    return match["word"] if match and not re.search(r"\b(?:ikke|ikkje|mål\w*|skal)\b", before) else None


def _word_after(sentence: Sentence, figures: Figures) -> str | None:
    if sentence.number + 1 >= len(figures.sentences):
        return None
    following = figures.sentences[sentence.number + 1]
    match = _THAT_MOVE.match(following.text) if following.paragraph == sentence.paragraph else None
    return match["word"] if match else None


# --- a change told beside a value, with the earlier value told anywhere ----------------------------


def _told_change(figures: Figures) -> Iterator[Finding]:
    for change in figures.in_prose:
        if change.role is not Role.CHANGE or not change.indicator:
            continue
        after = _beside(change, figures)
        before = _earlier(after, figures) if after else None
        if after is None or before is None or _fits(change, after, before):
            continue
        computed = difference(of(after), of(before))
        yield Finding(
            kind=FindingKind.CHANGE,
            line=change.line,
            other_line=before.line if before.line != change.line else None,
            code="change_in_prose",
            facts={
                "printed": change.printed,
                "before": before.printed,
                "after": after.printed,
                "computed": _as_exact_as((computed.low + computed.high) / 2, change.half),
            },
            values=(change.printed, before.printed, after.printed),
            quote=quote_of(change),
            other_quote=quote_of(before),
            confidence=0.75,
        )


def _beside(change: Figure, figures: Figures) -> Figure | None:
    """The value that the change belongs to: the last of the same thing in this sentence or the one before."""
    near = [
        one
        for one in figures.in_prose
        if one.role is Role.VALUE
        and (one.indicator, one.area, one.organisation)
        == (change.indicator, change.area, change.organisation)
        and one.sentence in {change.sentence, change.sentence - 1}
        and (not one.period or year_of(one.period) == figures.year)
    ]
    return near[-1] if len({one.amount for one in near}) == 1 else None


def _earlier(after: Figure, figures: Figures) -> Figure | None:
    """The same figure of the year before, when only one value is told for it."""
    period = after.period or str(figures.year or "")
    year = year_of(period)
    if year is None:
        return None
    wanted = in_year(period, year - 1)
    found = [
        one
        for one in figures.all
        if one.role is Role.VALUE
        and one.period == wanted
        and (one.indicator, one.area, one.organisation, one.qualifiers)
        == (after.indicator, after.area, after.organisation, after.qualifiers)
    ]
    return found[0] if found and len({one.amount for one in found}) == 1 else None


def _fits(change: Figure, after: Figure, before: Figure) -> bool:
    """In the value's own unit, in points, or in per cent of the earlier value: any reading that fits is meant."""
    ways: list[Interval | None] = []
    if change.unit in {after.unit, Unit.PERCENTAGE_POINT}:
        ways.append(difference(of(after), of(before)))
    if change.unit is Unit.PERCENT:
        ways.append(change_in_percent(of(after), of(before)))
    if not ways:
        return True
    said = around(change.amount, change.half)
    turned = Interval(-said.high, -said.low)
    return any(way is not None and (said.meets(way) or turned.meets(way)) for way in ways)

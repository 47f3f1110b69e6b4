# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A printed change that is not the difference of the values beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from linja.ground.checking.figures import Cell, Figure, Figures, Grid, Role
from linja.ground.checking.figures.changes import TableChange, changes_in
from linja.ground.checking.figures.rounding import Interval, around, change_in_percent, difference, of
from linja.ground.checking.figures.when import in_year, periods_in, year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.numbers import Unit, format_number

_PLAIN = re.compile(
    r"\b(?:nedgang|reduksjon|redusert|økning|økt|auke|auka|vekst|oppgang)\s+(?:på|med)\s*$", re.IGNORECASE
)
_BASE = re.compile(
    r"[^.,;]{0,25}?\b(?:f(?:ra|rå)|enn i|mot|sammenli\w+ med|samanlikn\w+ med)\s+", re.IGNORECASE
)


def find(figures: Figures) -> Iterator[Finding]:
    """Changes in tables, and changes told beside a value whose earlier value is told anywhere."""
    for grid in figures.grids:
        if grid.clean or grid.table.confidence < 0.7:
            yield from _in_table(grid)
    yield from _told_change(figures)


def _in_table(grid: Grid) -> Iterator[Finding]:
    columns: dict[str, list[TableChange]] = {}
    for one in (change for row in grid.rows for change in changes_in(row)):
        columns.setdefault(one.column, []).append(one)
    for column in columns.values():
        yield from _in_column(column)


def _in_column(sums: Sequence[TableChange]) -> Iterator[Finding]:
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


def _table_finding(one: TableChange, computed: Interval | None, percent: bool) -> Finding:
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


# --- a change told beside a value, with the earlier value told anywhere ----------------------------


def _told_change(figures: Figures) -> Iterator[Finding]:
    for change in figures.in_prose:
        if change.role is not Role.CHANGE or not change.indicator:
            continue
        after = _beside(change, figures)
        before = _earlier(change, after, figures) if after else None
        if after is None or before is None or _fits(change, after, before):
            continue
        turned = _fits(replace(change, amount=-change.amount), after, before)
        computed = difference(of(after), of(before))
        yield Finding(
            kind=FindingKind.CHANGE,
            line=change.line,
            other_line=before.line if before.line != change.line else None,
            code="change_turned" if turned else "change_in_prose",
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


def _earlier(change: Figure, after: Figure, figures: Figures) -> Figure | None:
    """The same figure of the year before, when only one value is told for it."""
    wanted = _base_period(change, figures) or _year_before(after, figures)
    found = [
        one
        for one in figures.all
        if one.role is Role.VALUE
        and wanted
        and _same_time(one.period, wanted)
        and (one.indicator, one.area, one.organisation, one.qualifiers)
        == (after.indicator, after.area, after.organisation, after.qualifiers)
    ]
    return found[0] if found and len({one.amount for one in found}) == 1 else None


def _base_period(change: Figure, figures: Figures) -> str:
    """``en nedgang på 4 dager fra november 2020``: the period that the change itself is counted from."""
    text = change.quote[change.quote.find(change.printed) + len(change.printed) :]
    match = _BASE.match(text)
    if match is None:
        return ""
    periods = list(periods_in(text[match.end() :], figures.year, change.period))
    return periods[0].code if periods and periods[0].start < 25 else ""


def _year_before(after: Figure, figures: Figures) -> str:
    period = after.period or figures.own_period
    year = year_of(period)
    return in_year(period, year - 1) if year else ""


def _same_time(one: str, two: str) -> bool:
    """The same period; a month and the year so far to its end are told of the same day."""
    return one == two or (len(one) == len(two) == 7 and one[:4] == two[:4] and one[-2:] == two[-2:])


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
    # Only a plain word before the number tells which way it goes.
    either = not _PLAIN.search(change.quote[: max(0, change.quote.find(change.printed))])
    return any(way is not None and (said.meets(way) or (either and turned.meets(way))) for way in ways)

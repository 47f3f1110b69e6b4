"""Funnels of rows: each row gets the average of all, the limits at its size, and where it lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from linja.ground.engine import fields, funnels
from linja.ground.engine.by_row import check_part, scaled, x_and_n
from linja.ground.engine.fields import NotComputable, Options, Row
from linja.ground.engine.funnels import Position, ProportionLimits, RateLimits
from linja.ground.engine.intervals import Interval

Result = dict[str, Any]
_Kind = TypeVar("_Kind", bound=StrEnum)
_Pair = tuple[float | None, float | None]
_Limits = Callable[[float, float, float], Interval]
_Position = Callable[[float, float, float], Position]


def proportion(rows: Sequence[Row], options: Options) -> list[Result]:
    """A funnel of proportions, one for each group."""
    drawn = _chosen(ProportionLimits, options)
    pairs = [x_and_n(row, place) for place, row in enumerate(rows, 1)]
    for place, (x, n) in enumerate(pairs, 1):
        check_part(x, n, place)
    if options.average is not None and not 0 <= options.average <= 1:
        raise NotComputable(f"the average is {options.average:g}; that of a proportion is from 0 to 1.")
    return _funnels(
        rows,
        pairs,
        options,
        lambda mean, n, level: funnels.proportion_limits(mean, n, level, drawn),
        funnels.proportion_position,
    )


def rate(rows: Sequence[Row], options: Options) -> list[Result]:
    """A funnel of rates, one for each group."""
    drawn = _chosen(RateLimits, options)
    pairs = [x_and_n(row, place) for place, row in enumerate(rows, 1)]
    if options.average is not None and options.average < 0:
        raise NotComputable(f"the average is {options.average:g}; a rate cannot be below 0.")
    return _funnels(
        rows,
        pairs,
        options,
        lambda mean, n, level: funnels.rate_limits(mean, n, level, drawn),
        funnels.rate_position,
    )


def _chosen(kinds: type[_Kind], options: Options) -> _Kind:
    try:
        return kinds(options.limits) if options.limits else next(iter(kinds))
    except ValueError:
        said = ", ".join(kinds)
        raise NotComputable(f"limits is {options.limits!r}; here it must be one of {said}.") from None


def _funnels(
    rows: Sequence[Row], pairs: Sequence[_Pair], options: Options, at: _Limits, position: _Position
) -> list[Result]:
    found: list[Result] = [{} for _ in rows]
    for places in fields.groups(rows, options):
        whole = [(x, n) for x, n in (pairs[place] for place in places) if x is not None and n is not None]
        mean = options.average
        if mean is None and whole:
            mean = funnels.average([x for x, _ in whole], [n for _, n in whole])
        for place in places:
            own = fields.of_row(rows[place], place + 1, options)
            found[place] = {**rows[place], **_unit(pairs[place], mean, own.multiplier, at, position)}
    return found


def _unit(pair: _Pair, mean: float | None, factor: float, at: _Limits, position: _Position) -> Result:
    x, n = pair
    inner = outer = Interval(None, None)
    value, where = None, None
    if mean is not None and n is not None:
        inner, outer = at(mean, n, funnels.INNER), at(mean, n, funnels.OUTER)
        if x is not None:
            value, where = x / n, position(x, n, mean).value
    lower, upper, outer_lower, outer_upper = (scaled(one, factor) for one in (*inner, *outer))
    return {
        "value": scaled(value, factor),
        "average": scaled(mean, factor),
        "lower": lower,
        "upper": upper,
        "lower95_0cl": lower,
        "upper95_0cl": upper,
        "lower99_8cl": outer_lower,
        "upper99_8cl": outer_upper,
        "baseline": scaled(mean, factor),
        "lower_2s_limit": lower,
        "upper_2s_limit": upper,
        "lower_3s_limit": outer_lower,
        "upper_3s_limit": outer_upper,
        "significance": where,
    }

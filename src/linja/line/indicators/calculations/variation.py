"""Values as the rows of the engine's charts: which chart fits the measure, and what its rows are. Pure.

A share with numerators and denominators is a p chart, a rate a u chart; what is one measured number (a mean,
a median, a count, a sum) is an XmR chart. A funnel needs numerators and denominators.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linja.ground.definitions import Direction, Version
from linja.ground.engine import NotComputable, Options, compute
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations.showing import Place
from linja.line.indicators.records import ValueRecord

Row = dict[str, Any]
_BETTER = {Direction.HIGHER: "increase", Direction.LOWER: "decrease", Direction.NEITHER: "neutral"}
#: A value that is expected, or that stands alone, is no point of the process.
_NO_POINT = frozenset({ValueState.FORECAST, ValueState.NOT_COMPARABLE})
#: Fewer units than this make no funnel.
FEWEST_UNITS = 3
#: Sizes at which the limits of a funnel are drawn.
_SIZES = 48


@dataclass(frozen=True, slots=True)
class Control:
    """A control chart: ``method`` is the engine's name, ``points`` its results, one for each place."""

    method: str
    points: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A funnel: each unit with its result, and the limits at sizes from the smallest to the largest."""

    method: str
    units: tuple[tuple[ValueRecord, Row], ...]
    limits: tuple[Row, ...]
    #: Units without numerator or denominator.
    without: tuple[ValueRecord, ...]


def control(places: Sequence[Place], version: Version, rebased: Sequence[int] = ()) -> Control | Refusal:
    """The control chart of a series; a place in ``rebased`` begins a new part, with lines of its own.

    Refusals: ``indicators.no_points`` (fewer than two values), ``indicators.not_computable``.
    """
    if sum(_is_point(place.value) for place in places) < 2:
        return Refusal("indicators.no_points", {})
    method = _chart_of(places, version)
    rows = [_point(place.value, method) | {"rebase": at in rebased} for at, place in enumerate(places)]
    options = Options(multiplier=_multiplier(places, version, method), improvement=_BETTER[version.direction])
    try:
        return Control(method, tuple(compute(method, rows, options)))
    except NotComputable as error:
        return Refusal("indicators.not_computable", {"reason": str(error)})


def funnel(values: Sequence[ValueRecord], version: Version) -> Spread | Refusal:
    """Units of one period around their average.

    Refusals: ``indicators.no_funnel`` (the measure has no denominator), ``indicators.few_units`` (fewer than
    three have numerator and denominator), ``indicators.not_computable``.
    """
    method = {MeasureKind.SHARE: "funnel_proportion", MeasureKind.RATE: "funnel_rate"}.get(version.measure)
    if method is None:
        return Refusal("indicators.no_funnel", {})
    whole = [one for one in values if _has_parts(one) and _is_point(one)]
    if len(whole) < FEWEST_UNITS:
        return Refusal("indicators.few_units", {"count": len(whole), "needed": FEWEST_UNITS})
    factor = 100.0 if version.measure is MeasureKind.SHARE else _factor(whole)
    rows = [{"x": float(one.numerator or 0), "n": float(one.denominator or 0)} for one in whole]
    try:
        units = compute(method, rows, Options(multiplier=factor))
        average = units[0]["average"] / factor
        limits = compute(method, _sizes(rows), Options(multiplier=factor, average=average))
    except NotComputable as error:
        return Refusal("indicators.not_computable", {"reason": str(error)})
    without = tuple(one for one in values if one not in whole)
    return Spread(method, tuple(zip(whole, units, strict=True)), tuple(limits), without)


def _chart_of(places: Sequence[Place], version: Version) -> str:
    points = [place.value for place in places if place.value is not None and _is_point(place.value)]
    if not all(map(_has_parts, points)):
        return "xmr"
    return {MeasureKind.SHARE: "pchart", MeasureKind.RATE: "uchart"}.get(version.measure, "xmr")


def _point(one: ValueRecord | None, method: str) -> Row:
    if one is None or not _is_point(one):
        return {"value": None} if method == "xmr" else {"x": None, "n": None}
    if method == "xmr":
        return {"value": float(one.number or 0)}
    return {"x": float(one.numerator or 0), "n": float(one.denominator or 0)}


def _is_point(one: ValueRecord | None) -> bool:
    return one is not None and one.number is not None and one.state not in _NO_POINT


def _has_parts(one: ValueRecord) -> bool:
    return one.numerator is not None and one.denominator is not None and one.denominator > 0


def _multiplier(places: Sequence[Place], version: Version, method: str) -> float:
    if method == "xmr":
        return 1.0
    if version.measure is MeasureKind.SHARE:
        return 100.0
    return _factor([place.value for place in places if place.value is not None and _is_point(place.value)])


def _factor(values: Sequence[ValueRecord]) -> float:
    """What a rate is counted per, told by its number, numerator and denominator: 100, 1 000, 100 000."""
    for one in values:
        if one.number and one.numerator and one.denominator:
            return float(10 ** round(math.log10(float(one.number * one.denominator / one.numerator))))
    return 1.0


def _sizes(rows: Sequence[Row]) -> list[Row]:
    """Sizes from a little below the smallest to a little above the largest, even on the way."""
    most = 1.1 * max(row["n"] for row in rows)
    least = min(0.5 * min(row["n"] for row in rows), most / _SIZES)
    step = (most - least) / (_SIZES - 1)
    return [{"x": None, "n": max(least + step * at, 1e-9)} for at in range(_SIZES)]


def shown(one: Decimal | float | None) -> Decimal | None:
    """A result of the engine as a number that is printed."""
    return None if one is None else Decimal(str(one))

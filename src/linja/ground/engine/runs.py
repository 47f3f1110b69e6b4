"""Signs that more than chance is at work in a series: the rules of "Making data count", and Anhøj's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

#: Points in a row that are a shift or a trend.
LONG_RUN = 7


class Signal(StrEnum):
    """What a point is a sign of, in the words of the field; the first that holds names the point."""

    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    NEAR_UPPER = "2 in 3 Above CL"
    NEAR_LOWER = "2 in 3 Below CL"
    SHIFT_UP = "7 Points Above CL"
    SHIFT_DOWN = "7 Points Below CL"
    NONE = "Common Cause"


HIGH = frozenset({Signal.ABOVE_LIMIT, Signal.RISING, Signal.NEAR_UPPER, Signal.SHIFT_UP})
LOW = frozenset({Signal.BELOW_LIMIT, Signal.FALLING, Signal.NEAR_LOWER, Signal.SHIFT_DOWN})


class Point(NamedTuple):
    """One point of a chart with its lines; without a value or without lines it ends every run."""

    value: float | None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None


class Runs(NamedTuple):
    """Anhøj's two measures of a series, with what chance allows; None where no point lies off the centre."""

    longest_run: int | None
    longest_run_max: int | None
    crossings: int | None
    crossings_min: int | None
    signal: bool


def compare(one: float | None, other: float | None) -> int:
    """1 when ``one`` is more, -1 when less; 0 when equal but for rounding in the machine, or unknown."""
    if one is None or other is None or math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15):
        return 0
    return 1 if one > other else -1


def signals(points: Sequence[Point]) -> list[tuple[Signal, ...]]:
    """All signs at each point, in the order of :class:`Signal`; ``points`` stand in the order of time."""
    found: list[set[Signal]] = [set() for _ in points]
    for places, sign in (*_outside(points), *_trends(points), *_near(points), *_shifts(points)):
        for place in places:
            found[place].add(sign)
    return [tuple(sorted(one, key=list(Signal).index)) for one in found]


def first(held: Sequence[Signal]) -> Signal:
    """The sign that names a point."""
    return held[0] if held else Signal.NONE


_Found = Iterable[tuple[Iterable[int], Signal]]


def _outside(points: Sequence[Point]) -> _Found:
    for place, one in enumerate(points):
        if compare(one.value, one.upper) > 0:
            yield [place], Signal.ABOVE_LIMIT
        if compare(one.value, one.lower) < 0:
            yield [place], Signal.BELOW_LIMIT


def _windows(length: int, size: int) -> Iterable[range]:
    return (range(start, start + size) for start in range(length - size + 1))


def _trends(points: Sequence[Point]) -> _Found:
    """Seven points, each above (below) the one before; a point in both directions takes the later one."""
    named: dict[int, Signal] = {}
    for window in _windows(len(points), LONG_RUN):
        steps = {compare(points[place].value, points[place - 1].value) for place in window[1:]}
        if steps in ({1}, {-1}):
            named.update(dict.fromkeys(window, Signal.RISING if steps == {1} else Signal.FALLING))
    return [([place], sign) for place, sign in named.items()]


def _side(one: Point) -> int:
    return compare(one.value, one.centre)


def _shifts(points: Sequence[Point]) -> _Found:
    for window in _windows(len(points), LONG_RUN):
        sides = {_side(points[place]) for place in window}
        if sides in ({1}, {-1}):
            yield window, Signal.SHIFT_UP if sides == {1} else Signal.SHIFT_DOWN


def _near(points: Sequence[Point]) -> _Found:
    """Two of three in a row on one side of the centre lie in the outer third, inside the limits."""
    for window in _windows(len(points), 3):
        sides = {_side(points[place]) for place in window}
        close = [place for place in window if _is_near(points[place])]
        if sides in ({1}, {-1}) and len(close) >= 2:
            yield close, Signal.NEAR_UPPER if sides == {1} else Signal.NEAR_LOWER


def _is_near(one: Point) -> bool:
    outside = compare(one.value, one.upper) > 0 or compare(one.value, one.lower) < 0
    return not outside and (compare(one.value, one.near_upper) > 0 or compare(one.value, one.near_lower) < 0)


def anhoej(values: Sequence[float | None], centre: Sequence[float | None]) -> Runs:
    """Longest run and crossings of the centre, with what chance allows (Anhøj and Olesen 2014).

    Points on the centre do not count. A run is too long above round(log2 n) + 3 (Schilling 2012); crossings
    are too few below the 5 per cent quantile of a binomial with n - 1 trials at one half (Chen 2010).
    """
    sides = [side for side in map(compare, values, centre) if side]
    if not sides:
        return Runs(None, None, None, None, False)
    lengths = [len(list(run)) for _, run in groupby(sides)]
    longest, crossings = max(lengths), len(lengths) - 1
    most, fewest = round(math.log2(len(sides))) + 3, _fewest_crossings(len(sides))
    return Runs(longest, most, crossings, fewest, longest > most or crossings < fewest)


def _fewest_crossings(n: int) -> int:
    """The least k with at least 5 per cent of 2^(n-1) equally likely ways at or below it."""
    ways, k = 1, 0
    while 20 * ways < 2 ** (n - 1):
        k += 1
        ways += math.comb(n - 1, k)
    return k

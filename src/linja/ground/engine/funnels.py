"""Limits of a funnel: how far units may lie from the average by chance alone (Spiegelhalter 2005)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum

from linja.ground.engine.intervals import EXACT_BELOW, Interval, byars, wilson
from linja.ground.engine.quantiles import normal_deviate

#: The inner and the outer pair of limits: one in twenty, and one in five hundred, fall outside by chance.
INNER, OUTER = 0.95, 0.998


class Position(StrEnum):
    """Where a unit lies, in the words of the field; the figure is the probability beyond that side."""

    HIGH_OUTER = "High (0.001)"
    HIGH_INNER = "High (0.025)"
    LOW_OUTER = "Low (0.001)"
    LOW_INNER = "Low (0.025)"
    WITHIN = "Not significant"


class ProportionLimits(StrEnum):
    """How the limits of a proportion are drawn."""

    #: average ± z·sqrt(average(1 - average)/n): outside exactly where a unit's own Wilson interval leaves
    #: out the average.
    SCORE = "score"
    #: Wilson's interval around the average itself, as if n x average had been observed.
    WILSON = "wilson"


class RateLimits(StrEnum):
    """How the limits of a rate are drawn."""

    #: Byar's interval around the expected count, exact below ten.
    BYARS = "byars"
    #: The exact Poisson interval around the expected count.
    EXACT = "exact"
    #: average ± z·sqrt(average/n).
    SCORE = "score"


def average(x: Sequence[float], n: Sequence[float]) -> float:
    """All that was counted over all that was counted in: sum of x / sum of n (> 0)."""
    return math.fsum(x) / math.fsum(n)


def proportion_limits(
    mean: float, n: float, confidence: float, limits: ProportionLimits = ProportionLimits.SCORE
) -> Interval:
    """Limits, from 0 to 1, for a unit of size n around the average proportion ``mean``."""
    if limits is ProportionLimits.WILSON:
        return wilson(mean * n, n, confidence)
    reach = normal_deviate(confidence) * math.sqrt(mean * (1 - mean) / n)
    return Interval(max(0.0, mean - reach), min(1.0, mean + reach))


def rate_limits(mean: float, n: float, confidence: float, limits: RateLimits = RateLimits.BYARS) -> Interval:
    """Limits, in events per unit of n, for a unit of size n around the average rate ``mean``."""
    if limits is RateLimits.SCORE:
        reach = normal_deviate(confidence) * math.sqrt(mean / n)
        return Interval(max(0.0, mean - reach), mean + reach)
    exact_below = math.inf if limits is RateLimits.EXACT else EXACT_BELOW
    return _over(byars(mean * n, confidence, exact_below), n)


def proportion_position(x: float, n: float, mean: float) -> Position:
    """Where x of n lies against the average: outside the score limits of its own size, or within."""
    value = x / n
    for confidence, low, high in _LEVELS:
        lower, upper = proportion_limits(mean, n, confidence)
        if lower is not None and value < lower:
            return low
        if upper is not None and value > upper:
            return high
    return Position.WITHIN


def rate_position(x: float, n: float, mean: float) -> Position:
    """Where x events in n lie against the average: whether x's own interval leaves the average out."""
    for confidence, low, high in _LEVELS:
        lower, upper = _over(byars(x, confidence), n)
        if lower is not None and mean < lower:
            return high
        if upper is not None and mean > upper:
            return low
    return Position.WITHIN


_LEVELS = (
    (OUTER, Position.LOW_OUTER, Position.HIGH_OUTER),
    (INNER, Position.LOW_INNER, Position.HIGH_INNER),
)


def _over(limits: Interval, n: float) -> Interval:
    return Interval(*(None if one is None else one / n for one in limits))

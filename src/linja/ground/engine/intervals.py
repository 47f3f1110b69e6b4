"""Confidence intervals of a proportion, a count and a mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from linja.ground.engine.quantiles import normal_deviate, poisson_lower, poisson_upper, t_deviate

#: Counts below this get exact limits: Byar's approximation is worse the fewer the events.
EXACT_BELOW = 10.0


class Interval(NamedTuple):
    """Lower and upper limit, in the unit of the value; None where there is none."""

    lower: float | None
    upper: float | None


class Mean(NamedTuple):
    """What the interval of a mean is computed from."""

    size: float
    mean: float
    #: With size - 1 below the line; None for a single value.
    deviation: float | None


def wilson(x: float, n: float, confidence: float = 0.95) -> Interval:
    """Score interval of the proportion x / n, both from 0 to 1 (Wilson 1927).

    ``0 <= x <= n`` and ``n > 0``. At x = 0 the lower limit is 0, at x = n the upper is 1, exactly.
    """
    z = normal_deviate(confidence)
    middle, below = 2 * x + z * z, 2 * (n + z * z)
    spread = z * math.sqrt(z * z + 4 * x * (1 - x / n))
    lower = 0.0 if x == 0 else (middle - spread) / below
    upper = 1.0 if x == n else (middle + spread) / below
    return Interval(lower, upper)


def byars(events: float, confidence: float = 0.95, exact_below: float = EXACT_BELOW) -> Interval:
    """Interval of a Poisson count, in events: Byar's approximation (Breslow and Day 1987).

    Below ``exact_below`` events the exact limits instead (Garwood 1936, by chi-squared). Where the
    approximation would fall below zero it says nothing, and the lower limit is None.
    """
    if events < exact_below:
        return Interval(poisson_lower(events, confidence), poisson_upper(events, confidence))
    z, more = normal_deviate(confidence), events + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3
    if events == 0:
        return Interval(0.0, upper)
    lower = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3
    return Interval(lower if lower >= 0 else None, upper)


def summary(values: Sequence[float]) -> Mean:
    """Size, mean and standard deviation of one or more values."""
    count, mean = len(values), math.fsum(values) / len(values)
    if count < 2:
        return Mean(count, mean, None)
    return Mean(count, mean, math.sqrt(math.fsum((one - mean) ** 2 for one in values) / (count - 1)))


def mean_t(facts: Mean, confidence: float = 0.95) -> Interval:
    """Interval of a mean by Student's t with size - 1 degrees of freedom (Student 1908).

    A single value has no spread, and its mean no interval.
    """
    if facts.deviation is None or facts.size < 2:
        return Interval(None, None)
    reach = t_deviate(confidence, facts.size - 1) * facts.deviation / math.sqrt(facts.size)
    return Interval(facts.mean - reach, facts.mean + reach)

"""Control charts: individual values with moving ranges (XmR), proportions (p) and rates (u)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from linja.ground.engine.runs import Point

#: Mean moving range to three sigma (3 / 1.128), to sigma, and to the limit of the moving range itself.
XMR_LIMIT, XMR_D2, RANGE_LIMIT = 2.66, 1.128, 3.268
#: Moving ranges from this many means on are left out when outliers are screened (Nelson 1982).
SCREEN_LIMIT = 3.267


class Counted(NamedTuple):
    """x of n, or x in n; ``base`` False where the point is shown but does not set the lines."""

    x: float | None
    n: float | None
    base: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Points with their lines, in the order given."""

    points: tuple[Point, ...]
    #: One sigma at each point; None where nothing can be said.
    sigma: tuple[float | None, ...]
    #: XmR only: the distance of each point to the one before.
    moving_ranges: tuple[float | None, ...] = field(default=())
    mean_moving_range: float | None = None


def xmr(values: Sequence[float | None], base: Sequence[bool] | None = None, *, screen: bool = False) -> Chart:
    """Individual values: mean ± 2.66 x mean moving range (Shewhart 1931, Wheeler 1993).

    ``base`` tells which values set the lines (all unless told). A missing value has no moving range on
    either side. ``screen`` leaves out moving ranges of 3.267 x their mean or more, once (Nelson 1982).
    With one value there are no limits; a constant series has limits at its mean.
    """
    used = [None if base is not None and not base[place] else one for place, one in enumerate(values)]
    held = [one for one in used if one is not None]
    centre = math.fsum(held) / len(held) if held else None
    mean_range = _mean_range([one for one in _ranges(used) if one is not None], screen)
    points = tuple(_xmr_point(one, centre, mean_range) for one in values)
    sigma = None if mean_range is None else mean_range / XMR_D2
    return Chart(points, (sigma,) * len(points), tuple(_ranges(values)), mean_range)


def _ranges(values: Sequence[float | None]) -> list[float | None]:
    pairs = zip([None, *values], values, strict=False)
    return [None if before is None or now is None else abs(now - before) for before, now in pairs]


def _mean_range(ranges: list[float], screen: bool) -> float | None:
    if not ranges:
        return None
    mean = math.fsum(ranges) / len(ranges)
    if not screen or mean == 0:
        return mean
    kept = [one for one in ranges if one < SCREEN_LIMIT * mean]
    return math.fsum(kept) / len(kept)


def _xmr_point(value: float | None, centre: float | None, mean_range: float | None) -> Point:
    if centre is None or mean_range is None:
        return Point(value, centre)
    reach = XMR_LIMIT * mean_range
    near = 2 * reach / 3
    return Point(value, centre, centre - reach, centre + reach, centre - near, centre + near)


def pchart(counts: Sequence[Counted]) -> Chart:
    """Proportions x / n: centre = sum x / sum n, limits ± 3·sqrt(p(1 - p)/n), within 0 and 1 (Montgomery 7).

    A point without n, or with n = 0, has no value and no lines.
    """
    return _counted(counts, lambda centre, n: math.sqrt(centre * (1 - centre) / n), 1.0)


def uchart(counts: Sequence[Counted]) -> Chart:
    """Rates x / n: centre = sum x / sum n, limits ± 3·sqrt(u/n), not below 0 (Montgomery 7).

    A point without n, or with n = 0, has no value and no lines.
    """
    return _counted(counts, lambda centre, n: math.sqrt(centre / n), math.inf)


def _counted(counts: Sequence[Counted], sigma_of: Callable[[float, float], float], most: float) -> Chart:
    used = [(one.x, one.n) for one in counts if one.base and one.x is not None and one.n]
    below = math.fsum(n for _, n in used)
    centre = math.fsum(x for x, _ in used) / below if below else None
    sigma = tuple(sigma_of(centre, one.n) if centre is not None and one.n else None for one in counts)
    points = tuple(_point(one, centre, spread, most) for one, spread in zip(counts, sigma, strict=True))
    return Chart(points, sigma)


def _point(one: Counted, centre: float | None, sigma: float | None, most: float) -> Point:
    value = one.x / one.n if one.x is not None and one.n else None
    if centre is None or sigma is None:
        return Point(value)
    lower, near_lower = (max(0.0, centre - reach * sigma) for reach in (3, 2))
    upper, near_upper = (min(most, centre + reach * sigma) for reach in (3, 2))
    return Point(value, centre, lower, upper, near_lower, near_upper)

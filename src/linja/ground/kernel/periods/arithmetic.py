"""Which periods may be added, subtracted and compared; everything else is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from linja.ground.kernel.periods.types import (
    Cumulative,
    HalfYear,
    Month,
    Period,
    PointInTime,
    Quarter,
    Rolling,
    Tertial,
    Year,
)
from linja.ground.kernel.refusals import Refusal


def combine(periods: Iterable[Period]) -> Period | Refusal:
    """The period that the parts cover together, when their values may be added.

    The parts must follow each other without gap or overlap; the result is the plainest type with
    those days (four months make a tertial). Refusals: ``periods.nothing_to_add``,
    ``periods.point_in_time_has_no_sum``, ``periods.overlap``, ``periods.gap``.
    """
    parts = sorted(periods, key=lambda part: (part.start, part.end))
    if not parts:
        return Refusal("periods.nothing_to_add")
    for part in parts:
        if isinstance(part, PointInTime):
            return Refusal("periods.point_in_time_has_no_sum", {"period": part.code})
    for first, second in pairwise(parts):
        facts = {"first": first.code, "second": second.code}
        if first.overlaps(second):
            return Refusal("periods.overlap", facts)
        if first.end + timedelta(days=1) != second.start:
            return Refusal("periods.gap", facts)
    if len(parts) == 1:
        return parts[0]
    return _plainest(parts[0], parts[-1])


def subtract(whole: Period, part: Period) -> Period | Refusal:
    """What is left of ``whole`` when ``part`` is taken away from its beginning or its end.

    ``2019C08 - 2019C04`` is the second tertial. Refusals: ``periods.point_in_time_has_no_sum``,
    ``periods.not_a_part`` (not inside, the whole of it, or in its middle).
    """
    facts = {"whole": whole.code, "part": part.code}
    if isinstance(whole, PointInTime) or isinstance(part, PointInTime):
        return Refusal("periods.point_in_time_has_no_sum", facts)
    starts, ends = whole.start == part.start, whole.end == part.end
    if not whole.contains(part) or starts == ends:
        return Refusal("periods.not_a_part", facts)
    if starts:
        after = part.end + timedelta(days=1)
        return _plainest(Month(after.year, after.month), whole)
    before = part.start - timedelta(days=1)
    return _plainest(whole, Month(before.year, before.month))


def may_compare(first: Period, second: Period) -> Refusal | None:
    """None when values of the two may stand side by side as a development.

    Refusals: ``periods.different_kind`` (a year against a tertial) and ``periods.different_length``
    (January to August against January to April, or windows of unequal length).
    """
    facts = {"first": first.code, "second": second.code}
    if type(first) is not type(second):
        return Refusal("periods.different_kind", facts)
    if isinstance(first, Cumulative) and isinstance(second, Cumulative) and first.month != second.month:
        return Refusal("periods.different_length", facts)
    if isinstance(first, Rolling) and isinstance(second, Rolling) and first.length != second.length:
        return Refusal("periods.different_length", facts)
    return None


def _plainest(first: Period, last: Period) -> Period:
    """The plainest type from the first day of ``first`` to the last day of ``last``."""
    start, end = first.start, last.end
    year = start.year
    named: list[Period] = [Year(year), Month(year, start.month)]
    named += [Tertial(year, n) for n in (1, 2, 3)]
    named += [HalfYear(year, n) for n in (1, 2)]
    named += [Quarter(year, n) for n in (1, 2, 3, 4)]
    named += [Cumulative(year, month) for month in range(1, 13)]
    for period in named:
        if (period.start, period.end) == (start, end):
            return period
    months = (end.year - year) * 12 + end.month - start.month + 1
    return Rolling(end.year, end.month, months)

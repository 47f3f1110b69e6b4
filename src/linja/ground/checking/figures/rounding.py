"""Printed numbers as intervals: what a rounded number may have been before it was rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from linja.ground.checking.figures.figure import Figure

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """All that lies from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def __contains__(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether some number could be in both."""
        return self.low <= other.high and other.low <= self.high


def decimal_of(words: str) -> Decimal:
    """A number as printed: ``1 359``, ``59,3`` and ``−2,7``. Raises ``InvalidOperation`` for other words."""
    return Decimal(re.sub(r"[\s\u00a0\u202f]", "", words).replace(",", ".").replace("−", "-"))


def half_of(number: Decimal, scale: int = 1) -> Decimal:
    """Half of the last printed place: ``59,3`` gives 0,05 and ``3 mill.`` gives 500000."""
    exponent = number.as_tuple().exponent
    return _HALF.scaleb(exponent if isinstance(exponent, int) else 0) * scale


def around(value: Decimal, half: Decimal) -> Interval:
    """The interval of a rounded number."""
    return Interval(value - half, value + half)


def of(figure: Figure) -> Interval:
    """The interval of a figure."""
    return around(figure.amount, figure.half)


def agree(one: Figure, two: Figure) -> bool:
    """Whether both may be the same number: 59 and 59,3 may, 59 and 60 may not.

    Numbers of the same precision agree only when they are equal; of different precision, when the finer
    one rounds to the coarser one.
    """
    if one.half == two.half:
        return one.amount == two.amount
    return abs(one.amount - two.amount) <= max(one.half, two.half)


def difference(after: Interval, before: Interval) -> Interval:
    """``after`` minus ``before`` for any numbers in the two."""
    return Interval(after.low - before.high, after.high - before.low)


def change_in_percent(after: Interval, before: Interval) -> Interval | None:
    """``(after − before) / before`` in per cent; None when ``before`` may be zero or less."""
    if before.low <= 0:
        return None
    ratios = [a / b for a in (after.low, after.high) for b in (before.low, before.high)]
    return Interval((min(ratios) - 1) * 100, (max(ratios) - 1) * 100)


def share_in_percent(part: Interval, whole: Interval) -> Interval | None:
    """``part / whole`` in per cent; None when ``whole`` may be zero or less."""
    if whole.low <= 0:
        return None
    ratios = [a / b for a in (part.low, part.high) for b in (whole.low, whole.high)]
    return Interval(min(ratios) * 100, max(ratios) * 100)

"""Growth in one area above the growth in another, each from the same period a year earlier."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linja.ground.kernel.measures import Figure, may_compare
from linja.ground.kernel.periods import Period
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets.holding import hidden
from linja.ground.kernel.targets.reasons import Asked, Grown, Lookup, NotKnown, Verdict
from linja.ground.kernel.targets.single import no_result
from linja.ground.kernel.targets.types import Growth
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.vocabulary import Attainment


def judged(target: Growth, lookup: Lookup) -> Verdict:
    """The verdict, from four figures: both areas, now and a year earlier. One lacking: not known."""
    now = _one(lookup, target.what, target.area, target.period)
    period = now.period if isinstance(now, Figure) else target.period
    earlier = period.same_last_year() if period else None
    found = [
        now,
        _one(lookup, target.what, target.area, earlier),
        _one(lookup, target.what, target.than, period),
        _one(lookup, target.what, target.than, earlier),
    ]
    figures = [one for one in found if isinstance(one, Figure)]
    refusal = next((one for one in found if isinstance(one, Refusal)), None) or _not_compared(figures)
    if refusal:
        expected = next((one.expected for one in figures if one.expected), None)
        return Verdict(target, Attainment.UNKNOWN, NotKnown(refusal, expected))
    reason = _grown(target, figures)
    higher = reason.growth > reason.other
    return Verdict(target, Attainment.REACHED if higher else Attainment.NOT_REACHED, reason)


def growth(now: Decimal, before: Decimal) -> Decimal:
    """The growth in per cent; ``before`` is above zero."""
    return 100 * (now - before) / before


def _grown(target: Growth, figures: Sequence[Figure]) -> Grown:
    numbers = [one.known or Decimal(0) for one in figures]
    provisional = any(one.state is ValueState.PROVISIONAL for one in figures)
    hides = hidden(_higher, *figures)
    here, there = growth(*numbers[:2]), growth(*numbers[2:])
    return Grown(target.area, target.than, here, there, figures[0].period, hides, provisional)


def _higher(now: Decimal, before: Decimal, other: Decimal, other_before: Decimal) -> bool:
    if before <= 0 or other_before <= 0:
        return False
    return growth(now, before) > growth(other, other_before)


def _one(lookup: Lookup, what: str, group: str, period: Period | None) -> Figure | Refusal:
    found = lookup(Asked(what, group, period=period))
    if len(found) == 1:
        return found[0]
    return Refusal("targets.several_values", {"count": len(found)}) if found else Refusal("targets.no_value")


def _not_compared(figures: Sequence[Figure]) -> Refusal | None:
    now, before, other, other_before = figures
    for one in figures:
        if refusal := no_result(one):
            return refusal
    for first, second in ((now, before), (other, other_before), (now, other)):
        if refusal := may_compare(first, second):
            return refusal
    for one in (before, other_before):
        if (one.known or 0) <= 0:
            return Refusal("value_states.base_is_zero", {"period": one.period.code})
    return None

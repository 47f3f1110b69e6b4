"""Values in time: what may be compared with what, and which breaks lie between. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from linja.ground.kernel.periods import Period, may_compare
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import (
    ValueState,
    may_compute_relative_change,
    state_of_change,
)
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.records import BreakRecord, ValueRecord


@dataclass(frozen=True, slots=True)
class Change:
    """From one value to a later one. ``percent`` is None when it cannot be said (the first was zero)."""

    amount: Decimal
    percent: Decimal | None
    state: ValueState
    #: What lies between and must be said beside the change.
    breaks: tuple[BreakRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A value in its series with the change since the one before, or why there is none."""

    value: ValueRecord
    change: Change | Refusal | None


def resolve(values: Iterable[ValueRecord], breaks: Sequence[BreakRecord] = ()) -> tuple[Point, ...]:
    """One unit's values of one indicator, by period, each held against the one before it.

    Only periods of one kind belong in a series; another kind gives a refused change, not a wrong one.
    """
    rows = sorted(values, key=lambda one: of_code(one.period))
    if not rows:
        return ()
    later = (Point(after, change(before, after, breaks)) for before, after in pairwise(rows))
    return (Point(rows[0], None), *later)


def change(before: ValueRecord, after: ValueRecord, breaks: Sequence[BreakRecord] = ()) -> Change | Refusal:
    """The change from unrounded numbers, marked with the breaks between the two.

    Refused as ``periods.*`` (a year against a tertial), ``value_states.*`` (one has no number), and
    ``indicators.other_version`` where the definition changed in between.
    """
    refusal = may_compare(of_code(before.period), of_code(after.period))
    if refusal:
        return refusal
    if before.version != after.version:
        return Refusal("indicators.other_version", {"first": before.version, "second": after.version})
    state = state_of_change(before.state, after.state)
    if isinstance(state, Refusal):
        return state
    first, second = before.number or Decimal(0), after.number or Decimal(0)
    relative = first != 0 and may_compute_relative_change(before.state, after.state) is None
    percent = 100 * (second - first) / first if relative else None
    return Change(second - first, percent, state, between(before, after, breaks))


def between(
    before: ValueRecord, after: ValueRecord, breaks: Iterable[BreakRecord]
) -> tuple[BreakRecord, ...]:
    """The breaks that touch one of the two values and not the other."""
    first, second = of_code(before.period), of_code(after.period)
    return tuple(
        one
        for one in breaks
        if one.indicator in ("", after.indicator)
        and one.organisation_id in (None, after.organisation_id)
        and touches(one, first) != touches(one, second)
    )


def touches(one: BreakRecord, period: Period) -> bool:
    """Whether any day of the period is on or after the break, and not after its last day."""
    return period.end >= one.from_on and (one.until_on is None or period.start <= one.until_on)

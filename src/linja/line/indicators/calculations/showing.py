"""What is shown together: values of one kind of period, side by side or after each other. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linja.ground.definitions import PeriodType
from linja.ground.kernel.periods import Cumulative, Period, PointInTime, Rolling
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations import series
from linja.line.indicators.calculations.checking import KINDS
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.records import BreakRecord, ValueRecord

#: Periods that do not follow each other step by step: only those with a value have a place.
_LOOSE = (Cumulative, Rolling, PointInTime)
#: No more empty places than these are put into a gap.
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A period in its series. ``value`` None: nothing is held for it.

    ``run`` counts up where a line must stop: something is missing, or may not be compared.
    """

    period: Period
    value: ValueRecord | None
    change: series.Change | Refusal | None
    run: int


def kind_of(code: str) -> PeriodType:
    """The kind of a stored period."""
    return KINDS[type(of_code(code))]


def kinds(values: Iterable[ValueRecord]) -> dict[PeriodType, int]:
    """How many values there are for each kind of period, in the definitions' order."""
    found = Counter(kind_of(one.period) for one in values)
    return {kind: found[kind] for kind in PeriodType if found[kind]}


def of_kind(values: Iterable[ValueRecord], kind: PeriodType) -> tuple[ValueRecord, ...]:
    """The values for that kind of period, in the order of time."""
    return tuple(sorted((one for one in values if kind_of(one.period) is kind), key=_period))


def in_time(values: Sequence[ValueRecord], breaks: Sequence[BreakRecord] = ()) -> tuple[Place, ...]:
    """One unit's values of one kind of period with a place for each period between the first and the last.

    A run goes on where :func:`series.change` gives a change, no break lies between and no period is left out.
    """
    found: list[Place] = []
    run = 0
    for one in series.resolve(values, breaks):
        period = of_code(one.value.period)
        gap = _between(found[-1].period, period) if found else ()
        if found and (gap or not isinstance(one.change, series.Change) or one.change.breaks):
            run += 1
        found += [Place(empty, None, None, run) for empty in gap]
        found.append(Place(period, one.value, one.change, run))
    return tuple(found)


def between_places(
    places: Sequence[Place], breaks: Iterable[BreakRecord]
) -> tuple[tuple[int, BreakRecord], ...]:
    """The breaks that lie in the series, each with the place before which it begins, or is over."""
    return tuple(
        (at, one)
        for one in breaks
        for at in range(1, len(places))
        if series.touches(one, places[at].period) != series.touches(one, places[at - 1].period)
    )


def breaks_of(breaks: Iterable[BreakRecord], indicator: str, organisation_id: int) -> tuple[BreakRecord, ...]:
    """Those that are about the indicator, or all, and about the unit, or everywhere."""
    return tuple(
        one
        for one in breaks
        if one.indicator in ("", indicator) and one.organisation_id in (None, organisation_id)
    )


def ranked(values: Iterable[ValueRecord]) -> tuple[ValueRecord, ...]:
    """The highest first; what has no number, or may not be compared, after the others by name."""

    def order(one: ValueRecord) -> tuple[bool, Decimal, str]:
        comparable = one.number is not None and one.state is not ValueState.NOT_COMPARABLE
        return (
            not comparable,
            -one.number if comparable and one.number is not None else Decimal(0),
            one.organisation_name,
        )

    return tuple(sorted(values, key=order))


def latest(values: Sequence[ValueRecord]) -> ValueRecord | None:
    """The last one that has a number and is a result; else the last one."""
    results = [one for one in values if one.number is not None and one.state is not ValueState.FORECAST]
    return max(results or values, key=_period, default=None)


def year_before(one: ValueRecord, values: Iterable[ValueRecord]) -> ValueRecord | None:
    """The same unit's value for the same period of the year before."""
    wanted = of_code(one.period).same_last_year().code
    return next((other for other in values if other.period == wanted), None)


def best_kind(values: Sequence[ValueRecord]) -> PeriodType | None:
    """The kind of period to begin with: the year where there are several, else the kind with most values."""
    held = kinds(values)
    if held.get(PeriodType.YEAR, 0) > 1:
        return PeriodType.YEAR
    return max(held, key=lambda kind: held[kind], default=None)


def _period(one: ValueRecord) -> Period:
    return of_code(one.period)


def _between(before: Period, after: Period) -> tuple[Period, ...]:
    """The periods that lie between two of the same kind."""
    if isinstance(after, _LOOSE) or type(before) is not type(after):
        return ()
    found: list[Period] = []
    step = before.next()
    while step < after and len(found) < _LONGEST_GAP:
        found.append(step)
        step = step.next()
    return tuple(found)

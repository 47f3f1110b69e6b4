"""Values of several units or periods made into one, where the kind of measure allows it. Pure.

Counts and sums are added. Shares and rates are worked out anew from added numerators and denominators, means
from their weights (the denominator is the number measured). Medians and counts of distinct patients cannot be
made from parts: the middle of the middles is not the middle, and a patient of two hospitals is one patient.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linja.ground.definitions import Measure
from linja.ground.kernel.periods import Cumulative, combine, subtract
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.line.indicators.calculations.periods import of_code


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its parts, period and state, as it is reckoned with.

    ``numerator`` of a mean is the sum of what was measured; where it is not given it is mean times weight.
    """

    number: Decimal | None
    period: str
    state: ValueState = ValueState.FINAL
    numerator: Decimal | None = None
    denominator: Decimal | None = None


_UNCERTAIN = (ValueState.FORECAST, ValueState.PROVISIONAL)
#: What a share or a mean is multiplied by: percent, or as it stands.
_FACTOR = {Measure.SHARE: Decimal(100), Measure.MEAN: Decimal(1)}
_ADDED = frozenset({Measure.COUNT, Measure.SUM})


def over_units(measure: Measure, parts: Sequence[Figure]) -> Figure | Refusal:
    """One figure for all units together, each given once for the same period.

    Refusals: ``indicators.nothing_to_add``, ``indicators.different_periods``, and those of :func:`_together`.
    """
    periods = sorted({part.period for part in parts})
    if len(periods) > 1:
        return Refusal("indicators.different_periods", {"first": periods[0], "second": periods[-1]})
    return _together(measure, parts, periods[0]) if parts else Refusal("indicators.nothing_to_add", {})


def over_periods(measure: Measure, parts: Sequence[Figure]) -> Figure | Refusal:
    """One figure for periods that follow each other, such as three tertials of a year.

    Refusals: as ``kernel.periods.combine`` (gap, overlap: January to August and the second tertial overlap),
    and those of :func:`_together`.
    """
    whole = combine(of_code(part.period) for part in parts)
    return whole if isinstance(whole, Refusal) else _together(measure, parts, whole.code)


def difference(measure: Measure, whole: Figure, part: Figure) -> Figure | Refusal:
    """What is left of a cumulative figure when an earlier one of the same year is taken away.

    ``indicators.only_cumulative``: only the year so far can be lessened, and only by the year so far.
    """
    first, second = of_code(whole.period), of_code(part.period)
    if not (isinstance(first, Cumulative) and isinstance(second, Cumulative)):
        return Refusal("indicators.only_cumulative", {"first": whole.period, "second": part.period})
    left = subtract(first, second)
    if isinstance(left, Refusal):
        return left
    return _worked(measure, (whole, part), left.code, lambda values: values[0] - values[1])


def _together(measure: Measure, parts: Sequence[Figure], period: str) -> Figure | Refusal:
    """``indicators.median_of_medians``, ``indicators.distinct_patients``, ``indicators.derived``: never;
    ``indicators.part_without_number``, ``indicators.parts_missing``: not with these parts."""
    return _worked(measure, parts, period, sum_of)


def sum_of(values: Sequence[Decimal]) -> Decimal:
    """The sum; of nothing, zero."""
    return sum(values, Decimal(0))


def _worked(
    measure: Measure, parts: Sequence[Figure], period: str, join: Callable[[Sequence[Decimal]], Decimal]
) -> Figure | Refusal:
    if refusal := _never(measure) or _not_these(parts):
        return refusal
    state = next((one for one in _UNCERTAIN if any(part.state is one for part in parts)), ValueState.FINAL)
    if measure in _ADDED:
        number = join([part.number or Decimal(0) for part in parts])
        return Figure(number, period, _zero(state, number))
    weights = [part.denominator for part in parts if part.denominator is not None]
    tops = [top for part in parts if (top := _top(measure, part)) is not None]
    if len(weights) < len(parts) or len(tops) < len(parts):
        return Refusal("indicators.parts_missing", {"measure": measure.value})
    top, bottom = join(tops), join(weights)
    if bottom <= 0:
        return Refusal("indicators.nobody_measured", {})
    number = _FACTOR[measure] * top / bottom
    return Figure(number, period, _zero(state, number), top, bottom)


def _never(measure: Measure) -> Refusal | None:
    codes = {
        Measure.MEDIAN: "indicators.median_of_medians",
        Measure.DISTINCT_COUNT: "indicators.distinct_patients",
        Measure.DERIVED: "indicators.derived",
        # The factor of a rate (per 100, per 100 000) is not held with the value.
        Measure.RATE: "indicators.rate_factor",
    }
    return Refusal(codes[measure], {}) if measure in codes else None


def _not_these(parts: Sequence[Figure]) -> Refusal | None:
    for part in parts:
        if part.state not in WITH_NUMBER or part.number is None:
            return Refusal("indicators.part_without_number", {"state": part.state.value})
        if part.state is ValueState.NOT_COMPARABLE:
            return Refusal("value_states.not_comparable", {"state": part.state.value})
    return None


def _top(measure: Measure, part: Figure) -> Decimal | None:
    if part.numerator is not None:
        return part.numerator
    # A share's numerator is counted, not worked back from a rounded percentage; a mean's may be.
    if measure is Measure.MEAN and part.number is not None and part.denominator is not None:
        return part.number * part.denominator
    return None


def _zero(state: ValueState, number: Decimal) -> ValueState:
    return ValueState.ZERO if number == 0 and state is ValueState.FINAL else state

"""Whether a value can be what it says, by its definition. Pure."""

from __future__ import annotations

from decimal import Decimal

from linja.ground.definitions import Definitions, PeriodType, Version
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import round_number
from linja.ground.kernel.periods import (
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
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.line.indicators.calculations import breakdowns
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.records import ValueDraft

KINDS: dict[type[Period], PeriodType] = {
    Month: PeriodType.MONTH,
    Quarter: PeriodType.QUARTER,
    Tertial: PeriodType.TERTIAL,
    HalfYear: PeriodType.HALF_YEAR,
    Year: PeriodType.YEAR,
    Cumulative: PeriodType.CUMULATIVE,
    Rolling: PeriodType.ROLLING,
    PointInTime: PeriodType.POINT_IN_TIME,
}
#: What never is below zero.
_NEVER_NEGATIVE = frozenset(
    {
        MeasureKind.COUNT,
        MeasureKind.DISTINCT_COUNT,
        MeasureKind.SHARE,
        MeasureKind.RATE,
        MeasureKind.MEDIAN,
        MeasureKind.MEAN,
    }
)
_HUNDRED = Decimal(100)
#: More than a value can hold.
_MOST = Decimal(10) ** 15


def version_of(draft: ValueDraft, definitions: Definitions) -> Version | Refusal:
    """The version of the definition that held when the draft's period ended.

    Refusals: ``indicators.unknown_indicator``, ``indicators.unknown_period``.
    """
    one = definitions.indicators.get(draft.indicator)
    if one is None:
        return Refusal("indicators.unknown_indicator", {"indicator": draft.indicator})
    try:
        period = of_code(draft.period)
    except ValueError:
        return Refusal("indicators.unknown_period", {"period": draft.period})
    return one.version_on(period.end)


def wrong(draft: ValueDraft, definitions: Definitions) -> Refusal | None:
    """The first thing that cannot be right with a value, or None."""
    version = version_of(draft, definitions)
    if isinstance(version, Refusal):
        return version
    return (
        _wrong_period(draft, version)
        or _wrong_breakdown(draft, version, definitions)
        or _wrong_state(draft)
        or _wrong_number(draft, version)
    )


def _wrong_period(draft: ValueDraft, version: Version) -> Refusal | None:
    if KINDS[type(of_code(draft.period))] in version.periods:
        return None
    return Refusal("indicators.other_period", {"period": draft.period, "indicator": draft.indicator})


def _wrong_breakdown(draft: ValueDraft, version: Version, definitions: Definitions) -> Refusal | None:
    facts = {"breakdown": draft.breakdown, "indicator": draft.indicator}
    try:
        found = breakdowns.parts(draft.breakdown)
    except ValueError:
        return Refusal("indicators.unknown_breakdown", facts)
    for name, category in found.items():
        held = definitions.code_lists[name].categories if name in version.breakdowns else ()
        if category not in {one.code for one in held}:
            return Refusal("indicators.unknown_breakdown", facts)
    return (
        None if breakdowns.key(found) == draft.breakdown else Refusal("indicators.unknown_breakdown", facts)
    )


def _wrong_state(draft: ValueDraft) -> Refusal | None:
    facts = {"state": draft.state.value}
    if draft.state in WITH_NUMBER and draft.number is None:
        return Refusal("indicators.number_missing", facts)
    if draft.state not in WITH_NUMBER and draft.number is not None:
        return Refusal("indicators.number_unexpected", facts)
    if draft.state is ValueState.ZERO and draft.number != 0:
        return Refusal("indicators.zero_is_not", {"number": str(draft.number)})
    return None


def _wrong_number(draft: ValueDraft, version: Version) -> Refusal | None:
    number = draft.number
    for one in (number, draft.numerator, draft.denominator):
        if one is not None and abs(one) >= _MOST:
            facts = {"number": str(one), "indicator": draft.indicator}
            return Refusal("indicators.impossible_number", facts)
    if number is None:
        return None
    share = version.measure is MeasureKind.SHARE
    if (number < 0 and version.measure in _NEVER_NEGATIVE) or (share and number > _HUNDRED):
        return Refusal("indicators.impossible_number", {"number": str(number), "indicator": draft.indicator})
    if share and draft.numerator is not None and draft.denominator:
        worked = _HUNDRED * draft.numerator / draft.denominator
        # A printed share may be rounded as the definition prints it, or as it came.
        places = min(version.decimals, max(0, -int(number.as_tuple().exponent)))
        if round_number(worked, places) != round_number(number, places):
            facts = {"number": str(number), "worked": str(round_number(worked, places))}
            return Refusal("indicators.share_and_parts", facts)
    return None

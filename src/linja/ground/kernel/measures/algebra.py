"""Sums, differences, averages and comparisons of figures; what is illegal is refused with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from linja.ground.kernel import periods as kernel_periods
from linja.ground.kernel.measures.legal import LEGAL, Operation, Permission, may
from linja.ground.kernel.measures.types import Figure, MeasureKind
from linja.ground.kernel.periods import Period, combine, subtract
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState, may_compute_change

_UNCERTAIN = (ValueState.FORECAST, ValueState.PROVISIONAL)
_Join = Callable[[Sequence[Decimal]], Decimal]


def together(parts: Sequence[Figure], organisation: str = "") -> Figure | Refusal:
    """One figure for several organisations in the same period.

    Refusals: ``measures.nothing``, ``measures.different_periods``, ``measures.same_organisation`` (given
    twice) and those of :func:`in_a_row` that are about kind, unit, state and parts.
    """
    if not parts:
        return Refusal("measures.nothing")
    codes = sorted({part.period.code for part in parts})
    if len(codes) > 1:
        return Refusal("measures.different_periods", {"first": codes[0], "second": codes[1]})
    names = [part.organisation for part in parts if part.organisation]
    if twice := next((name for name in names if names.count(name) > 1), None):
        return Refusal("measures.same_organisation", {"organisation": twice})
    made = _worked(parts, Operation.TOGETHER, parts[0].period, _sum)
    return made if isinstance(made, Refusal) else replace(made, organisation=organisation)


def in_a_row(parts: Sequence[Figure]) -> Figure | Refusal:
    """One figure for periods that follow each other, such as three tertials of a year.

    Refusals: those of ``periods.combine`` (January to August and the second tertial overlap);
    ``measures.different_kind``, ``measures.different_unit``, ``measures.different_organisation``;
    ``measures.median_of_medians``, ``measures.counted_twice``; ``measures.part_without_number``,
    ``measures.parts_missing`` (numerator or denominator is not given), ``measures.nobody_measured``;
    ``value_states.not_comparable`` and ``value_states.forecast_against_result``.
    """
    if refusal := _of_one(parts):
        return refusal
    whole = combine(part.period for part in parts)
    return whole if isinstance(whole, Refusal) else _worked(parts, Operation.IN_A_ROW, whole, _sum)


def left(whole: Figure, part: Figure) -> Figure | Refusal:
    """What is left when a part at the beginning or end is taken away: January to August less April.

    Refusals: those of ``periods.subtract`` and of :func:`in_a_row`.
    """
    if refusal := _of_one((whole, part)):
        return refusal
    rest = subtract(whole.period, part.period)
    if isinstance(rest, Refusal):
        return rest
    return _worked((whole, part), Operation.LEFT, rest, lambda values: values[0] - values[1])


def average(parts: Sequence[Figure]) -> Decimal | Refusal:
    """The average: of counts and sums plainly, of shares, means and rates weighted by denominators.

    Periods must be of one kind and length and may not overlap in part. Refusals: ``periods.different_kind``,
    ``periods.different_length``, ``periods.overlap`` and those of :func:`in_a_row`.
    """
    if not parts:
        return Refusal("measures.nothing")
    for part in parts[1:]:
        first, period = parts[0].period, part.period
        if refusal := kernel_periods.may_compare(first, period) or _overlap(parts, period):
            return refusal
    made = _worked(parts, Operation.AVERAGE, parts[0].period, _sum)
    if isinstance(made, Refusal) or made.number is None:
        return made if isinstance(made, Refusal) else Refusal("measures.nothing")
    plain = LEGAL[parts[0].kind][Operation.AVERAGE] is Permission.NUMBERS
    return made.number / len(parts) if plain else made.number


def may_compare(first: Figure, second: Figure) -> Refusal | None:
    """None when the two may stand side by side as a development or a difference.

    Refusals: ``measures.different_kind``, ``measures.different_unit``; ``periods.different_kind`` (the year
    so far against a single tertial), ``periods.different_length``; those of the values' states.
    """
    return (
        _alike((first, second))
        or kernel_periods.may_compare(first.period, second.period)
        or may_compute_change(first.state, second.state)
    )


def may_be_set_against(asked: MeasureKind | None, figure: Figure) -> Refusal | None:
    """None when a target of the kind ``asked`` may be judged by the figure (None: it names no kind).

    ``measures.target_of_another_kind``: a mean's target says nothing of a median.
    """
    if asked is None or asked is figure.kind:
        return None
    return Refusal("measures.target_of_another_kind", {"asked": asked.value, "kind": figure.kind.value})


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _overlap(parts: Sequence[Figure], period: Period) -> Refusal | None:
    for other in (part.period for part in parts):
        if other != period and other.overlaps(period):
            return Refusal("periods.overlap", {"first": other.code, "second": period.code})
    return None


def _of_one(parts: Sequence[Figure]) -> Refusal | None:
    names = sorted({part.organisation for part in parts})
    if len(names) > 1:
        return Refusal("measures.different_organisation", {"first": names[0], "second": names[1]})
    return None


def _alike(parts: Sequence[Figure]) -> Refusal | None:
    first = parts[0]
    for part in parts[1:]:
        if part.kind is not first.kind:
            return Refusal("measures.different_kind", {"first": first.kind.value, "second": part.kind.value})
        if part.unit is not first.unit:
            return Refusal("measures.different_unit", {"first": first.unit.value, "second": part.unit.value})
    return None


def _with_numbers(parts: Sequence[Figure]) -> Refusal | None:
    for part in parts:
        if part.known is None:
            return Refusal("measures.part_without_number", {"state": part.state.value})
        if refusal := may_compute_change(parts[0].state, part.state):
            return refusal
    return None


def _worked(parts: Sequence[Figure], operation: Operation, period: Period, join: _Join) -> Figure | Refusal:
    """The parts joined, as their kind allows it. As uncertain as the least certain of them."""
    if not parts:
        return Refusal("measures.nothing")
    first = parts[0]
    if refusal := _alike(parts) or may(first.kind, operation) or _with_numbers(parts):
        return refusal
    state = next((one for one in _UNCERTAIN if any(part.state is one for part in parts)), ValueState.FINAL)
    plain = Figure(None, period, first.kind, state, first.organisation, first.item, first.unit)
    if LEGAL[first.kind][operation] is Permission.NUMBERS:
        exact = all(part.is_exact for part in parts)
        number = join([part.known or Decimal(0) for part in parts])
        return _settled(replace(plain, number=number, exact=exact))
    return _divided(replace(plain, per=first.per), parts, join)


def _divided(plain: Figure, parts: Sequence[Figure], join: _Join) -> Figure | Refusal:
    tops = [top for part in parts if (top := part.top) is not None]
    bottoms = [part.denominator for part in parts if part.denominator is not None]
    factors = {part.factor for part in parts}
    factor = factors.pop() if len(factors) == 1 else None
    if factor is None or len(tops) < len(parts) or len(bottoms) < len(parts):
        return Refusal("measures.parts_missing", {"kind": plain.kind.value})
    top, bottom = join(tops), join(bottoms)
    if bottom <= 0:
        return Refusal("measures.nobody_measured")
    counted = all(part.numerator is not None for part in parts)
    number = factor * top / bottom
    return _settled(replace(plain, number=number, numerator=top, denominator=bottom, exact=counted))


def _settled(figure: Figure) -> Figure:
    """A certain nothing is a result of its own."""
    if figure.number == 0 and figure.exact and figure.state is ValueState.FINAL:
        return replace(figure, state=ValueState.ZERO)
    return figure

"""One number against one limit: for one whole, or for each of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from linja.ground.kernel.measures import Figure, MeasureKind, may_be_set_against, may_compare
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Period, PointInTime, Rolling
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets.holding import BY_AMOUNT, RELATIVE, bound, hidden, holds
from linja.ground.kernel.targets.limits import Operator, Target
from linja.ground.kernel.targets.reasons import Asked, Counted, Lookup, Measured, NotKnown, Verdict, rolled
from linja.ground.kernel.targets.types import Scope, ScopeKind, Single
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.vocabulary import Attainment

_Key = tuple[str, str]


def judged_whole(target: Single, lookup: Lookup) -> Verdict:
    """The verdict on the one figure that there must be."""
    figures = lookup(_asked(target, target.period))
    if len(figures) > 1:
        return _unknown(target, Refusal("targets.several_values", {"count": len(figures)}))
    return judged_one(target, figures[0] if figures else None, lookup)


def judged_each(target: Single, lookup: Lookup) -> Verdict:
    """The verdicts on each, counted and rolled up; who is exempt is not counted."""
    found = lookup(_asked(target, target.period))
    figures = [
        one for one in found if not target.scope.names or _name(one, target.scope) in target.scope.names
    ]
    if refusal := _wrong_set(figures, target.scope):
        return _unknown(target, refusal)
    exempt = tuple(one for one in figures if one.state is ValueState.EXEMPT)
    parts = tuple(judged_one(target, one, lookup) for one in figures if one.state is not ValueState.EXEMPT)
    expected = target.scope.expected
    lacking = max(0, (expected or 0) - len(figures))
    if not parts:
        return _unknown(target, Refusal("targets.no_value"))
    if none := _none_published(parts):
        return Verdict(target, Attainment.UNKNOWN, none, parts)
    told = [part.attainment for part in parts] + [Attainment.UNKNOWN] * lacking
    counted = Counted(
        told.count(Attainment.REACHED),
        len(told),
        tuple(figure for part in parts if (figure := _failed(part)) is not None),
        told.count(Attainment.UNKNOWN),
        exempt,
    )
    return Verdict(target, rolled(told), counted, parts)


def _none_published(parts: Sequence[Verdict]) -> NotKnown | None:
    """Where nothing is published yet, the day on which it is expected tells more than a count of nothing."""
    reasons = [part.reason for part in parts]
    waits = [
        one for one in reasons if isinstance(one, NotKnown) and one.refusal.code == "targets.not_published"
    ]
    return replace(waits[0], latest=None) if len(waits) == len(reasons) else None


def judged_one(target: Single, figure: Figure | None, lookup: Lookup) -> Verdict:
    """The verdict on one figure, with the baseline that it needs or the year before that it may have."""
    if figure is None or (refusal := _not_judged(target, figure)):
        return _without(target, figure, lookup, refusal if figure else Refusal("targets.no_value"))
    before = _before(target, figure, lookup)
    if target.limit.operator in RELATIVE and (refusal := _no_baseline(target.limit, figure, before)):
        return _unknown(target, refusal)
    if before is not None and may_compare(figure, before):
        before = None
    reason = _measured(target.limit, figure, before)
    value, base = figure.known or Decimal(0), before.known if before else None
    reached = holds(target.limit, value, base)
    return Verdict(target, Attainment.REACHED if reached else Attainment.NOT_REACHED, reason)


def shifted_to(period: Period, year: int | None) -> Period:
    """The same part of ``year`` (None: of the year before)."""
    moved = period.same_last_year()
    while year is not None and moved.end.year > year:
        moved = moved.same_last_year()
    return moved


def no_result(figure: Figure) -> Refusal | None:
    """Why the figure is no result that can be judged: not published, without a number, or a forecast."""
    if figure.state is ValueState.NOT_PUBLISHED:
        return Refusal("targets.not_published", {"period": figure.period.code})
    if figure.known is None:
        return Refusal("value_states.no_number", {"state": figure.state.value})
    if figure.state is ValueState.FORECAST:
        return Refusal("targets.only_a_forecast", {"period": figure.period.code})
    return None


def _asked(target: Single, period: Period | None, figure: Figure | None = None) -> Asked:
    scope = target.scope
    if figure is not None and scope.kind is not ScopeKind.WHOLE:
        scope = Scope(scope.kind, scope.words, (_name(figure, scope),))
    return Asked(target.what, target.group, scope, period)


def _name(figure: Figure, scope: Scope) -> str:
    return figure.item if scope.kind is ScopeKind.EACH_ITEM else figure.organisation


def _key(figure: Figure) -> _Key:
    return figure.organisation, figure.item


def _wrong_set(figures: Sequence[Figure], scope: Scope) -> Refusal | None:
    keys = [_key(one) for one in figures]
    if len(set(keys)) < len(keys):
        return Refusal("targets.several_values", {"count": len(keys)})
    if scope.expected is not None and len(keys) > scope.expected:
        return Refusal("targets.more_than_asked", {"asked": scope.expected, "found": len(keys)})
    return None


def _failed(part: Verdict) -> Figure | None:
    missed = part.attainment is Attainment.NOT_REACHED
    return part.reason.figure if missed and isinstance(part.reason, Measured) else None


def _not_judged(target: Single, figure: Figure) -> Refusal | None:
    return (
        no_result(figure)
        or may_be_set_against(target.kind, figure)
        or _another_unit(target.limit, figure)
        or _no_limit(target.limit)
        or _only_a_part(target, figure)
    )


def _only_a_part(target: Single, figure: Figure) -> Refusal | None:
    """What is counted in a part of the year is not yet what the year's limit is for; a change may be judged.

    What is counted on a day, or over a rolling window, is no part of the year's count.
    """
    whole = target.period
    counted = figure.kind in _COUNTED and not isinstance(figure.period, PointInTime | Rolling)
    if whole is None or not counted or target.limit.operator in RELATIVE or whole == figure.period:
        return None
    return Refusal("targets.part_of_the_period", {"part": figure.period.code, "whole": whole.code})


_COUNTED = frozenset({MeasureKind.COUNT, MeasureKind.SUM, MeasureKind.DISTINCT_COUNT})


def _no_limit(limit: Target) -> Refusal | None:
    needed = limit.operator not in {Operator.NONE, Operator.LOWER, Operator.HIGHER}
    return Refusal("targets.no_limit") if needed and limit.value is None else None


def _another_unit(limit: Target, figure: Figure) -> Refusal | None:
    """A change in per cent is in any unit; a limit in per cent is for shares."""
    if limit.operator in BY_AMOUNT | {Operator.NONE, Operator.LOWER, Operator.HIGHER}:
        return None
    unit = Unit.PERCENT if figure.kind is MeasureKind.SHARE and not figure.unit else figure.unit
    same = unit is limit.unit or limit.unit is Unit.NONE or (not unit and limit.unit is not Unit.PERCENT)
    facts = {"first": limit.unit.value, "second": unit.value}
    return None if same else Refusal("measures.different_unit", facts)


def _before(target: Single, figure: Figure, lookup: Lookup) -> Figure | None:
    period = target.baseline or shifted_to(figure.period, target.limit.baseline)
    found = lookup(_asked(target, period, figure))
    return next((one for one in found if _key(one) == _key(figure) and one.period == period), None)


def _no_baseline(limit: Target, figure: Figure, before: Figure | None) -> Refusal | None:
    if before is None:
        return Refusal("targets.no_baseline")
    if refusal := may_compare(figure, before):
        return refusal
    by_percent = limit.operator in BY_AMOUNT and limit.unit in {Unit.PERCENT, Unit.NONE}
    if by_percent and (before.known or 0) <= 0:
        return Refusal("value_states.base_is_zero", {"period": before.period.code})
    return None


def _measured(limit: Target, figure: Figure, before: Figure | None) -> Measured:
    value, base = figure.known or Decimal(0), before.known if before else None
    against, change = bound(limit, base), None if base is None else value - base
    relative = 100 * change / base if change is not None and base is not None and base > 0 else None
    if before is not None and limit.operator in RELATIVE:
        hides = hidden(lambda one, other: holds(limit, one, other), figure, before)
    else:
        hides = hidden(lambda one: holds(limit, one, None), figure)
    uncertain = [one.state is ValueState.PROVISIONAL for one in (figure, before) if one is not None]
    return Measured(
        figure,
        None if against is None else value - against,
        before,
        change,
        relative,
        hides,
        any(uncertain[: 2 if limit.operator in RELATIVE else 1]),
        ahead(limit, figure.period),
    )


def ahead(limit: Target, period: Period) -> bool:
    """The value is from before the day on which the target must be reached."""
    return limit.horizon is not None and period.end < limit.horizon


def _unknown(target: Single, refusal: Refusal) -> Verdict:
    return Verdict(target, Attainment.UNKNOWN, NotKnown(refusal))


def _without(target: Single, figure: Figure | None, lookup: Lookup, refusal: Refusal | None) -> Verdict:
    """Not known, with what is the latest that has a value and when the next is expected."""
    said = refusal or Refusal("targets.no_value")
    expected = figure.expected if figure else None
    latest: Figure | None = None
    if figure is None or figure.known is None:
        asked = replace(_asked(target, None, figure), period=None)
        found = [
            one
            for one in lookup(asked)
            if one.known is not None and (not figure or _key(one) == _key(figure))
        ]
        latest = found[0] if len(found) == 1 else None
    return Verdict(target, Attainment.UNKNOWN, NotKnown(said, expected, latest))

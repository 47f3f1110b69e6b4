"""The spread between organisations: highest less lowest, now against the baseline."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linja.ground.kernel.measures import Figure, may_be_set_against, may_compare
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets.holding import hidden
from linja.ground.kernel.targets.reasons import (
    Asked,
    Lookup,
    NotKnown,
    SpreadChange,
    SpreadCounts,
    Verdict,
    rolled,
)
from linja.ground.kernel.targets.single import ahead, no_result, shifted_to
from linja.ground.kernel.targets.types import Scope, ScopeKind, Spread
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.vocabulary import Attainment

_EACH = Scope(ScopeKind.EACH_ORGANISATION)


def judged(target: Spread, lookup: Lookup) -> Verdict:
    """The verdict: narrower is reached. Several items (26 forms of cancer) are counted one by one."""
    now = _counted(lookup(Asked(target.what, "", _EACH, target.period)))
    if not now:
        return _unknown(target, Refusal("targets.no_value"))
    period = target.baseline or shifted_to(now[0].period, target.limit.baseline)
    before = _counted(lookup(Asked(target.what, "", _EACH, period)))
    items = list(dict.fromkeys(one.item for one in now))
    parts = tuple(
        _of_item(
            target, [one for one in now if one.item == item], [one for one in before if one.item == item]
        )
        for item in items
    )
    return parts[0] if len(parts) == 1 else Verdict(target, *_rolled(parts), parts)


def _rolled(parts: Sequence[Verdict]) -> tuple[Attainment, SpreadCounts]:
    changes = [part.reason.change for part in parts if isinstance(part.reason, SpreadChange)]
    counts = SpreadCounts(
        sum(change < 0 for change in changes),
        sum(change > 0 for change in changes),
        sum(change == 0 for change in changes),
        len(parts) - len(changes),
    )
    return rolled([part.attainment for part in parts]), counts


def _counted(figures: Sequence[Figure]) -> list[Figure]:
    return [one for one in figures if one.state is not ValueState.EXEMPT]


def _of_item(target: Spread, now: Sequence[Figure], before: Sequence[Figure]) -> Verdict:
    if refusal := _no_spread(target, now, before):
        expected = next((one.expected for one in now if one.expected), None)
        return Verdict(target, Attainment.UNKNOWN, NotKnown(refusal, expected))
    change = _change(target, now, before)
    narrower = Attainment.REACHED if change.change < 0 else Attainment.NOT_REACHED
    return Verdict(target, narrower, change)


def _change(target: Spread, now: Sequence[Figure], before: Sequence[Figure]) -> SpreadChange:
    highest, lowest = max(now, key=_number), min(now, key=_number)
    return SpreadChange(
        _number(highest) - _number(lowest),
        _width([_number(one) for one in before]),
        highest,
        lowest,
        before[0].period,
        highest.item,
        _hides(now, before),
        any(one.state is ValueState.PROVISIONAL for one in (*now, *before)),
        ahead(target.limit, highest.period),
    )


def _hides(now: Sequence[Figure], before: Sequence[Figure]) -> bool:
    """Whether rounding could turn the answer: only the ends of both spreads are tried, for speed."""
    ends = [end(group, key=_number) for group in (now, before) for end in (max, min)]
    return hidden(lambda high, low, high_before, low_before: high - low < high_before - low_before, *ends)


def _no_spread(target: Spread, now: Sequence[Figure], before: Sequence[Figure]) -> Refusal | None:
    names = [sorted(one.organisation for one in group) for group in (now, before)]
    if any(len(set(one)) < len(one) for one in names):
        return Refusal("targets.several_values", {"count": len(now)})
    if not before:
        return Refusal("targets.no_baseline")
    if len(now) < 2:
        return Refusal("targets.no_spread_of_one")
    if names[0] != names[1]:
        return Refusal("targets.other_organisations")
    for one in (*now, *before):
        refusal = no_result(one) or may_be_set_against(target.kind, one) or may_compare(now[0], one)
        if refusal:
            return refusal
    return _mixed_periods(now) or _mixed_periods(before)


def _mixed_periods(figures: Sequence[Figure]) -> Refusal | None:
    codes = sorted({one.period.code for one in figures})
    if len(codes) < 2:
        return None
    return Refusal("measures.different_periods", {"first": codes[0], "second": codes[1]})


def _number(figure: Figure) -> Decimal:
    return figure.known or Decimal(0)


def _width(numbers: Sequence[Decimal]) -> Decimal:
    return max(numbers) - min(numbers)


def _unknown(target: Spread, refusal: Refusal) -> Verdict:
    return Verdict(target, Attainment.UNKNOWN, NotKnown(refusal))

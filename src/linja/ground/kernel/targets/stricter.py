"""Whether one's own target is stricter than the one above; what cannot be compared is not compared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, Literal

from linja.ground.kernel.targets.limits import Operator, Target

Comparison = Literal["stricter", "same", "laxer"]

_DOWN: Final = frozenset({Operator.BELOW, Operator.AT_MOST, Operator.NONE})
_UP: Final = frozenset({Operator.ABOVE, Operator.AT_LEAST})
_LESS: Final = frozenset({Operator.LOWER, Operator.REDUCED_BY})
_MORE: Final = frozenset({Operator.HIGHER, Operator.INCREASED_BY})
_FAMILIES: Final = (_DOWN, _UP, _LESS, _MORE)
#: Of two with the same value, these ask for a little more.
_OPEN: Final = frozenset({Operator.BELOW, Operator.ABOVE, Operator.LOWER, Operator.HIGHER})


def stricter(own: Target, above: Target) -> Comparison | None:
    """Whether ``own`` asks for more than ``above``; None when they cannot be compared.

    A value and a horizon that point different ways (more, but later) are not weighed against each other.
    """
    value = _by_value(own, above)
    if value is None:
        return None
    told = {one for one in (value, _by_horizon(own.horizon, above.horizon)) if one != "same"}
    if len(told) > 1:
        return None
    return told.pop() if told else "same"


def laxer_day(own: date | None, above: date | None) -> Comparison:
    """Whether an own deadline is stricter (earlier) or laxer (later) than the one above."""
    return _by_horizon(own, above, never_is_laxest=True)


def _by_value(own: Target, above: Target) -> Comparison | None:
    family = next(one for one in _FAMILIES if above.operator in one)
    if own.operator not in family or own.baseline != above.baseline:
        return None
    if own.unit != above.unit and not _unitless(own) and not _unitless(above):
        return None
    mine, theirs = _demand(own, family), _demand(above, family)
    if mine is None or theirs is None:
        return None
    return "same" if mine == theirs else "stricter" if mine > theirs else "laxer"


def _unitless(target: Target) -> bool:
    """Nothing at all, or merely lower than a year, is that in any unit."""
    return target.operator in {Operator.NONE, Operator.LOWER, Operator.HIGHER}


def _demand(target: Target, family: frozenset[Operator]) -> tuple[Decimal, bool] | None:
    """How much is asked, so that more is larger."""
    value = Decimal(0) if _unitless(target) else target.value
    if value is None:
        return None
    return (-value if family is _DOWN else value, target.operator in _OPEN)


def _by_horizon(own: date | None, above: date | None, *, never_is_laxest: bool = False) -> Comparison:
    """None is "from now on" for a target, and "no day at all" for a deadline."""
    if own == above:
        return "same"
    if own is None or above is None:
        return "stricter" if (own is None) != never_is_laxest else "laxer"
    return "stricter" if own < above else "laxer"

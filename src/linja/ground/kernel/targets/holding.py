"""Whether one number satisfies one limit, and whether printed rounding hides the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product
from typing import Final

from linja.ground.kernel.measures import Figure
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets.limits import Operator, Target

RELATIVE: Final = frozenset({Operator.LOWER, Operator.HIGHER, Operator.REDUCED_BY, Operator.INCREASED_BY})
BY_AMOUNT: Final = frozenset({Operator.REDUCED_BY, Operator.INCREASED_BY})
#: Just short of half a unit: what is rounded half up lies below it.
_NEARLY: Final = Decimal("0.999999")

_Test = Callable[[Decimal, Decimal], bool]
_TESTS: Final[Mapping[Operator, _Test]] = {
    Operator.BELOW: lambda value, limit: value < limit,
    Operator.AT_MOST: lambda value, limit: value <= limit,
    Operator.ABOVE: lambda value, limit: value > limit,
    Operator.AT_LEAST: lambda value, limit: value >= limit,
    Operator.NONE: lambda value, _: value == 0,
    Operator.LOWER: lambda value, base: value < base,
    Operator.HIGHER: lambda value, base: value > base,
    Operator.REDUCED_BY: lambda value, most: value <= most,
    Operator.INCREASED_BY: lambda value, least: value >= least,
}


def bound(limit: Target, base: Decimal | None) -> Decimal | None:
    """The number that the value is held against; None when value or baseline is lacking.

    A reduction by 30 per cent from 200 is at most 140; by 3 percentage points from 20, at most 17.
    """
    if limit.operator is Operator.NONE:
        return Decimal(0)
    if limit.operator not in RELATIVE:
        return limit.value
    if limit.operator not in BY_AMOUNT or base is None:
        return base
    if limit.value is None:
        return None
    step = base * limit.value / 100 if limit.unit in {Unit.PERCENT, Unit.NONE} else limit.value
    return base - step if limit.operator is Operator.REDUCED_BY else base + step


def holds(limit: Target, value: Decimal, base: Decimal | None) -> bool:
    """Whether the value satisfies the limit; ``base`` must be there for what is relative."""
    against = bound(limit, base)
    return against is not None and _TESTS[limit.operator](value, against)


def hidden(test: Callable[..., bool], *figures: Figure) -> bool:
    """Whether ``test`` of the numbers could answer otherwise within what the printed rounding hides.

    An unrounded number is tried as it is printed too, since that is what a reader sees.
    """
    said = test(*(figure.known for figure in figures))
    return any(test(*numbers) is not said for numbers in product(*(could_be(one) for one in figures)))


def could_be(figure: Figure) -> tuple[Decimal, ...]:
    """The number, and the ends of what it may stand for (or, unrounded, what is printed for it)."""
    number = figure.known or Decimal(0)
    if figure.is_exact:
        return (number, figure.printed or Decimal(0))
    half = Decimal(1).scaleb(-figure.printed_decimals) / 2
    return (number - half, number, number + half * _NEARLY)

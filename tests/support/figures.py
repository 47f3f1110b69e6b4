"""Figures held in memory, answered as a verdict asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Period, parse
from linja.ground.kernel.targets import Asked, Lookup, Operator, ScopeKind, Single, Target, Verdict, verdict

Stored = Mapping[tuple[str, str], Sequence[Figure]]


def lookup_in(stored: Stored) -> Lookup:
    """A lookup over (indicator, group) → figures. No organisation and no item: the whole."""

    def answer(asked: Asked) -> Sequence[Figure]:
        held = [one for one in stored.get((asked.what, asked.group), ()) if _fits(one, asked)]
        if asked.period is not None:
            return [one for one in held if one.period == asked.period]
        return _latest(held)

    return answer


def _fits(figure: Figure, asked: Asked) -> bool:
    if asked.scope.kind is ScopeKind.WHOLE:
        return not figure.organisation and not figure.item
    name = figure.item if asked.scope.kind is ScopeKind.EACH_ITEM else figure.organisation
    return bool(name) and (not asked.scope.names or name in asked.scope.names)


def _latest(figures: Iterable[Figure]) -> list[Figure]:
    last: dict[tuple[str, str], Figure] = {}
    for one in sorted(figures, key=lambda one: one.period):
        if one.known is not None:
            last[one.organisation, one.item] = one
    return list(last.values())


def period(code: str) -> Period:
    """The period that a code names."""
    found = parse(code)
    assert isinstance(found, Period)
    return found


def share(number: str | int, code: str = "2019", **more: object) -> Figure:
    """A share in per cent, as printed."""
    return Figure(Decimal(number), period(code), MeasureKind.SHARE, unit=Unit.PERCENT, **more)  # type: ignore[arg-type]


def days(number: str | int, code: str = "2019", **more: object) -> Figure:
    """A mean in days, as printed."""
    return Figure(Decimal(number), period(code), MeasureKind.MEAN, unit=Unit.DAYS, **more)  # type: ignore[arg-type]


def exact(number: str, code: str = "2019", **more: object) -> Figure:
    """An unrounded share in per cent."""
    return share(number, code, exact=True, **more)


def limit(
    operator: Operator, value: str | int | None = None, unit: Unit = Unit.PERCENT, **more: object
) -> Target:
    """A limit, in per cent unless another unit is said."""
    return Target(operator, None if value is None else Decimal(value), unit, **more)  # type: ignore[arg-type]


def judge(asked: Target, *figures: Figure, **more: object) -> Verdict:
    """The verdict on one limit, from these figures alone."""
    return verdict(Single(asked, "it", **more), lookup_in({("it", ""): figures}))  # type: ignore[arg-type]

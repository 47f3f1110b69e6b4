"""A target set in the period and the place where it is judged, and what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from linja.ground.kernel.periods import Period
from linja.ground.kernel.targets.types import (
    AllOf,
    AnyTarget,
    AtLeast,
    Cell,
    Growth,
    GrowthOrder,
    Scope,
    ScopeKind,
    Single,
    Spread,
)

Leaf = Single | Spread | Growth


def leaves(target: AnyTarget) -> Iterator[Leaf]:
    """Every part that asks for values, in its order."""
    match target:
        case Single() | Spread() | Growth():
            yield target
        case AtLeast():
            yield target.each
        case GrowthOrder():
            yield from (cell.target for cell in target.cells)
        case AllOf():
            for part in target.parts:
                yield from leaves(part)


def measured_in(target: AnyTarget) -> tuple[str, ...]:
    """What is measured, each once: codes of indicators, or words where nobody has said which."""
    return tuple(dict.fromkeys(leaf.what for leaf in leaves(target)))


def horizon_of(target: AnyTarget) -> date | None:
    """The first day by which a part must be reached; None: all the time."""
    days = [
        leaf.limit.horizon for leaf in leaves(target) if not isinstance(leaf, Growth) and leaf.limit.horizon
    ]
    return min(days, default=None)


def baselines_in(target: AnyTarget) -> frozenset[int]:
    """The years that something is compared with, where they are said."""
    found: set[int] = set()
    for leaf in leaves(target):
        if isinstance(leaf, Growth):
            continue
        if leaf.limit.baseline is not None:
            found.add(leaf.limit.baseline)
        if leaf.baseline is not None:
            found.add(leaf.baseline.end.year)
    return frozenset(found)


def measuring(target: AnyTarget, codes: Mapping[str, str]) -> AnyTarget:
    """The same target, of these indicators: ``codes`` has the code for each of :func:`measured_in`."""
    return _each(target, lambda leaf: replace(leaf, what=codes.get(leaf.what, leaf.what)))


def judged_in(target: AnyTarget, period: Period, *, one_region: bool = True) -> AnyTarget:
    """The same target for the period that is reported; ``one_region``: "in all regions" is this one's own.

    A part that names its period keeps it.
    """

    def placed(leaf: Leaf) -> Leaf:
        found = leaf if leaf.period is not None else replace(leaf, period=period)
        own = one_region and isinstance(found, Single) and found.scope.kind is ScopeKind.EACH_REGION
        return replace(found, scope=Scope()) if own and isinstance(found, Single) else found

    return _each(target, placed)


def _each(target: AnyTarget, change: Callable[[Leaf], Leaf]) -> AnyTarget:
    match target:
        case AtLeast():
            each = change(target.each)
            return replace(target, each=each) if isinstance(each, Single) else target
        case GrowthOrder():
            return replace(target, cells=tuple(_in_cell(cell, change) for cell in target.cells))
        case AllOf():
            return replace(target, parts=tuple(_each(part, change) for part in target.parts))
    return change(target)


def _in_cell(cell: Cell, change: Callable[[Leaf], Leaf]) -> Cell:
    found = change(cell.target)
    return cell if isinstance(found, Spread) else replace(cell, target=found)

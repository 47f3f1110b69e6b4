"""Targets as data: for whom, when and against what a limit holds, and how several belong together.

A :class:`~linja.ground.kernel.targets.limits.Target` is one limit as a sentence words it. Here it is
set in its place, so that a verdict can be computed from values. What is not one number against one
limit has a type of its own: the spread between hospitals, the order of growth ("den gylne regel"), all
of several, at least so many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Period
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets.limits import Operator, Target


class SetBy(StrEnum):
    """Who set the target. A board's own may be stricter than the ministry's."""

    MINISTRY = "ministry"
    BOARD = "board"
    HF = "hf"


class ScopeKind(StrEnum):
    """For whom it holds: one whole, or each of several."""

    #: The region, or whoever is asked, as a whole.
    WHOLE = "whole"
    #: Each health trust (HF).
    EACH_ORGANISATION = "each_organisation"
    #: Each region, where all four are asked.
    EACH_REGION = "each_region"
    #: Each item of a set, such as the 26 forms of cancer.
    EACH_ITEM = "each_item"


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom it holds. ``names``: exactly these; ``count``: how many they are. Both may be unknown."""

    kind: ScopeKind = ScopeKind.WHOLE
    words: str = ""
    names: tuple[str, ...] = ()
    count: int | None = None

    @property
    def expected(self) -> int | None:
        """How many there should be, where it is known."""
        return len(self.names) or self.count


@dataclass(frozen=True, slots=True)
class Single:
    """One number against one limit, for one whole or for each of several.

    ``what``: the indicator's code, or the sentence's words until a person has said which. ``period``:
    the one to judge; None: the latest that is published. ``baseline``: the period to compare with;
    None: the same part of the limit's baseline year. ``group``: the patients it is for (adults, TSB).
    """

    limit: Target
    what: str = ""
    kind: MeasureKind | None = None
    scope: Scope = Scope()
    group: str = ""
    period: Period | None = None
    baseline: Period | None = None
    set_by: SetBy = SetBy.MINISTRY


@dataclass(frozen=True, slots=True)
class Spread:
    """The distance between the best and the worst (highest less lowest) shall fall from the baseline.

    ``limit``: only horizon, baseline year and words are asked. No baseline at all: the year before.
    """

    limit: Target
    what: str = ""
    kind: MeasureKind | None = None
    period: Period | None = None
    baseline: Period | None = None
    set_by: SetBy = SetBy.MINISTRY


@dataclass(frozen=True, slots=True)
class Growth:
    """The growth in one area shall be above the growth in another, from the same period a year earlier."""

    what: str
    area: str
    than: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the rule's verdicts: what is measured, in which area, and what it must satisfy."""

    measure: str
    area: str
    target: Single | Growth


@dataclass(frozen=True, slots=True)
class GrowthOrder:
    """The golden rule: each area before ``than``, on each measure; as many verdicts as cells."""

    cells: tuple[Cell, ...]
    than: str
    words: str = ""
    set_by: SetBy = SetBy.MINISTRY


@dataclass(frozen=True, slots=True)
class AllOf:
    """Both must hold ("og"): partly when some do."""

    parts: tuple[AnyTarget, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many organisations, in all or of those in ``each.scope``, must satisfy ``each``."""

    number: int
    each: Single


AnyTarget = Single | Spread | Growth | GrowthOrder | AllOf | AtLeast

_COMPLEMENTS: Final[Mapping[Operator, Operator]] = {
    Operator.BELOW: Operator.ABOVE,
    Operator.ABOVE: Operator.BELOW,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.LOWER: Operator.HIGHER,
    Operator.HIGHER: Operator.LOWER,
}
_HUNDRED: Final = Decimal(100)


def complement(target: Single, what: str) -> Single | Refusal:
    """The same target on the other side of a share: kept at least 95 per cent is overdue at most 5.

    Refusals: ``targets.no_complement`` for what is no share of a whole, and for a change in per cent, which
    differs on the two sides.
    """
    limit = target.limit
    shares = target.kind in {None, MeasureKind.SHARE}
    if limit.operator is Operator.NONE and shares:
        whole = replace(limit, operator=Operator.AT_LEAST, value=_HUNDRED, unit=Unit.PERCENT)
        return replace(target, limit=whole, what=what)
    relative = limit.operator in {Operator.LOWER, Operator.HIGHER}
    if limit.operator not in _COMPLEMENTS or not shares or not (relative or limit.unit is Unit.PERCENT):
        return Refusal("targets.no_complement", {"operator": limit.operator.value})
    value = None if limit.value is None else _HUNDRED - limit.value
    other = replace(limit, operator=_COMPLEMENTS[limit.operator], value=value)
    return replace(target, limit=other, what=what)


def golden_rule(
    areas: tuple[str, ...], than: str, *, growing: tuple[str, ...], limited: Mapping[str, tuple[Single, ...]]
) -> GrowthOrder:
    """The rule as a matrix: for each area its growth in ``growing`` and its limits in ``limited``.

    ``limited``: what is measured → one limit for each area, in the areas' order (waiting: 45, 40, 35).
    """
    cells = [Cell(what, areas[at], one) for what, ones in limited.items() for at, one in enumerate(ones)]
    cells += [Cell(what, area, Growth(what, area, than)) for what in growing for area in areas]
    return GrowthOrder(tuple(cells), than)

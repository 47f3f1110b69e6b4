"""What a verdict rests on, typed; :mod:`linja.ground.kernel.targets.words` puts it in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from linja.ground.kernel.measures import Figure
from linja.ground.kernel.periods import Period
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets.types import AnyTarget, Scope
from linja.ground.kernel.vocabulary import Attainment


@dataclass(frozen=True, slots=True)
class Asked:
    """What a verdict needs to know. ``period`` None: the latest that has a value."""

    what: str
    group: str = ""
    scope: Scope = field(default_factory=Scope)
    period: Period | None = None


#: Answers one figure for a whole (or none), one for each organisation or item otherwise.
Lookup = Callable[[Asked], Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class Measured:
    """One value against one limit.

    ``difference``: value less limit, in the value's unit. ``before``: the baseline, or the year before
    where the limit needs none and it may be compared. ``change``: value less ``before``; ``relative``:
    the same in per cent. ``rounding_hides``: another answer is possible within the printed rounding.
    ``ahead``: the value is from before the day on which the target must be reached.
    """

    figure: Figure
    difference: Decimal | None = None
    before: Figure | None = None
    change: Decimal | None = None
    relative: Decimal | None = None
    rounding_hides: bool = False
    provisional: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of those that it holds for: ``failures`` in their order, ``unknown`` without a value.

    ``exempt`` are not counted. ``needed``: as many as must reach it; None: all.
    """

    reached: int
    of: int
    failures: tuple[Figure, ...] = ()
    unknown: int = 0
    exempt: tuple[Figure, ...] = ()
    needed: int | None = None


@dataclass(frozen=True, slots=True)
class SpreadChange:
    """Highest less lowest, now and in the baseline; negative ``change`` is a smaller spread."""

    now: Decimal
    before: Decimal
    highest: Figure
    lowest: Figure
    before_period: Period
    item: str = ""
    rounding_hides: bool = False
    provisional: bool = False
    ahead: bool = False

    @property
    def change(self) -> Decimal:
        """What the spread has grown by."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class SpreadCounts:
    """For how many items the spread became narrower, wider, or stayed."""

    narrower: int
    wider: int
    same: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Grown:
    """Growth in per cent from the same period a year earlier, here and where it shall be lower."""

    area: str
    than: str
    growth: Decimal
    other: Decimal
    period: Period
    rounding_hides: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """How many of several targets, or cells of the golden rule, are reached."""

    reached: int
    of: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Why there is no verdict. ``expected``: when the value should be published; ``latest``: what is."""

    refusal: Refusal
    expected: date | None = None
    latest: Figure | None = None


Reason = Measured | Counted | SpreadChange | SpreadCounts | Grown | Parts | NotKnown


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the figures say of the target that it names, with the reason and the verdicts of its parts."""

    target: AnyTarget
    attainment: Attainment
    reason: Reason
    parts: tuple[Verdict, ...] = ()


def rolled(attainments: Sequence[Attainment]) -> Attainment:
    """What several verdicts come to together.

    All reached: reached. Some: partly. None of those known: not reached. All of those known reached,
    while some are unknown: unknown.
    """
    known = [one for one in attainments if one is not Attainment.UNKNOWN]
    if not known:
        return Attainment.UNKNOWN
    if all(one is Attainment.REACHED for one in known):
        return Attainment.REACHED if len(known) == len(attainments) else Attainment.UNKNOWN
    if all(one is Attainment.NOT_REACHED for one in known):
        return Attainment.NOT_REACHED
    return Attainment.PARTLY

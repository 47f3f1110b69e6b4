"""The verdict: what the figures say of a target, with the reason. Nothing is computed from the missing."""

from __future__ import annotations

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets import growing, spreading
from linja.ground.kernel.targets.reasons import Counted, Lookup, NotKnown, Parts, Verdict, rolled
from linja.ground.kernel.targets.single import judged_each, judged_whole
from linja.ground.kernel.targets.types import (
    AllOf,
    AnyTarget,
    AtLeast,
    Growth,
    GrowthOrder,
    ScopeKind,
    Single,
    Spread,
)
from linja.ground.kernel.vocabulary import Attainment


def verdict(target: AnyTarget, lookup: Lookup) -> Verdict:
    """Reached, partly, not reached or not known, for the target that it names.

    ``lookup`` answers the figures that the target asks for. A comparison that measures or periods do not
    allow, a value that is not published, or none, gives "not known" with the refusal (``targets.*``,
    ``measures.*``, ``periods.*``, ``value_states.*``) and the day on which the value is expected, if given.
    """
    match target:
        case Single():
            said = _single(target, lookup)
        case Spread():
            said = spreading.judged(target, lookup)
        case Growth():
            said = growing.judged(target, lookup)
        case AtLeast():
            said = _at_least(target, lookup)
        case GrowthOrder():
            said = _together(target, tuple(verdict(cell.target, lookup) for cell in target.cells))
        case AllOf():
            said = _together(target, tuple(verdict(part, lookup) for part in target.parts))
    return said


def _single(target: Single, lookup: Lookup) -> Verdict:
    whole = target.scope.kind is ScopeKind.WHOLE
    return judged_whole(target, lookup) if whole else judged_each(target, lookup)


def _together(target: GrowthOrder | AllOf, parts: tuple[Verdict, ...]) -> Verdict:
    told = [part.attainment for part in parts]
    reason = Parts(told.count(Attainment.REACHED), len(parts), told.count(Attainment.UNKNOWN))
    return Verdict(target, rolled(told), reason, parts)


def _at_least(target: AtLeast, lookup: Lookup) -> Verdict:
    """So many are enough; what is unknown could still make them enough."""
    each = judged_each(target.each, lookup)
    if not isinstance(each.reason, Counted):
        return Verdict(target, each.attainment, each.reason, each.parts)
    counted = each.reason
    if counted.of < target.number and not counted.unknown:
        refusal = Refusal("targets.fewer_than_needed", {"needed": target.number, "of": counted.of})
        return Verdict(target, Attainment.UNKNOWN, NotKnown(refusal), each.parts)
    if counted.reached >= target.number:
        attainment = Attainment.REACHED
    elif counted.reached + counted.unknown >= target.number:
        attainment = Attainment.UNKNOWN
    else:
        attainment = Attainment.NOT_REACHED
    reason = Counted(
        counted.reached, counted.of, counted.failures, counted.unknown, counted.exempt, target.number
    )
    return Verdict(target, attainment, reason, each.parts)

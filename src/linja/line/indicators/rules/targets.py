"""Who proposes, confirms, changes and withdraws targets. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import lifecycle


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """For whom the target is set, who stands above that unit, and who set it."""

    organisation_id: int
    set_by_id: int = 0
    above: frozenset[int] = frozenset()
    name: str = ""


def may_keep(actor: Actor, facts: TargetFacts) -> Refusal | None:
    """The unit itself, the region above it, and whoever set it."""
    here = facts.organisation_id in actor.organisations(*lifecycle.KEEPERS_HERE)
    above = bool(facts.above & actor.organisations(*lifecycle.KEEPERS_BELOW))
    if here or above or facts.set_by_id in actor.organisations(*lifecycle.SETTERS) or actor.has("system"):
        return None
    return Refusal("indicators.not_your_target", {"organisation": facts.name})


def may_step(
    actor: Actor, facts: TargetFacts, step: str, state: str, *, has_reason: bool = False
) -> Refusal | None:
    """By the table, for those who keep the target."""
    held = {one.role for one in actor.roles}
    known = ["has_reason"] if has_reason else []
    return may_keep(actor, facts) or lifecycle.TARGET.check(step, state, held, known)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose targets an actor sees before they are confirmed. ``everything``: an auditor of the country."""

    everything: bool
    #: Where the actor works, and the regions whose units' targets the actor keeps.
    own: frozenset[int]
    regions: frozenset[int]


def sight_of(actor: Actor, insiders: frozenset[str]) -> Sight:
    """What the actor's roles open; ``insiders``: the roles that see what their unit has not released."""
    everything = any(held.role in _EVERYTHING and held.organisation_id is None for held in actor.roles)
    return Sight(everything, actor.organisations(*insiders), actor.organisations(*lifecycle.KEEPERS_BELOW))


def may_see(sight: Sight | None, facts: TargetFacts, state: str) -> bool:
    """What is confirmed is seen by whoever is signed in (``sight`` None: nobody is).

    Before that, by the unit itself, the region that keeps it with the unit, and whoever set it.
    """
    if sight is None:
        return False
    own = {facts.organisation_id, facts.set_by_id} & sight.own or facts.above & sight.regions
    return state == lifecycle.CONFIRMED or sight.everything or bool(own)


_EVERYTHING = frozenset({"system", "auditor"})

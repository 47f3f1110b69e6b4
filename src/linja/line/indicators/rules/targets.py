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


def may_see(
    actor: Actor | None, facts: TargetFacts, state: str, *, everything: bool, own: frozenset[int]
) -> bool:
    """What is confirmed is seen by whoever is signed in; the rest by the unit and those above it.

    ``everything``: the actor follows the whole country; ``own``: where the actor works.
    """
    if actor is None:
        return False
    return everything or state == lifecycle.CONFIRMED or bool(({facts.organisation_id} | facts.above) & own)

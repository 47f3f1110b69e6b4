"""Who sees plans and projects and who writes them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.lifecycle import Lifecycle
from linja.ground.kernel.refusals import Refusal
from linja.line.projects import lifecycle

INSIDERS = lifecycle.WRITERS - {"system"} | {"directorate", "clinic_contributor", "auditor"}
EVERYTHING = frozenset({"system", "auditor"})
#: The states that those above see, by the state in which a table begins.
SHARED = {
    lifecycle.PLAN.initial: lifecycle.SHARED_PLAN,
    lifecycle.PROJECT.initial: lifecycle.SHARED_PROJECT,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of a plan or a project."""

    organisation_id: int
    organisation_name: str
    state: str
    #: Whom the organisation stands under, near and far.
    above: frozenset[int] = frozenset()
    #: Who stands under it and follows what it has adopted; nobody follows a project.
    below: frozenset[int] = frozenset()


def sees_everything(actor: Actor) -> bool:
    """The house itself and the auditors of the whole country."""
    return any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles)


def may_read(actor: Actor, one: Facts, shared: frozenset[str]) -> Refusal | None:
    """Own people always; those above what is adopted or begun, and those below a plan that is adopted."""
    own = actor.organisations(*INSIDERS)
    if sees_everything(actor) or one.organisation_id in own:
        return None
    if one.state in shared and (one.above | one.below) & own:
        return None
    return Refusal("projects.not_found", {})


def may_write(actor: Actor, organisation_id: int, name: str) -> Refusal | None:
    """Those who write for the organisation."""
    if actor.has("system") or organisation_id in actor.organisations(*lifecycle.WRITERS):
        return None
    return Refusal("projects.not_yours", {"organisation": name})


def may_step(
    actor: Actor, table: Lifecycle, one: Facts, step: str, facts: Iterable[str] = ()
) -> Refusal | None:
    """Whether the table lets this person take the step; whether it exists is told those who may read it."""
    if refusal := may_read(actor, one, SHARED[table.initial]) or may_write(
        actor, one.organisation_id, one.organisation_name
    ):
        return refusal
    roles = {held.role for held in actor.roles if held.organisation_id in (None, one.organisation_id)}
    return table.check(step, one.state, roles, facts)

"""Who sees an item, who answers it and who closes it; the same for audits. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.meetings import lifecycle
from linja.line.meetings.rules.meetings import BODIES, INSIDERS, may_plan, sees_everything

#: Where an item's own organisation raised it, its leaders close it, and not whoever did the work.
CLOSES_OWN = frozenset({"ministry", "rhf_leader", "hf_leader"})


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What the rules need to know of an item."""

    owner_id: int
    owner_name: str
    raised_by_id: int
    state: str
    #: The body that speaks, when it was no administration.
    voice: str = ""
    above_id: int | None = None
    shared_above: bool = False


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """What the rules need to know of an audit."""

    organisation_id: int
    organisation_name: str
    state: str
    scope: frozenset[int] = frozenset()


def may_read_item(actor: Actor, item: FollowUpFacts) -> Refusal | None:
    """The owner's people, those whom it came from, and the one above when it is shared."""
    if sees_everything(actor):
        return None
    own = actor.organisations(*INSIDERS)
    if item.owner_id in own or (not item.voice and item.raised_by_id in own):
        return None
    if item.voice and item.raised_by_id in actor.organisations(item.voice):
        return None
    if item.shared_above and item.above_id in own:
        return None
    return Refusal("meetings.not_found", {})


def may_raise(
    actor: Actor, raised_by_id: int, name: str, *, owner_id: int, reach: frozenset[int]
) -> Refusal | None:
    """Whoever keeps the source's register, for itself, those below it and those who took part."""
    if refusal := may_plan(actor, raised_by_id, name):
        return refusal
    if owner_id != raised_by_id and owner_id not in reach:
        return Refusal("meetings.owner_out_of_reach", {"organisation": name})
    return None


def may_raise_said(actor: Actor, voice: str, raised_by_id: int, owner_id: int) -> Refusal | None:
    """What a body says to an organisation is taken out by the body itself or by that organisation, for it."""
    keepers = {voice, *lifecycle.KEEPERS}
    held = {one.role for one in actor.roles if one.organisation_id in (None, raised_by_id)}
    if voice in BODIES and held & keepers and owner_id == raised_by_id:
        return None
    return Refusal("meetings.not_your_item", {})


def may_change_item(actor: Actor, item: FollowUpFacts) -> Refusal | None:
    """Those whom it came from may put its words and day right, until it is settled."""
    if refusal := may_read_item(actor, item):
        return refusal
    if item.state not in lifecycle.UNSETTLED:
        return Refusal("meetings.item_settled", {})
    if not actor.has("system") and not _source_roles(actor, item):
        return Refusal("meetings.not_your_item", {})
    return None


def may_respond(actor: Actor, item: FollowUpFacts) -> Refusal | None:
    """The owner's people, while there is something to do."""
    if refusal := may_read_item(actor, item):
        return refusal
    if item.state not in lifecycle.TO_BE_DONE:
        return Refusal("meetings.nothing_to_do", {})
    if lifecycle.OWNERS.isdisjoint(roles_towards(actor, item)):
        return Refusal("meetings.not_owner", {"organisation": item.owner_name})
    return None


def may_step_item(
    actor: Actor, item: FollowUpFacts, step: str, facts: frozenset[str] = frozenset()
) -> Refusal | None:
    """Whether the lifecycle lets this person take the step."""
    if refusal := may_read_item(actor, item):
        return refusal
    return lifecycle.FOLLOWUP.check(step, item.state, roles_towards(actor, item), facts)


def roles_towards(actor: Actor, item: FollowUpFacts) -> frozenset[str]:
    """``owner:`` where it is to be done, ``source:`` where it came from, and the house itself."""
    own = {f"owner:{held.role}" for held in actor.roles if held.organisation_id == item.owner_id}
    system = {"system"} if actor.has("system") else set()
    return frozenset(own | system | {f"source:{role}" for role in _source_roles(actor, item)})


def _source_roles(actor: Actor, item: FollowUpFacts) -> frozenset[str]:
    held = {one.role for one in actor.roles if one.organisation_id == item.raised_by_id}
    if item.voice:
        return frozenset(held & {item.voice})
    if item.owner_id == item.raised_by_id:
        return frozenset(held & CLOSES_OWN)
    return frozenset((held & lifecycle.KEEPERS) - BODIES)


def may_read_audit(actor: Actor, audit: AuditFacts) -> Refusal | None:
    """Those in whose register it stands; those who are looked at from the start on."""
    own = actor.organisations(*INSIDERS)
    if sees_everything(actor) or audit.organisation_id in own:
        return None
    if audit.state in lifecycle.AUDIT_SHARED and own & audit.scope:
        return None
    return Refusal("meetings.not_found", {})


def may_register_audit(actor: Actor, organisation_id: int, name: str) -> Refusal | None:
    """Those who keep the organisation's register."""
    return may_plan(actor, organisation_id, name)


def may_change_audit(actor: Actor, audit: AuditFacts) -> Refusal | None:
    """Those who keep the register, until it is finished."""
    refusal = may_read_audit(actor, audit) or may_plan(actor, audit.organisation_id, audit.organisation_name)
    if refusal:
        return refusal
    if audit.state not in (lifecycle.PLANNED, lifecycle.STARTED):
        return Refusal("meetings.audit_settled", {})
    return None


def may_step_audit(
    actor: Actor, audit: AuditFacts, step: str, facts: frozenset[str] = frozenset()
) -> Refusal | None:
    """Whether the lifecycle lets this person take the step."""
    if refusal := may_read_audit(actor, audit):
        return refusal
    roles = {held.role for held in actor.roles if held.organisation_id in (None, audit.organisation_id)}
    return lifecycle.AUDIT.check(step, audit.state, roles, facts)

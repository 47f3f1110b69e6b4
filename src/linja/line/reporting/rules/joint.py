"""Who may read, write, offer and take in a joint text, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.reporting import lifecycle
from linja.line.reporting.rules.reports import EVERYTHING, INSIDERS, roles_in


@dataclass(frozen=True, slots=True)
class JointFacts:
    """What the rules need to know of a joint text."""

    lead_id: int
    lead_name: str
    delegate_id: int | None
    reporters: frozenset[int]
    offered: bool


def may_read_joint(actor: Actor, joint: JointFacts) -> Refusal | None:
    """Those who write it, always; those who report it, once it has been offered to them."""
    if any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles):
        return None
    inside = actor.organisations(*INSIDERS)
    if inside & _writers(joint) or (joint.offered and inside & joint.reporters):
        return None
    return Refusal("reporting.joint.not_found", {})


def may_write_joint(actor: Actor, joint: JointFacts) -> Refusal | None:
    """Whoever writes for the lead, or for the one that does it on the lead's behalf."""
    if refusal := may_read_joint(actor, joint):
        return refusal
    held = {role for one in _writers(joint) for role in roles_in(actor, one)}
    if held.isdisjoint(lifecycle.WRITERS):
        return Refusal("reporting.not_the_lead", {"organisation": joint.lead_name})
    return None


def may_lead_joint(actor: Actor, joint: JointFacts) -> Refusal | None:
    """Handing the pen to another is for the lead's own people."""
    if refusal := may_read_joint(actor, joint):
        return refusal
    if roles_in(actor, joint.lead_id).isdisjoint(lifecycle.WRITERS):
        return Refusal("reporting.not_the_lead", {"organisation": joint.lead_name})
    return None


def may_begin_joint(actor: Actor, joint: JointFacts) -> Refusal | None:
    """Whoever writes for the lead; the requirement must be put to several, the lead among them."""
    if roles_in(actor, joint.lead_id).isdisjoint(lifecycle.WRITERS):
        return Refusal("reporting.not_the_lead", {"organisation": joint.lead_name})
    if len(joint.reporters) < 2 or joint.lead_id not in joint.reporters:
        return Refusal("reporting.not_joint", {})
    return None


def may_offer_joint(actor: Actor, joint: JointFacts, *, written: bool) -> Refusal | None:
    """As writing, when there is something to offer."""
    if refusal := may_write_joint(actor, joint):
        return refusal
    return None if written else Refusal("reporting.nothing_written", {})


def may_take_in_joint(organisation_id: int, joint: JointFacts) -> Refusal | None:
    """Those who report it; others than the lead when it has been offered. The report has its own rule."""
    if organisation_id not in joint.reporters or not (joint.offered or organisation_id == joint.lead_id):
        return Refusal("reporting.joint.not_found", {})
    return None


def _writers(joint: JointFacts) -> frozenset[int]:
    return frozenset({joint.lead_id} | ({joint.delegate_id} if joint.delegate_id else set()))

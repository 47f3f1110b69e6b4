"""Who sees money, who allots it and who says what it was used for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.allocations import lifecycle

INSIDERS = frozenset(
    {
        "ministry",
        "directorate",
        "rhf_controller",
        "rhf_leader",
        "hf_contributor",
        "hf_leader",
        "hf_board_secretary",
        "clinic_contributor",
        "auditor",
    }
)
#: Who writes the accounts in an organisation's own report.
ACCOUNTANTS = frozenset({"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "system"})
EVERYTHING = frozenset({"system", "auditor"})


@dataclass(frozen=True, slots=True)
class AllocationFacts:
    """What the rules need to know of an allocation."""

    giver_id: int
    receiver_id: int
    state: str
    giver_name: str = ""
    #: Who allotted what it is taken from; they follow their money one step further.
    above_id: int | None = None


def sees_everything(actor: Actor) -> bool:
    """The house itself and the auditors of the whole country."""
    return any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles)


def may_read(actor: Actor, one: AllocationFacts) -> Refusal | None:
    """The giver always; the receiver, and whoever gave the giver the money, from the giving on."""
    own = actor.organisations(*INSIDERS)
    if sees_everything(actor) or one.giver_id in own:
        return None
    if one.state != lifecycle.DRAFT and {one.receiver_id, one.above_id} & own:
        return None
    return Refusal("allocations.not_found", {})


def may_write(actor: Actor, giver_id: int, giver_name: str) -> Refusal | None:
    """Those who allot for the giver."""
    if actor.has("system") or giver_id in actor.organisations(*lifecycle.GIVERS):
        return None
    return Refusal("allocations.not_your_money", {"organisation": giver_name})


def may_change(actor: Actor, one: AllocationFacts) -> Refusal | None:
    """The giver, until it has been given."""
    refusal = may_read(actor, one) or may_write(actor, one.giver_id, one.giver_name)
    if refusal is None and one.state != lifecycle.DRAFT:
        return Refusal("allocations.given_already", {})
    return refusal


def may_step(actor: Actor, one: AllocationFacts, step: str, facts: Iterable[str] = ()) -> Refusal | None:
    """Whether the lifecycle lets this person take the step."""
    return may_read(actor, one) or lifecycle.ALLOCATION.check(
        step, one.state, roles_towards(actor, one), facts
    )


def roles_towards(actor: Actor, one: AllocationFacts) -> frozenset[str]:
    """The role codes that count: plain at the giver, ``receiver:`` at the receiver."""
    giving = {held.role for held in actor.roles if held.organisation_id in (None, one.giver_id)}
    using = {f"receiver:{held.role}" for held in actor.roles if held.organisation_id == one.receiver_id}
    return frozenset(giving | using)


def may_keep_accounts(actor: Actor, organisation_id: int, name: str) -> Refusal | None:
    """Those who write the organisation's reports."""
    if actor.has("system") or organisation_id in actor.organisations(*ACCOUNTANTS):
        return None
    return Refusal("allocations.not_your_money", {"organisation": name})

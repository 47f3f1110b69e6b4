"""Who may write and lock a statement, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.approvals import lifecycle

#: Which role speaks for which body.
SPEAKS: dict[str, str] = {"user_committee": "user_committee", "employees": "employee_representative"}


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What the rules need to know of a statement."""

    #: "user_committee" or "employees".
    body_kind: str
    #: Where the body's people hold their role.
    organisation_id: int
    body_name: str
    locked: bool
    has_words: bool = False


def may_write(actor: Actor, statement: StatementFacts) -> Refusal | None:
    """The body's own people, until it is locked."""
    return _step(actor, statement, "write")


def may_lock(actor: Actor, statement: StatementFacts) -> Refusal | None:
    """The body's own people, when something is written."""
    return _step(actor, statement, "lock")


def speaks_for(actor: Actor, statement: StatementFacts) -> bool:
    """Whether the actor is one of the body's own people."""
    role = SPEAKS.get(statement.body_kind, "")
    return any(
        held.role == role and held.organisation_id == statement.organisation_id for held in actor.roles
    )


@dataclass(frozen=True, slots=True)
class SignFacts:
    """What the rules need to know of a signature about to be given."""

    #: "leader" or "board".
    role: str
    organisation_id: int
    organisation_name: str
    #: "unsigned", "signed" or "fallen".
    state: str = lifecycle.UNSIGNED


def may_sign(actor: Actor, wanted: SignFacts) -> Refusal | None:
    """The leader in person, the board through its secretary; nobody signs twice what still stands."""
    held = {one.role for one in actor.roles if one.organisation_id == wanted.organisation_id}
    if held.isdisjoint(lifecycle.SIGNERS.get(wanted.role, frozenset())):
        return Refusal(f"approvals.not_{wanted.role}", {"organisation": wanted.organisation_name})
    if wanted.state == lifecycle.SIGNED:
        return Refusal("approvals.signed_already", {})
    return lifecycle.SIGN_OFF.check("sign", wanted.state, held)


def may_ask(actor: Actor, organisation_id: int) -> Refusal | None:
    """Whoever writes the report asks the organisation's own bodies."""
    held = {one.role for one in actor.roles if one.organisation_id in (None, organisation_id)}
    return Refusal("approvals.wrong_role", {}) if held.isdisjoint(lifecycle.ASKERS) else None


def may_transcribe(actor: Actor) -> Refusal | None:
    """A statement that stands in a registered paper is kept as printed, by whoever registers the paper."""
    if actor.has("system") or any(held.role in {"rhf_controller", "rhf_leader"} for held in actor.roles):
        return None
    return Refusal("approvals.wrong_role", {})


def _step(actor: Actor, statement: StatementFacts, step: str) -> Refusal | None:
    if statement.locked:
        return Refusal("approvals.locked", {"body": statement.body_name})
    if not speaks_for(actor, statement):
        return Refusal("approvals.not_your_body", {"body": statement.body_name})
    role = SPEAKS[statement.body_kind]
    facts = {"has_words"} if statement.has_words else set()
    return lifecycle.STATEMENT.check(step, lifecycle.WRITING, {role}, facts)

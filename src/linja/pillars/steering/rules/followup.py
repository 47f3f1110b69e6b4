"""Who prepares a follow-up meeting, and who takes items out of a statement. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.meetings.rules import EVERYTHING, INSIDERS

#: Who reads and prepares follow-up inside an organisation.
READERS = INSIDERS


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit and those directly above it."""

    unit_id: int
    above: frozenset[int]


def may_see_package(actor: Actor, pair: Pair) -> Refusal | None:
    """The unit's own people and those of the one directly above; the auditors of the country."""
    if any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles):
        return None
    if actor.organisations(*INSIDERS) & {pair.unit_id, *pair.above}:
        return None
    return Refusal("steering.not_found", {})


@dataclass(frozen=True, slots=True)
class SaidFacts:
    """What the rules need to know of a statement that items are taken out of."""

    organisation_id: int
    #: The role that speaks for the body.
    voice: str
    locked: bool


def may_track(actor: Actor, said: SaidFacts) -> Refusal | None:
    """The body itself and the organisation it speaks to, once the statement is delivered."""
    if not said.locked:
        return Refusal("steering.statement_open", {})
    roles = {held.role for held in actor.roles if held.organisation_id in (None, said.organisation_id)}
    if roles & {said.voice, "rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "system"}:
        return None
    return Refusal("steering.not_your_statement", {})

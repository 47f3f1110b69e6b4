"""Who may plan, open and read a round, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refusal
from linja.line.reporting import lifecycle
from linja.line.reporting.calculations import rounds as reckoning
from linja.line.reporting.records.rounds import RoundDraft
from linja.line.reporting.rules.reports import EVERYTHING, INSIDERS, roles_in

#: Which kinds of organisation each kind asks.
ASKED_KINDS = {
    "ministry": frozenset({"rhf"}),
    "rhf": frozenset({"hf", "private_non_profit"}),
    "hf": frozenset({"clinic"}),
    "private_non_profit": frozenset({"clinic"}),
}
#: Who reads the rounds that their organisation asks.
ROUND_READERS = INSIDERS - {"directorate", "clinic_contributor"}


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What the rules need to know of a round."""

    owner_id: int
    owner_name: str
    state: str
    unit_ids: frozenset[int] = frozenset()


def may_ask(actor: Actor, owner_id: int, owner_name: str, owner_kind: str) -> Refusal | None:
    """Those who follow up for an organisation that has somebody below it to ask."""
    if owner_kind not in ASKED_KINDS or roles_in(actor, owner_id).isdisjoint(lifecycle.ASKERS):
        return Refusal("reporting.not_your_round", {"organisation": owner_name})
    return None


def may_read_round(actor: Actor, held: RoundFacts) -> Refusal | None:
    """Those who ask, always; those who are asked, once it is open."""
    if any(_reads(one, held.owner_id) for one in actor.roles):
        return None
    if held.state != lifecycle.PLANNED and held.unit_ids & actor.organisations(*INSIDERS):
        return None
    return Refusal("reporting.not_found", {})


def _reads(one: ScopedRole, owner_id: int) -> bool:
    if one.organisation_id is None:
        return one.role in EVERYTHING
    return one.organisation_id == owner_id and one.role in ROUND_READERS


def may_step_round(
    actor: Actor, held: RoundFacts, step: str, facts: frozenset[str] = frozenset()
) -> Refusal | None:
    """Whether the lifecycle lets this person take the step."""
    if refusal := may_read_round(actor, held):
        return refusal
    return lifecycle.ROUND.check(step, held.state, roles_in(actor, held.owner_id), facts)


def may_change_round(actor: Actor, held: RoundFacts) -> Refusal | None:
    """Those who ask, until it is closed."""
    if refusal := may_read_round(actor, held):
        return refusal
    if roles_in(actor, held.owner_id).isdisjoint(lifecycle.ASKERS):
        return Refusal("reporting.not_your_round", {"organisation": held.owner_name})
    if held.state == lifecycle.CLOSED:
        return Refusal("reporting.round_closed", {})
    return None


def may_drop_round(actor: Actor, held: RoundFacts) -> Refusal | None:
    """As changing it; once it is open, others have been told and write in it."""
    if refusal := may_change_round(actor, held):
        return refusal
    return None if held.state == lifecycle.PLANNED else Refusal("reporting.round_opened", {})


def may_extend(actor: Actor, held: RoundFacts, unit_id: int, due_on: date, new: date) -> Refusal | None:
    """One unit of an open round gets a later day than the others."""
    if refusal := may_change_round(actor, held):
        return refusal
    if held.state != lifecycle.OPEN:
        return Refusal("reporting.round_not_open", {})
    if unit_id not in held.unit_ids:
        return Refusal("reporting.not_found", {})
    return None if new > due_on else Refusal("reporting.extension_not_later", {"due_on": due_on})


def may_add_unit(actor: Actor, held: RoundFacts, unit_id: int) -> Refusal | None:
    """One more is asked in an open round; while it is planned the units are chosen with the rest."""
    if refusal := may_change_round(actor, held):
        return refusal
    if held.state != lifecycle.OPEN:
        return Refusal("reporting.round_not_open", {})
    return Refusal("reporting.round_unit_already", {}) if unit_id in held.unit_ids else None


def may_take_out(actor: Actor, held: RoundFacts, unit_id: int, *, untouched: bool) -> Refusal | None:
    """A unit of an open round is asked no longer, as long as it has written nothing."""
    if refusal := may_change_round(actor, held):
        return refusal
    if held.state != lifecycle.OPEN:
        return Refusal("reporting.round_not_open", {})
    if unit_id not in held.unit_ids:
        return Refusal("reporting.not_found", {})
    if not untouched:
        return Refusal("reporting.round_unit_written", {})
    return Refusal("reporting.round_last_unit", {}) if len(held.unit_ids) == 1 else None


def in_order(draft: RoundDraft) -> Refusal | None:
    """Whether a draft holds together; who and what it names is looked up by whoever asks."""
    if not draft.title.strip():
        return Refusal("reporting.round_without_title", {})
    if not reckoning.fits(draft.series, draft.period):
        return Refusal("reporting.round_period", {"period": draft.period})
    if draft.due_on < draft.opens_on:
        return Refusal("reporting.round_due_before_opening", {})
    return None

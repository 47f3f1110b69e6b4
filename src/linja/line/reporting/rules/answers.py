"""Who may keep measures, promises, deliveries and dispensations, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.reporting import lifecycle
from linja.line.reporting.rules.reports import (
    EVERYTHING,
    INSIDERS,
    NATIONAL,
    RECEIVERS,
    ReportFacts,
    roles_in,
    roles_towards,
)


@dataclass(frozen=True, slots=True)
class HeldFacts:
    """What the rules need to know of something that an organisation keeps beside its answers."""

    organisation_id: int
    organisation_name: str
    #: It is told in a report that has been handed in, and these received it.
    received_by: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DispensationFacts:
    """What the rules need to know of a request."""

    organisation_id: int
    organisation_name: str
    organisation_kind: str
    receiver_id: int | None
    kind: str = "extension"
    state: str = "asked"
    due_on: date | None = None
    new_due_on: date | None = None

    @property
    def as_report(self) -> ReportFacts:
        """The same places as a report of the organisation has."""
        return ReportFacts(
            self.organisation_id,
            self.organisation_name,
            lifecycle.SUBMITTED,
            0,
            self.organisation_kind,
            self.receiver_id,
        )


def reads_everything(actor: Actor) -> bool:
    """The house itself and the auditors."""
    return any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles)


def may_see_held(actor: Actor, held: HeldFacts) -> Refusal | None:
    """The organisation's own people, and those who received a report that tells of it."""
    if reads_everything(actor) or held.organisation_id in actor.organisations(*INSIDERS):
        return None
    if held.received_by & set(actor.organisations(*RECEIVERS)):
        return None
    return Refusal("reporting.not_found", {})


def may_keep(actor: Actor, held: HeldFacts) -> Refusal | None:
    """Those who write for the organisation."""
    if refusal := may_see_held(actor, held):
        return refusal
    if roles_in(actor, held.organisation_id).isdisjoint(lifecycle.WRITERS):
        return Refusal("reporting.not_your_report", {"organisation": held.organisation_name})
    return None


def may_see_dispensation(actor: Actor, facts: DispensationFacts) -> Refusal | None:
    """The one who asks, the one above who decides, and for regions the ministry and the directorate."""
    if reads_everything(actor) or facts.organisation_id in actor.organisations(*INSIDERS):
        return None
    if facts.receiver_id is not None and facts.receiver_id in actor.organisations(*RECEIVERS):
        return None
    if facts.organisation_kind == "rhf" and any(held.role in NATIONAL for held in actor.roles):
        return None
    return Refusal("reporting.not_found", {})


def may_ask_dispensation(actor: Actor, facts: DispensationFacts) -> Refusal | None:
    """Those who write for the organisation; an extension names a day after the one that counts now."""
    if refusal := may_keep(actor, HeldFacts(facts.organisation_id, facts.organisation_name)):
        return refusal
    if facts.receiver_id is None:
        return Refusal("reporting.nobody_above", {"organisation": facts.organisation_name})
    return _refuse_day(facts)


def may_decide_dispensation(actor: Actor, facts: DispensationFacts, step: str) -> Refusal | None:
    """The table decides; a granted extension names a day after the one that counts now."""
    if refusal := may_see_dispensation(actor, facts):
        return refusal
    refusal = lifecycle.DISPENSATION.check(step, facts.state, roles_towards(actor, facts.as_report))
    if refusal or step != "grant":
        return refusal
    return _refuse_day(facts)


def _refuse_day(facts: DispensationFacts) -> Refusal | None:
    if facts.kind != "extension":
        return None
    if facts.new_due_on is None:
        return Refusal("reporting.no_new_day", {})
    if facts.due_on is not None and facts.new_due_on <= facts.due_on:
        return Refusal("reporting.not_later", {"due": facts.due_on.strftime("%d.%m.%Y")})
    return None

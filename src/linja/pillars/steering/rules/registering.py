"""Who may match and register a read document, on frozen facts. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal

#: Whoever may upload, review and write the register: registering does all of that in one step.
REGISTRARS = frozenset({"rhf_controller", "system"})
#: States of an uploaded document in which it can be matched; only an accepted one can be registered.
MATCHABLE = frozenset({"under_review", "accepted"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The report that an organisation already has for a year."""

    report_id: int
    organisation_name: str
    year: int


def may_take_place(standing: Standing | None) -> Refusal | None:
    """One report a year: another takes its place only when a person says so."""
    if standing is None:
        return None
    facts = {"organisation": standing.organisation_name, "year": standing.year, "report": standing.report_id}
    return Refusal("steering.report_exists", facts)


def may_match(actor: Actor, organisation_id: int | None, state: str) -> Refusal | None:
    """Whoever may register may say what is the same."""
    if refusal := _role(actor, organisation_id):
        return refusal
    if state == "registered":
        return Refusal("steering.registered_already", {})
    return None if state in MATCHABLE else Refusal("steering.not_reviewed", {})


def may_register(
    actor: Actor, organisation_id: int | None, state: str, *, open_matches: int = 0
) -> Refusal | None:
    """Once, when the review is finished and every likeness has been decided."""
    if refusal := _role(actor, organisation_id):
        return refusal
    if state == "registered":
        return Refusal("steering.registered_already", {})
    if state != "accepted":
        return Refusal("steering.not_reviewed", {})
    if organisation_id is None:
        return Refusal("steering.no_organisation", {})
    if open_matches:
        return Refusal("steering.open_matches", {"count": open_matches})
    return None


def _role(actor: Actor, organisation_id: int | None) -> Refusal | None:
    held = {role.role for role in actor.roles if role.organisation_id in (None, organisation_id)}
    return None if held & REGISTRARS else Refusal("steering.wrong_role", {})

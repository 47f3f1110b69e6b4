"""Who may change the map of organisations, and what must hold. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.people.organisations.calculations import organisation_number
from linja.people.organisations.kinds import OrganisationKind


def may_change(actor: Actor) -> Refusal | None:
    """Administrators, and the system itself."""
    if any(held.role in {"administrator", "system"} for held in actor.roles):
        return None
    return Refusal("organisations.only_administrators")


def valid_facts(name: str, kind: str, number: str | None) -> Refusal | None:
    """A name, a known kind, and a number whose check digit is right."""
    if not name.strip():
        return Refusal("organisations.name_missing")
    if kind not in set(OrganisationKind):
        return Refusal("organisations.unknown_kind", {"kind": kind})
    if number and organisation_number(number) is None:
        return Refusal("organisations.bad_number", {"number": number})
    return None


def may_stand_under(child_id: int, parent_id: int, above_parent: Collection[int]) -> Refusal | None:
    """Nobody stands under itself, near or far."""
    if child_id == parent_id or child_id in above_parent:
        return Refusal("organisations.circle")
    return None


def valid_span(valid_from: date | None, valid_to: date | None) -> Refusal | None:
    """A time does not end before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        return Refusal("organisations.ends_before_start", {"from": valid_from, "to": valid_to})
    return None

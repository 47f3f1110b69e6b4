"""Who may hold which role where, and who may give it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.people.accounts.roles import ADMINISTRATOR, AUDITOR, ROLES


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is to be held, and which organisations stand above that place."""

    organisation_id: int
    kind: str
    name: str
    above: frozenset[int] = frozenset()


def may_administer(actor: Actor, place: Place | None) -> Refusal | None:
    """The administrator of the place, of one above it, or of the country; and the system itself."""
    if actor.has("system") or _national(actor):
        return None
    if place is None:
        return Refusal("accounts.only_national_administrator")
    ruled = actor.organisations(ADMINISTRATOR)
    if ruled & ({place.organisation_id} | place.above):
        return None
    return Refusal("accounts.not_administrator", {"organisation": place.name})


def may_register(actor: Actor) -> Refusal | None:
    """Any administrator may see and register people; what they may then do is said by the roles given."""
    if any(held.role in {ADMINISTRATOR, "system"} for held in actor.roles):
        return None
    return Refusal("accounts.only_administrators")


def may_change_person(actor: Actor, places: Iterable[Place | None]) -> Refusal | None:
    """Who administers every place in which the person holds a role; any administrator when there is none."""
    refusals = (may_administer(actor, place) for place in places)
    return may_register(actor) or next((one for one in refusals if one), None)


def may_leave_administration(others: int) -> Refusal | None:
    """Somebody must be left who can let people in."""
    return None if others else Refusal("accounts.last_administrator")


def may_assign(
    actor: Actor, role_code: str, place: Place | None, valid_from: date, valid_to: date | None
) -> Refusal | None:
    """Whether ``actor`` may give the role there, for that time."""
    role = ROLES.get(role_code)
    if role is None:
        return Refusal("accounts.unknown_role", {"role": role_code})
    if place is None and not role.national:
        return Refusal("accounts.role_needs_organisation", {"role": role_code})
    if place is not None and place.kind not in role.kinds:
        return Refusal("accounts.role_not_here", {"role": role_code, "organisation": place.name})
    if valid_to is not None and valid_to < valid_from:
        return Refusal("accounts.ends_before_start", {"from": valid_from, "to": valid_to})
    return may_administer(actor, place)


def may_read_audit(actor: Actor) -> Refusal | None:
    """Auditors and administrators read the log."""
    if any(held.role in {AUDITOR, ADMINISTRATOR, "system"} for held in actor.roles):
        return None
    return Refusal("accounts.audit_not_yours")


def may_read_log_of(actor: Actor, organisation_id: int) -> Refusal | None:
    """Whether what is done in an organisation can be read: everywhere by those of the whole country."""
    if refusal := may_read_audit(actor):
        return refusal
    national = any(held.organisation_id is None for held in actor.roles)
    if national or organisation_id in actor.organisations(AUDITOR, ADMINISTRATOR):
        return None
    return Refusal("accounts.audit_not_yours")


def may_end(actor: Actor, place: Place | None, valid_from: date, on: date) -> Refusal | None:
    """Whether ``actor`` may end an assignment there on a day."""
    if on < valid_from:
        return Refusal("accounts.ends_before_start", {"from": valid_from, "to": on})
    return may_administer(actor, place)


def _national(actor: Actor) -> bool:
    return any(held.role == ADMINISTRATOR and held.organisation_id is None for held in actor.roles)

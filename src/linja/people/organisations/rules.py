"""Who may change the map of organisations, and what must hold. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.refusals import Refusal
from linja.people.organisations.calculations import organisation_number
from linja.people.organisations.kinds import OrganisationChangeKind, OrganisationKind

_TO_SOMEBODY: Final = frozenset({OrganisationChangeKind.MERGED, OrganisationChangeKind.TRANSFERRED})
#: After these the organisation is no more; a new name or another place takes its duties along.
_ENDS: Final = frozenset({OrganisationChangeKind.MERGED, OrganisationChangeKind.DISSOLVED})


def may_change(actor: Actor, *places: Collection[int]) -> Refusal | None:
    """The administrator of the country, the system, and who administers each place.

    A place is the organisation with all that it stands under. Without places: whether the actor may change
    anything at all.
    """
    if not any(held.role in {"administrator", "system"} for held in actor.roles):
        return Refusal("organisations.only_administrators")
    if actor.has("system") or any(_national(held) for held in actor.roles):
        return None
    ruled = actor.organisations("administrator")
    if all(ruled & set(place) for place in places):
        return None
    return Refusal("organisations.not_administrator")


def _national(held: ScopedRole) -> bool:
    return held.role == "administrator" and held.organisation_id is None


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """What a change by date must fit: the organisation today, and what stands under it that day."""

    organisation_id: int
    name: str
    valid_from: date | None
    valid_to: date | None
    units: int
    today: date


def valid_change(
    facts: ChangeFacts, kind: str, on: date, successor_id: int | None, new_name: str
) -> Refusal | None:
    """Whether the organisation can be renamed, merged, dissolved or transferred on the day."""
    if kind not in set(OrganisationChangeKind):
        return Refusal("organisations.unknown_change", {"kind": kind})
    if (facts.valid_to and on > facts.valid_to) or (facts.valid_from and on <= facts.valid_from):
        return Refusal("organisations.does_not_exist_then", {"organisation": facts.name, "on": on})
    if kind in _TO_SOMEBODY and successor_id in (None, facts.organisation_id):
        return Refusal("organisations.successor_missing")
    if kind == OrganisationChangeKind.RENAMED:
        return _valid_name(facts, on, new_name)
    if kind == OrganisationChangeKind.DISSOLVED and facts.units:
        return Refusal("organisations.has_units", {"organisation": facts.name, "count": facts.units})
    return None


def _valid_name(facts: ChangeFacts, on: date, new_name: str) -> Refusal | None:
    if not new_name.strip():
        return Refusal("organisations.name_missing")
    if new_name.strip() == facts.name:
        return Refusal("organisations.same_name", {"organisation": facts.name})
    if on > facts.today:
        return Refusal("organisations.name_to_come")
    return None


#: Held directly above what is no more: who decides that what was asked of it goes on elsewhere.
HANDERS: Final = frozenset({"ministry", "rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"})


@dataclass(frozen=True, slots=True)
class HandOverFacts:
    """A change by date, with where the two stood: whom the old one stood under on its last day."""

    name: str
    kind: str
    on: date
    successor_id: int | None
    #: Directly above the old one, and each with all that it stands under.
    above: frozenset[int]
    places: tuple[frozenset[int], ...]
    today: date


def may_hand_over(actor: Actor, facts: HandOverFacts) -> Refusal | None:
    """Those directly above what is no more, and who administers both, from the day on."""
    if HANDERS.isdisjoint(_roles_in(actor, facts.above)) and may_change(actor, *facts.places):
        return Refusal("organisations.not_above", {"organisation": facts.name})
    if facts.kind not in _ENDS or facts.successor_id is None:
        return Refusal("organisations.no_successor", {"organisation": facts.name})
    if facts.on > facts.today:
        return Refusal("organisations.not_yet", {"organisation": facts.name, "on": facts.on})
    return None


def _roles_in(actor: Actor, places: Collection[int]) -> frozenset[str]:
    return frozenset(one.role for one in actor.roles if one.organisation_id in places)


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

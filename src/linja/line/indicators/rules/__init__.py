"""Who sees values before they are released, who gives them and who releases them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.rules.targets import Sight, TargetFacts, may_keep, may_see, may_step, sight_of

__all__ = [
    "EVERYTHING",
    "GIVERS_BELOW",
    "GIVERS_HERE",
    "INSIDERS",
    "NATIONAL",
    "RELEASERS",
    "SOURCES",
    "Place",
    "Sight",
    "TargetFacts",
    "giving_places",
    "may_give",
    "may_give_somewhere",
    "may_keep",
    "may_offer",
    "may_read",
    "may_read_import",
    "may_release",
    "may_say_break",
    "may_see",
    "may_step",
    "sees_everything",
    "sight_of",
]

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
#: They follow the whole country, wherever they sit.
NATIONAL = frozenset({"ministry", "directorate"})
#: They see everything when they hold the role in no organisation.
EVERYTHING = frozenset({"system", "auditor"})
#: Who gives values for their own organisation, and for those below it.
GIVERS_HERE = frozenset({"hf_contributor", "hf_leader", "rhf_controller", "rhf_leader"})
GIVERS_BELOW = frozenset({"rhf_controller", "rhf_leader"})
#: The source itself gives for everybody.
SOURCES = frozenset({"system", "directorate"})
RELEASERS = frozenset({"rhf_controller", "rhf_leader"})


@dataclass(frozen=True, slots=True)
class Place:
    """The organisation that a value is about; ``above``: every organisation above it."""

    organisation_id: int
    above: frozenset[int] = frozenset()
    name: str = ""


def sees_everything(actor: Actor) -> bool:
    """National roles, and auditors of the whole country."""
    return any(
        held.role in NATIONAL or (held.role in EVERYTHING and held.organisation_id is None)
        for held in actor.roles
    )


def may_read(actor: Actor, place: Place, *, released: bool) -> Refusal | None:
    """Everybody, once released; before that the unit itself, those above it, and national roles."""
    own = actor.organisations(*INSIDERS)
    if released or sees_everything(actor) or ({place.organisation_id} | place.above) & own:
        return None
    return Refusal("indicators.not_found", {})


def may_give(actor: Actor, place: Place) -> Refusal | None:
    """The unit itself, the region above it, and the source."""
    here = place.organisation_id in actor.organisations(*GIVERS_HERE)
    if here or _is_source(actor) or place.above & actor.organisations(*GIVERS_BELOW):
        return None
    return Refusal("indicators.not_yours", {"organisation": place.name})


def may_give_somewhere(actor: Actor) -> Refusal | None:
    """Whoever gives values for anybody may offer a file; each row is asked for on its own."""
    if _is_source(actor) or actor.organisations(*GIVERS_HERE):
        return None
    return Refusal("indicators.no_giver", {})


def may_offer(actor: Actor, organisation_id: int | None) -> Refusal | None:
    """A file is offered on behalf of the giver's own organisation; the system does it for anybody."""
    if any(held.role == "system" for held in actor.roles) or organisation_id in giving_places(actor):
        return None
    return Refusal("indicators.no_giver", {})


def giving_places(actor: Actor) -> frozenset[int]:
    """The organisations on whose behalf the actor takes files in."""
    return frozenset(actor.organisations(*GIVERS_HERE, *SOURCES))


def may_read_import(actor: Actor, organisation_id: int | None) -> Refusal | None:
    """The people of the organisation that it was taken in for, and auditors of the whole country."""
    own = organisation_id in actor.organisations(*INSIDERS)
    if own or any(held.role in EVERYTHING and held.organisation_id is None for held in actor.roles):
        return None
    return Refusal("indicators.not_found", {})


def may_release(actor: Actor, place: Place) -> Refusal | None:
    """The region, for itself and those below it, and the source."""
    held = actor.organisations(*RELEASERS)
    if _is_source(actor) or ({place.organisation_id} | place.above) & held:
        return None
    return Refusal("indicators.not_yours_to_release", {"organisation": place.name})


def may_say_break(actor: Actor, place: Place | None) -> Refusal | None:
    """A break everywhere is said by the source; one of a unit, by whoever gives its values."""
    if place is not None:
        return may_give(actor, place)
    return None if _is_source(actor) else Refusal("indicators.not_a_source", {})


def _is_source(actor: Actor) -> bool:
    return any(held.role in SOURCES for held in actor.roles)

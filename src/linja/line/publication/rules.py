"""Who may compile and release, on frozen facts. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal
from linja.line.publication import lifecycle

#: Who reads everything that an organisation has compiled. A representative body reads what is put before it.
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
#: Who reads what has been put before each audience, where they hold their role.
AUDIENCES: dict[str, frozenset[str]] = {
    "receiver": INSIDERS - {"clinic_contributor", "directorate"},
    "user_committee": frozenset({"user_committee"}),
    "employees": frozenset({"employee_representative"}),
}
#: Who reads what every region has handed in.
NATIONAL = frozenset({"ministry", "directorate"})


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What the rules need to know of an edition."""

    organisation_id: int
    organisation_name: str
    state: str
    newest: bool
    #: Keys of what is missing.
    missing: frozenset[str] = frozenset()
    organisation_kind: str = ""
    #: (audience, where it holds its role) of everybody whom it has been put before.
    put_before: frozenset[tuple[str, int]] = frozenset()


def may_compile(actor: Actor, organisation_id: int, organisation_name: str) -> Refusal | None:
    """Those who write for the organisation."""
    if _roles(actor, organisation_id).isdisjoint(lifecycle.SENDERS):
        return Refusal("publication.not_yours", {"organisation": organisation_name})
    return None


def may_release(actor: Actor, edition: EditionFacts, accepted: Collection[str] = ()) -> Refusal | None:
    """The organisation's leader, for the newest edition, when every gap has been accepted by name."""
    if refusal := may_compile(actor, edition.organisation_id, edition.organisation_name):
        return refusal
    facts = {"newest"} if edition.newest else set()
    left = edition.missing - set(accepted)
    if not left:
        facts.add("gaps_accepted")
    refusal = lifecycle.EDITION.check("release", edition.state, _roles(actor, edition.organisation_id), facts)
    if refusal and refusal.code == "publication.gaps_accepted":
        return Refusal(refusal.code, {**refusal.facts, "count": len(left)})
    return refusal


def may_read(actor: Actor, edition: EditionFacts) -> Refusal | None:
    """What is released is everybody's; the rest is its own people's and those it was put before."""
    if edition.state == lifecycle.RELEASED or edition.organisation_id in actor.organisations(*INSIDERS):
        return None
    if any(_is_among(actor, name, place, edition) for name, place in edition.put_before):
        return None
    if any(held.role in {"system", "auditor"} and held.organisation_id is None for held in actor.roles):
        return None
    return Refusal("publication.not_found", {})


def _is_among(actor: Actor, audience: str, place: int, edition: EditionFacts) -> bool:
    national = audience == "receiver" and edition.organisation_kind == "rhf"
    if national and any(held.role in NATIONAL for held in actor.roles):
        return True
    roles = AUDIENCES.get(audience, frozenset())
    return bool(roles) and place in actor.organisations(*roles)


def _roles(actor: Actor, organisation_id: int) -> frozenset[str]:
    return frozenset(held.role for held in actor.roles if held.organisation_id in (None, organisation_id))

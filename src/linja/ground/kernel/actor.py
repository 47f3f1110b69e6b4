"""Who acts: a frozen picture of a signed-in person, as rules and the audit need it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScopedRole:
    """A role held in one organisation (``organisation_id`` None: in the whole country).

    ``role`` is a code from ``people.accounts`` (roles are code, not rows).
    """

    role: str
    organisation_id: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system itself) with the roles in force at the moment of acting."""

    id: str
    name: str
    roles: frozenset[ScopedRole]

    def has(self, role: str, organisation_id: int | None = None) -> bool:
        """True when the actor holds ``role`` in that organisation or in the whole country."""
        return any(
            held.role == role and held.organisation_id in (None, organisation_id) for held in self.roles
        )

    def organisations(self, *roles: str) -> frozenset[int]:
        """Ids of the organisations in which one of ``roles`` (any role when none given) is held."""
        return frozenset(
            held.organisation_id
            for held in self.roles
            if held.organisation_id is not None and (not roles or held.role in roles)
        )


SYSTEM = Actor(id="system", name="Linja", roles=frozenset({ScopedRole("system", None)}))

"""Reading people and their roles; the ``Actor`` that everything else asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.people.accounts.models import Assignment, Person

ANONYMOUS = Actor(id="anonymous", name="", roles=frozenset())


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person as read."""

    id: int
    name: str
    email: str
    preferred_language: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """One role held."""

    id: int
    person_id: int
    role: str
    organisation_id: int | None
    valid_from: date
    valid_to: date | None


def actor_for(person: Any, on: date | None = None) -> Actor:
    """The frozen picture of a person with the roles in force on a day (today unless told)."""
    if person is None or not getattr(person, "is_active", False) or person.pk is None:
        return ANONYMOUS
    held = _in_force(on).filter(person_id=person.pk).values_list("role", "organisation_id")
    return Actor(
        id=str(person.pk),
        name=person.name,
        roles=frozenset(ScopedRole(role, organisation_id) for role, organisation_id in held),
    )


def person_by_email(email: str) -> Person | None:
    """The person who signs in with this address."""
    return Person.objects.filter(email__iexact=email).first()


def person_by_id(person_id: int | str) -> PersonRecord | None:
    """One person, or None."""
    row = Person.objects.filter(pk=int(person_id)).first() if str(person_id).isdigit() else None
    return _person(row) if row else None


def names_of(ids: Iterable[str | int]) -> dict[str, str]:
    """Names by actor id, in one query; ids that are no person's are left out."""
    numbers = {int(one) for one in ids if str(one).isdigit()}
    rows = Person.objects.filter(pk__in=numbers).values_list("pk", "name")
    return {str(key): name for key, name in rows}


def people() -> tuple[PersonRecord, ...]:
    """Everybody, by name."""
    return tuple(_person(row) for row in Person.objects.all())


def any_people() -> bool:
    """False in a database that nobody has been registered in."""
    return Person.objects.exists()


def assignments_of(person_id: int) -> tuple[AssignmentRecord, ...]:
    """All roles that a person holds, has held and is to hold."""
    return tuple(_assignment(row) for row in Assignment.objects.filter(person_id=person_id))


def holders(
    role: str, organisation_id: int | None = None, on: date | None = None
) -> tuple[PersonRecord, ...]:
    """Who holds a role in an organisation on a day."""
    where = Q(organisation=None) if organisation_id is None else Q(organisation_id=organisation_id)
    held = _in_force(on).filter(where, role=role, person__is_active=True)
    rows = Person.objects.filter(pk__in=held.values("person_id"))
    return tuple(_person(row) for row in rows)


def _in_force(on: date | None) -> QuerySet[Assignment]:
    day = on or timezone.localdate()
    still = Q(valid_to=None) | Q(valid_to__gte=day)
    return Assignment.objects.filter(still, valid_from__lte=day)


def _person(row: Person) -> PersonRecord:
    return PersonRecord(row.pk, row.name, row.email, row.preferred_language, row.is_active)


def _assignment(row: Assignment) -> AssignmentRecord:
    return AssignmentRecord(
        row.pk, row.person_id, row.role, row.organisation_id, row.valid_from, row.valid_to
    )

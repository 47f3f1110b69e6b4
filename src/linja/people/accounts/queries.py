"""Reading people and their roles; the ``Actor`` that everything else asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.people.accounts import rules
from linja.people.accounts.models import Assignment, Person
from linja.people.accounts.roles import ADMINISTRATOR, AUDITOR
from linja.people.audit.kept import Kept
from linja.people.organisations import queries as organisations

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


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What a list of people is asked for; empty: everything."""

    text: str = ""
    role: str = ""
    organisation_id: int | None = None
    #: "active", "closed" or "".
    state: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the roles in force today."""

    person: PersonRecord
    roles: tuple[AssignmentRecord, ...]


#: Asked with every answer that is given; a person's roles are few, so the day is compared afterwards.
_HELD: Kept[tuple[str, int | None, date, date | None]] = Kept(
    lambda key: Assignment.objects.filter(person_id=key).values_list(
        "role", "organisation_id", "valid_from", "valid_to"
    )
)


def actor_for(person: Any, on: date | None = None) -> Actor:
    """The frozen picture of a person with the roles in force on a day (today unless told)."""
    if person is None or not getattr(person, "is_active", False) or person.pk is None:
        return ANONYMOUS
    day = on or timezone.localdate()
    return Actor(
        id=str(person.pk),
        name=person.name,
        roles=frozenset(
            ScopedRole(role, organisation_id)
            for role, organisation_id, since, until in _HELD(person.pk)
            if since <= day and (until is None or day <= until)
        ),
    )


def person_by_email(email: str) -> Person | None:
    """The person who signs in with this address."""
    return Person.objects.filter(email__iexact=email).first()


def person_by_id(person_id: int | str) -> PersonRecord | None:
    """One person, or None."""
    row = Person.objects.filter(pk=int(person_id)).first() if str(person_id).isdecimal() else None
    return _person(row) if row else None


def names_of(ids: Iterable[str | int]) -> dict[str, str]:
    """Names by actor id, in one query; ids that are no person's are left out."""
    numbers = {int(one) for one in ids if str(one).isdecimal()}
    rows = Person.objects.filter(pk__in=numbers).values_list("pk", "name")
    return {str(key): name for key, name in rows}


def people() -> tuple[PersonRecord, ...]:
    """Everybody, by name."""
    return tuple(_person(row) for row in Person.objects.all())


def register(actor: Actor, chosen: PeopleFilter) -> tuple[PersonRow, ...]:
    """The people whom an administrator may see, by name, with their roles in force."""
    rows = [_person(row) for row in _visible(actor) if _fits(row, chosen)]
    roles: dict[int, list[AssignmentRecord]] = {}
    for held in _in_force(None):
        roles.setdefault(held.person_id, []).append(_assignment(held))
    found = (PersonRow(row, tuple(roles.get(row.id, ()))) for row in rows)
    return tuple(row for row in found if _holds(row, chosen))


def visible_person(actor: Actor, person_id: int) -> PersonRecord | None:
    """One person, for an administrator who may see them."""
    row = _visible(actor).filter(pk=person_id).first()
    return _person(row) if row else None


def ruled_by(actor: Actor, *roles: str) -> frozenset[int] | None:
    """The organisations in which the actor's role counts, those below included; None: all of them."""
    held = [one for one in actor.roles if one.role in {*roles, "system"}]
    if any(one.organisation_id is None for one in held):
        return None
    near = frozenset(one.organisation_id for one in held if one.organisation_id is not None)
    return organisations.descendants_of_all(near) | near


def readable_log_of(actor: Actor) -> frozenset[str] | None:
    """Whose entries in the log an auditor or administrator reads; None: everybody's.

    With a role in an organisation: those of people who have only ever held roles in it and below. What
    somebody did who also acts elsewhere is read by those of the whole country.
    """
    ruled = ruled_by(actor, AUDITOR, ADMINISTRATOR)
    if ruled is None:
        return None
    inside = Assignment.objects.filter(organisation_id__in=ruled).values_list("person_id", flat=True)
    other = Q(organisation=None) | ~Q(organisation_id__in=ruled)
    outside = Assignment.objects.filter(other).values_list("person_id", flat=True)
    return frozenset(str(one) for one in set(inside) - set(outside))


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


def holders_of_any(
    roles: Iterable[str], organisation_ids: Iterable[int], on: date | None = None
) -> tuple[PersonRecord, ...]:
    """Everybody who holds one of the roles in one of the organisations on a day, each once, in one query."""
    held = _in_force(on).filter(role__in=list(roles), organisation_id__in=list(organisation_ids))
    rows = Person.objects.filter(pk__in=held.values("person_id"), is_active=True)
    return tuple(_person(row) for row in rows)


def active_people(ids: Iterable[int]) -> tuple[PersonRecord, ...]:
    """These people, those left out whose sign-in is closed."""
    return tuple(_person(row) for row in Person.objects.filter(pk__in=list(ids), is_active=True))


def _in_force(on: date | None) -> QuerySet[Assignment]:
    day = on or timezone.localdate()
    still = Q(valid_to=None) | Q(valid_to__gte=day)
    return Assignment.objects.filter(still, valid_from__lte=day)


def _visible(actor: Actor) -> QuerySet[Person]:
    """An administrator's people: who holds or has held a role in what one rules, and who holds none."""
    if rules.may_register(actor):
        return Person.objects.none()
    ruled = ruled_by(actor, ADMINISTRATOR)
    if ruled is None:
        return Person.objects.all()
    mine = Assignment.objects.filter(organisation_id__in=ruled).values("person_id")
    anywhere = Assignment.objects.values("person_id")
    return Person.objects.filter(Q(pk__in=mine) | ~Q(pk__in=anywhere))


def _fits(row: Person, chosen: PeopleFilter) -> bool:
    # Compared here and not in the database: SQLite does not know that Ø and ø are one letter.
    words = chosen.text.casefold().split()
    text = f"{row.name} {row.email}".casefold()
    state = "active" if row.is_active else "closed"
    return all(word in text for word in words) and chosen.state in ("", state)


def _holds(row: PersonRow, chosen: PeopleFilter) -> bool:
    if not chosen.role and chosen.organisation_id is None:
        return True
    return any(
        chosen.role in ("", held.role) and chosen.organisation_id in (None, held.organisation_id)
        for held in row.roles
    )


def _person(row: Person) -> PersonRecord:
    return PersonRecord(row.pk, row.name, row.email, row.preferred_language, row.is_active)


def _assignment(row: Assignment) -> AssignmentRecord:
    return AssignmentRecord(
        row.pk, row.person_id, row.role, row.organisation_id, row.valid_from, row.valid_to
    )

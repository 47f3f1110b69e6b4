"""People and organisations for tests, made through the actions that everybody else uses."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from datetime import date

from django.apps import apps
from django.db.models import Model

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.people.accounts import actions as accounts
from linja.people.accounts import queries as people
from linja.people.accounts.models import Person
from linja.people.organisations import actions as organisations
from linja.people.organisations import queries as organisation_queries

#: Every test person's password.
PASSWORD = "styringslinja-2026"
LONG_AGO = date(2000, 1, 1)


@dataclass
class Country:
    """A small country: the ministry, a region, two HFs in it, a clinic, another region. Ids by short name.

    >>> country.stolavs          # id of St. Olavs hospital HF
    >>> country.actor("rhf_controller", country.midt)
    """

    ministry: int = 0
    directorate: int = 0
    midt: int = 0
    sorost: int = 0
    stolavs: int = 0
    nordtrondelag: int = 0
    ous: int = 0
    clinic: int = 0
    user_committee: int = 0
    _people: dict[tuple[str, int | None], int] = field(default_factory=dict)

    def organisation(self, name: str, kind: str, parent_id: int | None = None) -> int:
        """A new organisation; its id."""
        return organisations.create_organisation(SYSTEM, name=name, kind=kind, parent_id=parent_id)

    def person(self, role: str, organisation_id: int | None = None) -> Person:
        """The person who holds the role there; the same one each time it is asked for."""
        key = (role, organisation_id)
        if key not in self._people:
            self._people[key] = self.new_person(role, organisation_id)
        return Person.objects.get(pk=self._people[key])

    def actor(self, role: str, organisation_id: int | None = None) -> Actor:
        """The actor of that person."""
        return people.actor_for(self.person(role, organisation_id))

    def new_person(self, role: str | None, organisation_id: int | None = None, name: str = "") -> int:
        """A person of their own, with the role when one is named; the id."""
        number = Person.objects.count() + 1
        person_id = accounts.create_person(
            SYSTEM,
            email=f"person{number}@example.no",
            name=name or f"Person {number}",
            password=PASSWORD,
        )
        if role is not None:
            accounts.assign_role(
                SYSTEM,
                person_id=person_id,
                role=role,
                organisation_id=organisation_id,
                valid_from=LONG_AGO,
            )
        return person_id


def small_country() -> Country:
    """Nine real organisations, made one by one (the whole reference list takes longer)."""
    made = Country()
    made.ministry = made.organisation("Helse- og omsorgsdepartementet", "ministry")
    made.directorate = made.organisation("Helsedirektoratet", "directorate", made.ministry)
    made.midt = made.organisation("Helse Midt-Norge RHF", "rhf", made.ministry)
    made.sorost = made.organisation("Helse Sør-Øst RHF", "rhf", made.ministry)
    made.stolavs = made.organisation("St. Olavs hospital HF", "hf", made.midt)
    made.nordtrondelag = made.organisation("Helse Nord-Trøndelag HF", "hf", made.midt)
    made.ous = made.organisation("Oslo universitetssykehus HF", "hf", made.sorost)
    made.clinic = made.organisation("Hjertemedisinsk klinikk", "clinic", made.stolavs)
    made.user_committee = made.organisation("Regionalt brukerutvalg Helse Midt-Norge", "body", made.midt)
    for organisation_id, alias in ((made.midt, "HMN"), (made.sorost, "HSØ"), (made.ministry, "HOD")):
        organisations.add_alias(SYSTEM, organisation_id, alias)
    return made


def ready_country() -> Country:
    """The small country as the first test of the process made it: its rows are put back, ids and all.

    Making it through the actions costs two hundred questions, which thousands of tests need not ask anew.
    """
    if any(model._default_manager.exists() for model in _told_of()):
        return small_country()
    if not _KEPT:
        made = small_country()
        _KEPT.append((made, [(model, list(model._default_manager.all())) for model in _told_of()]))
        return replace(made, _people={})
    made, rows = _KEPT[0]
    for model, held in rows:
        model._default_manager.bulk_create([copy.copy(one) for one in held])
    return replace(made, _people={})


#: The small country and every row that making it wrote, those that others refer to first.
_KEPT: list[tuple[Country, list[tuple[type[Model], list[Model]]]]] = []


def _told_of() -> list[type[Model]]:
    """The tables that are written to when organisations are made."""
    return [model for app in ("organisations", "audit") for model in apps.get_app_config(app).get_models()]


def whole_country() -> None:
    """All organisations of the reference list."""
    organisations.load_reference_organisations()


def named(name: str) -> int:
    """The id of the organisation that a name or alias means."""
    found = organisation_queries.find_by_name(name)
    if found is None:
        raise LookupError(name)
    return found.id

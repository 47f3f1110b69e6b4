"""Trusts whose people answer at once, and clinics that hand in and get back: made through actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: Each writer has this many answers; the list that is read holds those of the whole trust.
ANSWERS = 4
WRITERS_IN_A_TRUST = 5
YEAR = 2020


@dataclass(frozen=True)
class Writer:
    """Somebody who answers: the cookie of a session, and what is theirs to write."""

    name: str
    cookie: str
    report_id: int
    answered: tuple[int, ...]


@dataclass(frozen=True)
class Sender:
    """A clinic that hands in, and the trust that sends back."""

    cookie: str
    above: str
    report_id: int


@dataclass
class World:
    """Everybody who takes part."""

    writers: list[Writer] = field(default_factory=list)
    senders: list[Sender] = field(default_factory=list)


def make(writers: int, senders: int = 0) -> World:
    """An empty database becomes a country with this many people at work."""
    made = World()
    ministry = _organisation("Departementet", "ministry")
    region = _organisation("Regionen", "rhf", ministry)
    trusts = [_trust(made, region, number, writers) for number in range(-(-writers // WRITERS_IN_A_TRUST))]
    for number in range(senders):
        made.senders.append(_sender(trusts[number % len(trusts)], number))
    return made


def _organisation(name: str, kind: str, parent: int | None = None) -> int:
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.organisations import actions as organisations

    return organisations.create_organisation(SYSTEM, name=name, kind=kind, parent_id=parent)


def _person(name: str, role: str, place: int) -> Any:
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.accounts import actions as accounts
    from linja.people.accounts.models import Person

    email = f"{name.lower().replace(' ', '.')}@example.no"
    person = accounts.create_person(SYSTEM, email=email, name=name, password=None)
    accounts.assign_role(
        SYSTEM, person_id=person, role=role, organisation_id=place, valid_from=date(2000, 1, 1)
    )
    return Person.objects.get(pk=person)


def session_of(person: Any) -> str:
    """A session as signing in makes it, without the hashing of a password."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _trust(made: World, region: int, number: int, writers: int) -> int:
    """A trust with its report and its writers; each has answers of their own."""
    trust = _organisation(f"Foretak {number}", "hf", region)
    here = min(WRITERS_IN_A_TRUST, writers - number * WRITERS_IN_A_TRUST)
    people = [_person(f"Skriver {number} {each}", "hf_contributor", trust) for each in range(here)]
    report, answered = _report(people[0], trust, region, here * ANSWERS)
    for place, person in enumerate(people):
        own = tuple(answered[place * ANSWERS : (place + 1) * ANSWERS])
        made.writers.append(Writer(person.name, session_of(person), report, own))
    return trust


def _sender(trust: int, number: int) -> Sender:
    """A clinic whose report is complete, and somebody in the trust who receives it."""
    from linja.ground.document.tree import Paragraph, Role
    from linja.ground.kernel.vocabulary import Attainment
    from linja.line.reporting import actions as reporting
    from linja.line.reporting.records import Status
    from linja.people.accounts import queries as people

    clinic = _organisation(f"Klinikk {number}", "clinic", trust)
    person = _person(f"Sender {number}", "clinic_contributor", clinic)
    report, answered = _report(person, clinic, trust, 2)
    actor = people.actor_for(person)
    for one in answered:
        reporting.write_answer(actor, one, [Paragraph("Det er gjort.", role=Role.ANSWER)], revision=0)
        reporting.set_status(actor, one, Status(attainment=Attainment.REACHED))
    receiver = _person(f"Mottaker {number}", "hf_leader", trust)
    return Sender(session_of(person), session_of(receiver), report)


def _report(person: Any, place: int, issuer: int, asked: int) -> tuple[int, list[int]]:
    """An open report that answers an order of the one above; its id and the answered ids in order."""
    from linja.ground.kernel.actor import SYSTEM
    from linja.line.reporting import actions as reporting
    from linja.line.reporting import queries as reports
    from linja.line.reporting.records import PlacedDraft, SectionDraft, Slot
    from linja.line.requirements import actions as register
    from linja.people.accounts import queries as people

    order = register.register_document(
        SYSTEM,
        title=f"Oppdrag og bestilling {place}",
        kind="oppdrag_og_bestilling",
        issuer_id=issuer,
        year=YEAR,
        issued_on=date(YEAR, 1, 14),
        addressee_ids=(place,),
    )
    ids = register.add_requirements(SYSTEM, order, [_asked(number) for number in range(1, asked + 1)])
    actor = people.actor_for(person)
    report = reporting.open_report(
        actor,
        organisation_id=place,
        kind="månedsrapport",
        year=YEAR,
        title=f"Rapport {place}",
        period="2020-05",
    )
    slots = tuple(Slot(number) for number in range(1, asked + 1))
    section = reporting.write_sections(
        actor, report, [SectionDraft(1, "Krav", role="requirements", parts=slots)]
    )[0]
    reporting.place(
        actor, report, [PlacedDraft(section, number, one) for number, one in enumerate(ids, start=1)]
    )
    return report, [one.id for one in reports.answered(report)]


def _asked(number: int) -> Any:
    from linja.ground.kernel.vocabulary import RequirementKind
    from linja.line.requirements.records import RequirementDraft

    return RequirementDraft(
        kind=RequirementKind.GOAL,
        chapter="2.1",
        chapter_title="Kortere ventetid",
        heading="Mål",
        title="",
        stem="",
        text=f"Ventetiden skal ned i gruppe {number}.",
        in_force_from=date(YEAR, 1, 14),
    )

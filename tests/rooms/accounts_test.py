"""People and roles: who may hold what where, from when to when, and who may give it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM, Actor, ScopedRole
from linja.ground.kernel.refusals import Refused
from linja.people.accounts import actions, phrases, queries
from linja.people.accounts.models import Person
from linja.people.accounts.roles import ROLES
from linja.people.audit import queries as audit
from tests.support.country import Country

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)
DAY = timedelta(days=1)


def refusal(call, *args, **kwargs) -> str | None:
    try:
        call(*args, **kwargs)
    except Refused as refused:
        return refused.refusal.code if phrases.sentence(refused.refusal) else "without a sentence"
    return None


@pytest.mark.parametrize(
    ("on", "held"), [(FIRST - DAY, 0), (FIRST, 1), (date(2020, 6, 10), 1), (LAST, 1), (LAST + DAY, 0)]
)
def test_a_role_is_held_from_its_first_to_its_last_day(country: Country, on: date, held: int) -> None:
    person = country.new_person(None)
    actions.assign_role(
        SYSTEM,
        person_id=person,
        role="rhf_controller",
        organisation_id=country.midt,
        valid_from=FIRST,
        valid_to=LAST,
    )
    actor = queries.actor_for(Person.objects.get(pk=person), on=on)
    assert actor.roles == frozenset([ScopedRole("rhf_controller", country.midt)] * held)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_can_be_held_somewhere_and_has_a_name(country: Country, role: str) -> None:
    by_kind = {
        "ministry": country.ministry,
        "directorate": country.directorate,
        "rhf": country.midt,
        "hf": country.stolavs,
        "clinic": country.clinic,
        "body": country.user_committee,
    }
    for kind in sorted(ROLES[role].kinds & set(by_kind)):
        assert country.actor(role, by_kind[kind]).has(role, by_kind[kind])
    assert phrases.role_name(role) != role


@pytest.mark.parametrize(
    ("role", "place", "code"),
    [
        ("rhf_controller", "midt", None),
        ("rhf_controller", "stolavs", "accounts.role_not_here"),
        ("clinic_contributor", "stolavs", "accounts.role_not_here"),
        ("ministry", "midt", "accounts.role_not_here"),
        ("auditor", None, None),
        ("rhf_leader", None, "accounts.role_needs_organisation"),
        ("king", "midt", "accounts.unknown_role"),
    ],
)
def test_where_roles_may_be_held(country: Country, role: str, place: str | None, code: str | None) -> None:
    person = country.new_person(None)
    where = getattr(country, place) if place else None
    assert refusal(actions.assign_role, SYSTEM, person_id=person, role=role, organisation_id=where) == code


@pytest.mark.parametrize(
    ("giver", "code"),
    [
        (("administrator", None), None),
        (("administrator", "midt"), None),
        (("administrator", "stolavs"), None),
        (("administrator", "sorost"), "accounts.not_administrator"),
        (("administrator", "nordtrondelag"), "accounts.not_administrator"),
        (("rhf_leader", "midt"), "accounts.not_administrator"),
    ],
)
def test_who_may_give_a_role_at_st_olavs(country: Country, giver: tuple, code: str | None) -> None:
    role, place = giver
    actor = country.actor(role, getattr(country, place) if place else None)
    person = country.new_person(None)
    call = {"person_id": person, "role": "hf_contributor", "organisation_id": country.stolavs}
    assert refusal(actions.assign_role, actor, **call) == code


def test_ending_a_role_is_logged_with_its_reason(country: Country) -> None:
    person = country.new_person(None)
    held = actions.assign_role(
        SYSTEM, person_id=person, role="auditor", organisation_id=None, valid_from=FIRST
    )
    actions.end_assignment(SYSTEM, held, on=LAST, reason="new position")
    assert queries.assignments_of(person)[0].valid_to == LAST
    entry = audit.latest(1)[0]
    assert (entry.action, entry.reason, entry.changes["valid_to"]) == (
        "accounts.end_assignment",
        "new position",
        {"from": None, "to": "2020-12-31"},
    )


def test_a_role_does_not_end_before_it_begins(country: Country) -> None:
    person = country.new_person(None)
    held = actions.assign_role(
        SYSTEM, person_id=person, role="auditor", organisation_id=None, valid_from=FIRST
    )
    assert refusal(actions.end_assignment, SYSTEM, held, on=FIRST - DAY) == "accounts.ends_before_start"


def test_the_same_role_is_not_given_twice(country: Country) -> None:
    person = country.new_person("auditor")
    call = {"person_id": person, "role": "auditor", "organisation_id": None, "valid_from": date(2000, 1, 1)}
    assert refusal(actions.assign_role, SYSTEM, **call) == "accounts.already_assigned"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"email": "not an address", "name": "A"}, "accounts.bad_email"),
        ({"email": "a@example.no", "name": " "}, "accounts.name_missing"),
        ({"email": "a@example.no", "name": "A", "preferred_language": "de"}, "accounts.bad_language"),
        ({"email": "PERSON1@example.no", "name": "A"}, "accounts.email_taken"),
    ],
)
def test_what_is_refused_at_registering(country: Country, facts: dict, code: str) -> None:
    country.new_person(None)
    assert refusal(actions.create_person, SYSTEM, **facts) == code


def test_only_administrators_register_people(country: Country) -> None:
    leader: Actor = country.actor("rhf_leader", country.midt)
    facts = {"email": "a@example.no", "name": "A"}
    assert refusal(actions.create_person, leader, **facts) == "accounts.only_administrators"


def test_a_closed_person_has_no_roles(country: Country) -> None:
    person = country.person("rhf_leader", country.midt)
    actions.set_active(SYSTEM, person.pk, active=False, reason="left")
    person.refresh_from_db()
    assert queries.actor_for(person) == queries.ANONYMOUS


def test_holders_are_those_of_today(country: Country) -> None:
    person = country.person("rhf_leader", country.midt)
    gone = country.new_person(None)
    yesterday = timezone.localdate() - DAY
    actions.assign_role(
        SYSTEM,
        person_id=gone,
        role="rhf_leader",
        organisation_id=country.midt,
        valid_from=FIRST,
        valid_to=yesterday,
    )
    assert [one.id for one in queries.holders("rhf_leader", country.midt)] == [person.pk]

"""What is read in lists and their files is noted: once for each draft in them, in one insert."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.line.requirements import actions
from linja.people.audit.models import AccessEntry
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.letters import draft_letter, ministry
from tests.support.meetings import called, raised

pytestmark = pytest.mark.django_db
REGISTER = ("requirements", "requirements_csv", "requirements_xlsx")


def noted() -> list[tuple[str, str]]:
    return sorted(AccessEntry.objects.values_list("subject_kind", "subject_id"))


def read(country: Country, name: str, role: str, place: int) -> list[tuple[str, str]]:
    """The notes that come of opening a list."""
    before = noted()
    HouseClient().sign_in(country.person(role, place)).client.get(reverse(name))
    return [one for one in noted() if one not in before]


@pytest.mark.parametrize("name", REGISTER)
def test_the_register_leaves_a_note_for_each_draft_in_it(country: Country, name: str) -> None:
    actions.add_requirements(SYSTEM, letter(country), [draft("Et krav som er gitt.")])
    first, second = draft_letter(country, "Et utkast"), draft_letter(country, "Et annet utkast")
    actions.add_requirements(ministry(country), first, [draft("Et krav."), draft("Et krav til.")])
    actions.add_requirements(ministry(country), second, [draft("Et tredje krav.")])
    assert read(country, name, "rhf_controller", country.midt) == []
    assert read(country, name, "ministry", country.ministry) == sorted(
        ("requirements.governingdocument", str(one)) for one in (first, second)
    )


def test_the_notes_of_one_list_are_one_insert(country: Country) -> None:
    for number in range(5):
        made = draft_letter(country, f"Utkast {number}")
        actions.add_requirements(ministry(country), made, [draft("Et krav.")])
    client = HouseClient().sign_in(country.person("ministry", country.ministry)).client
    client.get(reverse("requirements"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(reverse("requirements"))
    inserts = [one["sql"] for one in asked if one["sql"].startswith('INSERT INTO "audit_accessentry"')]
    assert (len(inserts), AccessEntry.objects.count()) == (1, 10)


LISTS = [
    ("meetings", "moter"),
    ("cases", "saker"),
    ("followup", "oppfolging"),
]


@pytest.mark.parametrize(("name", "subject"), LISTS)
def test_a_list_of_meetings_leaves_a_note_when_there_is_something_in_it(
    country: Country, name: str, subject: str
) -> None:
    assert read(country, name, "rhf_controller", country.midt) == []
    called(country)
    raised(country)
    assert read(country, name, "rhf_controller", country.midt) == [("meetings.list", subject)]
    assert read(country, name, "rhf_controller", country.sorost) == []


def test_what_the_log_tells_of_drafts_is_noted(country: Country) -> None:
    draft_letter(country)
    auditor = HouseClient().sign_in(country.person("auditor", None)).client
    auditor.get(reverse("log"))
    assert noted() == []
    auditor.get(reverse("log_entry", args=[2]))
    auditor.get(reverse("log_csv"))
    assert noted() == [("audit.entry", "2"), ("audit.list", "logg")]

"""Min side: its filters and their counts, what came back, and something sensible for every role."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from linja.faces.workbench.my_page import FIRST_STEPS, KINDS, WHEN
from linja.ground.kernel.actor import SYSTEM
from linja.people.notices import actions as notices
from linja.people.notices import queries as told
from linja.pillars.steering import actions
from linja.pillars.steering.calculations import owed
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.page_checks import text_of
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ["nb", "nn", "en"]
PLACES = {
    "ministry": "ministry",
    "directorate": "directorate",
    "rhf_controller": "midt",
    "rhf_leader": "midt",
    "hf_contributor": "stolavs",
    "hf_leader": "stolavs",
    "hf_board_secretary": "midt",
    "clinic_contributor": "clinic",
    "user_committee": "midt",
    "employee_representative": "midt",
    "auditor": None,
    "administrator": None,
}


@pytest.fixture
def report(country: Country) -> Opened:
    return opened(country)


def reader(country: Country, role: str, language: str = "nb", place: str | None = None) -> HouseClient:
    where = place or PLACES[role]
    return HouseClient(language).sign_in(country.person(role, getattr(country, where) if where else None))


def rows(client: HouseClient, query: str = "") -> int:
    page = client.get(reverse("my_page") + query).page
    return len([one for one in page.all("tr") if one.get("data-row") is not None])


def tell(country: Country, subject: str, link: str = "/arbeid/krav/") -> None:
    with transaction.atomic():
        notices.tell(
            SYSTEM,
            roles={"rhf_controller"},
            organisation_ids=[country.midt],
            subject=subject,
            body="Mer om det.",
            link=link,
        )


def test_every_role_has_a_first_step() -> None:
    assert set(FIRST_STEPS) == set(PLACES)
    assert (set(WHEN), set(KINDS)) == (set(owed.WHEN), set(owed.KINDS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_has_a_page_with_nothing_to_do_and_with_something(country: Country, language: str) -> None:
    clients = {role: reader(country, role, language) for role in PLACES}
    for role, client in clients.items():
        page = client.get(reverse("my_page")).page
        hrefs = [one.get("href") for one in page.all("a")]
        assert reverse(FIRST_STEPS[role][0]) in hrefs, role
        client.get(reverse(FIRST_STEPS[role][0]))
    opened(country)
    for client in clients.values():
        client.get(reverse("my_page"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_came_back_is_in_order_in_every_language(report: Opened, language: str) -> None:
    report.answer_all()
    client = reader(report.country, "rhf_controller", language)
    report.hand_in()
    actions.send_back(report.ministry, report.id, "Tallene mangler.")
    tell(report.country, "Noe nytt")
    text = client.get(reverse("my_page"), {"hva": "tilbake"}).page.text
    assert ("Tallene mangler." in text, "Noe nytt" in text) == (True, True)
    other = reader(report.country, "rhf_controller", language, "sorost")
    assert "Tallene mangler." not in other.get(reverse("my_page")).page.text


def test_each_count_is_the_number_of_rows_behind_it(report: Opened) -> None:
    client = reader(report.country, "rhf_controller")
    tell(report.country, "Noe nytt")
    page = client.get(reverse("my_page")).page
    every = rows(client)
    found = {
        str(one.get("href")): int("".join(one for one in text_of(one) if one.isdecimal()))
        for one in page.all("a")
        if "nar=" in str(one.get("href")) or "hva=" in str(one.get("href"))
    }
    assert len(found) > 6
    for address, number in found.items():
        assert (rows(client, address.removeprefix(reverse("my_page"))), address) == (number, address)
    assert sum(number for address, number in found.items() if "nar=" in address) == every


def test_a_notice_is_followed_or_put_away(country: Country) -> None:
    client, actor = reader(country, "rhf_controller"), country.actor("rhf_controller", country.midt)
    tell(country, "Den ene", "/arbeid/krav/")
    tell(country, "Den andre", "/arbeid/krav/")
    assert rows(client) == 2
    first, second = told.unseen(actor)
    gone = client.post(reverse("notices"), {"notice": first.id, "home": "1"})
    assert gone.headers["Location"] == reverse("my_page")
    gone = client.post(reverse("notices"), {"notice": second.id, "home": "1", "follow": "1"})
    assert gone.headers["Location"] == "/arbeid/krav/"
    assert rows(client) == 0


def test_a_choice_that_nothing_fits_says_so(report: Opened) -> None:
    client = reader(report.country, "rhf_controller")
    assert "Ingenting her" in client.get(reverse("my_page"), {"nar": "snart"}).page.words("h2")
    assert rows(client, "?nar=tull&hva=tull") == rows(client)

"""The leader's page and the list behind its numbers: three languages, two regions, files."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import Attainment, RequirementKind
from linja.line.requirements import actions as register
from linja.people.audit.models import AccessEntry
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.page_checks import text_of
from tests.support.reports import Opened, opened
from tests.support.rounds import region_that_asks

pytestmark = pytest.mark.django_db
LANGUAGES = ["nb", "nn", "en"]
SECRET = "Bare midt skal lese dette."


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    made.status(1, Attainment.PARTLY)
    register.add_requirements(
        SYSTEM, letter(country, "I fjor", year=2019), [draft("Et mål.", kind=RequirementKind.GOAL)]
    )
    return made


def reader(country: Country, role: str, place: int | None, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, place))


def numbers(page: Any) -> list[tuple[str, int]]:
    """Every number that is a link, with its address."""
    return [
        (str(one.get("href")), int(text_of(one).split()[0]))
        for one in page.all("a")
        if "leading-number" in str(one.get("class")) or one.get("class") == "count"
    ]


def behind(client: HouseClient, address: str) -> int:
    """How many rows the list behind a number has, over all its pages."""
    page = client.get(address).page
    shown = len([row for row in page.all("tr") if row.get("data-row") is not None])
    assert [one.get("data-total") for one in page.all("p") if one.get("data-total")] == [str(shown)]
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_in_order_in_every_language(report: Opened, language: str) -> None:
    country = report.country
    for role, place in (
        ("rhf_leader", country.midt),
        ("hf_leader", country.stolavs),
        ("ministry", country.ministry),
        ("directorate", country.directorate),
        ("auditor", None),
        ("clinic_contributor", country.clinic),
        ("hf_board_secretary", country.midt),
    ):
        client = reader(country, role, place, language)
        client.get(reverse("leading"))
        client.get(reverse("leading_list"))
    administrator = reader(country, "administrator", None, language)
    administrator.get(reverse("leading"))
    administrator.get(reverse("leading_list"), status=404)
    client.get(reverse("leading_list"), {"nadd": "reached", "ar": "1999"})


def test_each_number_is_the_number_of_rows_behind_it(report: Opened) -> None:
    """The region's own, its hospitals', and the whole country's."""
    country = report.country
    rounds = region_that_asks(country)
    handed_in = rounds.report_of(rounds.opened(), rounds.units[0])
    rounds.answer(handed_in)
    rounds.hand_in(handed_in)
    for client in (
        reader(country, "rhf_leader", country.midt),
        reader(country, "ministry", country.ministry),
    ):
        found = numbers(client.get(reverse("leading"), {"ar": "2020"}).page)
        assert len(found) > 10
        for address, number in dict(found).items():
            assert (behind(client, address), address) == (number, address)


def test_this_year_and_the_year_before(report: Opened) -> None:
    client = reader(report.country, "rhf_leader", report.country.midt)
    page = client.get(reverse("leading"), {"ar": "2020"}).page
    counts = [text_of(one) for one in page.all("a") if one.get("class") == "count"]
    assert counts == ["4 2020", "1 2019"]


def test_the_other_region_opens_and_sees_nothing(report: Opened) -> None:
    country = report.country
    report.answer(2, SECRET, revision=1)
    own = {"enhet": str(country.midt), "ar": "2020"}
    client = reader(country, "rhf_leader", country.sorost)
    for name, args in (
        ("leading", ()),
        ("leading_file", ("csv",)),
        ("leading_list", ()),
        ("leading_list_file", ("xlsx",)),
    ):
        reader(country, "rhf_leader", country.midt).get(reverse(name, args=args), own)
        client.get(reverse(name, args=args), own, status=404)
        client.get(reverse(name, args=args), {"enhet": "land"}, status=404)
        client.get(reverse(name, args=args), {"enhet": "x"}, status=404)
    # Asked the same by the same letter, it has answered nothing.
    for address, number in numbers(client.get(reverse("leading"), {"ar": "2020"}).page):
        if "nadd=" in address:
            assert "nadd=unanswered" in address or "nadd=lapsed" in address, (address, number)


def test_the_files_have_what_the_page_has(report: Opened) -> None:
    client = reader(report.country, "rhf_leader", report.country.midt)
    query = {"ar": "2020", "nadd": "partly"}
    sent = client.get(reverse("leading_list_file", args=("csv",)), query)
    lines = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("leading_file", args=("xlsx",)), {"ar": "2020"}).content)
    )
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0][-2:] == ("2020", "2019")
    every = [row for row in rows[1:] if row[2] == "Alle" and row[3] == "Måloppnåelse"]
    assert sum(row[-2] for row in every) == 4
    assert sum(row[-1] for row in every) == 1
    client.get(reverse("leading_file", args=("pdf",)), status=404)


def test_reading_what_is_not_published_is_noted(report: Opened) -> None:
    seen = 0
    for name in ("leading", "leading_list"):
        reader(report.country, "rhf_leader", report.country.midt).get(reverse(name), {"ar": "2020"})
        noted = AccessEntry.objects.filter(subject_kind="reporting.report", subject_id=str(report.id))
        assert noted.count() > seen
        seen = noted.count()

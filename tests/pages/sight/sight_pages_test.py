"""The line of sight, the way back, and the index of lines, as pages in three languages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linja.line.publication import queries as publication
from linja.pillars.steering import actions
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.orders import issued, passed
from tests.support.page_checks import text_of
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ["nb", "nn", "en"]
OWN = "Ventetiden ved sykehuset skal ned med fem dager."


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    return made


def reader(report: Opened, role: str, organisation_id: int, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(report.country.person(role, organisation_id))


def own(report: Opened, language: str = "nb") -> HouseClient:
    return reader(report, "rhf_controller", report.country.midt, language)


def stranger(report: Opened) -> HouseClient:
    return reader(report, "rhf_controller", report.country.sorost)


def release(report: Opened) -> None:
    edition_id = report.accepted()
    found = publication.edition(edition_id)
    assert found is not None
    actions.release_edition(report.leader, edition_id, [str(one["key"]) for one in found.missing])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_in_order_in_every_language(report: Opened, language: str) -> None:
    issued(report.country, report.requirements[0], report.country.stolavs, text=OWN)
    release(report)
    client = own(report, language)
    line = reverse("sight", args=(report.requirements[0],))
    for address in (line, f"{line}?vis=tabell", reverse("sight_index"), reverse("sight_find")):
        client.get(address)
    client.get(reverse("sight_find"), {"q": ASKED[1]})
    client.get(reverse("sight_find"), {"q": "to ord"})
    client.get(reverse("sight_find"), {"q": "dette finnes ikke noe sted"})
    client.get(reverse("sight_index"), {"q": "finnesikke"})


def test_an_empty_country_says_what_belongs_here(country: Country) -> None:
    client = HouseClient().sign_in(country.person("rhf_controller", country.midt))
    page = client.get(reverse("sight_index")).page
    assert "Ingen krav dette året" in page.words("h2")


def test_the_line_holds_every_level_and_the_table_the_same(report: Opened) -> None:
    first, country = report.requirements[0], report.country
    made = issued(country, first, country.stolavs, text=OWN)
    client = own(report)
    page = client.get(reverse("sight", args=(first,))).page
    cards = [one.get("id") for one in page.all("details") if (one.get("id") or "").startswith("krav-")]
    assert cards == [f"krav-{first}", f"krav-{made[0]}"]
    table = client.get(reverse("sight", args=(first,)) + "?vis=tabell").page
    rows = [text_of(row) for row in table.all("tr")][1:]
    assert [OWN in row for row in rows] == [False, True]


def test_a_stranger_sees_no_answer_no_draft_and_no_count_of_them(report: Opened) -> None:
    first = report.requirements[0]
    passed(report.country, first, text=OWN)
    page = stranger(report).get(reverse("sight", args=(first,))).page
    assert "Det er gjort." not in page.text
    assert OWN not in page.text
    assert "2 ordlyder" not in page.text
    mine = own(report).get(reverse("sight", args=(first,))).page
    assert ("Det er gjort." in mine.text, "2 ordlyder" in mine.text) == (True, True)


def test_files_hold_what_the_page_shows_and_no_more(report: Opened) -> None:
    first = report.requirements[0]
    passed(report.country, first, report.country.stolavs, text=OWN)
    address = reverse("sight_csv", args=(first,))
    mine, theirs = (
        b"".join(one.get(address).streaming_content).decode("utf-8-sig")
        for one in (own(report), stranger(report))
    )
    assert (OWN in mine, "Nådd" in mine) == (True, True)
    assert (OWN in theirs, "Nådd" in theirs) == (False, False)
    book = own(report).get(reverse("sight_xlsx", args=(first,)))
    assert book.content[:2] == b"PK"


def test_what_is_not_there_or_not_yours_is_not_found(report: Opened) -> None:
    made = passed(report.country, report.requirements[0], report.country.stolavs)
    for name in ("sight", "sight_csv", "sight_xlsx"):
        stranger(report).get(reverse(name, args=(made[0],)), status=404)
        own(report).get(reverse(name, args=(10**6,)), status=404)
    stranger(report).get(reverse("sight_place", args=(report.answered[0],)), status=404)
    place = own(report).get(reverse("sight_place", args=(report.answered[0],)), status=302)
    assert place.headers["Location"] == reverse("sight", args=(report.requirements[0],))


def test_an_edition_leads_back_to_the_line_for_those_signed_in(report: Opened) -> None:
    release(report)
    slug = publication.released_publications()[0].slug
    address = reverse("publication", args=(slug,))
    back = reverse("sight_place", args=(report.answered[0],))
    assert back in own(report).get(address).page.text
    assert back not in HouseClient().get(address).page.text
    edition = publication.latest_released(slug)
    assert edition is not None
    assert back in own(report).get(reverse("edition", args=(edition.id,))).page.text
    line = stranger(report).get(back, status=302)
    assert line.headers["Location"] == reverse("sight", args=(report.requirements[0],))


def test_the_printed_place_is_the_very_block(report: Opened) -> None:
    release(report)
    page = stranger(report).get(reverse("sight", args=(report.requirements[0],))).page
    links = [one.get("href") or "" for one in page.all("a")]
    printed = [one for one in links if "/publikasjoner/" in one]
    assert [one.partition("#")[2] for one in printed] == [f"requirement-{report.answered[0]}"]
    block = HouseClient().get(printed[0].partition("#")[0]).page
    assert f"requirement-{report.answered[0]}" in {one.get("id") for one in block.all()}


def test_one_requirement_leads_to_its_line(report: Opened) -> None:
    page = own(report).get(reverse("requirement", args=(report.requirements[0],))).page
    assert reverse("sight", args=(report.requirements[0],)) in {one.get("href") for one in page.all("a")}

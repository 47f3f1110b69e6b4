"""Next year and two years, as pages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from linja.ground.kernel.vocabulary import Attainment
from linja.line.requirements import queries as requirements
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.orders import issued, order_of
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ["nb", "nn", "en"]


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    made.status(1, Attainment.PARTLY)
    made.hand_in()
    return made


def ministry(report: Opened, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(report.country.person("ministry", report.country.ministry))


def region(report: Opened, organisation_id: int, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(report.country.person("rhf_controller", organisation_id))


def source_of(report: Opened) -> int:
    found = requirements.requirement(report.requirements[0])
    assert found is not None
    return found.document.id


def open_next(report: Opened) -> int:
    sent = {"tittel": "Oppdragsdokument 2021", "dato": "2021-01-12"}
    ministry(report).post(reverse("rolling_open", args=(source_of(report),)), sent)
    return next(one.id for one in requirements.documents() if one.title == "Oppdragsdokument 2021")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_in_order_in_every_language(report: Opened, language: str) -> None:
    client = ministry(report, language)
    page = reverse("rolling_document", args=(source_of(report),))
    client.get(reverse("rolling"))
    client.get(page)
    client.get(reverse("rolling_compare"))
    target = open_next(report)
    client.post(page, {"ta": report.requirements[1]})
    for view in ("apne", "tatt", "ferdig", "alle", "tull"):
        client.get(page, {"vis": view, "til": target})
    client.get(page, {"grunn": "promised"})
    client.get(reverse("rolling_compare"), {"ar": "2021"})
    client.get(reverse("rolling_compare"), {"ar": "2021", "hva": "gone"})
    region(report, report.country.midt, language).get(page)


def test_an_empty_country_says_what_belongs_here(country: Country) -> None:
    client = HouseClient().sign_in(country.person("ministry", country.ministry))
    assert "Ingen dokumenter med krav" in client.get(reverse("rolling")).page.words("h2")
    assert "Ingenting å sammenligne ennå" in client.get(reverse("rolling_compare")).page.words("h2")


def test_what_is_ticked_goes_on_and_what_is_refused_is_not_lost(report: Opened) -> None:
    target = open_next(report)
    page = reverse("rolling_document", args=(source_of(report),))
    first, second = report.requirements[1:3]
    sent = {"ta": [first, second], f"ord-{first}": "Nesten ingen på korridor."}
    ministry(report).post(page, sent)
    texts = [one.current.text for one in requirements.asked_in([target])]
    assert texts == ["Nesten ingen på korridor.", ASKED[2]]
    again = ministry(report).post(page, sent, status=200).page
    assert "går alt videre i dette dokumentet" in again.text
    held = ministry(report).get(page, {"vis": "tatt"})
    assert [row["row"].record.id for row in held.context["rows"]] == [first, second]


def test_only_the_issuer_writes_and_nobody_sees_anothers_draft(report: Opened) -> None:
    country = report.country
    issued(country, report.requirements[0], country.stolavs)
    source = order_of(country, country.stolavs)
    region(report, country.midt).post(reverse("rolling_open", args=(source,)))
    draft = next(
        one.id
        for one in requirements.documents(None, report.writer)
        if one.id == order_of(country, country.stolavs, 2021)
    )
    page = reverse("rolling_document", args=(source,))
    assert reverse("document", args=(draft,)) in region(report, country.midt).get(page).page.text
    other = region(report, country.sorost)
    assert reverse("document", args=(draft,)) not in other.get(page).page.text
    other.post(page, {"ta": report.requirements[0]}, status=404)
    other.get(reverse("rolling_document", args=(draft,)), status=404)
    other.get(reverse("rolling_csv", args=(draft,)), status=404)
    other.post(reverse("rolling_open", args=(draft,)), status=404)


def test_files_hold_what_the_page_shows(report: Opened) -> None:
    source = source_of(report)
    mine = ministry(report).get(reverse("rolling_csv", args=(source,)))
    text = b"".join(mine.streaming_content).decode("utf-8-sig")
    assert ("delvis nådd" in text, ASKED[0] in text) == (True, True)
    theirs = region(report, report.country.sorost).get(reverse("rolling_csv", args=(source,)))
    assert "elvis nådd" not in b"".join(theirs.streaming_content).decode("utf-8-sig")
    assert ministry(report).get(reverse("rolling_xlsx", args=(source,))).content[:2] == b"PK"
    compared = ministry(report).get(reverse("rolling_compare_csv"))
    assert ASKED[0] in b"".join(compared.streaming_content).decode("utf-8-sig")
    assert ministry(report).get(reverse("rolling_compare_xlsx")).content[:2] == b"PK"


def test_the_next_letter_is_opened_as_a_draft_that_nobody_else_sees(report: Opened) -> None:
    source = source_of(report)
    page = ministry(report).get(reverse("rolling_document", args=(source,))).page
    assert not [one for one in page.all("input") if one.get("name") == "dato"]
    # A controller who registers the ministry's letters has one on paper, with its day.
    other = region(report, report.country.midt).get(reverse("rolling_document", args=(source,))).page
    assert [one for one in other.all("input") if one.get("name") == "dato"]
    ministry(report).post(reverse("rolling_open", args=(source,)), {"tittel": "Oppdragsdokument 2021"})
    held = requirements.documents(actor=report.ministry)
    draft = next(one for one in held if one.title == "Oppdragsdokument 2021")
    assert draft.draft
    ministry(report).post(reverse("rolling_document", args=(source,)), {"ta": report.requirements[0]})
    assert len(requirements.asked_in([draft.id], report.ministry)) == 1
    for place in (report.country.midt, report.country.sorost):
        theirs = region(report, place)
        assert (
            "Oppdragsdokument 2021</a>"
            not in theirs.get(reverse("rolling_document", args=(source,)) + "?vis=alle").page.text
        )
        theirs.get(reverse("document", args=(draft.id,)), status=404)
        csv = theirs.get(reverse("rolling_csv", args=(source,)) + "?vis=alle")
        told = b"".join(csv.streaming_content).decode("utf-8-sig")
        assert "Videreføres" not in told

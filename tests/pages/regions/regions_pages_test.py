"""Four regions, feedback, approval and the way into an amending letter, as pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting import actions as reporting
from linja.line.reporting import phrases
from linja.line.reporting import queries as reports
from linja.line.requirements import queries as requirements
from linja.pillars.steering import actions, queries
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.page_checks import text_of
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ["nb", "nn", "en"]
YEAR = {"ar": "2020"}


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    made.status(1, Attainment.PARTLY)
    made.hand_in()
    return made


def reader(report: Opened, role: str, organisation_id: int, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(report.country.person(role, organisation_id))


def ministry(report: Opened, language: str = "nb") -> HouseClient:
    return reader(report, "ministry", report.country.ministry, language)


def region(report: Opened, language: str = "nb") -> HouseClient:
    return reader(report, "rhf_controller", report.country.midt, language)


def stranger(report: Opened) -> HouseClient:
    return reader(report, "rhf_controller", report.country.sorost)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_in_order_in_every_language(report: Opened, language: str) -> None:
    first = report.requirements[0]
    made = actions.give_feedback(report.ministry, report.id, "Mer, takk.", answered_id=report.answered[0])
    for client in (ministry(report, language), region(report, language)):
        client.get(reverse("regions"), YEAR)
        client.get(reverse("regions"), {**YEAR, "nadd": "partly", "merke": "past"})
        client.get(reverse("regions_one", args=(first,)))
        client.get(reverse("regions_report", args=(report.id,)))
        client.get(reverse("feedback", args=(made,)))
    ministry(report, language).get(reverse("regions_amend"), {"krav": [first]})
    ministry(report, language).get(reverse("regions_amend"))


def test_an_empty_country_says_what_belongs_here(country: Country) -> None:
    client = HouseClient().sign_in(country.person("ministry", country.ministry))
    assert "Regionene har ingen krav ennå" in client.get(reverse("regions")).page.words("h2")


def test_a_count_leads_to_the_rows_that_it_counted(report: Opened) -> None:
    client = ministry(report)
    page = client.get(reverse("regions"), YEAR).page
    counts = [one for one in page.all("a") if one.get("class") == "count"]
    assert len(counts) > 3
    for one in counts:
        number = int(text_of(one).split()[0])
        shown = client.get(str(one.get("href"))).page
        assert len([row for row in shown.all("tr") if row.get("data-row") is not None]) == number


def test_the_other_region_sees_neither_answer_nor_feedback_nor_report(report: Opened) -> None:
    made = actions.give_feedback(report.ministry, report.id, "Hemmelig ord.", answered_id=report.answered[0])
    client = stranger(report)
    for address in (reverse("regions") + "?ar=2020", reverse("regions_one", args=(report.requirements[0],))):
        text = client.get(address).page.text
        assert ("Det er gjort." in text, "Hemmelig ord." in text) == (False, False)
    for address in (
        reverse("feedback", args=(made,)),
        reverse("regions_report", args=(report.id,)),
    ):
        client.get(address, status=404)
        client.post(address, {"svar": "Hei", "tekst": "Hei"}, status=404)
    client.post(reverse("regions_approve", args=(report.id,)), {"referanse": "1"}, status=404)
    file = b"".join(client.get(reverse("regions_csv"), YEAR).streaming_content).decode("utf-8-sig")
    assert "Det er gjort." not in file
    theirs = b"".join(ministry(report).get(reverse("regions_csv"), YEAR).streaming_content)
    assert theirs.decode("utf-8-sig").count("Det er gjort.") == 4
    assert ministry(report).get(reverse("regions_xlsx"), YEAR).content[:2] == b"PK"


def test_feedback_goes_from_the_ministry_to_the_region_and_back(report: Opened) -> None:
    one = reverse("regions_one", args=(report.requirements[0],))
    ministry(report).post(one, {"svar": report.answered[0], "tekst": "Hva med høsten?"})
    waiting = queries.feedback_for(report.writer)
    assert [held.text for held in waiting] == ["Hva med høsten?"]
    assert "Hva med høsten?" in region(report).get(one).page.text
    region(report).post(reverse("feedback", args=(waiting[0].id,)), {"svar": "Vi følger med."})
    assert "Vi følger med." in ministry(report).get(one).page.text
    ministry(report).post(one, {"svar": 10**6, "tekst": "Hei"}, status=404)


def test_feedback_stands_on_the_answer(report: Opened) -> None:
    actions.give_feedback(report.ministry, report.id, "Hva med høsten?", answered_id=report.answered[0])
    reporting.return_report(report.ministry, report.id, "Se tilbakemeldingen.")
    for place, stands in ((0, True), (1, False)):
        address = reverse("report_answer", args=(report.id, report.answered[place]))
        assert ("Hva med høsten?" in region(report).get(address).page.text) == stands


def test_the_june_approval_needs_its_reference(report: Opened) -> None:
    reporting.accept(report.ministry, report.id)
    address = reverse("regions_approve", args=(report.id,))
    assert address in ministry(report).get(reverse("regions"), YEAR).page.text
    assert address not in region(report).get(reverse("regions"), YEAR).page.text
    page = ministry(report).post(address, {"referanse": " "}, follow=True).page
    refused = Refusal("reporting.no_reference")
    assert phrases.sentence(refused) in page.text
    ministry(report).post(address, {"referanse": "Foretaksmøte 15. juni 2021, sak 4"})
    found = reports.report(report.id)
    assert found is not None
    assert found.state == "approved"


def test_an_amendment_is_drafted_from_the_rows(report: Opened) -> None:
    ids = report.requirements[:2]
    sent = {
        "krav": ids,
        "change": "clarify",
        "letter": "ny",
        "kind": "revidert_oppdragsdokument",
        "title": "Revidert oppdragsdokument 2020",
    }
    answer = ministry(report).post(reverse("regions_amend"), sent)
    assert sent["title"] not in {one.title for one in requirements.documents()}
    held = requirements.documents(actor=report.ministry)
    letter = next(one for one in held if one.title == sent["title"])
    assert (letter.draft, letter.issued_on, letter.amends_title) == (True, None, "Oppdragsdokument 2020")
    page = ministry(report).get(answer.headers["Location"]).page
    chosen = [
        one.get("value") for one in page.all("option") if one.get("selected") is not None and one.get("value")
    ]
    assert chosen == ["clarify", "clarify"]
    assert all(any(text in held for held in page.words("h2")) for text in ASKED[:2])


def test_a_draft_takes_more_rows_and_a_region_registers_what_stands_on_paper(report: Opened) -> None:
    first, second = report.requirements[:2]
    sent = {"change": "lapse", "letter": "ny", "kind": "brev", "title": "Brev om bortfall"}
    ministry(report).post(reverse("regions_amend"), {**sent, "krav": [first]})
    held = requirements.documents(actor=report.ministry)
    letter = next(one for one in held if one.title == "Brev om bortfall")
    answer = ministry(report).post(
        reverse("regions_amend"), {"krav": [second], "change": "lapse", "letter": letter.id}
    )
    assert answer.headers["Location"].startswith(reverse("document_amendments", args=(letter.id,)))
    chosen = {"krav": [second], "change": "lapse", "letter": letter.id}
    region(report).post(reverse("regions_amend"), chosen, status=422)
    assert "Brev om bortfall" not in region(report).get(reverse("regions_amend"), {"krav": [first]}).page.text
    region(report).post(reverse("regions_amend"), {**sent, "krav": [first], "issued_on": "2020-06-20",
                                                   "title": "På papir"})  # fmt: skip
    paper = next(one for one in requirements.documents() if one.title == "På papir")
    assert paper.issued_on == date(2020, 6, 20)


def test_a_new_letter_needs_title_and_day_and_the_right_person(report: Opened) -> None:
    sent = {"krav": report.requirements[:1], "change": "lapse", "letter": "ny", "kind": "brev"}
    page = ministry(report).post(reverse("regions_amend"), sent, status=422).page
    assert page.text.count("Et nytt brev må ha dette.") >= 1
    # Whoever registers what stands on paper says its day as well.
    paper = region(report).post(reverse("regions_amend"), sent, status=422).page
    assert paper.text.count("Et nytt brev må ha dette.") >= 2
    assert "regioner/endre" not in stranger(report).get(reverse("regions"), YEAR).page.text
    board = ministry(report).get(reverse("regions"), YEAR).page
    assert any(one.get("name") == "krav" for one in board.all("input"))


def test_an_unknown_requirement_is_not_found(report: Opened) -> None:
    ministry(report).get(reverse("regions_one", args=(10**6,)), status=404)
    ministry(report).get(reverse("regions"), {"ar": "abc", "dokument": "x", "side": "99"})


def test_reading_what_is_not_published_is_noted(report: Opened) -> None:
    def noted(client: HouseClient, address: str) -> list[tuple[str, str]]:
        held = client.get(address).wsgi_request.sights
        return sorted({(one.kind, one.id) for one in held})

    own = [("reporting.report", str(report.id))]
    one = reverse("regions_one", args=(report.requirements[0],))
    line = reverse("sight", args=(report.requirements[0],))
    board, lines = f"{reverse('regions')}?ar=2020", reverse("sight_index")
    found = f"{reverse('sight_find')}?q=Det+er+gjort"
    document = requirements.requirement(report.requirements[0])
    assert document is not None
    roll = reverse("rolling_document", args=(document.document.id,))
    files = reverse("regions_csv") + "?ar=2020"
    for address in (
        board,
        one,
        line,
        lines,
        roll,
        found,
        files,
        reverse("regions_report", args=(report.id,)),
    ):
        assert noted(ministry(report), address) == own, address
    for address in (board, one, line, lines, roll, found, files):
        assert noted(stranger(report), address) == [], address

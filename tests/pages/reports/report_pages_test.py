"""Reports, answers, editions and registering as pages: three languages, the doors, the questions asked."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.kernel.actor import SYSTEM
from linja.line.approvals import queries as approvals
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.reporting.models import Report
from linja.line.requirements import actions as register
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries
from tests.rooms.steering.register_test import accepted
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")


def client(country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"):
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def said(page: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))  # type: ignore[attr-defined]


def addresses(report: Opened) -> list[str]:
    section = next(one for one in reporting.sections(report.id) if one.role == "narrative" and one.level == 2)
    statement = approvals.statements(f"report:{report.id}")[0]
    return [
        "/arbeid/",
        reverse("reports"),
        reverse("report_new"),
        reverse("report", args=(report.id,)),
        reverse("report_gaps", args=(report.id,)),
        reverse("report_answer", args=(report.id, report.answered[0])),
        reverse("report_section", args=(report.id, section.id)),
        reverse("statement", args=(statement.id,)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    report = opened(country)
    reader = client(country, language=language)
    for address in addresses(report):
        reader.get(address)


def test_the_other_region_finds_none_of_them(country: Country) -> None:
    report = opened(country)
    stranger = client(country, place="sorost")
    for address in addresses(report)[3:]:
        stranger.get(address, status=404)
    assert ASKED[0] not in said(stranger.get("/arbeid/").page)
    for name, args in (
        ("report_compile", (report.id,)),
        ("report_step", (report.id,)),
    ):
        stranger.post(reverse(name, args=args), {"step": "make_ready"}, status=404)
    stranger.get(reverse("report_file", args=(report.id, "pdf")), status=404)


def test_a_gap_leads_to_where_it_is_filled(country: Country) -> None:
    report = opened(country)
    reader = client(country)
    page = reader.get(reverse("report", args=(report.id,))).page
    address = reverse("report_answer", args=(report.id, report.answered[0]))
    assert f'href="{address}"' in page.text
    form = {"text": "Det er gjort.\n\n- ett\n- to", "attainment": "reached", "phrase": "Målet er nådd"}
    reader.post(address, {**form, "revision": "0"})
    one = reporting.answered_one(report.answered[0])
    assert one is not None
    assert (one.status.attainment, one.revision, len(one.answer)) == ("reached", 1, 2)


def test_what_came_later_is_taken_into_the_report(country: Country) -> None:
    report = opened(country)
    late = register.add_requirements(SYSTEM, letter(country, title="Tilleggsbrev"), [draft("Kom senere.")])
    gaps, address = (reverse(name, args=(report.id,)) for name in ("report_gaps", "report_take_in"))
    writer, heading = client(country), reporting.sections(report.id)[0].id
    assert f'name="krav" value="{late[0]}"' in writer.get(gaps).page.text
    writer.post(address, {"krav": late, "under": ""}, follow=True)
    assert late[0] not in [one.requirement_id for one in reporting.answered(report.id)]
    client(country, place="sorost").post(address, {"krav": late, "under": heading}, status=404)
    writer.post(address, {"krav": late, "under": str(heading)}, follow=True)
    placed = {one.requirement_id: one.section_id for one in reporting.answered(report.id)}
    assert (placed[late[0]], len(placed)) == (heading, 5)
    assert 'name="krav"' not in writer.get(gaps).page.text
    writer.post(address, {"krav": late, "under": str(heading)}, follow=True)
    assert len(reporting.answered(report.id)) == 5


def test_two_writers_see_both_texts(country: Country) -> None:
    report = opened(country)
    report.answer(0, "Den andres tekst.")
    address = reverse("report_answer", args=(report.id, report.answered[0]))
    form = {"text": "Min tekst.", "revision": "0"}
    page = client(country).post(address, form, status=200).page
    assert "Den andres tekst." in said(page)
    assert "Min tekst." in said(page)
    assert 'name="revision" value="1"' in page.text
    assert reporting.answered_one(report.answered[0]).revision == 1


def test_my_page_begins_with_what_is_overdue(country: Country) -> None:
    opened(country)
    page = client(country).get("/arbeid/").page
    places = [said(page).find(text) for text in (ASKED[0], ASKED[1])]
    assert 0 < places[0] < places[1]
    assert "Frist passert" in said(page) or "passert" in said(page).lower()


def test_from_answers_to_the_public(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    writer, leader = client(country), client(country, "rhf_leader")
    made = writer.post(reverse("report_compile", args=(report.id,)), {"note": "Først"})
    draft = made.headers["Location"]
    assert "sendt inn sist" in said(leader.get(draft).page)
    leader.post(draft + "slipp/", follow=True)
    assert publication.released_publications() == ()
    address = reverse("edition", args=(report.hand_in(),))
    assert "Bare lederen" in said(writer.get(address).page)
    leader.post(address + "slipp/", follow=True)
    assert publication.released_publications() == (), "the ministry has not accepted it"
    steering.accept_report(report.ministry, report.id)
    leader.post(address + "slipp/", follow=True)
    assert len(publication.released_publications()) == 1
    anybody = HouseClient()
    assert "Helse Midt-Norge RHF" in said(anybody.get("/").page)


def test_a_statement_is_written_and_delivered_by_its_body(country: Country) -> None:
    report = opened(country)
    statement = approvals.statements(f"report:{report.id}")[0]
    address = reverse("statement", args=(statement.id,))
    body = client(country, "user_committee")
    body.post(address, {"text": "Vi ble hørt.", "deliver": "1"}, follow=True)
    assert not approvals.statement(statement.id).locked
    steering.put_before(report.writer, report.id, "user_committee")
    body.post(address, {"text": "Vi ble hørt.", "deliver": "1"}, follow=True)
    assert approvals.statement(statement.id).locked
    client(country).post(address, {"text": "Ikke hørt."}, follow=True)
    assert "Vi ble hørt." in said(body.get(address).page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_registering(country: Country, language: str) -> None:
    first = accepted(country)
    steering.register_reading(country.actor("rhf_controller", country.midt), first)
    second = accepted(country, "sorost", days="62")
    reader = client(country, place="sorost", language=language)
    address = reverse("register_reading", args=(second,))
    assert reader.get(address).page.text.count('class="match-pair"') == 5
    match = re.search(r'name="finding" value="(\d+)"', reader.get(address).page.text)
    assert match is not None
    reader.post(reverse("register_choose", args=(second,)), {"finding": match[1], "same": "new"}, follow=True)
    reader.post(reverse("register_choose_sure", args=(second,)), follow=True)
    reader.post(address, follow=True)
    assert reporting.report_from(second) is not None
    client(country).get(address, status=404)


def test_every_answer_links_back_to_the_place_it_was_read_from(country: Country) -> None:
    """One record, two answers: each region finds its own document, and only its own."""
    held = {place: accepted(country, place) for place in ("midt", "sorost")}
    for place, document_id in held.items():
        writer = country.actor("rhf_controller", getattr(country, place))
        for match in queries.matches(document_id):
            if match.candidates:
                steering.choose_match(writer, match.finding_id, match.candidates[0].requirement_id)
        steering.register_reading(writer, document_id)
    for place, document_id in held.items():
        report = reporting.report_from(document_id)
        assert report is not None
        one = reporting.answered(report.id)[0]
        for address in (
            reverse("report_answer", args=(report.id, one.id)),
            reverse("requirement", args=(one.requirement_id,)),
        ):
            page = client(country, place=place).get(address).page.text
            linked = set(re.findall(r"/arbeid/les-inn/(\d+)/gjennomgang/\?funn=", page))
            assert linked == {str(document_id)}


def test_the_number_of_questions_does_not_grow(country: Country) -> None:
    report = opened(country)
    reader = client(country)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(reverse("report", args=(report.id,)))
        return len(captured)

    asked()
    few = asked()
    more = register.add_requirements(
        SYSTEM, letter(country, "Tillegg"), [draft(f"Krav nummer {n}.") for n in range(40)]
    )
    from linja.line.reporting import actions
    from linja.line.reporting.records import PlacedDraft

    section = reporting.answered(report.id)[0].section_id
    actions.place(report.writer, report.id, [PlacedDraft(section, 10 + n, key) for n, key in enumerate(more)])
    assert asked() == few


def test_a_body_finds_its_statement_on_its_own_page(country: Country) -> None:
    report = opened(country)
    address = reverse("statement", args=(approvals.statements(f"report:{report.id}")[0].id,))
    assert f'href="{address}"' in client(country, "user_committee").get("/arbeid/").page.text
    assert f'href="{address}"' not in client(country, "employee_representative").get("/arbeid/").page.text
    assert f'href="{address}"' not in client(country).get("/arbeid/").page.text


def test_a_whole_kind_of_gap_is_accepted_with_one_tick(
    country: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a report that was read from paper: it was never handed in here."""
    report = opened(country)
    Report.objects.filter(pk=report.id).update(origin_id=accepted(country))
    writer, leader = client(country), client(country, "rhf_leader")
    address = writer.post(reverse("report_compile", args=(report.id,)), {"note": ""}).headers["Location"]
    # A few gaps are no crowd: each is ticked by name.
    assert 'name="accept_kind"' not in leader.get(address).page.text
    assert 'name="accept"' in leader.get(address).page.text
    monkeypatch.setattr("linja.faces.workbench.editions.MANY", 1)
    kinds = re.findall(r'name="accept_kind" value="([^"]+)"', leader.get(address).page.text)
    assert kinds
    leader.post(address + "slipp/", {"accept_kind": ["no_such_kind"]}, follow=True)
    assert publication.released_publications() == ()
    leader.post(address + "slipp/", {"accept_kind": kinds}, follow=True)
    assert len(publication.released_publications()) == 1

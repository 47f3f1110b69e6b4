"""The pages of the way up: the line, signing, handing in, what was received; three languages, two regions."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.line.approvals import queries as approvals
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.reporting.models import AnsweredRequirement
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    return made


def client(
    country: Country, role: str = "rhf_leader", place: str = "midt", language: str = "nb"
) -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def said(page: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))  # type: ignore[attr-defined]


def line_of(page: object) -> list[tuple[str, str]]:
    """The nodes as shown: (state, label)."""
    found = re.search(r'<ol class="line line-up".*?</ol>', page.text, re.DOTALL)  # type: ignore[attr-defined]
    assert found is not None
    nodes = re.findall(r'<li data-state="(\w+)"><span class="line-who">(.*?)</span>', found[0])
    return [(state, re.sub(r"<[^>]+>", "", label)) for state, label in nodes]


def state(report: Opened) -> str:
    return reporting.readable(report.id, report.writer).state


def addresses(report: Opened) -> list[str]:
    number = (report.id,)
    return [
        reverse("report", args=number),
        reverse("report_gaps", args=number),
        reverse("report_sign", args=number) + "?som=leader",
        reverse("report_sign", args=number) + "?som=board",
        reverse("report_hand_in", args=number),
        reverse("received"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", ["draft", "ready", "fallen", "signed", "handed in", "returned"])
def test_every_page_at_every_stage(report: Opened, language: str, stage: str) -> None:
    reach(report, stage)
    reader = client(report.country, language=language)
    for address in addresses(report):
        reader.get(address)


def reach(report: Opened, stage: str) -> None:
    from linja.ground.kernel.vocabulary import Attainment
    from linja.line.reporting import actions

    if stage == "ready":
        report.put_forward()
    if stage in ("fallen", "signed"):
        report.sign()
    if stage == "fallen":
        actions.take_back(report.writer, report.id, "Feil.")
        report.answer(1, "Et nytt svar.", revision=1)
        report.status(2, Attainment.PARTLY)
        report.put_forward()
    if stage in ("handed in", "returned"):
        report.hand_in()
    if stage == "returned":
        steering.send_back(report.ministry, report.id, "Mangler tall.")


@pytest.mark.parametrize("stage", ["draft", "signed", "handed in", "returned"])
def test_the_other_region_finds_none_of_it(report: Opened, stage: str) -> None:
    reach(report, stage)
    for role in ("rhf_controller", "rhf_leader"):
        stranger = client(report.country, role, "sorost")
        for address in addresses(report)[:-1]:
            stranger.get(address, status=404)
        for name in ("report_step", "report_put_before"):
            stranger.post(
                reverse(name, args=(report.id,)), {"step": "accept", "body": "employees"}, status=404
            )
        stranger.post(reverse("report_hand_in", args=(report.id,)), status=404)
        assert "Helse Midt-Norge" not in said(stranger.get(reverse("received")).page)
        for name in ("received_csv", "received_xlsx"):
            assert b"Midt-Norge" not in body_of(stranger, name)


def body_of(reader: HouseClient, name: str) -> bytes:
    answer = reader.client.get(reverse(name))
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_the_ministry_does_not_see_what_is_signed_before_it_is_handed_in(report: Opened) -> None:
    ministry = client(report.country, "ministry", "ministry")
    report.sign()
    for address in addresses(report)[:-1]:
        ministry.get(address, status=404)
    report.hand_in()
    ministry.get(addresses(report)[0])
    # How it was signed and what was changed meanwhile stays with those who wrote it.
    for address in addresses(report)[2:5]:
        ministry.get(address, status=404)


def test_the_whole_way_by_buttons(report: Opened) -> None:
    country = report.country
    writer, leader = client(country, "rhf_controller"), client(country)
    secretary, ministry = client(country, "hf_board_secretary"), client(country, "ministry", "ministry")
    page, step = (reverse(name, args=(report.id,)) for name in ("report", "report_step"))
    sign, hand_in = (reverse(name, args=(report.id,)) for name in ("report_sign", "report_hand_in"))
    waiting = [("waiting", one) for one in ("Sendt inn", "Godtatt", "Foretaksmøte", "Publisert")]

    assert line_of(writer.get(page).page)[:2] == [("now", "Utkast"), ("waiting", "Leder")]
    writer.post(step, {"step": "make_ready"})
    assert "?som=leader" not in writer.get(page).page.text.partition('id="ready"')[0]
    shown = leader.get(page).page
    assert line_of(shown) == [("done", "Utkast"), ("now", "Leder"), ("waiting", "Styre"), *waiting]
    assert f'href="{sign}?som=leader"' in shown.text
    leader.post(f"{sign}?som=leader", {"note": ""})
    met = timezone.localdate()
    secretary.post(f"{sign}?som=board", {"case_number": "14-1999", "meeting_on": met.isoformat()}, status=200)
    secretary.post(f"{sign}?som=board", {"case_number": f"14-{met.year}", "meeting_on": met.isoformat()})
    assert line_of(leader.get(page).page)[1:3] == [("done", "Leder"), ("done", "Styre")]
    assert f"14-{met.year}" in said(leader.get(page).page)

    text = leader.get(hand_in).page.text
    keys = re.findall(r'name="accept" value="([^"]+)"', text)
    assert len(keys) == 5
    leader.post(hand_in, {"accept": keys[:4], "reason_for_all": "Kommer."}, status=200)
    assert state(report) == "ready"
    own = {f"reason-{keys[0]}": "Skrives i mars."}
    leader.post(hand_in, {"accept": keys, "reason_for_all": "Kommer.", **own})
    kept = publication.submissions(f"report:{report.id}", "receiver")[0].accepted
    assert kept == {keys[0]: "Skrives i mars.", **dict.fromkeys(keys[1:], "Kommer.")}

    assert "Skrives i mars." in said(ministry.get(page).page)
    ministry.post(step, {"step": "return", "said": ""}, follow=True)
    assert state(report) == "submitted"
    ministry.post(step, {"step": "return", "said": "Kapittel 2 mangler tall."}, follow=True)
    assert "Kapittel 2 mangler tall." in said(writer.get(page).page)
    ministry.get(page, status=404)
    edition = publication.received([country.ministry])[0].edition_id
    assert reverse("edition", args=(edition,)) in ministry.get(reverse("received")).page.text
    ministry.get(reverse("edition", args=(edition,)))
    report.hand_in()
    ministry.post(step, {"step": "accept"})
    ministry.post(step, {"step": "approve", "said": "Foretaksmøte 15. juni, sak 4"})
    assert "sak 4" in said(writer.get(page).page)
    assert state(report) == "approved"


def test_the_leader_is_asked_only_about_what_changed(report: Opened) -> None:
    reach(report, "fallen")
    page = client(report.country).get(reverse("report_sign", args=(report.id,)) + "?som=leader").page
    assert page.text.count('class="changed-part"') == 2
    assert re.search(r"<del>.*Det er gjort\..*</del>", page.text)
    assert re.search(r"<ins>.*Et nytt svar\..*</ins>", page.text)
    assert re.search(r"<del>Nådd</del> → <ins>Delvis", page.text)


def test_a_controller_is_told_why_there_is_no_button(report: Opened) -> None:
    report.sign()
    controller = client(report.country, "rhf_controller")
    address = reverse("report_sign", args=(report.id,)) + "?som=leader"
    assert "allerede signert" in said(client(report.country).get(address).page)
    assert "Bare lederen" in said(controller.get(address).page)
    controller.post(reverse("report_hand_in", args=(report.id,)), {}, status=200)
    assert state(report) == "ready"


def test_the_body_reads_the_edition_and_not_the_report(report: Opened) -> None:
    country = report.country
    body = client(country, "user_committee")
    statement = approvals.statements(f"report:{report.id}")[0]
    address = reverse("statement", args=(statement.id,))
    assert "Ingenting er lagt fram" in said(body.get(address).page)
    controller = client(country, "rhf_controller")
    controller.post(reverse("report_put_before", args=(report.id,)), {"body": "user_committee"})
    edition = publication.submissions(f"report:{report.id}")[0].edition_id
    shown = body.get(reverse("edition", args=(edition,))).page
    assert "report_compile" not in shown.text
    assert 'id="release"' not in shown.text
    body.get(reverse("report", args=(report.id,)), status=404)
    client(country, "employee_representative").get(reverse("edition", args=(edition,)), status=404)
    body.post(address, {"text": "Vi ble hørt.", "deliver": "1"}, follow=True)
    assert "tidligere versjon" not in said(controller.get(address).page)
    report.answer(1, "Et nytt svar.", revision=1)
    assert "tidligere versjon" in said(controller.get(address).page)
    assert "tidligere versjon" not in said(body.get(address).page)


def test_what_was_put_before_one_does_not_show_what_was_before_it(report: Opened) -> None:
    """An earlier draft edition is not shown through the differences of a later one."""
    steering.compile_report(report.writer, report.id)
    report.answer(1, "Et nytt svar.", revision=1)
    edition = report.hand_in()
    ministry = client(report.country, "ministry", "ministry")
    page = ministry.get(reverse("edition", args=(edition,))).page
    assert 'id="changes"' not in page.text
    assert 'id="changes"' in client(report.country).get(reverse("edition", args=(edition,))).page.text


def test_received_as_shown_and_as_files(report: Opened) -> None:
    ministry = client(report.country, "ministry", "ministry")
    assert "Ingenting er sendt inn" in said(ministry.get(reverse("received")).page)
    report.hand_in()
    assert "Helse Midt-Norge RHF" in said(ministry.get(reverse("received")).page)
    rows = list(csv.reader(io.StringIO(body_of(ministry, "received_csv").decode("utf-8-sig")), delimiter=";"))
    assert [(row[0], row[2], row[6]) for row in rows[1:]] == [("Helse Midt-Norge RHF", "2020", "Sendt inn")]
    assert "Helse Midt-Norge" not in said(ministry.get(reverse("received"), {"tilstand": "accepted"}).page)
    assert "Helse Midt-Norge" not in said(ministry.get(reverse("received"), {"aar": "2019"}).page)
    assert body_of(ministry, "received_xlsx").startswith(b"PK")
    steering.send_back(report.ministry, report.id, "Feil.")
    page = said(ministry.get(reverse("received")).page)
    assert "Tilbake hos avsenderen" in page
    assert "Utkast" not in page


def test_the_list_asks_the_same_however_long_it_is(report: Opened) -> None:
    from linja.line.publication.models import Edition, Publication, Submission
    from linja.line.reporting.models import Report

    report.hand_in()
    ministry = client(report.country, "ministry", "ministry")

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            ministry.get(reverse("received"))
        return len(captured)

    asked()
    few = asked()
    sent = Submission.objects.get()
    for year in range(2002, 2020):
        other = Report.objects.create(
            kind="årlig_melding",
            organisation_id=report.country.midt,
            year=year,
            title=f"Årlig melding {year}",
            state="submitted",
            receiver_id=report.country.ministry,
        )
        held = Publication.objects.create(
            slug=f"arlig-{year}",
            kind="årlig_melding",
            title=other.title,
            organisation_id=report.country.midt,
            year=year,
            subject=f"report:{other.pk}",
        )
        edition = Edition.objects.create(
            publication=held, number=1, tree={}, content_hash="a" * 64, compiled_by="X", compiled_at=sent.at
        )
        Submission.objects.create(
            edition=edition, audience="receiver", receiver_id=sent.receiver_id, by_name="X", at=sent.at
        )
    assert asked() == few
    assert len(publication.received([report.country.ministry])) == 19


def test_the_reports_page_asks_the_same_at_every_length(report: Opened) -> None:
    report.sign()
    reader = client(report.country)
    address = reverse("report", args=(report.id,))

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(address)
        return len(captured)

    def longer(many: int, first: int) -> None:
        more = register.add_requirements(
            SYSTEM,
            letter(report.country, f"Tillegg {first}"),
            [draft(f"Krav nummer {first + n}.") for n in range(many)],
        )
        section = reporting.answered(report.id)[0].section_id
        for n, one in enumerate(more):
            AnsweredRequirement.objects.create(
                report_id=report.id,
                section_id=section,
                ordinal=first + n,
                version_id=requirements.requirement(one).current.id,
            )

    longer(2, 100)
    asked()
    few = asked()
    longer(20, 200)
    assert asked() == few
    assert few <= 40


def test_the_list_of_reports_is_filtered_counted_and_taken_out(report: Opened) -> None:
    reader = client(report.country)
    page = reader.get(reverse("reports")).page
    assert 'href="/arbeid/rapporter/?tilstand=draft"' in page.text
    assert "Årlig melding 2020" in said(page)
    for query in ({"tilstand": "ready"}, {"aar": "2019"}, {"enhet": str(report.country.sorost)}):
        assert "Ingenting i dette utvalget" in said(reader.get(reverse("reports"), query).page)
    found = list(csv.reader(io.StringIO(body_of(reader, "reports_csv").decode("utf-8-sig")), delimiter=";"))
    assert found[1:] == [["Årlig melding 2020", "Helse Midt-Norge RHF", "2020", "Utkast"]]
    stranger = client(report.country, place="sorost")
    assert b"Midt-Norge" not in body_of(stranger, "reports_csv")
    assert "Midt-Norge" not in said(stranger.get(reverse("reports")).page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_filtered_counted_and_taken_out(report: Opened, language: str) -> None:
    reader = client(report.country, language=language)
    address = reverse("report_gaps", args=(report.id,))
    assert reader.get(address).page.text.count("<c-tag") == 0
    codes = re.findall(rf'href="{address}\?mangel=(\w+)"', reader.get(address).page.text)
    assert codes == ["empty", "statement", "leader_unsigned", "board_unsigned"]
    only = reader.get(address, {"mangel": "statement"}).page.text
    assert only.count('<li><span><span class="ds-tag"') == 2
    files = [reverse(name, args=(report.id,)) for name in ("report_gaps_csv", "report_gaps_xlsx")]
    for one in files:
        assert reader.client.get(one).status_code == 200
        assert client(report.country, place="sorost").client.get(one).status_code == 404

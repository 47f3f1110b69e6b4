"""Merging, joint answers, summary and board case as pages: three languages, both regions, conflicts."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linja.ground.document.tree import Table
from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import Attainment, RoleKind
from linja.line.meetings import actions as meeting_acts
from linja.line.meetings import queries as meetings
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.requirements import actions as register
from linja.line.requirements.records import RoleDraft
from linja.pillars.steering.calculations.running_text import as_text
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.house_client import HouseClient
from tests.support.meetings import meeting_draft, planned
from tests.support.merging import Line, line
from tests.support.reports import words

pytestmark = pytest.mark.django_db
LANGUAGES = ("nb", "nn", "en")


def client(country: Country, role: str = "rhf_controller", place: str = "midt", language: str = "nb"):
    return HouseClient(language).sign_in(country.person(role, getattr(country, place)))


def said(page: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))  # type: ignore[attr-defined]


def answered_line(country: Country) -> Line:
    """Two of three have handed in; the third has a draft that nobody above may see."""
    made = line(country)
    made.answer("stolavs", "Snittet var 54 dager.")
    made.answer("moreromsdal", "Snittet var 60 dagar.", Attainment.NOT_REACHED)
    made.answer("nordtrondelag", "Hemmelig utkast.")
    made.hand_in("stolavs")
    made.hand_in("moreromsdal")
    return made


def joint_of(country: Country, *, offered: bool = True) -> int:
    led = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    asked = register.add_requirements(SYSTEM, letter(country), [draft("Lage en felles plan.", roles=(led,))])[
        0
    ]
    lead = country.actor("rhf_controller", country.midt)
    joint_id = reporting.begin_joint(lead, asked, 2020, country.midt)
    reporting.write_joint(lead, joint_id, [words("Planen er hemmelig til den tilbys.")], revision=1)
    if offered:
        reporting.offer_joint(lead, joint_id)
    return joint_id


def addresses(made: Line) -> list[str]:
    report, row = made.region.id, made.region.answered[0]
    return [
        reverse("merge_overview", args=(report,)),
        reverse("merge_one", args=(report, row)),
        reverse("report_summary", args=(report,)),
        reverse("board_case", args=(report,)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_three_languages(country: Country, language: str) -> None:
    joint_id = joint_of(country)
    made = answered_line(country)
    reader = client(country, language=language)
    for address in [*addresses(made), reverse("joint_answers"), reverse("joint_answer", args=(joint_id,))]:
        reader.get(address)


def test_empty_pages_offer_the_first_step(country: Country) -> None:
    from tests.support.reports import opened

    report = opened(country)
    reader = client(country)
    assert "/arbeid/viderefor/" in reader.get(reverse("merge_overview", args=(report.id,))).page.text
    gaps = reverse("report_gaps", args=(report.id,))
    assert gaps in reader.get(reverse("report_summary", args=(report.id,))).page.text
    reader.get(reverse("joint_answers"))


def test_the_other_region_finds_none_of_them(country: Country) -> None:
    made = answered_line(country)
    report, row = made.region.id, made.region.answered[0]
    stranger = client(country, place="sorost")
    for address in addresses(made):
        stranger.get(address, status=404)
    for kind in ("csv", "xlsx"):
        stranger.get(reverse("merge_file", args=(report, kind)), status=404)
    stranger.get(reverse("board_case_file", args=(report, "pdf")), status=404)
    for name in ("merge_one", "merge_status", "merge_parts", "joint_take_in"):
        stranger.post(reverse(name, args=(report, row)), {"text": "x", "revision": "0"}, status=404)
    stranger.post(reverse("report_summary", args=(report,)), {"krav": row}, status=404)
    assert as_text(reports.answered(report)[0].result) == ""


def test_nobody_above_sees_a_draft(country: Country) -> None:
    made = answered_line(country)
    reader = client(country)
    for address in addresses(made):
        assert "Hemmelig" not in reader.get(address).page.text
    page = reader.get(reverse("merge_one", args=(made.region.id, made.region.answered[0]))).page
    assert "Ikke levert" in said(page)
    data = b"".join(reader.get(reverse("merge_file", args=(made.region.id, "csv"))).streaming_content)
    assert "Hemmelig" not in data.decode("utf-8-sig")


def test_putting_in_what_is_ticked(country: Country) -> None:
    made = answered_line(country)
    row = made.region.answered[0]
    reader = client(country)
    address = reverse("merge_one", args=(made.region.id, row))
    form = {
        "text": "Regionen sett under ett.",
        "revision": "0",
        "act": "insert",
        "enhet": [made.units["moreromsdal"], made.units["stolavs"]],
        "setning": "names",
    }
    page = reader.post(address, form, follow=True).page
    assert as_text(reports.answered(made.region.id)[0].result) == (
        "St. Olavs hospital HF har nådd målet. Helse Møre og Romsdal HF har ikke nådd målet. "
        "Helse Nord-Trøndelag HF har ikke levert rapport.\n\nRegionen sett under ett.\n\n"
        "St. Olavs hospital HF: Snittet var 54 dager.\n\nHelse Møre og Romsdal HF: Snittet var 60 dagar."
    )
    assert said(page).count("Flettet av") == 2
    page = reader.get(reverse("merge_overview", args=(made.region.id,)), {"vis": "endret"}).page
    assert "Ingenting passer" in said(page)
    # A unit's table is seen before it is put in, and stands after the text when it is.
    made.send_back("stolavs")
    made.answer("stolavs", "54 dager.", revision=1, blocks=(words("54."), Table((("Dager",),), (("54",),))))
    made.hand_in("stolavs")
    assert "1 tabell kommer etter teksten:" in said(reader.get(address).page)
    again = form | {"text": "Vi.", "revision": "1", "enhet": made.units["stolavs"], "med": ["tables"]}
    page = reader.post(address, again, follow=True).page
    assert "1 tabell står etter teksten:" in said(page)
    kept = [block.caption for block in reports.answered(made.region.id)[0].result if isinstance(block, Table)]
    assert kept == ["St. Olavs hospital HF"]


def test_a_later_change_is_shown_with_its_difference(country: Country) -> None:
    made = answered_line(country)
    row, reader = made.region.answered[0], client(country)
    address = reverse("merge_one", args=(made.region.id, row))
    reader.post(address, {"text": "", "revision": "0", "act": "insert", "enhet": made.units["stolavs"]})
    made.send_back("stolavs")
    made.answer("stolavs", "Snittet var 53 dager.", revision=1)
    made.hand_in("stolavs")
    page = reader.get(address).page
    assert "Endret siden flettingen" in said(page)
    assert re.search(r"<del>.*54", page.text)
    assert ">1<" in re.sub(r"\s", "", reader.get(reverse("merge_overview", args=(made.region.id,))).page.text)


def test_two_who_merge_see_both_texts(country: Country) -> None:
    made = answered_line(country)
    row, reader = made.region.answered[0], client(country)
    reporting.write_answer(made.region.writer, row, [words("Den andres tekst.")], revision=0)
    form = {"text": "Min egen tekst.", "revision": "0", "act": "save"}
    page = reader.post(reverse("merge_one", args=(made.region.id, row)), form, status=200).page
    assert "Den andres tekst." in re.sub(r"<[^>]+>", "", page.text)
    assert "Min egen tekst." in page.text
    again = {**form, "revision": "1", "text": "Begges tekst."}
    reader.post(reverse("merge_one", args=(made.region.id, row)), again)
    assert as_text(reports.answered(made.region.id)[0].result) == "Begges tekst."


def test_a_person_decides_the_status_and_the_parts(country: Country) -> None:
    made = answered_line(country)
    report, row, reader = made.region.id, made.region.answered[0], client(country)
    page = reader.get(reverse("merge_one", args=(report, row))).page
    assert "Delvis nådd (beregnet)" in said(page)
    status = {"attainment": "partly", "phrase": "Målet er delvis nådd"}
    reader.post(reverse("merge_status", args=(report, row)), status)
    assert reports.answered(report)[0].status.attainment == Attainment.PARTLY
    reader.post(reverse("merge_status", args=(report, row)), {"attainment": "tull"}, status=404)
    parts = {
        "del": ["TSB", "Psykisk helsevern", ""],
        "del-status": ["reached", "not_reached", ""],
        "del-merknad": ["73 pst.", "", ""],
    }
    reader.post(reverse("merge_parts", args=(report, row)), parts)
    assert [one.label for one in reports.part_verdicts([row])[row]] == ["TSB", "Psykisk helsevern"]
    unsaid = {"del": ["TSB"], "del-status": [""], "del-merknad": [""]}
    page = reader.post(reverse("merge_parts", args=(report, row)), unsaid, follow=True).page
    assert "Si hvor langt hver del er nådd." in said(page)
    assert len(reports.part_verdicts([row])[row]) == 2


def test_what_is_not_a_number_is_not_there(country: Country) -> None:
    made = answered_line(country)
    reader = client(country)
    address = reverse("merge_one", args=(made.region.id, made.region.answered[0]))
    reader.post(address, {"text": "x", "revision": "0", "act": "insert", "enhet": ["999999"]}, status=404)
    reader.post(reverse("joint_begin"), {"krav": "x", "ar": "2020", "leder": "1"}, status=404)
    reader.get(reverse("merge_one", args=(made.region.id, 999999)), status=404)


def test_the_overview_as_a_file(country: Country) -> None:
    made = answered_line(country)
    reader = client(country)
    response = reader.get(reverse("merge_file", args=(made.region.id, "xlsx")), {"vis": "mangler"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = [[cell.value for cell in row] for row in sheet.rows]
    assert [row[1:5] for row in rows[1:4]] == [
        ["St. Olavs hospital HF", "Nådd", "", "Ikke flettet ennå"],
        ["Helse Møre og Romsdal HF", "Ikke nådd", "", "Ikke flettet ennå"],
        ["Helse Nord-Trøndelag HF", "", "", "Ikke levert"],
    ]


def test_a_joint_answer_from_beginning_to_print(country: Country) -> None:
    led = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    asked = register.add_requirements(SYSTEM, letter(country), [draft("Lage en felles plan.", roles=(led,))])[
        0
    ]
    made = line(country)
    lead, peer = client(country), client(country, place="sorost")
    assert "Begynn" in said(lead.get(reverse("joint_answers"), {"ar": "2020"}).page)
    assert "Lage en felles plan." not in said(peer.get(reverse("joint_answers"), {"ar": "2020"}).page)
    lead.post(reverse("joint_begin"), {"krav": asked, "ar": "2020", "leder": country.midt})
    (joint,) = reports.joint_answers(made.region.writer)
    address = reverse("joint_answer", args=(joint.id,))
    peer.get(address, status=404)
    lead.post(address, {"text": "Planen er laget.", "revision": "1", "act": "sentence"})
    peer.post(address, {"text": "x", "revision": "2"}, status=404)
    lead.post(reverse("joint_offer", args=(joint.id,)))
    page = peer.get(address).page
    assert "Planen er laget." in said(page)
    assert "Helse Midt-Norge RHF leder det." in said(page)
    row = next(one.id for one in reports.answered(made.region.id) if one.requirement_id == asked)
    lead.post(reverse("joint_take_in", args=(made.region.id, row)))
    assert "Planen er laget." in said(lead.get(reverse("report", args=(made.region.id,))).page)
    hospital = client(country, "hf_contributor", "stolavs")
    hospital.get(address, status=404)
    lead.post(reverse("joint_delegate", args=(joint.id,)), {"enhet": country.stolavs})
    hospital.post(address, {"text": "Sykehuset skriver.", "revision": "2", "act": "save"})
    assert "Sykehuset skriver." in said(peer.get(address).page)


def test_what_is_not_offered_leaks_nowhere(country: Country) -> None:
    joint_id = joint_of(country, offered=False)
    for role, place in (
        ("rhf_controller", "sorost"),
        ("ministry", "ministry"),
        ("hf_contributor", "stolavs"),
    ):
        reader = client(country, role, place)
        reader.get(reverse("joint_answer", args=(joint_id,)), status=404)
        assert "hemmelig" not in reader.get(reverse("joint_answers")).page.text
        data = b"".join(reader.get(reverse("joint_file", args=("csv",))).streaming_content)
        assert "felles plan" not in data.decode("utf-8-sig")
        for name in ("joint_offer", "joint_delegate"):
            reader.post(reverse(name, args=(joint_id,)), status=404)


def test_the_board_case_keeps_what_is_said_in_its_address(country: Country) -> None:
    made = answered_line(country)
    reader = client(country)
    address = reverse("board_case", args=(made.region.id,))
    query = {"nr": "12/21", "dato": "2021-03-11", "tittel": "Status i året", "vedtak": "Ett.\nTo."}
    page = reader.get(address, query).page
    assert "Styresak 012-2021 · Møtedato 11. mars 2021" in said(page)
    assert "Status i året" in said(page)
    wrong = reader.get(address, {**query, "nr": "027-2027"}).page
    assert "Styresak 027-2027" not in said(wrong)
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE")):
        response = reader.get(reverse("board_case_file", args=(made.region.id, kind)), query)
        assert response.content.startswith(start)
    reader.get(reverse("board_case_file", args=(made.region.id, "exe")), status=404)


def test_the_board_case_goes_on_the_boards_agenda(country: Country) -> None:
    made = answered_line(country)
    reader = client(country)
    address = reverse("board_case", args=(made.region.id,))
    assert reverse("meeting_new") in reader.get(address).page.text
    meeting = planned(country, kind="board", title="Styremøte", held_on=date(2021, 3, 11), participant_ids=())
    hospital = country.actor("hf_contributor", country.stolavs)
    own = meeting_draft(country, kind="board", title="Ikke vårt", host_id=country.stolavs, participant_ids=())
    foreign = meeting_acts.plan_meeting(hospital, own)
    page = reader.get(address, {"tittel": "Status i året", "vedtak": "Ett.\nTo."}).page
    assert "Styremøte, 11. mars 2021" in said(page)
    assert "Ikke vårt" not in said(page)
    form = {"tittel": "Status i året", "vedtak": "Ett.\nTo.", "mote": meeting}
    page = reader.post(reverse("board_case_agenda", args=(made.region.id,)), form, follow=True).page
    assert "Status i året" in said(page)
    (case,) = meetings.cases_of(made.region.writer, meeting)
    assert (case.title, case.recommendation) == ("Status i året", "Ett.\nTo.")
    reader.post(reverse("board_case_agenda", args=(made.region.id,)), {**form, "mote": foreign}, status=404)
    stranger = client(country, place="sorost")
    stranger.post(reverse("board_case_agenda", args=(made.region.id,)), form, status=404)


def test_the_summary_is_put_under_a_heading(country: Country) -> None:
    made = answered_line(country)
    row, reader = made.region.answered[0], client(country)
    reader.post(reverse("merge_status", args=(made.region.id, row)), {"attainment": "reached", "phrase": ""})
    address = reverse("report_summary", args=(made.region.id,))
    page = reader.post(address, {"krav": row}, follow=True).page
    assert "velg hvor" in said(page)
    section = next(
        one for one in reports.sections(made.region.id) if one.role == "narrative" and one.level == 2
    )
    reader.post(address, {"krav": row, "under": section.id})
    assert "Målet er nådd" in said(reader.get(reverse("report", args=(made.region.id,))).page)


def test_the_list_of_joint_answers_costs_the_same_for_one_and_for_four(country: Country) -> None:
    joint_of(country)
    reader = client(country, place="sorost")
    reader.get(reverse("joint_answers"))
    with CaptureQueriesContext(connection) as one:
        reader.get(reverse("joint_answers"))
    led = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    drafts = [draft(f"Felles nr. {n}.", roles=(led,)) for n in range(3)]
    lead = country.actor("rhf_controller", country.midt)
    for asked in register.add_requirements(SYSTEM, letter(country), drafts):
        joint_id = reporting.begin_joint(lead, asked, 2020, country.midt)
        reporting.write_joint(lead, joint_id, [words("Tekst.")], revision=1)
        reporting.offer_joint(lead, joint_id)
    with CaptureQueriesContext(connection) as four:
        reader.get(reverse("joint_answers"))
    assert len(four) == len(one)

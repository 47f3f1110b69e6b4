"""Who has read what: every page of unreleased material leaves a note, and auditors read the notes."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from linja.faces.cli import audit as command
from linja.line.approvals import queries as approvals
from linja.people.audit import actions, queries
from linja.people.audit.models import AccessEntry
from linja.people.audit.queries import AccessFilter
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.house_client import HouseClient
from tests.support.reports import Opened, opened

LANGUAGES = ("nb", "nn", "en")


@pytest.fixture
def report(country: Country) -> Opened:
    found = opened(country)
    found.answer_all()
    return found


def signed_in(country: Country, role: str, place: int | None, language: str = "nb") -> HouseClient:
    return HouseClient(language).sign_in(country.person(role, place))


def notes() -> list[tuple[str, str, str]]:
    """(kind, id, how), oldest first."""
    found = reversed(queries.accesses(AccessFilter()))
    return [(one.subject_kind, one.subject_id, one.how) for one in found]


def test_each_way_of_reading_a_draft_is_noted(country: Country, report: Opened) -> None:
    reader = signed_in(country, "rhf_leader", country.midt)
    for name, *args in (
        ("report", report.id),
        ("report_gaps", report.id),
        ("report_answer", report.id, report.answered[0]),
        ("report_file", report.id, "html"),
    ):
        reader.client.get(reverse(name, args=args))
    expected = [("reporting.report", str(report.id), how) for how in ("page", "page", "page", "file")]
    assert notes() == expected
    assert {one.actor_name for one in queries.accesses(AccessFilter())} == {report.leader.name}


def test_an_edition_is_noted_until_it_is_released(country: Country, report: Opened) -> None:
    edition = steering.compile_report(report.writer, report.id)
    reader = signed_in(country, "rhf_leader", country.midt)
    reader.get(reverse("edition", args=[edition]))
    assert notes() == [("publication.edition", str(edition), "page")]


def test_a_statement_in_writing_is_noted(country: Country, report: Opened) -> None:
    statement = approvals.statements(f"report:{report.id}")[0].id
    signed_in(country, "rhf_controller", country.midt).client.get(reverse("statement", args=[statement]))
    assert notes() == [("approvals.statement", str(statement), "page")]


def test_what_was_refused_is_not_noted(country: Country, report: Opened) -> None:
    stranger = signed_in(country, "rhf_controller", country.sorost)
    stranger.get(reverse("report", args=[report.id]), status=404)
    assert notes() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_who_what_when_and_how(country: Country, report: Opened, language: str) -> None:
    signed_in(country, "rhf_leader", country.midt).get(reverse("report", args=[report.id]))
    page = signed_in(country, "auditor", None, language).get(reverse("accesses")).page
    assert report.leader.name in page.text
    assert "Årlig melding" in page.text or "Annual report" in page.text
    empty = signed_in(country, "auditor", None, language).get(reverse("accesses") + "?person=0").page
    assert "<tr data-row>" not in empty.text


def test_filters_stand_in_the_address(country: Country, report: Opened) -> None:
    today = timezone.localdate().isoformat()
    signed_in(country, "rhf_leader", country.midt).client.get(reverse("report", args=[report.id]))
    signed_in(country, "rhf_controller", country.midt).client.get(
        reverse("report_file", args=[report.id, "html"])
    )
    reader = signed_in(country, "auditor", None)
    table = {
        "": 2,
        f"?person={report.leader.id}": 1,
        "?hvordan=file": 1,
        f"?gjelder=reporting.report&nr={report.id}": 2,
        "?gjelder=publication.edition": 0,
        f"?fra={today}&til={today}": 2,
        "?til=2001-01-01": 0,
        "?fra=tull&for=x": 2,
    }
    found = {
        query: reader.get(reverse("accesses") + query).page.text.count("<tr data-row>") for query in table
    }
    assert found == table


def test_files_hold_the_list_as_shown(country: Country, report: Opened) -> None:
    signed_in(country, "rhf_leader", country.midt).client.get(reverse("report", args=[report.id]))
    reader = signed_in(country, "auditor", None).client
    text = b"".join(reader.get(reverse("accesses_csv")).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 2
    book = openpyxl.load_workbook(io.BytesIO(reader.get(reverse("accesses_xlsx")).content))
    assert [one.value for one in book.active[2]][1] == report.leader.name
    empty = reader.get(reverse("accesses_xlsx") + "?hvordan=api").content
    assert openpyxl.load_workbook(io.BytesIO(empty)).active.max_row == 1


@pytest.mark.parametrize("name", ["accesses", "accesses_csv", "accesses_xlsx"])
def test_only_auditors_and_administrators_read_it(country: Country, name: str) -> None:
    for role in ("rhf_controller", "rhf_leader"):
        signed_in(country, role, country.midt).get(reverse(name), status=403)


@pytest.mark.parametrize("name", ["accesses", "accesses_csv", "accesses_xlsx"])
def test_an_auditor_of_one_region_sees_nothing_of_the_other(
    country: Country, report: Opened, name: str
) -> None:
    signed_in(country, "rhf_leader", country.midt).client.get(reverse("report", args=[report.id]))
    for place, seen in ((country.midt, True), (country.sorost, False)):
        answer = signed_in(country, "auditor", place).client.get(reverse(name))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if name.endswith("xlsx"):
            sheet = openpyxl.load_workbook(io.BytesIO(body)).active
            body = "\n".join(str(cell.value) for row in sheet for cell in row).encode()
        assert (report.leader.name.encode() in body) is seen


def test_pages_of_fifty(country: Country, report: Opened) -> None:
    for _ in range(60):
        actions.seen(report.leader, [actions.Subject("reporting.report", str(report.id), "Årlig melding")])
    reader = signed_in(country, "auditor", None)
    first = reader.get(reverse("accesses")).page
    assert first.text.count("<tr data-row>") == 50
    oldest = AccessEntry.objects.order_by("-id")[49].pk
    second = reader.get(reverse("accesses") + f"?for={oldest}").page
    assert second.text.count("<tr data-row>") == 10


@pytest.mark.parametrize("n", [2, 20])
def test_the_page_asks_a_fixed_number_of_times(country: Country, report: Opened, n: int) -> None:
    for _ in range(n):
        actions.seen(report.leader, [actions.Subject("reporting.report", str(report.id), "Årlig melding")])
    client = signed_in(country, "auditor", None).client
    client.get(reverse("accesses"))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("accesses"))
    assert len(asked) == 8


def test_reading_costs_one_more_insert(country: Country, report: Opened) -> None:
    client = signed_in(country, "rhf_leader", country.midt).client
    client.get(reverse("report", args=[report.id]))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("report", args=[report.id]))
    written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql.split('"')[1] for sql in written] == ["audit_accessentry"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_tells_of_a_broken_batch(
    country: Country, report: Opened, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    signed_in(country, "rhf_leader", country.midt).client.get(reverse("report", args=[report.id]))
    reader = signed_in(country, "auditor", None, language)
    command._seal()
    assert capsys.readouterr().out == "Sealed: 1 notes of what was read.\n"
    assert "ds-alert" in reader.post(reverse("log_verify"), status=200).page.text
    assert command.run(None) == 0
    assert "What was read: 1 sealed notes, 0 waiting" in capsys.readouterr().out
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_accessentry")
    word = {"nb": "bunke 1", "nn": "bunke 1", "en": "batch 1"}[language]
    assert word in reader.post(reverse("log_verify"), status=200).page.text
    assert (command.run(None), "batch 1" in capsys.readouterr().out) == (1, True)

"""What an answer costs the database, and that what is spared is never a note of reading or a rule."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.line.reporting import actions
from linja.line.reporting import queries as reports
from linja.line.reporting.models import AnsweredRequirement
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.people.audit.models import AccessEntry, AuditEntry
from tests.pages.reports.answer_pages_test import address, autosave, client, form_of, full
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import Opened, opened, words

pytestmark = pytest.mark.django_db
#: More than this and a hundred people wait for each other.
#: Of the page's, four only ask whether there is anything, which most often spares a dearer question.
PAGE, AUTOSAVE = 37, 19


def longer(report: Opened, many: int) -> None:
    """The report gets more requirements, each with an answer as long as a real one."""
    asked = register.add_requirements(
        SYSTEM, letter(report.country, f"Tillegg {many}"), [draft(f"Krav {n}.") for n in range(many)]
    )
    first = AnsweredRequirement.objects.filter(report_id=report.id).latest("ordinal")
    for n, one in enumerate(asked, start=1):
        held = requirements.requirement(one)
        assert held is not None
        row = AnsweredRequirement.objects.create(
            report_id=report.id,
            section_id=first.section_id,
            ordinal=first.ordinal + n,
            version_id=held.current.id,
        )
        actions.write_answer(report.writer, row.pk, [words(f"Svar {many} {n}. " * 8)], revision=0)


def test_the_page_asks_the_same_at_every_length(country: Country) -> None:
    report, reader = opened(country), client(country)
    full(report)

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            reader.get(address(report))
        return len(held)

    asked()
    few = asked()
    longer(report, 20)
    assert asked() == few
    assert few <= PAGE


def test_an_autosave_asks_little_at_every_length(country: Country) -> None:
    report, writer = opened(country), client(country)
    form = form_of(writer, report)

    def asked(text: str, revision: int) -> int:
        with CaptureQueriesContext(connection) as held:
            autosave(writer, report, form | {"text": text, "revision": str(revision)})
        return len(held)

    asked("En.", 0)
    few = asked("To.", 1)
    longer(report, 20)
    assert asked("Tre.", 2) == few
    assert few <= AUTOSAVE


def test_a_status_as_it_stands_is_not_saved_again(country: Country) -> None:
    report, writer = opened(country), client(country)
    form = form_of(writer, report) | {"text": "Ord.", "attainment": "reached"}
    autosave(writer, report, form)
    before = AuditEntry.objects.count()
    form = form_of(writer, report)
    autosave(writer, report, form)
    writer.post(address(report), form)
    assert AuditEntry.objects.count() == before
    autosave(writer, report, form | {"attainment": "partly"})
    assert AuditEntry.objects.count() == before + 1


def test_getting_back_what_one_sent_is_no_reading_and_getting_more_is(country: Country) -> None:
    report = opened(country)
    kari, ola = client(country), client(country, "rhf_leader")
    hers, his = form_of(kari, report), form_of(ola, report)
    opened_already = AccessEntry.objects.count()
    autosave(kari, report, hers | {"text": "Karis."})
    assert AccessEntry.objects.count() == opened_already
    told = autosave(ola, report, his | {"outlook": "Olas."})
    assert told["texts"]["text"] == "Karis."
    assert AccessEntry.objects.count() == opened_already + 1


def test_what_may_not_be_written_is_refused_though_nothing_differs(country: Country) -> None:
    report, writer = opened(country), client(country)
    report.answer_all()
    form = form_of(writer, report)
    actions.make_ready(report.writer, report.id)
    assert autosave(writer, report, form, status=409)["message"]
    writer.post(address(report), form, status=200)


@pytest.mark.parametrize("autosaves", [True, False])
def test_another_region_finds_nothing_to_save_in(country: Country, autosaves: bool) -> None:
    report = opened(country)
    report.answer_all()
    stranger = client(country, place="sorost")
    headers = {"X-Autosave": "1"} if autosaves else {}
    asked = {"text": "Fremmed.", "revision": "1"}
    assert stranger.client.post(address(report), asked, headers=headers).status_code == 404
    assert stranger.client.get(address(report)).status_code == 404
    # Nor under another report's address.
    other = reverse("report_answer", args=(report.id + 1, report.answered[0]))
    assert client(country).client.post(other, asked, headers=headers).status_code == 404


def test_siblings_say_what_may_be_shared_and_whose_status_counts(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    report.status(0)
    actions.follow(report.writer, report.answered[1], report.answered[0])
    found = reports.siblings(report.id)
    assert [(one.id, one.blank, one.attainment) for one in found][:2] == [
        (report.answered[0], False, "reached"),
        (report.answered[1], False, "reached"),
    ]
    whole = {one.id: one for one in reports.answered(report.id)}
    for one in found:
        assert (one.text, one.place, one.attainment) == (
            whole[one.id].text,
            whole[one.id].place,
            str(whole[one.id].status.attainment or ""),
        )
        assert one.blank == (not whole[one.id].answer)


def test_remarks_of_one_are_those_of_the_whole_report(country: Country) -> None:
    report = opened(country)
    same = "Dette er et svar som er langt nok til at to like svar ikke er en tilfeldighet."
    for place in (0, 1):
        report.answer(place, same)
    placed = reports.answered(report.id)
    today = timezone.localdate()
    every = reports.remarks_among(placed, today)
    assert "same_text" in {one.code for one in every}
    for one in placed:
        assert reports.remarks_of(one, today) == tuple(held for held in every if held.answered_id == one.id)

"""Typed parts, sharing and referring: what is written, what is printed, whose status counts."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.document.tree import Paragraph
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import AnswerPart, Attainment, Cause, Progress
from linja.line.reporting import actions
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, DeliveryDraft, MeasureDraft, Status
from tests.support.country import Country
from tests.support.reports import Opened, opened, words

pytestmark = pytest.mark.django_db


def one(report: Opened, place: int = 0) -> AnsweredRecord:
    found = reports.answered_one(report.answered[place])
    assert found is not None
    return found


def printed(report: Opened, place: int = 0) -> list[str]:
    """What the answer prints, a line per paragraph and list item."""
    lines: list[str] = []
    for block in one(report, place).answer:
        lines += [block.text] if isinstance(block, Paragraph) else [item.text for item in block.items]  # type: ignore[union-attr]
    return lines


def refused(act: object) -> str:
    with pytest.raises(Refused) as raised:
        act()  # type: ignore[operator]
    return raised.value.refusal.code


PARTS = {
    AnswerPart.RESERVATION: [words("Tallene er foreløpige.")],
    AnswerPart.RESULT: [words("Ventetiden var 58 dager.")],
    AnswerPart.EXPLANATION: [words("Planlagt aktivitet ble utsatt.")],
}


@pytest.mark.parametrize(
    ("language", "label"),
    [("nb", "Forbehold: Tallene er foreløpige."), ("nn", "Atterhald: Tallene er foreløpige.")],
)
def test_parts_are_printed_in_order_with_labels_in_the_reports_language(
    country: Country, language: str, label: str
) -> None:
    report = opened(country, language)
    revision = actions.write_parts(report.writer, report.answered[0], PARTS, revision=0)
    assert revision == 1
    assert printed(report) == [
        "Ventetiden var 58 dager.",
        "Forklaring: Planlagt aktivitet ble utsatt.",
        label,
    ]
    assert one(report).result == (words("Ventetiden var 58 dager."),)


def test_a_part_is_changed_by_itself_and_taken_away_by_writing_nothing(country: Country) -> None:
    report = opened(country)
    key = report.answered[0]
    actions.write_parts(report.writer, key, PARTS, revision=0)
    assert actions.write_part(report.writer, key, "outlook", [words("Ferdig i 2021.")], revision=1) == 2
    assert actions.write_part(report.writer, key, "explanation", [], revision=2) == 3
    assert [kind for kind, _blocks in one(report).parts] == ["outlook", "reservation"]
    assert actions.write_part(report.writer, key, "explanation", [], revision=3) == 3


def test_who_began_from_an_older_revision_overwrites_nothing(country: Country) -> None:
    report = opened(country)
    key = report.answered[0]
    actions.write_parts(report.writer, key, PARTS, revision=0)
    act = lambda: actions.write_part(report.writer, key, "outlook", [words("Nytt.")], revision=0)  # noqa: E731
    assert refused(act) == "reporting.answered_meanwhile"
    assert one(report).part("outlook") == ()


def test_an_answer_that_refers_to_another_follows_its_status_until_it_has_its_own(country: Country) -> None:
    report = opened(country)
    first, second, third = report.answered[:3]
    report.answer(0)
    report.status(0, Attainment.PARTLY)
    actions.follow(report.writer, second, first)
    actions.follow(report.writer, third, second)
    assert [one(report, place).status.attainment for place in (1, 2)] == ["partly", "partly"]
    assert (one(report, 2).follows_status, one(report, 2).own_status.is_own) == (True, False)
    report.status(0, Attainment.NOT_REACHED)
    assert one(report, 2).status.attainment == "not_reached"
    report.status(1, Attainment.REACHED)
    assert [one(report, place).status.attainment for place in (1, 2)] == ["reached", "reached"]
    actions.follow(report.writer, third, None)
    assert one(report, 2).status.attainment is None


def test_answers_never_refer_in_a_circle_nor_out_of_the_report(country: Country) -> None:
    report = opened(country)
    first, second, third = report.answered[:3]
    actions.follow(report.writer, second, first)
    actions.follow(report.writer, third, second)
    for target in (third, second, first):
        assert refused(lambda target=target: actions.follow(report.writer, first, target)) == (
            "reporting.follows_itself"
        )
    assert refused(lambda: actions.follow(report.writer, first, 10**6)) == "reporting.other_report"


def test_an_answer_that_only_refers_says_where_and_is_not_missing(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    report.status(0)
    actions.follow(report.writer, report.answered[1], report.answered[0])
    assert printed(report, 1) == ["Se svaret på kravet «Ventetiden skal ned.»."]
    gaps = {gap.answered_id for gap in reports.missing(report.id)}
    assert report.answered[1] not in gaps
    assert report.answered[2] in gaps


def test_a_shared_answer_is_left_with_a_copy_or_without(country: Country) -> None:
    report = opened(country)
    report.answer(0, "Ett svar for tre krav.")
    actions.cover(report.writer, report.answered[0], report.answered[1:3])
    actions.uncover(report.writer, report.answered[1], copy=True)
    actions.uncover(report.writer, report.answered[2], copy=False)
    assert [len(one(report, place).answer) for place in range(3)] == [1, 1, 0]
    assert one(report, 1).answer_id != one(report, 0).answer_id
    assert refused(lambda: actions.uncover(report.writer, report.answered[0], copy=True)) == (
        "reporting.not_shared"
    )


def test_words_that_only_one_has_are_not_put_aside_by_sharing(country: Country) -> None:
    report = opened(country)
    report.answer(0, "Det ene.")
    report.answer(1, "Det andre.")
    act = lambda: actions.cover(report.writer, report.answered[0], [report.answered[1]])  # noqa: E731
    assert refused(act) == "reporting.own_words"
    assert printed(report, 1) == ["Det andre."]


def test_the_cause_stands_with_the_status(country: Country) -> None:
    report = opened(country)
    status = Status(Attainment.NOT_REACHED, progress=Progress.DELAYED, cause=Cause.STAFFING)
    actions.set_status(report.writer, report.answered[0], status)
    assert one(report).status == status


LONG = "Helse Midt-Norge har fulgt opp kravet gjennom styringsdialogen med alle helseforetakene."


def test_remarks_say_what_is_worth_a_second_look(country: Country) -> None:
    report = opened(country)
    writer, rows = report.writer, report.answered
    report.answer(0, LONG)
    report.answer(1, LONG.replace(" ", "  "))
    actions.set_status(writer, rows[0], Status(progress=Progress.DELIVERED))
    actions.set_status(writer, rows[1], Status(Attainment.NOT_REACHED))
    actions.set_status(writer, rows[2], Status(Attainment.UNKNOWN))
    found = [(held.code, rows.index(held.answered_id), held.others) for held in reports.remarks(report.id)]
    assert found == [
        ("delivered_without_delivery", 0, ()),
        ("same_text", 0, (rows[1],)),
        ("missed_without_cause", 1, ()),
        ("same_text", 1, (rows[0],)),
        ("unknown_without_reason", 2, ()),
    ]
    actions.set_status(writer, rows[1], Status(Attainment.NOT_REACHED, cause=Cause.EPIDEMIC))
    actions.set_status(writer, rows[2], Status(Attainment.UNKNOWN, cause=Cause.DATA))
    actions.deliver(
        writer,
        report.requirements[0],
        country.midt,
        DeliveryDraft("report", "Rapport", date(2020, 10, 1), "HOD"),
    )
    assert [held.code for held in reports.remarks(report.id)] == ["same_text", "same_text"]


def test_the_questions_are_as_many_for_many_answers(country: Country) -> None:
    report = opened(country)

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            reports.answered(report.id)
        return len(held)

    report.answer(0)
    measure = actions.create_measure(
        report.writer, country.midt, MeasureDraft("Flere leger", "hf", "started")
    )
    actions.use_measure(report.writer, report.answered[0], measure)
    few = asked()
    for place in (1, 2, 3):
        report.answer(place)
        actions.use_measure(report.writer, report.answered[place], measure)
        actions.deliver(
            report.writer,
            report.requirements[place],
            country.midt,
            DeliveryDraft("note", "Notat", date(2020, 5, 5), "HOD"),
        )
    assert asked() == few


def test_presence_is_told_to_the_others_only(country: Country) -> None:
    report = opened(country)
    key = report.answered[0]
    actions.here(report.writer, key)
    actions.here(report.writer, key)
    assert reports.others_here(report.writer, key) == ()
    assert reports.others_here(report.leader, key) == (report.writer.name,)
    assert refused(lambda: actions.here(report.stranger, key)) == "reporting.not_found"


def test_the_other_region_writes_none_of_it(country: Country) -> None:
    report = opened(country)
    report.answer(0)
    first, second = report.answered[:2]
    for act in (
        lambda: actions.write_part(report.stranger, first, "outlook", [words("x")], revision=1),
        lambda: actions.follow(report.stranger, second, first),
        lambda: actions.uncover(report.stranger, first, copy=True),
    ):
        assert refused(act) == "reporting.not_found"

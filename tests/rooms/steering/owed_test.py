"""The dated list of what one owes: where each day comes from, what came back, and that it never asks more."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.allocations import actions as money
from linja.line.allocations.records import AccountDraft, AccountLine
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import PlacedDraft, SectionDraft, Slot
from linja.pillars.steering import actions, content, queries
from linja.pillars.steering.calculations import owed
from linja.pillars.steering.records import Task
from tests.support.country import Country
from tests.support.reports import Opened, asked, opened
from tests.support.rounds import region_that_asks

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def codes(actor: Actor) -> list[str]:
    return [one.code for one in queries.owed_by(actor, TODAY)]


def test_the_rounds_day_counts_for_its_answers(country: Country) -> None:
    rounds = region_that_asks(country)
    rounds.opened(due_on=date(2020, 5, 20))
    own = [one for one in queries.owed_by(rounds.writer(rounds.units[0]), TODAY) if one.code == "answer"]
    assert {one.due_on for one in own} == {date(2020, 5, 20)}
    assert len(own) == 3
    assert [one for one in queries.owed_by(rounds.stranger, TODAY) if one.code == "answer"] == []


def test_a_closed_round_asks_no_more_but_for_what_was_sent_back(country: Country) -> None:
    rounds = region_that_asks(country)
    round_id = rounds.opened()
    first, second = rounds.units
    report = rounds.report_of(round_id, second)
    for place in range(3):
        rounds.answer(report, place=place)
    rounds.hand_in(rounds.report_of(round_id, first))

    def owing() -> list[list[str]]:
        people = [rounds.leader(unit) for unit in rounds.units]
        kinds = ("answer", "put_forward", "hand_in", "returned")
        return [sorted({code for code in codes(who) if code in kinds}) for who in people]

    assert owing() == [[], ["put_forward"]]
    reporting.close_round(rounds.controller, round_id)
    assert owing() == [[], []]
    reporting.return_report(rounds.controller, rounds.report_of(round_id, first), "Tall mangler.")
    assert owing() == [["answer", "returned"], []]
    reporting.reopen_round(rounds.controller, round_id, "Et foretak manglet")
    assert owing() == [["answer", "returned"], ["put_forward"]]


def test_a_day_within_a_year_that_is_over_is_not_the_answer_s(country: Country) -> None:
    report = opened(country)

    def days(today: date) -> set[date | None]:
        tasks = queries.owed_by(report.writer, today)
        return {one.due_on for one in tasks if one.code == "answer"}

    assert days(date(2020, 10, 1)) == {date(2020, 11, 1), None}
    assert days(date(2020, 12, 31)) == {date(2020, 11, 1), None}
    assert days(date(2021, 1, 1)) == {None}


def test_a_statement_on_what_is_handed_in_is_owed_by_nobody(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    committee = country.actor("user_committee", country.midt)
    assert codes(committee) == ["statement"]
    report.hand_in()
    assert codes(committee) == []
    actions.send_back(report.ministry, report.id, "Feil.")
    assert codes(committee) == ["statement"]


def test_what_was_sent_back_stands_with_the_reason(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    report.hand_in()
    actions.send_back(report.ministry, report.id, "Tallene for desember mangler.")
    back = [one for one in queries.owed_by(report.writer, TODAY) if one.code == "returned"]
    assert [(one.report_id, one.detail, one.by_name) for one in back] == [
        (report.id, "Tallene for desember mangler.", report.ministry.name)
    ]
    for who in (report.stranger, report.ministry, country.actor("hf_leader", country.stolavs)):
        assert "returned" not in codes(who)
    actions.put_forward(report.writer, report.id)
    assert "returned" not in codes(report.writer)


def test_a_notice_that_says_the_same_is_not_said_twice(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    _all = (report.leader, report.writer)
    report.hand_in()
    actions.send_back(report.ministry, report.id, "Feil.")
    tasks, told = queries.owed_by(report.writer, TODAY), queries.told_to(report.writer)
    assert [one.about for one in told] == [f"report:{report.id}"]
    assert owed.news(tasks, told) == ()
    assert owed.news((), told) == told


def test_untreated_requirements_are_one_row_for_each_document(country: Country) -> None:
    asked(country)
    rows = list(queries.owed_by(country.actor("rhf_controller", country.midt), TODAY))
    board = queries.passing_board(country.actor("rhf_controller", country.midt), country.midt, 2020)
    assert board is not None
    assert [(one.code, one.count) for one in rows] == [("untreated", len(board.untreated))]
    assert "untreated" not in codes(country.actor("user_committee", country.midt))


def test_many_reports_are_gathered_as_each_is(country: Country) -> None:
    """Else a signature would be seen to fall on one's own page and stand on the report's."""
    first = opened(country)
    first.answer_all()
    second = actions.open_annual_report(first.stranger, country.sorost, 2020)
    table = AccountDraft("Resultat", 2020, (AccountLine("Lønn", Decimal(1), Decimal(2)),))
    money.keep_accounts(first.writer, f"report:{first.id}", country.midt, table)
    records = [one for one in (reports.report(first.id), reports.report(second)) if one]
    together = content.gather_many(records)
    for one in records:
        alone = content.gather(one.id, first.writer if one.id == first.id else first.stranger)
        for field in fields(alone):
            assert getattr(together[one.id], field.name) == getattr(alone, field.name), field.name


def test_the_questions_asked_of_the_database_do_not_grow(country: Country) -> None:
    report = opened(country)
    report.answer_all()
    report.sign("leader")
    made = 0

    def with_reports(number: int) -> int:
        nonlocal made
        while made < number:
            made += 1
            _monthly(report, made, ready=made % 2 == 0)
        with CaptureQueriesContext(connection) as seen:
            found = queries.owed_by(report.leader, TODAY)
        assert len({one.report_id for one in found if one.report_id}) == number
        return len(seen)

    # Half of them are drafts, half wait for a signature; one has been signed before.
    assert with_reports(2) == with_reports(40)


def _monthly(report: Opened, number: int, *, ready: bool) -> None:
    year, month = 2021 + (number - 1) // 12, (number - 1) % 12 + 1
    made = reporting.open_report(
        report.leader,
        organisation_id=report.country.midt,
        kind="tertialrapport",
        year=year,
        title=f"Rapport {number}",
        period=f"{year}-{month:02}",
    )
    section = reporting.write_sections(report.leader, made, [SectionDraft(1, "Krav", parts=(Slot(1),))])[0]
    reporting.place(report.leader, made, [PlacedDraft(section, 1, report.requirements[0])])
    if ready:
        reporting.make_ready(report.leader, made)


@pytest.mark.parametrize(
    ("days", "when"),
    [(None, "undated"), (-1, "passed"), (0, "soon"), (30, "soon"), (31, "later")],
)
def test_when_something_is_due(days: int | None, when: str) -> None:
    due_on = None if days is None else TODAY + timedelta(days=days)
    assert owed.when(due_on, TODAY) == when


def test_the_overdue_stand_first_and_what_came_back_before_the_rest_without_a_day() -> None:
    made = [
        Task("answer", "uten", None),
        Task("notice", "varsel", None),
        Task("answer", "senere", TODAY + timedelta(days=90)),
        Task("follow_up", "passert", TODAY - timedelta(days=1)),
    ]
    assert [one.title for one in owed.in_order(made)] == ["passert", "senere", "varsel", "uten"]
    days, kinds = owed.counted(made, TODAY, day="undated")
    assert days == {"passed": 1, "soon": 0, "later": 1, "undated": 2}
    assert {key: number for key, number in kinds.items() if number} == {"answers": 1, "back": 1}

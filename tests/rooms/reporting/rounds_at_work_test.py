"""Rounds at work: who sees what, who is late, reminded, given a later day; closed, opened again, repeated."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.models import Round, RoundUnit
from linja.line.reporting.records import RoundCounts
from linja.people.audit import queries as audit
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries as steering_queries
from tests.support.country import Country
from tests.support.rounds import Rounds, region_that_asks

BEFORE, AFTER = date(2020, 5, 10), date(2020, 5, 24)


@pytest.fixture
def region(country: Country) -> Rounds:
    return region_that_asks(country)


def refused(call: Any) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.refusal.code


# --- who sees what -------------------------------------------------------------------------------


def test_the_region_knows_how_many_have_begun_and_not_what_they_write(region: Rounds) -> None:
    round_id = region.opened()
    stolavs = region.country.stolavs
    region.answer(region.report_of(round_id, stolavs))
    found = region.read(round_id, today=BEFORE)
    assert found.counts == RoundCounts(units=2, not_begun=1, begun=1)
    assert [(one.stage, one.report_id, one.answered, one.readable) for one in found.units] == [
        ("waiting", None, None, False)
    ] * 2
    assert reports.round_rows(round_id, region.controller) == ()


def test_from_the_handing_in_on_the_region_reads_the_cells(region: Rounds) -> None:
    round_id = region.opened()
    stolavs = region.country.stolavs
    report_id = region.report_of(round_id, stolavs)
    answered = region.answer(report_id)
    region.hand_in(report_id)
    found = region.read(round_id)
    assert found.counts.handed_in == 1
    assert {one.organisation_id: one.stage for one in found.units} == {
        stolavs: "submitted",
        region.country.nordtrondelag: "waiting",
    }
    rows = reports.round_rows(round_id, region.controller)
    assert [(row.requirement_id, list(row.cells)) for row in rows] == [
        (region.asked[0], [stolavs]),
        (region.asked[1], [stolavs]),
        (region.orders[stolavs][2], [stolavs]),
    ]
    cell = rows[0].cells[stolavs]
    assert (cell.answered_id, cell.report_id, cell.answered) == (answered, report_id, True)


def test_a_unit_sees_itself_and_nobody_else(region: Rounds) -> None:
    round_id = region.opened()
    stolavs, other = region.units
    report_id = region.report_of(round_id, other)
    region.answer(report_id)
    region.hand_in(report_id)
    found = region.read(round_id, region.writer(stolavs))
    assert [(one.organisation_id, one.stage, one.asked, one.answered) for one in found.units] == [
        (stolavs, "draft", 3, 0)
    ]
    assert (found.counts.units, found.counts.handed_in, found.asks) == (1, 0, False)
    rows = reports.round_rows(round_id, region.writer(stolavs))
    assert [set(row.cells) for row in rows] == [{stolavs}] * 3
    assert [row.requirement_id for row in rows] == region.orders[stolavs]


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("rhf_controller", "sorost"),
        ("hf_leader", "ous"),
        ("user_committee", "midt"),
        ("employee_representative", "stolavs"),
        ("directorate", "directorate"),
        ("ministry", "ministry"),
    ],
)
def test_others_do_not_find_it(region: Rounds, role: str, place: str) -> None:
    round_id = region.opened()
    region.hand_in(region.report_of(round_id, region.country.stolavs))
    actor = region.country.actor(role, getattr(region.country, place))
    assert reports.round_(round_id, actor) is None
    assert (reports.rounds(actor), reports.round_rows(round_id, actor)) == ((), ())
    for act in ("open", "remind", "close", "change"):
        assert reporting.may_round(actor, act, round_id) is not None


def test_what_was_sent_back_is_seen_as_sent_back(region: Rounds) -> None:
    round_id = region.opened()
    stolavs = region.country.stolavs
    report_id = region.report_of(round_id, stolavs)
    region.hand_in(report_id)
    reporting.return_report(region.controller, report_id, "Mer om årsaken")
    for actor in (region.controller, region.writer(stolavs)):
        found = region.read(round_id, actor, AFTER)
        unit = next(one for one in found.units if one.organisation_id == stolavs)
        assert (unit.stage, unit.owes) == ("returned", False)


def test_a_list_of_rounds_asks_as_often_as_one(region: Rounds) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            reports.rounds(region.controller)
        return len(seen)

    region.opened()
    one = statements()
    for month in range(3, 11):
        region.opened(
            series="monthly", period=f"2020-{month:02d}", title=f"Måned {month}", template="monthly_report"
        )
    assert len(reports.rounds(region.controller)) == 9
    assert statements() == one


# --- late, reminded, extended --------------------------------------------------------------------


def test_who_has_not_handed_in_by_the_day_is_late(region: Rounds) -> None:
    round_id = region.opened()
    day = date(2020, 5, 20)
    for today, late in ((day, 0), (day + timedelta(days=1), 2)):
        assert region.read(round_id, today=today).counts.late == late
    region.hand_in(region.report_of(round_id, region.country.stolavs))
    handed_in = timezone.localdate()
    units = {one.organisation_id: one for one in region.read(round_id, today=handed_in).units}
    found = units[region.country.stolavs].timeliness
    assert (found.code, found.days) == ("delivered_late", (handed_in - day).days)
    assert units[region.country.nordtrondelag].timeliness.code == "passed"


def test_only_those_who_owe_are_reminded(region: Rounds) -> None:
    round_id = region.opened()
    stolavs, other = region.units
    region.hand_in(region.report_of(round_id, stolavs))
    assert reporting.remind_round(region.controller, round_id) == 1
    assert [len(region.told(unit)) for unit in (stolavs, other)] == [1, 2]
    assert region.told(other)[-1] == "Tertialrapport 1. tertial 2020 skulle vært levert innen 20. mai 2020"
    reminded = {one.organisation_id: one.reminders for one in region.read(round_id).units}
    assert reminded == {stolavs: 0, other: 1}
    assert refused(lambda: reporting.remind_round(region.controller, round_id, [stolavs])) == (
        "reporting.somebody_owes"
    )
    region.hand_in(region.report_of(round_id, other))
    assert refused(lambda: reporting.remind_round(region.controller, round_id)) == "reporting.somebody_owes"


def test_it_reminds_by_itself_before_and_after_and_once_each(region: Rounds) -> None:
    round_id = region.opened()
    RoundUnit.objects.update(reminded_at=None)
    days = (date(2020, 5, 12), date(2020, 5, 13), date(2020, 5, 20), date(2020, 5, 21), date(2020, 5, 22))
    reminded = []
    for day in days:
        reminded.append(reporting.remind_due(round_id, day))
        moment = datetime.combine(day, time(6), tzinfo=UTC)
        if reminded[-1]:
            RoundUnit.objects.update(reminded_at=moment)
    assert reminded == [0, 2, 0, 2, 0]


def test_a_closed_or_planned_round_reminds_nobody(region: Rounds) -> None:
    round_id = region.planned()
    assert reporting.remind_due(round_id, AFTER) == 0
    steering.open_round(region.controller, round_id)
    reporting.close_round(region.controller, round_id)
    assert reporting.remind_due(round_id, AFTER) == 0
    assert refused(lambda: reporting.remind_round(region.controller, round_id)) == "reporting.no_such_step"
    assert reporting.remind_due(999_999) == 0


def test_one_unit_gets_a_later_day(region: Rounds) -> None:
    round_id = region.opened()
    stolavs, other = region.units
    new = date(2020, 6, 3)
    reporting.extend_unit(region.controller, round_id, stolavs, new, "Nytt system")
    units = {one.organisation_id: one for one in region.read(round_id, today=AFTER).units}
    assert (units[stolavs].due_on, units[stolavs].timeliness.code) == (new, "soon")
    assert units[other].timeliness.code == "passed"
    assert region.told(stolavs)[-1] == "Ny frist for Tertialrapport 1. tertial 2020: 3. juni 2020"
    assert len(region.told(other)) == 1
    assert reports.due_dates([region.report_of(round_id, stolavs)]) == {
        region.report_of(round_id, stolavs): new
    }


@pytest.mark.parametrize(
    ("actor", "unit", "day", "reason", "code"),
    [
        ("controller", "stolavs", date(2020, 5, 20), "Nytt system", "reporting.extension_not_later"),
        ("controller", "stolavs", date(2020, 6, 1), " ", "reporting.no_reason"),
        ("controller", "ous", date(2020, 6, 1), "Nytt system", "reporting.not_found"),
        ("stranger", "stolavs", date(2020, 6, 1), "Nytt system", "reporting.not_found"),
    ],
)
def test_an_extension_is_refused(
    region: Rounds, actor: str, unit: str, day: date, reason: str, code: str
) -> None:
    round_id = region.opened()
    who, place = getattr(region, actor), getattr(region.country, unit)
    assert refused(lambda: reporting.extend_unit(who, round_id, place, day, reason)) == code


def test_a_unit_does_not_extend_its_own_day(region: Rounds) -> None:
    round_id = region.opened()
    stolavs = region.country.stolavs
    assert (
        refused(
            lambda: reporting.extend_unit(
                region.leader(stolavs), round_id, stolavs, date(2020, 6, 1), "Vi ber"
            )
        )
        == "reporting.not_your_round"
    )


def test_a_closed_round_is_opened_again_with_a_reason(region: Rounds) -> None:
    round_id = region.opened()
    reporting.close_round(region.controller, round_id)
    assert refused(lambda: reporting.reopen_round(region.controller, round_id, " ")) == "reporting.no_reason"
    assert (
        refused(lambda: reporting.change_round(region.controller, round_id, region.draft()))
        == "reporting.round_closed"
    )
    reporting.reopen_round(region.controller, round_id, "Et foretak manglet")
    assert region.read(round_id).state == "open"


def test_the_next_of_the_series_is_proposed_and_planned(region: Rounds) -> None:
    round_id = region.opened()
    again = steering.repeat_round(region.controller, round_id)
    found = region.read(again)
    assert (found.title, found.period, found.opens_on, found.cutoff_on, found.due_on, found.state) == (
        "Tertialrapport 2. tertial 2020",
        "2020T2",
        date(2020, 9, 1),
        date(2020, 8, 31),
        date(2020, 9, 20),
        "planned",
    )
    assert found.follows_id == round_id
    assert {one.organisation_id for one in found.units} == set(region.units)
    assert refused(lambda: steering.repeat_round(region.stranger, round_id)) == "reporting.not_found"


def test_the_proposal_asks_the_units_of_the_owner_alone(region: Rounds) -> None:
    from linja.ground.kernel.actor import SYSTEM
    from linja.ground.kernel.periods import Month
    from linja.people.organisations import actions as organisations
    from linja.people.organisations import queries as places

    country = region.country
    shared = country.organisation("Luftambulansetjenesten HF", "hf", country.midt)
    organisations.link(SYSTEM, parent_id=country.sorost, child_id=shared)
    owner = places.by_id(country.midt)
    assert owner is not None
    draft = steering_queries.proposed_round(owner, "monthly", Month(2020, 3))
    assert set(draft.unit_ids) == set(region.units)
    assert (draft.title, draft.due_on) == ("Månedsrapport for mars 2020", date(2020, 4, 10))
    assert [one.name for one in steering_queries.owners(region.controller)] == ["Helse Midt-Norge RHF"]


def test_all_of_it_is_logged(region: Rounds) -> None:
    round_id = region.opened()
    reporting.remind_round(region.controller, round_id)
    reporting.close_round(region.controller, round_id)
    entries = audit.entries_for(Round.objects.get(pk=round_id))
    assert [one.action for one in reversed(entries)] == [
        "reporting.plan_round",
        "reporting.open_round",
        "reporting.remind_round",
        "reporting.close_round",
    ]


def test_a_weekly_series_goes_on_week_by_week(region: Rounds) -> None:
    days = {"opens_on": date(2020, 3, 20), "cutoff_on": date(2020, 3, 19), "due_on": date(2020, 3, 21)}
    first = region.opened(
        series="special", period="2020-03-20", title="Smittevern", template="special_report", **days
    )
    second = steering.repeat_round(region.controller, first)
    third = steering.repeat_round(region.controller, second)
    assert [region.read(one).period for one in (second, third)] == ["2020-03-27", "2020-04-03"]
    assert region.read(third).due_on == date(2020, 4, 4)
    title = reports.readable(region.report_of(first, region.country.stolavs), region.writer(region.units[0]))
    assert title.title == "Smittevern, 20. mars 2020"


def test_the_worker_is_to_come_back_on_the_days_of_the_round(
    region: Rounds, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    due_on = timezone.localdate() + timedelta(days=30)
    with django_capture_on_commit_callbacks(execute=True):
        region.opened(due_on=due_on)
    waiting = DBTaskResult.objects.filter(task_path__endswith="tasks.remind").order_by("run_after")
    assert [timezone.localtime(one.run_after).date() for one in waiting] == [
        due_on - timedelta(days=7),
        due_on + timedelta(days=1),
    ]

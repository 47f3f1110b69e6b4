"""The leader's page: what is counted of whom, and whose answers are looked at."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.ground.kernel.vocabulary import Attainment, Progress, RequirementKind
from linja.line.reporting import actions as reporting
from linja.line.reporting.records import Status
from linja.line.requirements import actions as register
from linja.pillars.steering import queries
from linja.pillars.steering.calculations import leading
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import ASKED, Opened, opened
from tests.support.rounds import Rounds, region_that_asks

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(country: Country) -> Opened:
    return opened(country)


def held(actor: Actor, unit: int | None, year: int = 2020) -> dict[str, tuple[str, ...]]:
    """Text -> (binds, attainment, progress, cause, deadline) of every row that the actor sees."""
    page = queries.leading_page(actor, unit, year)
    assert page is not None
    return {
        row.record.current.text: (row.obligation, row.attainment, row.progress, row.cause, row.lateness)
        for row in page.now.rows
    }


def test_each_requirement_is_counted_by_what_is_said_of_it(report: Opened) -> None:
    """The first is reached, the second behind without a cause, the third silent, the last lapsed."""
    report.answer(0)
    report.status(0)
    report.answer(1)
    report.status(1, Attainment.NOT_REACHED)
    report.answer(3)
    report.status(3, Attainment.NOT_REACHED)
    assert held(report.writer, report.country.midt) == {
        ASKED[0]: ("in_force", "reached", "unsaid", "", "settled"),
        ASKED[1]: ("in_force", "not_reached", "unsaid", "-", "no_deadline"),
        ASKED[2]: ("in_force", "unanswered", "unanswered", "", "no_deadline"),
        # What has lapsed is not counted as not reached, whatever its answer says.
        ASKED[3]: ("report_only", "lapsed", "unsaid", "", "lapsed"),
    }


def test_a_passed_day_and_a_delivery(report: Opened) -> None:
    one = report.answered[0]
    assert held(report.writer, report.country.midt)[ASKED[0]][4] == "passed"
    report.answer(0)
    reporting.set_status(report.writer, one, Status(progress=Progress.DELAYED))
    assert held(report.writer, report.country.midt)[ASKED[0]][2:] == ("delayed", "-", "passed")


def test_goals_and_tasks_are_apart(country: Country) -> None:
    ids = [draft("Et mål.", kind=RequirementKind.GOAL), draft("En oppgave.", kind=RequirementKind.TASK)]
    ids += [draft("Et krav.", kind=RequirementKind.DEMAND)]
    register.add_requirements(SYSTEM, letter(country), ids)
    page = queries.leading_page(country.actor("rhf_leader", country.midt), country.midt, 2020)
    assert page is not None
    kinds = {row.record.current.text: row.kind for row in page.now.rows}
    assert kinds == {"Et mål.": "goal", "En oppgave.": "task", "Et krav.": "task"}


def test_the_ministry_counts_what_is_handed_in_of_every_region(report: Opened) -> None:
    report.answer_all()
    country = report.country

    def told() -> list[tuple[int, str]]:
        page = queries.leading_page(report.ministry, None, 2020)
        assert page is not None
        rows = [row for row in page.now.rows if row.record.current.text == ASKED[0]]
        return sorted((row.organisation_id, row.attainment) for row in rows)

    assert told() == [(country.midt, "unanswered"), (country.sorost, "unanswered")]
    report.hand_in()
    assert told() == [(country.midt, "reached"), (country.sorost, "unanswered")]


def test_a_region_counts_what_its_hospitals_have_handed_in(country: Country) -> None:
    """The hospital sees its draft at once; the region when it is handed in."""
    rounds = region_that_asks(country)
    unit = rounds.units[0]
    report = rounds.report_of(rounds.opened(), unit)
    rounds.answer(report)
    own = held(rounds.leader(unit), unit)
    assert sorted(one[1] for one in own.values()) == ["unanswered", "unanswered", "unsaid"]
    assert set(_below(rounds, unit).values()) == {"unanswered"}
    rounds.hand_in(report)
    assert _below(rounds, unit) == {text: one[1] for text, one in own.items()}


def _below(rounds: Rounds, unit: int) -> dict[str, str]:
    page = queries.leading_page(rounds.controller, rounds.country.midt, 2020)
    assert page is not None
    return {
        row.record.current.text: row.attainment for row in page.now.below_rows if row.organisation_id == unit
    }


def test_nobody_opens_anothers_unit(report: Opened) -> None:
    country = report.country
    report.answer_all()
    report.hand_in()
    own, other = country.midt, country.sorost
    who = {
        "controller": report.writer,
        "stranger": report.stranger,
        "hospital": country.actor("hf_leader", country.stolavs),
        "committee": country.actor("user_committee", country.midt),
    }
    may = {
        name: [
            queries.leading_page(actor, unit, 2020) is not None
            for unit in (own, other, country.stolavs, None)
        ]
        for name, actor in who.items()
    }
    assert may == {
        "controller": [True, False, True, False],
        "stranger": [False, True, False, False],
        "hospital": [False, False, True, False],
        "committee": [False, False, False, False],
    }


def test_two_years_stand_side_by_side(report: Opened) -> None:
    register.add_requirements(SYSTEM, letter(report.country, "Brev", year=2019), [draft("I fjor.")])
    page = queries.leading_page(report.leader, report.country.midt, 2020)
    assert page is not None
    counted = leading.counted(page.now.rows, page.before.rows, "attainment", ("reached", "unanswered"))
    assert [(one.value, one.count, one.before) for one in counted] == [("unanswered", 3, 1)]


def test_the_questions_asked_of_the_database_do_not_grow(country: Country) -> None:
    document = letter(country)
    actor = country.actor("rhf_leader", country.midt)

    def asked(rows: int) -> int:
        register.add_requirements(SYSTEM, document, [draft(f"Krav {rows}.{n}.") for n in range(rows)])
        with CaptureQueriesContext(connection) as seen:
            queries.leading_page(actor, country.midt, 2020)
        return len(seen)

    assert asked(2) == asked(20)


def test_a_facet_counts_what_its_value_would_show(report: Opened) -> None:
    report.answer_all()
    page = queries.leading_page(report.writer, report.country.midt, 2020)
    assert page is not None
    rows, chosen = page.now.rows, {"obligation": ("in_force",)}
    for field, values in leading.facets(rows, chosen).items():
        for value, count, _taken in values:
            assert len(leading.shown(rows, {**chosen, field: (value,)})) == count

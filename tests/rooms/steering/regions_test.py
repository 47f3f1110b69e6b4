"""The ministry's page: what each region is seen to have answered, chosen and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import Attainment, RoleKind
from linja.line.requirements import actions as register
from linja.line.requirements.records import RoleDraft
from linja.pillars.steering import queries
from linja.pillars.steering.calculations.regions import FIELDS
from linja.pillars.steering.records import RegionFilter
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(country: Country) -> Opened:
    made = opened(country)
    made.answer_all()
    made.status(1, Attainment.PARTLY)
    return made


def test_every_region_has_its_place_and_only_what_is_handed_in_is_there(report: Opened) -> None:
    def told(actor: object) -> list[list[str]]:
        board = queries.region_board(actor, 2020)  # type: ignore[arg-type]
        assert [name for _id, name in board.regions] == ["Helse Sør-Øst RHF", "Helse Midt-Norge RHF"]
        return [[str(cell.status.attainment or "") for cell in row.cells] for row in board.rows]

    nothing = [["", ""]] * 4
    all_told = [["", "reached"], ["", "partly"], ["", "reached"], ["", "reached"]]
    assert told(report.writer) == all_told
    assert [told(report.ministry), told(report.stranger)] == [nothing, nothing]
    report.hand_in()
    assert [told(report.ministry), told(report.stranger)] == [all_told, nothing]


def test_what_is_put_to_one_region_is_not_asked_of_the_other(country: Country) -> None:
    alone = RoleDraft(RoleKind.ADDRESSEE, "Helse Sør-Øst RHF", country.sorost)
    register.add_requirements(SYSTEM, letter(country), [draft("Bare for dere.", roles=(alone,))])
    row = queries.region_board(country.actor("ministry", country.ministry), 2020).rows[0]
    assert [cell.asked for cell in row.cells] == [True, False]


def test_counts_tell_how_many_rows_the_choice_shows(report: Opened) -> None:
    report.hand_in()
    board = queries.region_board(report.ministry, 2020)
    for field in FIELDS:
        for one in board.counts[field]:
            shown = queries.region_board(report.ministry, 2020, RegionFilter(**{field: (one.value,)}))
            assert len(shown.rows) == one.count, (field, one)
    assert {one.value: one.count for one in board.counts["attainments"]} == {"reached": 3, "partly": 1}
    assert {one.value: one.count for one in board.counts["flags"]} == {"open": 3, "unanswered": 4, "past": 1}


def test_filters_hold_together_and_words_narrow(report: Opened) -> None:
    report.hand_in()
    chosen = RegionFilter(text="korridor ingen", attainments=("partly", "not_reached"))
    rows = queries.region_board(report.ministry, 2020, chosen).rows
    assert [row.record.current.text for row in rows] == [ASKED[1]]
    assert queries.region_board(report.ministry, 2020, replace(chosen, flags=("past",))).rows == ()


def test_counts_leak_nothing_to_the_other_region(report: Opened) -> None:
    report.hand_in()
    board = queries.region_board(report.stranger, 2020)
    assert board.counts["attainments"] == ()
    assert queries.region_reports(report.stranger, 2020) == ()
    assert [one.organisation_id for one in queries.region_reports(report.ministry, 2020)] == [
        report.country.midt
    ]


def test_the_number_of_questions_is_the_same_for_few_and_many(report: Opened) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            queries.region_board(report.writer, 2020)
        return len(held)

    asked()
    few = asked()
    register.add_requirements(
        SYSTEM, letter(report.country), [draft(f"Krav {n} skal gjøres.") for n in range(20)]
    )
    assert asked() == few


def test_one_requirement_is_there_when_it_is_put_to_the_regions(report: Opened) -> None:
    row = queries.region_row(report.writer, report.requirements[0])
    assert row is not None
    assert [cell.answer is not None for cell in row.cells] == [False, True]
    assert queries.region_row(report.writer, 10**6) is None

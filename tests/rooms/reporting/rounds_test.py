"""Rounds: planned by those who follow up, and opened with a report for every unit, or none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.models import Report, Round
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.rounds import ASKED, OWN, Rounds, region_that_asks

BEFORE, AFTER = date(2020, 5, 10), date(2020, 5, 24)


@pytest.fixture
def region(country: Country) -> Rounds:
    return region_that_asks(country)


def refused(call: Any) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.refusal.code


# --- planning ------------------------------------------------------------------------------------


def test_a_planned_round_is_seen_by_those_who_ask_and_told_to_nobody(region: Rounds) -> None:
    round_id = region.planned()
    assert region.read(round_id).state == "planned"
    stolavs = region.country.stolavs
    for other in (region.stranger, region.writer(stolavs)):
        assert reports.round_(round_id, other) is None
        assert reports.rounds(other) == ()
    assert region.told(stolavs) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": "  "}, "reporting.round_without_title"),
        ({"period": "2020-05"}, "reporting.round_period"),
        ({"period": "soon"}, "reporting.round_period"),
        ({"series": "monthly"}, "reporting.round_period"),
        ({"due_on": date(2020, 4, 30)}, "reporting.round_due_before_opening"),
    ],
)
def test_a_round_must_hold_together(region: Rounds, changes: dict[str, Any], code: str) -> None:
    assert refused(lambda: region.planned(**changes)) == code
    assert Round.objects.count() == 0


def test_another_regions_unit_or_requirement_is_not_asked(region: Rounds) -> None:
    assert refused(lambda: region.planned(unit_ids=(region.country.ous,))) == "reporting.round_unit"
    assert refused(lambda: region.planned(requirement_ids=(999_999,))) == "reporting.round_requirement"
    theirs = region.orders[region.country.stolavs]
    assert (
        refused(
            lambda: reporting.plan_round(
                region.country.actor("hf_leader", region.country.ous),
                region.draft(
                    owner_id=region.country.ous, unit_ids=(), requirement_ids=tuple(theirs), title="Another"
                ),
            )
        )
        == "reporting.round_requirement"
    )


def test_only_those_who_follow_up_plan(region: Rounds) -> None:
    country = region.country
    for role, place in (
        ("rhf_controller", country.sorost),
        ("hf_contributor", country.stolavs),
        ("user_committee", country.midt),
        ("auditor", country.midt),
        ("hf_board_secretary", country.midt),
    ):
        actor = country.actor(role, place)
        assert refused(lambda actor=actor: reporting.plan_round(actor, region.draft())) == (
            "reporting.not_your_round"
        )


def test_the_same_round_is_planned_once(region: Rounds) -> None:
    region.planned()
    assert refused(region.planned) == "reporting.round_already"


def test_while_it_is_planned_everything_may_change(region: Rounds) -> None:
    round_id = region.planned()
    new = region.draft(
        title="Other", unit_ids=(region.country.stolavs,), requirement_ids=tuple(region.asked[:1])
    )
    reporting.change_round(region.controller, round_id, new)
    found = region.read(round_id)
    assert (found.title, [one.organisation_id for one in found.units], found.requirement_ids) == (
        "Other",
        [region.country.stolavs],
        tuple(region.asked[:1]),
    )
    assert refused(lambda: reporting.change_round(region.stranger, round_id, new)) == "reporting.not_found"


def test_what_is_open_keeps_its_units_and_tells_of_a_new_deadline(region: Rounds) -> None:
    round_id = region.opened()
    one_unit = region.draft(unit_ids=(region.country.stolavs,))
    assert refused(lambda: reporting.change_round(region.controller, round_id, one_unit)) == (
        "reporting.round_opened"
    )
    reporting.change_round(region.controller, round_id, region.draft(due_on=date(2020, 6, 1)))
    assert region.told(region.country.stolavs)[-1].endswith("1. juni 2020")


def test_a_planned_round_is_taken_away_and_an_open_one_stays(region: Rounds) -> None:
    round_id = region.planned()
    assert refused(lambda: reporting.drop_round(region.stranger, round_id)) == "reporting.not_found"
    reporting.drop_round(region.controller, round_id)
    assert reports.rounds(region.controller) == ()
    opened = region.opened()
    assert refused(lambda: reporting.drop_round(region.controller, opened)) == "reporting.round_opened"
    stolavs = region.country.stolavs
    assert refused(lambda: reporting.drop_round(region.leader(stolavs), opened)) == (
        "reporting.not_your_round"
    )


# --- opening -------------------------------------------------------------------------------------


def test_each_unit_gets_a_report_with_its_own_wording_in_place(region: Rounds) -> None:
    round_id = region.opened()
    for unit in region.units:
        report_id = region.report_of(round_id, unit)
        found = reports.readable(report_id, region.writer(unit))
        assert (found.kind, found.period, found.state, found.receiver_id, found.template) == (
            "tertialrapport",
            "2020T1",
            "draft",
            region.country.midt,
            "tertial_report",
        )
        assert found.title == "Tertialrapport for 1. tertial 2020"
        asked = reports.answered(report_id)
        assert [one.text for one in asked] == [*(f"Foretaket: {text}" for text in ASKED), OWN]
        assert [one.requirement_id for one in asked] == region.orders[unit]
        headings = [one.title for one in reports.sections(report_id) if one.level == 1]
        assert headings[:2] == ["Sammendrag", "Rapportering på styringskrav"]


def test_what_is_chosen_is_asked_in_the_units_own_wording_else_as_it_is(region: Rounds) -> None:
    country = region.country
    alone = country.organisation("Helse Møre og Romsdal HF", "hf", country.midt)
    country.person("hf_contributor", alone)
    round_id = region.opened(requirement_ids=(region.asked[1],), unit_ids=(*region.units, alone))
    texts = {
        unit: [one.text for one in reports.answered(region.report_of(round_id, unit))]
        for unit in (*region.units, alone)
    }
    assert texts == {
        country.stolavs: [f"Foretaket: {ASKED[1]}"],
        country.nordtrondelag: [f"Foretaket: {ASKED[1]}"],
        alone: [ASKED[1]],
    }


def test_nothing_is_opened_when_one_unit_has_nothing_to_answer(region: Rounds) -> None:
    alone = region.country.organisation("Helse Møre og Romsdal HF", "hf", region.country.midt)
    round_id = region.planned(unit_ids=(*region.units, alone))
    with pytest.raises(Refused) as caught:
        steering.open_round(region.controller, round_id)
    assert caught.value.refusal.facts == {"organisations": "Helse Møre og Romsdal HF"}
    assert (Report.objects.count(), region.read(round_id).state) == (0, "planned")
    assert region.told(region.country.stolavs) == []


def test_a_round_without_units_is_not_opened(region: Rounds) -> None:
    round_id = region.planned(unit_ids=())
    assert refused(lambda: steering.open_round(region.controller, round_id)) == "reporting.has_units"


def test_it_is_opened_once_and_by_those_who_ask(region: Rounds) -> None:
    round_id = region.planned()
    stolavs = region.country.stolavs
    for actor in (region.stranger, region.writer(stolavs)):
        assert refused(lambda actor=actor: steering.open_round(actor, round_id)) == "reporting.not_found"
    steering.open_round(region.controller, round_id)
    assert refused(lambda: steering.open_round(region.controller, round_id)) == "reporting.no_such_step"
    assert Report.objects.count() == 2


def test_the_units_are_told_each_once(region: Rounds) -> None:
    region.opened()
    for unit in region.units:
        for role in ("hf_contributor", "hf_leader"):
            assert region.told(unit, role) == [
                "Tertialrapport 1. tertial 2020 er åpnet: leveres innen 20. mai 2020"
            ]


def test_a_report_that_the_unit_has_opened_itself_is_taken_into_the_round(region: Rounds) -> None:
    stolavs = region.country.stolavs
    own = reporting.open_report(
        region.writer(stolavs),
        organisation_id=stolavs,
        kind="tertialrapport",
        year=2020,
        period="2020T1",
        title="Own",
    )
    round_id = region.opened()
    assert region.report_of(round_id, stolavs) == own
    assert Report.objects.count() == 2


def test_two_rounds_do_not_share_a_report_but_special_ones_stand_side_by_side(region: Rounds) -> None:
    region.opened()
    again = region.planned(title="Another")
    assert refused(lambda: steering.open_round(region.controller, again)) == "reporting.round_twice"
    special = {"series": "special", "period": "2020-05", "template": "special_report"}
    for title in ("Smittevern", "Tiltakspakke"):
        region.opened(title=title, **special)
    assert Report.objects.filter(kind="særrapport").count() == 4


def test_lapsed_and_later_requirements_are_not_asked(region: Rounds) -> None:
    from linja.ground.kernel.actor import SYSTEM
    from linja.ground.kernel.vocabulary import ChangeType
    from linja.line.requirements import actions as register
    from tests.support.governing import amending_letter, change, draft

    first, second, own = region.orders[region.country.stolavs]
    letter_id = amending_letter(region.country, day=date(2020, 3, 1))
    register.amend(SYSTEM, letter_id, [change(first, ChangeType.LAPSE, date(2020, 3, 1))])
    document = register_document(region)
    register.add_requirements(SYSTEM, document, [draft("Later.", in_force_from=date(2020, 6, 1))])
    round_id = region.opened()
    asked = reports.answered(region.report_of(round_id, region.country.stolavs))
    assert [one.requirement_id for one in asked] == [second, own]


def register_document(region: Rounds) -> int:
    from tests.support.governing import letter

    return letter(
        region.country,
        "Tillegg",
        kind="oppdrag_og_bestilling",
        issuer_id=region.country.midt,
        issued_on=date(2020, 6, 1),
        addressee_ids=(region.country.stolavs,),
    )


def test_opening_for_many_units_asks_as_often_as_for_few(region: Rounds) -> None:
    from tests.support.rounds import order

    def statements(round_id: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            steering.open_round(region.controller, round_id)
        return len(seen)

    few = statements(region.planned())
    more = [region.country.organisation(f"Sykehus {n} HF", "hf", region.country.midt) for n in range(6)]
    for unit in more:
        order(region.country, unit, region.asked)
        region.country.person("hf_contributor", unit)
    many = statements(region.planned(period="2020T2", title="T2", unit_ids=tuple(more)))
    assert many == few


def test_a_unit_that_is_no_more_is_not_asked(region: Rounds) -> None:
    from linja.ground.kernel.actor import SYSTEM
    from linja.people.organisations import actions as organisations
    from linja.people.organisations import queries as places

    gone = region.country.organisation("Helse Sunnmøre HF", "hf", region.country.midt)
    organisations.record_change(SYSTEM, gone, kind="dissolved", on=date(2011, 6, 30))
    owner = places.by_id(region.country.midt)
    assert owner is not None
    assert {one.id for one in reporting.askable_units(owner)} == set(region.units)
    assert refused(lambda: region.planned(unit_ids=(gone,))) == "reporting.round_unit"

"""Rounds: planned, opened all or nothing, reminded, extended, closed, repeated; who sees what of it."""

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
from linja.line.reporting.models import Report, Round, RoundUnit
from linja.line.reporting.records import RoundCounts
from linja.people.audit import queries as audit
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries as steering_queries
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
    cells = [set(row.cells) for row in reports.round_rows(round_id, region.writer(stolavs))]
    assert cells == [{stolavs}] * 3


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

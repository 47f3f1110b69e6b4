"""One more unit in an open round, and one taken out before it has written anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from linja.ground.document.tree import Paragraph
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import Progress
from linja.line.allocations.records import AccountDraft, AccountLine
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import Status
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries as steering_queries
from tests.support.country import Country
from tests.support.rounds import OWN, Rounds, region_that_asks

WHY = "Skal ikke rapportere i år."


@pytest.fixture
def region(country: Country) -> Rounds:
    return region_that_asks(country)


def refused(call: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.refusal.code


def with_one(region: Rounds) -> tuple[int, int]:
    """An open round that asks St. Olavs alone, and the trust that is not asked."""
    return region.opened(unit_ids=(region.country.stolavs,)), region.country.nordtrondelag


def add(region: Rounds, round_id: int, unit: int, due_on: date | None = None) -> int:
    return steering.add_to_round(region.controller, round_id, unit, due_on)


def take_out(region: Rounds, round_id: int, unit: int, why: str = WHY) -> None:
    steering.take_out_of_round(region.controller, round_id, unit, why)


def units(region: Rounds, round_id: int) -> set[int]:
    return {one.organisation_id for one in region.read(round_id).units}


def test_the_new_unit_is_asked_what_the_others_were_in_its_own_words(region: Rounds) -> None:
    round_id, unit = with_one(region)
    report_id = add(region, round_id, unit)
    assert units(region, round_id) == set(region.units)
    assert [one.requirement_id for one in reports.answered(report_id)] == region.orders[unit]
    assert reports.answered(report_id)[2].text == OWN
    assert region.told(unit) == ["Tertialrapport 1. tertial 2020 er åpnet: leveres innen 20. mai 2020"]
    region.answer(report_id)
    region.hand_in(report_id)


def test_it_may_have_a_later_day_and_not_an_earlier(region: Rounds) -> None:
    round_id, unit = with_one(region)
    early = refused(lambda: add(region, round_id, unit, date(2020, 5, 19)))
    assert early == "reporting.extension_not_later"
    add(region, round_id, unit, date(2020, 6, 2))
    days = {one.organisation_id: (one.due_on, one.extended_to) for one in region.read(round_id).units}
    assert days == {
        region.country.stolavs: (date(2020, 5, 20), None),
        unit: (date(2020, 6, 2), date(2020, 6, 2)),
    }


def test_who_is_there_already_or_elsewhere_is_not_added(region: Rounds) -> None:
    round_id, unit = with_one(region)
    assert refused(lambda: add(region, round_id, region.country.stolavs)) == "reporting.round_unit_already"
    assert refused(lambda: add(region, round_id, region.country.ous)) == "reporting.round_unit"
    add(region, round_id, unit)
    assert steering_queries.units_to_add(region.read(round_id)) == ()


def test_only_in_an_open_round(region: Rounds) -> None:
    planned = region.planned(unit_ids=(region.country.stolavs,))
    unit = region.country.nordtrondelag
    assert refused(lambda: add(region, planned, unit)) == "reporting.round_not_open"
    steering.open_round(region.controller, planned)
    reporting.close_round(region.controller, planned)
    assert refused(lambda: add(region, planned, unit)) == "reporting.round_closed"
    assert refused(lambda: take_out(region, planned, region.country.stolavs)) == "reporting.round_closed"


def test_only_those_who_ask_add_and_take_out(region: Rounds) -> None:
    round_id, unit = with_one(region)
    own = region.leader(region.country.stolavs)
    for actor, code in (
        (region.stranger, "reporting.not_found"),
        (region.leader(unit), "reporting.not_found"),
        (own, "reporting.not_your_round"),
    ):
        assert refused(lambda who=actor: steering.add_to_round(who, round_id, unit)) == code
    add(region, round_id, unit)
    for actor, code in ((region.stranger, "reporting.not_found"), (own, "reporting.not_your_round")):
        assert refused(lambda who=actor: steering.take_out_of_round(who, round_id, unit, WHY)) == code
    assert units(region, round_id) == set(region.units)


def test_a_unit_that_is_taken_out_is_told_why_and_may_be_asked_again(region: Rounds) -> None:
    round_id = region.opened()
    unit = region.country.nordtrondelag
    before = region.report_of(round_id, unit)
    take_out(region, round_id, unit)
    assert units(region, round_id) == {region.country.stolavs}
    assert region.told(unit)[-1] == "Tertialrapport 1. tertial 2020: enheten deres skal ikke lenger svare"
    found = reports.report(before)
    assert found is not None
    assert found.state == "replaced"
    assert reports.reports(region.writer(unit)) == ()
    assert add(region, round_id, unit) != before


def test_a_reason_is_given_and_one_unit_is_left(region: Rounds) -> None:
    round_id = region.opened()
    first, second = region.units
    assert refused(lambda: take_out(region, round_id, first, "  ")) == "reporting.no_reason"
    take_out(region, round_id, first)
    assert refused(lambda: take_out(region, round_id, second)) == "reporting.round_last_unit"
    assert refused(lambda: take_out(region, round_id, first)) == "reporting.not_found"


def answered(region: Rounds, report_id: int, row: int) -> None:
    region.answer(report_id)


def status(region: Rounds, report_id: int, row: int) -> None:
    reporting.set_status(region.writer(region.country.stolavs), row, Status(progress=Progress.IN_PROGRESS))


def text(region: Rounds, report_id: int, row: int) -> None:
    section = reports.sections(report_id)[0].id
    reporting.write_section(region.writer(region.country.stolavs), section, [Paragraph("Innledning.")])


def promised(region: Rounds, report_id: int, row: int) -> None:
    reporting.promise(region.writer(region.country.stolavs), row, "Til jul", date(2020, 12, 20))


def put_forward(region: Rounds, report_id: int, row: int) -> None:
    reporting.make_ready(region.writer(region.country.stolavs), report_id)


def accounts(region: Rounds, report_id: int, row: int) -> None:
    table = AccountDraft("Regnskap", 2020, (AccountLine("Drift", 1, 2),))
    steering.keep_accounts(region.writer(region.country.stolavs), report_id, table)


@pytest.mark.parametrize("deed", [answered, status, text, promised, put_forward, accounts])
def test_whoever_has_written_anything_stays(region: Rounds, deed: Callable[[Rounds, int, int], None]) -> None:
    round_id = region.opened()
    unit = region.country.stolavs
    report_id = region.report_of(round_id, unit)
    deed(region, report_id, reports.answered(report_id)[0].id)
    assert refused(lambda: take_out(region, round_id, unit)) == "reporting.round_unit_written"
    assert units(region, round_id) == set(region.units)
    assert region.report_of(round_id, unit) == report_id

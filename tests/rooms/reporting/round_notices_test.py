"""What a round has told people of is settled when their unit hands in, and not before."""

from __future__ import annotations

from datetime import date

import pytest

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.line.reporting import actions as reporting
from linja.people.accounts import actions as accounts
from linja.people.accounts import queries as people
from linja.people.accounts.models import Person
from linja.people.notices import queries as notices
from linja.pillars.steering import actions as steering
from tests.support.country import Country
from tests.support.rounds import region_that_asks

pytestmark = pytest.mark.django_db


def unseen(actor: Actor, round_id: int) -> list[str]:
    """What of the round stands on the person's own page."""
    told = [one for one in notices.unseen(actor) if one.about.startswith(f"round:{round_id}")]
    return [one.subject.partition(" ")[0] for one in reversed(told)]


def test_handing_in_settles_what_asked_for_it_except_for_who_still_owes(country: Country) -> None:
    region = region_that_asks(country)
    first, second = region.units
    both = country.new_person("hf_contributor", first)
    accounts.assign_role(SYSTEM, person_id=both, role="hf_leader", organisation_id=second)
    readers = (
        region.writer(first),
        region.leader(first),
        region.writer(second),
        people.actor_for(Person.objects.get(pk=both)),
    )
    round_id, other = region.opened(), region.opened(period="2020T2", title="Neste tertialrapport")
    reporting.remind_round(region.controller, round_id)

    def told() -> list[int]:
        return [len(unseen(actor, round_id)) for actor in readers]

    assert told() == [2, 2, 2, 2]
    region.hand_in(region.report_of(round_id, first))
    assert told() == [0, 0, 2, 2]
    region.hand_in(region.report_of(round_id, second))
    assert told() == [0, 0, 0, 0]
    assert [len(unseen(actor, other)) for actor in readers] == [1, 1, 1, 1]


def test_what_was_taken_back_is_reminded_of_anew(country: Country) -> None:
    region = region_that_asks(country)
    unit, _other = region.units
    round_id = region.opened()
    report = region.report_of(round_id, unit)
    region.hand_in(report)
    reporting.withdraw(region.leader(unit), report, "Feil tall.")
    reporting.remind_round(region.controller, round_id)
    assert unseen(region.leader(unit), round_id) == ["Tertialrapport"]
    region.hand_in(report)
    assert unseen(region.leader(unit), round_id) == []


def test_who_is_asked_no_longer_reads_that_alone(country: Country) -> None:
    region = region_that_asks(country)
    first, second = region.units
    both = country.new_person("hf_contributor", first)
    accounts.assign_role(SYSTEM, person_id=both, role="hf_contributor", organisation_id=second)
    reader = people.actor_for(Person.objects.get(pk=both))
    round_id = region.opened(due_on=date(2020, 5, 20))
    steering.take_out_of_round(region.controller, round_id, first, "Slått sammen.")
    assert [len(unseen(one, round_id)) for one in (region.writer(first), region.writer(second))] == [1, 1]
    # The other unit's handing in does not take the news away.
    region.hand_in(region.report_of(round_id, second))
    assert [len(unseen(one, round_id)) for one in (reader, region.writer(second))] == [1, 0]

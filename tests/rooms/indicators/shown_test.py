"""What pages of figures ask of the room: who has values, for when, and the latest of everything."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linja.ground.kernel.actor import SYSTEM
from linja.line.indicators import actions, queries
from linja.line.indicators.records import Row, ValueDraft
from tests.support.country import Country

pytestmark = pytest.mark.django_db
WAITING, STAY = "waiting_time_started", "length_of_stay"


def keep(place: int, indicator: str, *periods: str) -> None:
    rows = [Row(at, ValueDraft(place, indicator, one, Decimal(5))) for at, one in enumerate(periods, 2)]
    assert actions.take_in(SYSTEM, rows, sha256=f"{place}{indicator}", name="tall.csv").left_out == ()


def test_the_latest_of_everything_and_what_others_are_told_of_it(country: Country) -> None:
    years = [str(year) for year in range(2005, 2021)]
    tertials = [f"{year}T{n}" for year in (2015, 2018, 2019, 2020) for n in (1, 2, 3)]
    keep(country.midt, WAITING, *years, *tertials)
    keep(country.midt, STAY, "2008", "2009")
    keep(country.sorost, WAITING, "2020", "2021")
    own, other = (country.actor("rhf_controller", one) for one in (country.midt, country.sorost))
    found: dict[str, list[str]] = {}
    for one in queries.recent(own, country.midt):
        found.setdefault(one.indicator, []).append(one.period)
    assert {code: sorted(periods) for code, periods in found.items()} == {
        WAITING: sorted([*years[-8:], *tertials[-6:]]),
        STAY: ["2008", "2009"],
    }
    assert queries.recent(other, country.midt) == ()
    assert [queries.held(own), queries.held(other)] == [{WAITING: 28, STAY: 2}, {WAITING: 2}]
    assert queries.places_with_values(own) == ((country.midt, "Helse Midt-Norge RHF"),)
    assert queries.places_with_values(other, STAY) == ()
    assert queries.periods_with_values(other, WAITING) == ("2021", "2020")
    assert queries.held(None) == {}

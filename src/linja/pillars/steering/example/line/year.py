"""The order of the year: orders, rounds and answers, what goes with them, meetings, plans and money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from linja.pillars.steering.example.line import (
    beside,
    handing_in,
    meetings,
    orders,
    rounds,
    things,
)
from linja.pillars.steering.example.line.clock import on

if TYPE_CHECKING:
    from linja.pillars.steering.example.load import Loading


def live_the_year(loading: Loading) -> None:
    """Everything of ``line_2020.yaml``, each on its day, by those who would do it."""
    year: Mapping[str, Any] = loading.example.line
    with on(year["orders"]["issued_on"]):
        orders.pass_down(loading, year)
    with on(date(2020, 3, 2)):
        beside.measures(loading, year)
    for asked in year["rounds"]:
        _round(loading, year, asked)
    with on(date(2021, 2, 1)):
        beside.joint(loading, year)
    meetings.hold(loading, year)
    things.keep(loading, year)


def _round(loading: Loading, year: Mapping[str, Any], asked: Mapping[str, Any]) -> None:
    with on(asked["opens_on"]):
        round_id = rounds.opened(loading, year, asked)
    with on(asked["answered_on"]):
        reports = handing_in.answered(loading, round_id, year["answers"][asked["key"]])
        if asked.get("asks_dispensations"):
            beside.dispensations(loading, year)
    with on(asked["handed_in_on"]):
        handing_in.handed_in(loading, reports, year["answers"][asked["key"]])
    if asked["state"] == "closed":
        with on(asked["closed_on"]):
            rounds.close(loading, year, round_id)
    handing_in.approved(loading, reports, year["answers"][asked["key"]])

"""A whole year of the line in a browser, from the letter to the frozen report and the next letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.year import down, out, up
from tests.journeys.year.cast import Step, Year

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

#: In the order of the year; each step says in its first line what happens.
STEPS: tuple[Step, ...] = (
    down.letter,
    down.passed_on,
    down.issued,
    down.on_to_the_clinic,
    up.rounds,
    up.clinic_answers,
    up.hospital_writes,
    up.hospital_hands_in,
    up.sent_back,
    up.signed_anew,
    up.accepted,
    out.merged,
    out.joint,
    out.statements,
    out.handed_in,
    out.ministry_answers,
    out.released,
    out.next_year,
    out.line_of_sight,
)


@pytest.fixture(params=["nb", "nn"])
def year(request: pytest.FixtureRequest, chromium: Browser, live_server: object) -> Iterator[Year]:
    """A small country at the beginning of the year."""
    made = Year(chromium, str(live_server), request.param)
    try:
        yield made
    finally:
        made.close()


def test_a_year(year: Year) -> None:
    for step in STEPS:
        step(year)
    spoken = [line for one in year.opened.values() for line in one.console]
    assert "\n".join([*year.faults, *spoken]) == ""

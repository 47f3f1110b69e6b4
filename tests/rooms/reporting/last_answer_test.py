"""The last answer beside the new one: the same organisation's, to what asked the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.document import walk
from linja.ground.document.tree import Paragraph
from linja.ground.kernel.actor import SYSTEM
from linja.line.reporting import queries as reports
from linja.line.requirements import actions as register
from linja.pillars.steering import content
from tests.support.country import Country
from tests.support.governing import draft, letter
from tests.support.rounds import ASKED, Rounds, order, region_that_asks

T2 = {"period": "2020T2", "title": "Tertialrapport 2. tertial 2020"}


@pytest.fixture
def region(country: Country) -> Rounds:
    return region_that_asks(country)


def round_with_answer(region: Rounds, text: str, unit: int, **changes: Any) -> tuple[int, int]:
    """An open round in which the unit has answered the first requirement: (round, answered)."""
    round_id = region.opened(**changes)
    return round_id, region.answer(region.report_of(round_id, unit), text)


def test_the_tertial_before_is_the_last_answer(region: Rounds) -> None:
    stolavs = region.country.stolavs
    _first, before = round_with_answer(region, "Snittet var 57 dager.", stolavs)
    _second, now = round_with_answer(region, "Snittet var 55 dager.", stolavs, **T2)
    last = reports.last_answer(now, region.writer(stolavs))
    assert last is not None
    assert (last.answered_id, last.text, last.now, last.unchanged) == (
        before,
        "Snittet var 57 dager.",
        "Snittet var 55 dager.",
        False,
    )
    assert (last.year, last.period) == (2020, "2020T1")
    assert last.report_title == "Tertialrapport for 1. tertial 2020"
    assert reports.last_answer(before, region.writer(stolavs)) is None


def test_the_same_words_are_told_however_the_lines_break(region: Rounds) -> None:
    stolavs = region.country.stolavs
    round_with_answer(region, "Arbeidet er  i gang.", stolavs)
    second, now = round_with_answer(region, "Arbeidet er i gang.", stolavs, **T2)
    report_id = region.report_of(second, stolavs)
    assert reports.unchanged_in(report_id, region.writer(stolavs)) == {now}
    region.hand_in(report_id)
    rows = reports.round_rows(second, region.writer(stolavs))
    assert [row.cells[stolavs].unchanged for row in rows] == [True, False, False]


def test_what_another_answered_is_not_the_last_answer(region: Rounds) -> None:
    stolavs, other = region.units
    round_with_answer(region, "Arbeidet er i gang.", other)
    _second, now = round_with_answer(region, "Arbeidet er i gang.", stolavs, **T2)
    assert reports.last_answer(now, region.writer(stolavs)) is None


def test_last_year_is_found_by_what_was_passed_down_from_the_same(region: Rounds) -> None:
    country, stolavs = region.country, region.country.stolavs
    _first, before = round_with_answer(region, "I fjor.", stolavs, period="2020T3", title="T3")
    document = letter(country, "Oppdragsdokument 2021", year=2021)
    new = register.add_requirements(SYSTEM, document, [draft(text) for text in ASKED])
    order(country, stolavs, new, 2021)
    round_id = region.opened(period="2021T1", title="T1", unit_ids=(stolavs,))
    now = region.answer(region.report_of(round_id, stolavs), "I år.")
    assert reports.last_answer(now, region.writer(stolavs)) is None
    register.link_many(SYSTEM, [(region.asked[0], new[0], "continues")])
    last = reports.last_answer(now, region.writer(stolavs))
    assert last is not None
    assert (last.answered_id, last.year) == (before, 2020)


def test_it_is_only_shown_to_those_who_may_read_both(region: Rounds) -> None:
    stolavs, other = region.units
    _first, _before = round_with_answer(region, "Arbeidet er i gang.", stolavs)
    second, now = round_with_answer(region, "Arbeidet er i gang.", stolavs, **T2)
    assert reports.last_answer(now, region.writer(other)) is None
    assert reports.last_answer(now, region.controller) is None
    region.hand_in(region.report_of(second, stolavs))
    # The first was never handed in: that the words are the same would tell what it says.
    assert reports.last_answer(now, region.controller) is None


def test_many_are_asked_about_at_once(region: Rounds) -> None:
    stolavs = region.country.stolavs
    round_with_answer(region, "Arbeidet er i gang.", stolavs)
    second, _now = round_with_answer(region, "Arbeidet er i gang.", stolavs, **T2)
    report_id = region.report_of(second, stolavs)

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            reports.unchanged_in(report_id, region.writer(stolavs))
        return len(seen)

    region.writer(stolavs)
    one = statements()
    for place in (1, 2):
        region.answer(report_id, place=place)
    assert statements() == one


def test_the_draft_says_where_the_words_are_those_of_last_time_and_what_is_handed_in_does_not(
    region: Rounds,
) -> None:
    stolavs = region.country.stolavs
    writer = region.writer(stolavs)
    round_with_answer(region, "Arbeidet er i gang.", stolavs)
    second, now = round_with_answer(region, "Arbeidet er i gang.", stolavs, **T2)
    held = content.gather(region.report_of(second, stolavs), writer)

    def marks(gathered: content.Gathered) -> list[str | None]:
        blocks = walk.blocks(content.printed(gathered, drafting=True))
        said = (one.block for one in blocks if isinstance(one.block, Paragraph))
        return [one.ref for one in said if one.text == "Samme tekst som forrige gang"]

    assert marks(content.with_unchanged(held, writer)) == [f"requirement:{now}"]
    assert marks(held) == []

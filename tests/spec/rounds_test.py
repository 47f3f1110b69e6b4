"""The days of a round as tables: what is usual, what comes next, when it reminds, how far one has come."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from linja.ground.kernel.periods import Month, Period, PointInTime, Tertial, Year
from linja.line.reporting import calculations, lifecycle
from linja.line.reporting.records import RoundCounts


def day(text: str) -> date:
    return date.fromisoformat(text)


USUAL = [
    ("monthly", Month(2020, 3), "2020-04-01", "2020-03-31", "2020-04-10"),
    ("monthly", Month(2020, 12), "2021-01-01", "2020-12-31", "2021-01-10"),
    ("tertial", Tertial(2020, 1), "2020-05-01", "2020-04-30", "2020-05-20"),
    ("tertial", Tertial(2020, 3), "2021-01-01", "2020-12-31", "2021-01-20"),
    ("yearly", Year(2020), "2020-12-15", "2020-12-31", "2021-02-15"),
    ("special", Month(2020, 2), "2020-03-01", "2020-02-29", "2020-03-14"),
]


@pytest.mark.parametrize(("series", "period", "opens", "cutoff", "due"), USUAL)
def test_what_is_usual(series: str, period: Period, opens: str, cutoff: str, due: str) -> None:
    found = calculations.usual_days(series, period)
    assert found == calculations.Days(day(opens), day(cutoff), day(due))


@pytest.mark.parametrize(
    ("series", "today", "code"),
    [
        ("monthly", "2020-03-01", "2020-02"),
        ("monthly", "2020-01-31", "2019-12"),
        ("tertial", "2020-04-30", "2019T3"),
        ("tertial", "2020-05-01", "2020T1"),
        ("tertial", "2020-12-31", "2020T2"),
        ("yearly", "2020-09-30", "2019"),
        ("yearly", "2020-10-01", "2020"),
        ("special", "2020-05-05", "2020-04"),
    ],
)
def test_the_period_that_is_reported_about_now(series: str, today: str, code: str) -> None:
    found = calculations.usual_period(series, day(today))
    assert (found.code, calculations.fits(series, found.code)) == (code, True)


@pytest.mark.parametrize(
    ("series", "code", "fits"),
    [
        ("monthly", "2020-03", True),
        ("monthly", "2020T1", False),
        ("monthly", "mars 2020", False),
        ("tertial", "2020T3", True),
        ("tertial", "2020T4", False),
        ("tertial", "2020", False),
        ("yearly", "2020", True),
        ("yearly", "2020-03", False),
        ("special", "2020-03", True),
        ("special", "2020-03-15", True),
        ("special", "2020T1", True),
        ("special", "soon", False),
        ("weekly", "soon", False),
    ],
)
def test_which_period_fits_the_series(series: str, code: str, fits: bool) -> None:
    assert calculations.fits(series, code) is fits


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2020-T1", "2020T1"),
        ("1. tertial 2020", "2020T1"),
        ("2020-03", "2020-03"),
        ("2020", "2020"),
        ("soon", ""),
    ],
)
def test_a_period_however_it_is_written(written: str, code: str) -> None:
    assert calculations.code_of(written) == code


#: Period: opens, cut-off, deadline; and those of the next one.
NEXT = [
    (Tertial(2020, 1), "2020-05-01 2020-04-30 2020-05-20", "2020-09-01 2020-08-31 2020-09-20"),
    (Month(2020, 1), "2020-02-01 2020-01-31 2020-02-10", "2020-03-01 2020-02-29 2020-03-10"),
    (Year(2020), "2020-12-15 2020-12-31 2021-02-15", "2021-12-15 2021-12-31 2022-02-15"),
]


@pytest.mark.parametrize(("period", "days", "further"), NEXT)
def test_the_next_of_the_series_is_as_far_from_the_end_of_its_period(
    period: Period, days: str, further: str
) -> None:
    before = calculations.Days(*map(day, days.split()))
    found = calculations.shifted(before, period, calculations.following(period))
    assert found == calculations.Days(*map(day, further.split()))


@pytest.mark.parametrize(
    ("at", "before", "further"),
    [
        ("2020-03-20", None, "2020-03-27"),
        ("2020-03-20", "2020-03-13", "2020-03-27"),
        ("2020-03-20", "2020-03-06", "2020-04-03"),
        ("2020-03-20", "2020-03-27", "2020-03-27"),
    ],
)
def test_a_series_of_its_own_keeps_its_rhythm(at: str, before: str | None, further: str) -> None:
    last = PointInTime(day(before)) if before else None
    assert calculations.following(PointInTime(day(at)), last) == PointInTime(day(further))


@pytest.mark.parametrize(
    ("title", "period", "language", "further"),
    [
        ("Tertialrapport 1. tertial 2020", Tertial(2020, 1), "nb", "Tertialrapport 2. tertial 2020"),
        ("Tertialrapport 3. tertial 2020", Tertial(2020, 3), "nn", "Tertialrapport 1. tertial 2021"),
        ("Månedsrapport for desember 2020", Month(2020, 12), "nb", "Månedsrapport for januar 2021"),
        ("Årlig melding 2020", Year(2020), "nb", "Årlig melding 2021"),
        ("Smittevern", Month(2020, 12), "nb", "Smittevern"),
    ],
)
def test_the_title_names_the_next_period(title: str, period: Period, language: str, further: str) -> None:
    following = calculations.following(period)
    assert calculations.next_title(title, period, following, language) == further


#: Deadline 20 May, reminded seven days before and one day after. Today, opened, last reminded: now?
REMINDED = [
    ("2020-05-12", "2020-05-01", None, False),
    ("2020-05-13", "2020-05-01", None, True),
    ("2020-05-14", "2020-05-01", "2020-05-13", False),
    ("2020-05-15", "2020-05-01", None, True),  # The worker slept through the day.
    ("2020-05-20", "2020-05-01", "2020-05-13", False),
    ("2020-05-21", "2020-05-01", "2020-05-13", True),
    ("2020-05-22", "2020-05-01", "2020-05-21", False),
    ("2020-06-30", "2020-05-01", "2020-05-21", False),
    ("2020-05-16", "2020-05-15", None, False),  # Opened with a short deadline: just asked.
    ("2020-05-21", "2020-05-15", None, True),
    ("2020-05-13", "2020-05-01", "2020-05-12", True),
]


@pytest.mark.parametrize(("today", "opened", "reminded", "due"), REMINDED)
def test_when_it_reminds(today: str, opened: str, reminded: str | None, due: bool) -> None:
    said = calculations.reminder_due(
        day("2020-05-20"),
        day(today),
        opened_on=day(opened),
        reminded_on=day(reminded) if reminded else None,
        before=7,
        after=1,
    )
    assert said is due


def test_a_round_may_leave_reminding_to_people() -> None:
    assert calculations.reminder_days(day("2020-05-20"), None, None) == ()
    assert calculations.reminder_days(day("2020-05-20"), 0, 3) == (day("2020-05-20"), day("2020-05-23"))


STEPS = [
    ((), None),
    (("make_ready",), None),
    (("make_ready", "submit"), 2),
    (("make_ready", "submit", "return"), 2),
    (("make_ready", "submit", "return", "make_ready", "submit"), 2),
    (("make_ready", "submit", "withdraw"), None),
    (("make_ready", "submit", "withdraw", "make_ready", "submit"), 5),
    (("publish",), 1),
]


@pytest.mark.parametrize(("steps", "on"), STEPS)
def test_the_day_of_the_first_handing_in_counts(steps: tuple[str, ...], on: int | None) -> None:
    taken = [(step, datetime(2020, 5, number, 12, tzinfo=UTC)) for number, step in enumerate(steps, start=1)]
    assert calculations.handed_in_on(taken) == (date(2020, 5, on) if on else None)


#: State, steps: as its own people see it, as the receiver sees it.
STAGES = [
    (None, (), "waiting", "waiting"),
    ("draft", (), "draft", "waiting"),
    ("ready", ("make_ready",), "ready", "waiting"),
    ("submitted", ("make_ready", "submit"), "submitted", "submitted"),
    ("draft", ("make_ready", "submit", "return"), "returned", "returned"),
    ("ready", ("make_ready", "submit", "return", "make_ready"), "ready", "returned"),
    ("draft", ("make_ready", "submit", "withdraw"), "draft", "waiting"),
    ("draft", ("publish", "correct"), "draft", "waiting"),
    ("accepted", ("make_ready", "submit", "accept"), "accepted", "accepted"),
]


@pytest.mark.parametrize(("state", "steps", "own", "theirs"), STAGES)
def test_how_far_a_unit_has_come_as_each_may_know(
    state: str | None, steps: tuple[str, ...], own: str, theirs: str
) -> None:
    assert calculations.stage(state, steps, own=True) == own
    assert calculations.stage(state, steps, own=False) == theirs


def test_to_the_receiver_no_state_before_the_handing_in_differs_from_another() -> None:
    hidden = set(lifecycle.REPORT.states()) - lifecycle.HANDED_OVER
    assert {calculations.stage(state, (), own=False) for state in hidden} == {"waiting"}


def test_units_are_counted_by_how_far_they_have_come() -> None:
    units = [
        (None, False, False),
        ("draft", False, True),
        ("draft", True, True),
        ("ready", True, False),
        ("submitted", True, False),
        ("published", True, True),
    ]
    assert calculations.counted(units) == RoundCounts(
        units=6, not_begun=2, begun=1, put_forward=1, handed_in=2, late=3
    )


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Arbeidet er i gang.", "Arbeidet er i gang.", True),
        ("Arbeidet  er\ni gang. ", "Arbeidet er i gang.", True),
        ("Arbeidet er i gang.", "Arbeidet er igang.", False),
        ("Arbeidet er i gang.", "arbeidet er i gang.", False),
        ("", "", False),
        ("Arbeidet er i gang.", "", False),
    ],
)
def test_when_an_answer_says_the_same_as_the_last(before: str, after: str, same: bool) -> None:
    assert calculations.unchanged(before, after) is same

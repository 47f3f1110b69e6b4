"""How something stands against its deadline, as a table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.line.reporting.calculations import timeliness


def day(text: str | None) -> date | None:
    return date.fromisoformat(f"2020-{text}") if text else None


#: Days of 2020. What, deadline, today, delivered, extended to: state, days past the day that counts.
TABLE = [
    ("no deadline", None, "05-01", None, None, "no_deadline", 0),
    ("delivered without a deadline", None, "05-01", "04-01", None, "no_deadline", 0),
    ("far ahead", "05-20", "04-19", None, None, "on_time", -31),
    ("thirty days ahead", "05-20", "04-20", None, None, "soon", -30),
    ("due today", "05-20", "05-20", None, None, "soon", 0),
    ("yesterday", "05-20", "05-21", None, None, "passed", 1),
    ("delivered early", "05-20", "06-01", "05-01", None, "delivered_on_time", -19),
    ("delivered on the day", "05-20", "06-01", "05-20", None, "delivered_on_time", 0),
    ("delivered the day after", "05-20", "06-01", "05-21", None, "delivered_late", 1),
    ("to be delivered tomorrow", "05-20", "05-20", "05-21", None, "soon", 0),
    ("extended, far ahead", "05-20", "05-21", None, "09-01", "extended", -103),
    ("extended, soon", "05-20", "05-21", None, "06-01", "soon", -11),
    ("extended and passed", "05-20", "06-03", None, "06-01", "passed", 2),
    ("extended, delivered in time", "05-20", "07-01", "05-30", "06-01", "delivered_on_time", -2),
    ("extended, delivered late", "05-20", "07-01", "06-04", "06-01", "delivered_late", 3),
    ("given a day where there was none", None, "06-03", None, "06-01", "passed", 2),
    ("due in mid May, sent on the 30th", "05-15", "12-31", "05-30", None, "delivered_late", 15),
]


@pytest.mark.parametrize(
    ("what", "due_on", "today", "delivered_on", "extended_to", "code", "days"),
    TABLE,
    ids=[row[0] for row in TABLE],
)
def test_timeliness(
    what: str,
    due_on: str | None,
    today: str,
    delivered_on: str | None,
    extended_to: str | None,
    code: str,
    days: int,
) -> None:
    due, now, delivered, extended = map(day, (due_on, today, delivered_on, extended_to))
    assert now is not None
    found = timeliness(due, now, delivered_on=delivered, extended_to=extended)
    assert (found.code, found.days) == (code, days)
    assert found.due_on == (extended or due)
    assert found.late == (code in {"passed", "delivered_late"})


DAYS = st.dates(date(2018, 1, 1), date(2023, 12, 31))
MAYBE = st.none() | DAYS


@given(MAYBE, DAYS, MAYBE, MAYBE)
def test_it_is_late_exactly_when_the_day_that_counts_is_past(
    due_on: date | None, today: date, delivered_on: date | None, extended_to: date | None
) -> None:
    found = timeliness(due_on, today, delivered_on=delivered_on, extended_to=extended_to)
    day = extended_to or due_on
    known = delivered_on if delivered_on is not None and delivered_on <= today else today
    assert found.late == (day is not None and known > day)
    assert found.days == ((known - day).days if day else 0)

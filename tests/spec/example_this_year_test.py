"""The invented year: which year and month are meant on the day of loading, and what the words become."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from linja.pillars.steering.definitions import definitions_folder
from linja.pillars.steering.example.this_year import Calendar, this_year

MONTHS = [
    # loaded on          year  the month that is over
    (date(2026, 12, 1), 2026, "2026-11"),
    (date(2026, 12, 31), 2026, "2026-11"),
    (date(2027, 1, 1), 2026, "2026-12"),
    (date(2027, 1, 31), 2026, "2026-12"),
    (date(2027, 2, 1), 2027, "2027-01"),
    (date(2028, 2, 29), 2028, "2028-01"),
]


@pytest.mark.parametrize(("today", "year", "month"), MONTHS)
def test_the_year_is_that_of_the_last_month_that_is_over(today: date, year: int, month: str) -> None:
    calendar = Calendar(today)
    assert (calendar.year, calendar.month.code) == (year, month)


def test_days_and_words_are_told() -> None:
    texts = {
        "title": "Rapport {month_name} av {year}",
        "period": "{month}",
        "day": {"today": -3},
        "issued_on": {"january": 8},
        "asked": [
            {
                "text": "Meld fra innen {day}.",
                "deadlines": [{"words": "innen {day}", "day": {"today": 31}, "precision": "day"}],
            }
        ],
    }
    assert this_year(texts, date(2026, 12, 1)) == {
        "year": 2026,
        "title": "Rapport november 2026 av 2026",
        "period": "2026-11",
        "day": date(2026, 11, 28),
        "issued_on": date(2026, 1, 8),
        "asked": [
            {
                "text": "Meld fra innen 1. januar 2027.",
                "deadlines": [{"words": "innen 1. januar 2027", "day": date(2027, 1, 1), "precision": "day"}],
            }
        ],
    }


@given(st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_nothing_is_given_before_it_was_written_whatever_the_day(today: date) -> None:
    path = definitions_folder() / "example_country" / "this_year.yaml"
    held = this_year(yaml.safe_load(path.read_text(encoding="utf-8")), today)
    letter, order, asked = held["letter"]["issued_on"], held["orders"]["issued_on"], held["rounds"][0]
    written = [one["written_on"] for one in held["drafts"]]
    days = [letter, order, asked["opens_on"], asked["answered_on"], asked["handed_in_on"]]
    assert days == sorted(days)
    # Up to yesterday: what is done today at ten has not been done for those who load it earlier.
    assert max([asked["handed_in_on"], *written]) < today <= asked["due_on"]
    assert all(one["day"] - timedelta(days=14) < today for one in held["meetings"])

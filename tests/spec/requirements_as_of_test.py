"""One requirement, five versions: which one holds on a day, as known at the end of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from linja.line.requirements.calculations.bitemporal import end_of, held, last, moment


@dataclass(frozen=True)
class V:
    number: int
    in_force_from: date
    known_from: datetime


def v(number: int, force: str, known: str) -> V:
    return V(number, date.fromisoformat(force), datetime.fromisoformat(known).replace(tzinfo=UTC))


VERSIONS = (
    v(1, "2020-01-14", "2020-01-20T09:00"),  # registered six days after the meeting
    v(2, "2020-06-10", "2020-06-15T09:00"),  # the letter of 10 June
    v(3, "2020-01-14", "2020-08-01T09:00"),  # a misreading of the first one corrected
    v(4, "2021-01-01", "2020-11-20T09:00"),  # decided in November, from the new year on
    v(5, "2020-06-10", "2021-02-01T09:00"),  # the letter of June was misread as well
)

# in force on   known on       version
TABLE = [
    ("2020-01-13", "2022-01-01", None),  # before it came into force
    ("2020-01-14", "2020-01-19", None),  # in force, but nobody had registered it
    ("2020-01-14", "2020-01-20", 1),  # known during the day is known on the day
    ("2020-06-09", "2020-07-31", 1),
    ("2020-06-09", "2020-08-01", 3),  # the correction speaks of the same day
    ("2020-06-10", "2020-06-14", 1),  # the letter was out, not yet registered
    ("2020-06-10", "2020-06-15", 2),
    ("2020-06-10", "2020-08-01", 2),  # a correction of an earlier day does not overrule a later one
    ("2020-12-31", "2020-12-31", 2),
    ("2021-01-01", "2020-11-19", 2),  # the new year was not yet decided
    ("2021-01-01", "2020-11-20", 4),
    ("2020-12-31", "2021-02-01", 5),
    ("2021-06-01", "2021-06-01", 4),
]


@pytest.mark.parametrize(("in_force_on", "known_on", "number"), TABLE)
def test_version_in_force_on_a_day_as_known_on_another(in_force_on, known_on, number):
    found = held(VERSIONS, date.fromisoformat(in_force_on), end_of(date.fromisoformat(known_on)))
    assert (found.number if found else None) == number


def test_the_last_one_is_the_one_that_holds_in_the_end():
    assert last(VERSIONS).number == 4
    assert last(()) is None


def test_a_day_ends_at_midnight_in_norway():
    assert end_of(date(2020, 6, 10)).isoformat() == "2020-06-10T21:59:59.999999+00:00"
    assert end_of(date(2020, 1, 10)).isoformat() == "2020-01-10T22:59:59.999999+00:00"
    assert end_of(date.max).isoformat() == "9999-12-31T23:59:59.999999+00:00"


def test_known_on_may_be_unsaid_a_day_or_a_moment():
    now = datetime(2020, 3, 1, tzinfo=UTC)
    assert moment(None, now) == now
    assert moment(datetime(2020, 2, 1, tzinfo=UTC), now) == datetime(2020, 2, 1, tzinfo=UTC)
    assert moment(date(2020, 2, 1), now) == end_of(date(2020, 2, 1))

"""Which version holds on a day, as known on another (rule 2). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


class Dated(Protocol):
    """What a version must tell to be placed in time."""

    @property
    def number(self) -> int: ...
    @property
    def in_force_from(self) -> date: ...
    @property
    def known_from(self) -> datetime: ...


V = TypeVar("V", bound=Dated)


def end_of(day: date) -> datetime:
    """The last moment of a day in Norway. What is known during the day is known on the day."""
    if day == date.max:  # the calendar has no next day to count back from
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time.min, OSLO).astimezone(UTC) - timedelta(
        microseconds=1
    )


def moment(known_on: date | datetime | None, now: datetime) -> datetime:
    """The moment meant by ``known_on``: itself, the end of the day, or ``now`` when unsaid."""
    if known_on is None:
        return now
    return known_on if isinstance(known_on, datetime) else end_of(known_on)


def held(versions: Iterable[V], in_force_on: date, known_at: datetime) -> V | None:
    """The version in force on ``in_force_on`` as known at ``known_at``.

    Of those in force and known: the one in force from the latest day; of several from the same day the
    one with the highest number, which is the last correction. None before the first version.
    """
    fitting = [v for v in versions if v.in_force_from <= in_force_on and v.known_from <= known_at]
    return max(fitting, key=lambda v: (v.in_force_from, v.number), default=None)


def last(versions: Iterable[V]) -> V | None:
    """The version that holds in the end, whatever day it is: the current one."""
    return max(versions, key=lambda v: (v.in_force_from, v.number), default=None)

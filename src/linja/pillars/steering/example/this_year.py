"""The invented year on top of the real ones: its days are counted from the day of loading. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from linja.ground.kernel.periods import Month

#: A day in the texts: so many days from the day of loading, or one of the year's own.
_FROM_TODAY: Final = "today"
_OF_MONTH: Final = {"january": 1, "december": 12}
_MONTHS: Final = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the words of the texts mean on the day of loading."""

    today: date

    @property
    def month(self) -> Month:
        """The last month that is over; the round asks for it."""
        return Month(self.today.year, self.today.month).previous()

    @property
    def year(self) -> int:
        """The year of that month, so that its letters are at least some weeks old."""
        return self.month.year


def this_year(texts: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The texts with days for what they call days, and words with the year and the month in them.

    ``{"today": n}`` is n days after ``today`` and ``{"january": n}`` the day n of the year's January; in a
    requirement and in a change, ``{day}`` is its own deadline.
    """
    calendar = Calendar(today)
    told = _told(texts, calendar, _words(calendar))
    assert isinstance(told, dict)  # noqa: S101 - A mapping without a word for a day stays a mapping.
    return {**told, "year": calendar.year}


def _words(calendar: Calendar) -> dict[str, Any]:
    month = calendar.month
    return {"year": calendar.year, "month": month.code, "month_name": f"{_MONTHS[month.n - 1]} {month.year}"}


def _told(held: Any, calendar: Calendar, words: Mapping[str, Any]) -> Any:
    if isinstance(held, Mapping):
        day = _day(held, calendar)
        return day or _told_all(held, calendar, words)
    if isinstance(held, list | tuple):
        return [_told(one, calendar, words) for one in held]
    return held.format(**words) if isinstance(held, str) else held


def _told_all(held: Mapping[str, Any], calendar: Calendar, words: Mapping[str, Any]) -> dict[str, Any]:
    for one in (held, *held.get("deadlines", ())):
        found = _day(one.get("day"), calendar)
        words = {**words, "day": printed_day(found)} if found else words
    return {key: _told(value, calendar, words) for key, value in held.items()}


def _day(held: Any, calendar: Calendar) -> date | None:
    if not isinstance(held, Mapping) or len(held) != 1:
        return None
    ((word, number),) = held.items()
    if word == _FROM_TODAY:
        return calendar.today + timedelta(days=number)
    return date(calendar.year, _OF_MONTH[word], number) if word in _OF_MONTH else None


def printed_day(day: date) -> str:
    """A day as a letter in bokmål writes it."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"

"""Periods as types: what a value covers, in order, with the arithmetic that is legal.

Codes are stable and stored: ``2019``, ``2019H2``, ``2019T2``, ``2019Q4``, ``2019-08``, ``2019C08`` (January
to August), ``2019-08R12`` (the twelve months that end with August) and ``2019-08-31``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import ClassVar, Self

FIRST_YEAR, LAST_YEAR = 1900, 2199


def _month_start(index: int) -> date:
    """First day of a month counted from year 0 (``year * 12 + month - 1``)."""
    return date(index // 12, index % 12 + 1, 1)


def _check(name: str, value: int, last: int) -> None:
    if not 1 <= value <= last:
        raise ValueError(f"{name} {value} is not in 1..{last}")


@total_ordering
class Period(ABC):
    """A stretch of days, ``start`` to ``end`` inclusive.

    Periods are ordered as tables print them: by last day, the shorter first (2019T3 before 2019).
    """

    __slots__ = ()
    rank: ClassVar[int]

    @property
    @abstractmethod
    def start(self) -> date:
        """First day."""

    @property
    @abstractmethod
    def end(self) -> date:
        """Last day."""

    @property
    @abstractmethod
    def code(self) -> str:
        """The stable code that :func:`parse` reads."""

    @abstractmethod
    def shifted(self, steps: int) -> Self:
        """The period ``steps`` after this one (before, when negative), of the same kind."""

    @abstractmethod
    def same_last_year(self) -> Self:
        """The same period one year earlier."""

    def next(self) -> Self:
        """The period after this one."""
        return self.shifted(1)

    def previous(self) -> Self:
        """The period before this one."""
        return self.shifted(-1)

    def contains(self, other: Period | date) -> bool:
        """True when all days of ``other`` are in this period."""
        first, last = (other, other) if isinstance(other, date) else (other.start, other.end)
        return self.start <= first and last <= self.end

    def overlaps(self, other: Period) -> bool:
        """True when the two share at least one day."""
        return self.start <= other.end and other.start <= self.end

    def _key(self) -> tuple[int, int, int]:
        return (self.end.toordinal(), -self.start.toordinal(), self.rank)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._key() < other._key()

    def __str__(self) -> str:
        return self.code


class _MonthSpan(Period):
    """A period of whole months that steps by its own length."""

    __slots__ = ()
    months: ClassVar[int]
    letter: ClassVar[str]

    @property
    @abstractmethod
    def _first(self) -> int:
        """Index of the first month."""

    @classmethod
    @abstractmethod
    def _at(cls, first: int) -> Self:
        """The period that starts with this month index."""

    @property
    def start(self) -> date:
        """First day."""
        return _month_start(self._first)

    @property
    def end(self) -> date:
        """Last day."""
        return _month_start(self._first + self.months) - timedelta(days=1)

    def shifted(self, steps: int) -> Self:
        """The period ``steps`` after this one."""
        return self._at(self._first + steps * self.months)

    def same_last_year(self) -> Self:
        """The same period one year earlier."""
        return self._at(self._first - 12)


class _PartOfYear(_MonthSpan):
    """The n-th part of a year."""

    __slots__ = ()
    year: int
    n: int

    def __post_init__(self) -> None:
        _check_year(self.year)
        _check(type(self).__name__, self.n, 12 // self.months)

    @property
    def _first(self) -> int:
        return self.year * 12 + (self.n - 1) * self.months

    @classmethod
    def _at(cls, first: int) -> Self:
        return cls(first // 12, first % 12 // cls.months + 1)  # type: ignore[call-arg]

    @property
    def code(self) -> str:
        """``2019T2`` and the like."""
        return f"{self.year}{self.letter}{self.n}"


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year {year} is not in {FIRST_YEAR}..{LAST_YEAR}")


@dataclass(frozen=True, slots=True)
class Month(_PartOfYear):
    """A calendar month."""

    year: int
    n: int
    rank: ClassVar[int] = 1
    months: ClassVar[int] = 1

    @property
    def code(self) -> str:
        """``2019-08``."""
        return f"{self.year}-{self.n:02d}"


@dataclass(frozen=True, slots=True)
class Quarter(_PartOfYear):
    """Three months."""

    year: int
    n: int
    rank: ClassVar[int] = 2
    months: ClassVar[int] = 3
    letter: ClassVar[str] = "Q"


@dataclass(frozen=True, slots=True)
class Tertial(_PartOfYear):
    """Four months."""

    year: int
    n: int
    rank: ClassVar[int] = 3
    months: ClassVar[int] = 4
    letter: ClassVar[str] = "T"


@dataclass(frozen=True, slots=True)
class HalfYear(_PartOfYear):
    """Six months."""

    year: int
    n: int
    rank: ClassVar[int] = 4
    months: ClassVar[int] = 6
    letter: ClassVar[str] = "H"


@dataclass(frozen=True, slots=True)
class Year(_MonthSpan):
    """A calendar year."""

    year: int
    rank: ClassVar[int] = 5
    months: ClassVar[int] = 12

    def __post_init__(self) -> None:
        """Years far from ours are slips of the pen."""
        _check_year(self.year)

    @property
    def _first(self) -> int:
        return self.year * 12

    @classmethod
    def _at(cls, first: int) -> Self:
        return cls(first // 12)

    @property
    def code(self) -> str:
        """``2019``."""
        return str(self.year)


@dataclass(frozen=True, slots=True)
class Cumulative(Period):
    """From 1 January to the end of ``month``: the year so far."""

    year: int
    month: int
    rank: ClassVar[int] = 6

    def __post_init__(self) -> None:
        """Only months that exist."""
        _check_year(self.year)
        _check("month", self.month, 12)

    @property
    def start(self) -> date:
        """1 January."""
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """Last day of the month."""
        return Month(self.year, self.month).end

    @property
    def code(self) -> str:
        """``2019C08``."""
        return f"{self.year}C{self.month:02d}"

    def shifted(self, steps: int) -> Self:
        """The year so far, ``steps`` months later; after December comes January of the next year."""
        index = self.year * 12 + self.month - 1 + steps
        return type(self)(index // 12, index % 12 + 1)

    def same_last_year(self) -> Self:
        """January to the same month one year earlier."""
        return type(self)(self.year - 1, self.month)


@dataclass(frozen=True, slots=True)
class Rolling(Period):
    """The ``length`` months that end with ``month``."""

    year: int
    month: int
    length: int = 12
    rank: ClassVar[int] = 7

    def __post_init__(self) -> None:
        """Only months that exist, and at least one of them."""
        _check_year(self.year)
        _check("month", self.month, 12)
        _check("length", self.length, 120)

    @property
    def _last(self) -> int:
        return self.year * 12 + self.month - 1

    @property
    def start(self) -> date:
        """First day of the first month."""
        return _month_start(self._last - self.length + 1)

    @property
    def end(self) -> date:
        """Last day of the last month."""
        return Month(self.year, self.month).end

    @property
    def code(self) -> str:
        """``2019-08R12``."""
        return f"{self.year}-{self.month:02d}R{self.length}"

    def shifted(self, steps: int) -> Self:
        """The window moved by ``steps`` months."""
        index = self._last + steps
        return type(self)(index // 12, index % 12 + 1, self.length)

    def same_last_year(self) -> Self:
        """The window moved back by twelve months."""
        return self.shifted(-12)


@dataclass(frozen=True, slots=True)
class PointInTime(Period):
    """One day: how it stood then. Points are compared, never added."""

    day: date
    rank: ClassVar[int] = 0

    def __post_init__(self) -> None:
        """Years far from ours are slips of the pen."""
        _check_year(self.day.year)

    @property
    def start(self) -> date:
        """The day."""
        return self.day

    @property
    def end(self) -> date:
        """The day."""
        return self.day

    @property
    def code(self) -> str:
        """``2019-08-31``."""
        return self.day.isoformat()

    def shifted(self, steps: int) -> Self:
        """``steps`` days later."""
        return type(self)(self.day + timedelta(days=steps))

    def same_last_year(self) -> Self:
        """The same date one year earlier; 29 February answers 28 February."""
        day = 28 if (self.day.month, self.day.day) == (2, 29) else self.day.day
        return type(self)(self.day.replace(year=self.day.year - 1, day=day))

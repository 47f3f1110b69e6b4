"""Case numbers: running number and year, as boards write them.

``079-2019`` is the form that is kept; ``12/19`` and ``107/2019`` are read and kept as ``012-2019`` and
``107-2019``. A year that the meeting cannot have is a slip of the pen and is refused (``027-2027``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from linja.ground.kernel.refusals import Refusal
from linja.line.meetings.records import CASE_YEARS

_NUMBER = re.compile(r"(?P<running>\d{1,4})\s?[-–/]\s?(?P<year>\d{4}|\d{2})")
#: In running text only what is called a case is one: ``styresak 105-2020``, ``(sak 148-2020)``.
_CITED = re.compile(r"\b(?:styre)?sak(?:en|a|er|ene)?\s+(?:nr\.?\s*)?" + _NUMBER.pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """A case in its year."""

    year: int
    running: int

    def __str__(self) -> str:
        return f"{self.running:03d}-{self.year}"


def parse_number(text: str) -> CaseNumber | Refusal:
    """The number as written; refused when it is none, or when no board has had such a year."""
    match = _NUMBER.fullmatch(text.strip())
    found = _of(match) if match else None
    if found is None or found.running < 1:
        return Refusal("meetings.not_a_case_number", {"text": text.strip()})
    if not CASE_YEARS[0] <= found.year <= CASE_YEARS[1]:
        return Refusal("meetings.case_year", {"number": str(found), "year": found.year})
    return found


def plausible(number: CaseNumber, year: int) -> Refusal | None:
    """A case carries the year of its meeting, or of the one before when it was put off over the turn."""
    if number.year in (year, year - 1):
        return None
    return Refusal("meetings.case_year", {"number": str(number), "year": year})


def next_number(held: Iterable[int], year: int) -> CaseNumber:
    """The next in the series of a year."""
    return CaseNumber(year, max(held, default=0) + 1)


def cited_in(text: str) -> tuple[CaseNumber, ...]:
    """Every case that running text cites, in its order, once each."""
    found = (_of(match) for match in _CITED.finditer(text))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _of(match: re.Match[str]) -> CaseNumber:
    year = int(match["year"])
    return CaseNumber(year + 2000 if year < 100 else year, int(match["running"]))

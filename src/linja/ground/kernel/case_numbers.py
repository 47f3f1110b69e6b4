"""Case numbers: running number and year, as boards write them.

``079-2019`` is the form that is kept; ``12/19`` and ``107/2019`` are read and kept as ``012-2019`` and
``107-2019``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NUMBER = re.compile(r"(?P<running>\d{1,4})\s?[-–/]\s?(?P<year>\d{4}|\d{2})")
#: What may stand before a number that stands alone.
_CALLED = re.compile(r"^(?:styre)?sak\s*(?:nr\.?\s*)?", re.IGNORECASE)
#: In running text only what is called a case is one: ``styresak 105-2020``, ``(sak 148-2020)``.
_CITED = re.compile(r"\b(?:styre)?sak(?:en|a|er|ene)?\s+(?:nr\.?\s*)?" + _NUMBER.pattern, re.IGNORECASE)
#: The trusts were founded in 2002; no case is older, and none is from a far future.
YEARS: Final = (2001, 2100)


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """A case in its year."""

    year: int
    running: int

    def __str__(self) -> str:
        return f"{self.running:03d}-{self.year}"

    @property
    def possible(self) -> bool:
        """Whether a board can have had a case in that year."""
        return YEARS[0] <= self.year <= YEARS[1]

    def fits(self, meeting_year: int) -> bool:
        """A case carries the year of its meeting, or of the one before when it was put off over the turn."""
        return self.year in (meeting_year, meeting_year - 1)


def parse(text: str) -> CaseNumber | None:
    """The number as written; None when it is none."""
    match = _NUMBER.fullmatch(_CALLED.sub("", text.strip()))
    found = _of(match) if match else None
    return found if found is not None and found.running >= 1 else None


def cited_in(text: str) -> tuple[CaseNumber, ...]:
    """Every case that running text cites, in its order, once each."""
    return tuple(dict.fromkeys(_of(match) for match in _CITED.finditer(text)))


def _of(match: re.Match[str]) -> CaseNumber:
    year = int(match["year"])
    return CaseNumber(year + 2000 if year < 100 else year, int(match["running"]))

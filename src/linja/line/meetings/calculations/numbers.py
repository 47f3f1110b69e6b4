"""Case numbers as this room refuses them: a year that the meeting cannot have is a slip (``027-2027``)."""

from __future__ import annotations

from collections.abc import Iterable

from linja.ground.kernel import case_numbers
from linja.ground.kernel.case_numbers import CaseNumber, cited_in
from linja.ground.kernel.refusals import Refusal

__all__ = ["CaseNumber", "cited_in", "next_number", "parse_number", "plausible"]


def parse_number(text: str) -> CaseNumber | Refusal:
    """The number as written; refused when it is none, or when no board has had such a year."""
    found = case_numbers.parse(text)
    if found is None:
        return Refusal("meetings.not_a_case_number", {"text": text.strip()})
    if not found.possible:
        return Refusal("meetings.case_year", {"number": str(found), "year": found.year})
    return found


def plausible(number: CaseNumber, year: int) -> Refusal | None:
    """A case carries the year of its meeting, or of the one before when it was put off over the turn."""
    if number.fits(year):
        return None
    return Refusal("meetings.case_year", {"number": str(number), "year": year})


def next_number(held: Iterable[int], year: int) -> CaseNumber:
    """The next in the series of a year."""
    return CaseNumber(year, max(held, default=0) + 1)

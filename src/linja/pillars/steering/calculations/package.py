"""Where a requirement belongs in a follow-up package, and what a case about it says. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from linja.ground.kernel.vocabulary import Attainment, Obligation, Progress

SETTLED, DEVIATION, UNDER_WAY, UNANSWERED = "settled", "deviation", "under_way", "unanswered"
#: How far ahead promised dates are looked at.
AHEAD_DAYS: Final = 90

_REACHED: Final = frozenset({Attainment.REACHED.value})
_MISSED: Final = frozenset({Attainment.PARTLY.value, Attainment.NOT_REACHED.value})
_DELIVERED: Final = frozenset(
    {
        Progress.DELIVERED.value,
        Progress.ACCEPTED.value,
        Progress.CANCELLED.value,
        Progress.PASSED_ON.value,
    }
)


def place_of(
    *,
    answered: bool,
    attainment: str,
    progress: str,
    exempt: bool,
    obligation: str,
    due_on: date | None,
    day: date,
) -> str:
    """One of the four places. What a person has said comes first, then the calendar.

    A missed goal is a deviation also where the work goes on. What is reached or handed over is settled;
    so is what one is let off from, and what is only reported.
    """
    if obligation != Obligation.IN_FORCE.value or exempt:
        return SETTLED
    if attainment in _MISSED or progress == Progress.DELAYED.value:
        return DEVIATION
    if attainment in _REACHED or progress in _DELIVERED:
        return SETTLED
    if not answered:
        return UNANSWERED
    return DEVIATION if due_on is not None and due_on < day else UNDER_WAY


def shortened(text: str, length: int = 300) -> str:
    """The first words of a text, whole words only."""
    plain = " ".join(text.split())
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0] + " …"

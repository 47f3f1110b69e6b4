"""Which of several dates counts, and how near it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from linja.ground.kernel.vocabulary import DeadlineType, Obligation
from linja.line.requirements.records import DeadlineDraft

SOON_DAYS: Final = 30
STATES: Final = ("passed", "soon", "on_track", "none")


def own_final(deadlines: Iterable[DeadlineDraft]) -> date | None:
    """The addressee's own last final date: what the register calls the deadline. None when there is none."""
    days = [d.due_on for d in deadlines if d.type == DeadlineType.FINAL and not d.owner and d.due_on]
    return max(days, default=None)


def state(due_on: date | None, obligation: Obligation, today: date) -> str:
    """``passed``, ``soon`` (30 days or fewer left), ``on_track`` or ``none``.

    What does not bind any longer has no deadline that can pass. What is only to be reported keeps none
    either: the date belonged to the doing.
    """
    if due_on is None or obligation != Obligation.IN_FORCE:
        return "none"
    if due_on < today:
        return "passed"
    return "soon" if due_on <= today + timedelta(days=SOON_DAYS) else "on_track"

"""How an item stands to its day. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from linja.line.meetings import lifecycle

DUE_SOON_DAYS: Final = 30


def timeliness(state: str, due_on: date | None, responded_on: date | None, today: date) -> str:
    """A word of the house's timeliness: late is only what the owner still has to do."""
    if due_on is None:
        return "no_deadline"
    if state in lifecycle.TO_BE_DONE:
        if due_on < today:
            return "passed"
        return "soon" if (due_on - today).days <= DUE_SOON_DAYS else "on_time"
    if responded_on is None:
        return "no_deadline"
    return "delivered_on_time" if responded_on <= due_on else "delivered_late"

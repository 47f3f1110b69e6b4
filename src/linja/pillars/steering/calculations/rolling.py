"""Why a requirement would go on into the next year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from linja.ground.kernel.vocabulary import Attainment, Obligation, Progress
from linja.line.reporting.records import Status
from linja.line.requirements.records import DeadlineDraft

#: In the order in which they are told.
REASONS: Final = (
    "not_reached",
    "partly",
    "unknown",
    "not_started",
    "delayed",
    "in_progress",
    "continued",
    "no_answer",
    "promise_passed",
    "promised",
    "deadline_ahead",
)
_ATTAINMENTS: Final = {
    Attainment.NOT_REACHED: "not_reached",
    Attainment.PARTLY: "partly",
    Attainment.UNKNOWN: "unknown",
}
_PROGRESS: Final = {
    Progress.NOT_STARTED: "not_started",
    Progress.DELAYED: "delayed",
    Progress.IN_PROGRESS: "in_progress",
    Progress.CONTINUED: "continued",
}


def reasons(
    obligation: Obligation,
    *,
    asked: int,
    statuses: Sequence[Status],
    promised: Iterable[date] = (),
    due_on: date | None = None,
    year_end: date,
    today: date,
) -> tuple[str, ...]:
    """Codes of why it is open; nothing when it is done, has lapsed or is exempt.

    ``asked``: how many were to answer; ``statuses``: one per answer that is there; ``promised``: days that
    were promised and not kept yet.
    """
    if obligation in (Obligation.LAPSED, Obligation.WAIVED):
        return ()
    found = {code for one in statuses if (code := _ATTAINMENTS.get(one.attainment or Attainment.REACHED))}
    found |= {code for one in statuses if (code := _PROGRESS.get(one.progress or Progress.ACCEPTED))}
    if len(statuses) < asked:
        found.add("no_answer")
    for day in promised:
        found.add("promise_passed" if day < today else "promised")
    # What was only to be reported keeps no date of its own.
    if obligation == Obligation.IN_FORCE and due_on is not None and due_on > year_end:
        found.add("deadline_ahead")
    return tuple(code for code in REASONS if code in found)


def deadlines_ahead(deadlines: Iterable[DeadlineDraft], year: int) -> tuple[DeadlineDraft, ...]:
    """The dates that mean something in the next year's document: in that year or later, or undated."""
    return tuple(one for one in deadlines if one.due_on is None or one.due_on.year >= year)

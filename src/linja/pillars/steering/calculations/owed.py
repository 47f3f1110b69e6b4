"""When what is owed is due, and what kind of thing it is. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from linja.pillars.steering.records.core import Task

SOON_DAYS: Final = 30
#: In the order in which they are shown.
WHEN: Final = ("passed", "soon", "later", "undated")
#: What a person owes, and what has come back to the person, by the code of the task.
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "back": ("returned", "feedback", "promise", "notice"),
    "answers": ("answer",),
    "reports": (
        "put_forward",
        "sign_leader",
        "sign_board",
        "hand_in",
        "accept",
        "approve",
        "unapproved",
        "release",
    ),
    "statements": ("statement",),
    "decisions": ("decide",),
    "followup": ("follow_up", "confirm"),
    "line": ("untreated", "consider", "order"),
    "reading": ("review", "register"),
}
_KIND_OF: Final = {code: kind for kind, codes in KINDS.items() for code in codes}


def kind_of(task: Task) -> str:
    """Which kind of thing it is; something new is work on the reports."""
    return _KIND_OF.get(task.code, "reports")


def when(due_on: date | None, today: date) -> str:
    """Passed, soon, later or without a day. What is due today has not passed."""
    if due_on is None:
        return "undated"
    if due_on < today:
        return "passed"
    return "soon" if (due_on - today).days <= SOON_DAYS else "later"


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The overdue first, what has no day last: there what has come back before what is merely owed."""
    kinds = list(KINDS)
    return tuple(sorted(tasks, key=lambda one: (one.due_on or date.max, kinds.index(kind_of(one)), one.code)))


def news(tasks: Iterable[Task], notices: Iterable[Task]) -> tuple[Task, ...]:
    """The notices that tell of something else than what is owed: what is asked for stands there already."""
    there = {key for one in tasks for key in _about(one)}
    return tuple(one for one in notices if ":".join(one.about.split(":")[:2]) not in there)


def _about(task: Task) -> tuple[str, ...]:
    numbers = {
        "report": task.report_id if not task.answered_id else None,
        "received": task.report_id,
        "statement": task.statement_id,
        "dispensation": task.dispensation_id,
        "followup": task.item_id,
    }
    return tuple(f"{kind}:{number}" for kind, number in numbers.items() if number)


def chosen(tasks: Iterable[Task], today: date, day: str = "", kind: str = "") -> tuple[Task, ...]:
    """Those that fit both; empty: all."""
    return tuple(one for one in tasks if day in ("", when(one.due_on, today)) and kind in ("", kind_of(one)))


def counted(
    tasks: Iterable[Task], today: date, day: str = "", kind: str = ""
) -> tuple[dict[str, int], dict[str, int]]:
    """How many each choice would show, by day and by kind; the other choice kept."""
    held = tuple(tasks)
    days = Counter(when(one.due_on, today) for one in chosen(held, today, kind=kind))
    kinds = Counter(kind_of(one) for one in chosen(held, today, day=day))
    return {one: days[one] for one in WHEN}, {one: kinds[one] for one in KINDS}

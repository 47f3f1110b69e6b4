"""Min side: what do I owe, by when, and what came back?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import tables
from linja.people.accounts import phrases
from linja.pillars.steering import phrases as steering_phrases
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import Task

SOON_DAYS = 30
_HEADS = (
    tables.Column("due", _("Deadline")),
    tables.Column("what", _("What")),
    tables.Column("where", _("Where")),
)


@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    """The dated list of what the reader owes, the overdue first; each row opens the thing to do."""
    actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    rows = [_row(task, today) for task in steering.owed_by(actor, today)]
    roles = sorted({str(phrases.role_name(held.role)) for held in actor.roles})
    return render(
        request,
        "workbench/my_page.html",
        {
            "page": tables.page_of(request, rows),
            "columns": _HEADS,
            "total": len(rows),
            "overdue": sum(1 for row in rows if row["timeliness"] == "passed"),
            "roles": roles,
        },
    )


def _row(task: Task, today: date) -> dict[str, Any]:
    return {
        "task": task,
        "href": _address(task),
        "what": steering_phrases.TASKS[task.code],
        "timeliness": _timeliness(task.due_on, today),
    }


def _timeliness(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "no_deadline"
    if due_on < today:
        return "passed"
    return "soon" if (due_on - today).days <= SOON_DAYS else "on_time"


#: What of a task says by itself which page it is done on.
_BY_ID = {
    "statement_id": "statement",
    "edition_id": "edition",
    "feedback_id": "feedback",
    "promise_id": "promise",
    "dispensation_id": "dispensation",
    "item_id": "followup_item",
}


def _address(task: Task) -> str:
    if task.answered_id:
        return reverse("report_answer", args=(task.report_id, task.answered_id))
    for field, name in _BY_ID.items():
        if number := getattr(task, field):
            return reverse(name, args=(number,))
    if task.code.startswith("sign_"):
        return reverse("report_sign", args=(task.report_id,)) + f"?som={task.code.removeprefix('sign_')}"
    if task.code in ("hand_in", "accept"):
        return reverse("report_hand_in" if task.code == "hand_in" else "report", args=(task.report_id,))
    return _of_an_upload(task)


def _of_an_upload(task: Task) -> str:
    if task.code == "register":
        return reverse("register_reading", args=(task.document_id,))
    for name in ("intake_review", "review", "intake_document"):
        try:
            return reverse(name, args=(task.document_id,))
        except NoReverseMatch:
            continue
    return f"/arbeid/les-inn/{task.document_id}/"

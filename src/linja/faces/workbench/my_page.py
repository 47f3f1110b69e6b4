"""Min side: what do I owe, by when, and what came back?"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import tables
from linja.ground.kernel.actor import Actor
from linja.people.accounts import phrases
from linja.pillars.steering import phrases as steering_phrases
from linja.pillars.steering import queries as steering
from linja.pillars.steering.calculations import owed
from linja.pillars.steering.records import Task

_HEADS = (
    tables.Column("due", _("Deadline")),
    tables.Column("what", _("What")),
    tables.Column("where", _("Where")),
)
#: The address's word for each part of the list, and the word on the page.
WHEN: dict[str, tuple[str, str | Promise]] = {
    "passed": ("passert", _("Passed")),
    "soon": ("snart", _("Soon")),
    "later": ("senere", _("Later")),
    "undated": ("uten", _("Without a date")),
}
KINDS: dict[str, tuple[str, str | Promise]] = {
    "back": ("tilbake", _("Came back")),
    "answers": ("svar", _("Answers")),
    "reports": ("rapporter", _("Reports")),
    "statements": ("uttalelser", _("Statements")),
    "decisions": ("vedtak", _("Requests to decide")),
    "followup": ("oppfolging", _("To follow up")),
    "line": ("krav", _("Requirements to pass down")),
    "reading": ("lesing", _("Read in")),
}
_STATES = {"passed": "passed", "soon": "soon", "later": "on_time"}
#: Where a person with nothing to do most often goes on: by role, the place and what it is for.
FIRST_STEPS: dict[str, tuple[str, str | Promise]] = {
    "ministry": ("leading", _("See how the four regions stand this year")),
    "directorate": ("leading", _("See how the four regions stand this year")),
    "rhf_leader": ("leading", _("See how your region stands this year")),
    "hf_leader": ("leading", _("See how your trust stands this year")),
    "rhf_controller": ("rounds", _("Open a round, or see who has answered")),
    "hf_contributor": ("requirements", _("Read what is asked of you")),
    "clinic_contributor": ("requirements", _("Read what is asked of you")),
    "hf_board_secretary": ("meetings", _("Prepare the next board meeting")),
    "user_committee": ("followup", _("See what became of what you have said")),
    "employee_representative": ("followup", _("See what became of what you have said")),
    "auditor": ("log", _("Read the log")),
    "administrator": ("people", _("See who has which role")),
}


@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    """The dated list of what the reader owes, the overdue first; each row opens the thing to do."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    tasks = _everything(actor, today)
    day, kind = _asked(request, "nar", WHEN), _asked(request, "hva", KINDS)
    chosen = owed.chosen(tasks, today, day, kind)
    page = tables.page_of(request, chosen)
    days, kinds = owed.counted(tasks, today, day, kind)
    context = {
        "page": page,
        "rows": [_row(task, today) for task in page],
        "columns": _HEADS,
        "total": len(tasks),
        "days": _days(request, days, day),
        "kinds": _kinds(request, kinds, kind),
        "roles": sorted({str(phrases.role_name(held.role)) for held in actor.roles}),
        "first_steps": _first_steps(actor),
    }
    return render(request, "workbench/my_page.html", context)


def _everything(actor: Actor, today: date) -> tuple[Task, ...]:
    """What is owed, and the notices that tell of something else than what stands there already."""
    tasks = steering.owed_by(actor, today)
    return owed.in_order((*tasks, *owed.news(tasks, steering.told_to(actor))))


def _asked(request: HttpRequest, name: str, words: dict[str, tuple[str, str | Promise]]) -> str:
    said = request.GET.get(name, "")
    return next((code for code, (word, _label) in words.items() if word == said), "")


def _days(request: HttpRequest, counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    every = tables.address(request, nar=None, side=None)
    tabs = [{"label": _("All"), "count": sum(counts.values()), "href": every, "current": not chosen}]
    for code, (word, label) in WHEN.items():
        href = tables.address(request, nar=word, side=None)
        tabs.append({"label": label, "count": counts[code], "href": href, "current": code == chosen})
    return tabs


def _kinds(request: HttpRequest, counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "n": counts[code],
            "href": tables.address(request, hva=None if code == chosen else word, side=None),
            "current": code == chosen,
        }
        for code, (word, label) in KINDS.items()
        if counts[code] or code == chosen
    ]


def _first_steps(actor: Actor) -> list[dict[str, Any]]:
    held = {one.role for one in actor.roles}
    found: dict[str, dict[str, Any]] = {}
    for role, (name, label) in FIRST_STEPS.items():
        if role in held:
            found.setdefault(name, {"href": reverse(name), "label": label})
    return list(found.values())


def _row(task: Task, today: date) -> dict[str, Any]:
    return {
        "task": task,
        "href": address_of(task),
        "what": steering_phrases.TASKS[task.code],
        "timeliness": _STATES.get(owed.when(task.due_on, today), ""),
        "days": abs((task.due_on - today).days) if task.due_on else 0,
    }


#: What of a task says by itself which page it is done on.
_BY_ID = {
    "statement_id": "statement",
    "edition_id": "edition",
    "feedback_id": "feedback",
    "promise_id": "promise",
    "dispensation_id": "dispensation",
    "item_id": "followup_item",
}


def address_of(task: Task) -> str:
    """The page on which the thing is done."""
    if task.answered_id:
        return reverse("report_answer", args=(task.report_id, task.answered_id))
    for field, name in _BY_ID.items():
        if number := getattr(task, field):
            return reverse(name, args=(number,))
    if task.code == "notice":
        return task.link or reverse("notices")
    return _of_a_report(task) or _of_the_line(task) or _of_an_upload(task)


def _of_a_report(task: Task) -> str:
    if not task.report_id:
        return ""
    if task.code.startswith("sign_"):
        return reverse("report_sign", args=(task.report_id,)) + f"?som={task.code.removeprefix('sign_')}"
    return reverse("report_hand_in" if task.code == "hand_in" else "report", args=(task.report_id,))


def _of_the_line(task: Task) -> str:
    where: dict[str, Any] = {"enhet": task.organisation_id, "ar": task.year}
    if task.code == "untreated":
        return (
            f"{reverse('passing')}?{urlencode({**where, 'dokument': task.document_id, 'form': 'untreated'})}"
        )
    if task.code == "consider":
        return f"{reverse('passing_changes')}?{urlencode(where)}"
    return reverse("passing_order", args=(task.document_id,)) if task.code == "order" else ""


def _of_an_upload(task: Task) -> str:
    if task.code == "register":
        return reverse("register_reading", args=(task.document_id,))
    for name in ("intake_review", "review", "intake_document"):
        try:
            return reverse(name, args=(task.document_id,))
        except NoReverseMatch:
            continue
    return f"/arbeid/les-inn/{task.document_id}/"

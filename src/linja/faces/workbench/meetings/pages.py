"""The list of meetings, one of them, planning and changing, its steps and its papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.followup.choosing import linked
from linja.faces.workbench.followup.stepping import Step, stepped
from linja.faces.workbench.meetings.forms import MeetingForm, hosts
from linja.ground.document.tree import Document
from linja.ground.kernel.refusals import Refused
from linja.ground.printing import to_docx, to_html_page, to_pdf
from linja.line.meetings import actions, content, lifecycle, phrases, queries
from linja.line.meetings.records import CaseRecord, FollowUpFilter, MeetingFilter, MeetingRecord

#: What each step does, said before it is done.
CONSEQUENCES = {
    "call": gettext_lazy("Those who take part see the meeting and its agenda, and are told."),
    "hold": gettext_lazy("Decisions and what was agreed can be entered."),
    "minute": gettext_lazy("Those who take part see the decisions and what was agreed, and are told."),
    "reopen": gettext_lazy(
        "The decisions are hidden from those who take part until the minutes are given out again."
    ),
    "cancel": gettext_lazy("The meeting stays in the list as cancelled."),
}
FORMATS: dict[str, tuple[str, Callable[[Document], Any]]] = {
    "pdf": ("application/pdf", to_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_docx),
    "html": ("text/html; charset=utf-8", to_html_page),
}
PAPERS = {"innkalling": content.agenda, "referat": content.minutes}


def chosen(request: HttpRequest) -> MeetingFilter:
    """The filter that the address asks for."""
    asked = request.GET
    return MeetingFilter(
        kinds=tuple(one for one in asked.getlist("slag") if one in phrases.MEETING_KINDS),
        states=tuple(one for one in asked.getlist("tilstand") if one in phrases.MEETING_STATES),
        with_id=number(asked.get("med")),
        year=number(asked.get("aar")),
    )


def number(text: str | None) -> int | None:
    """A number of the address, or nothing."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def _columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("day", _("Held on")),
        tables.Column("title", _("Meeting")),
        tables.Column("kind", _("Kind of meeting")),
        tables.Column("host", _("Host")),
        tables.Column("with", _("Participants")),
        tables.Column("state", _("State")),
        tables.Column("cases", _("Cases"), numeric=True),
    )


@login_required
@require_GET
def meetings(request: HttpRequest) -> HttpResponse:
    """What is planned and what has been held."""
    actor, wanted = request.actor, chosen(request)  # type: ignore[attr-defined]
    rows = queries.meetings(actor, wanted)
    every = queries.meetings(actor)
    if rows:
        seen.thing(request, "meetings.list", "moter", _("Meetings"))
    counts = queries.meeting_counts(actor, wanted)
    context = {
        "page": tables.page_of(request, rows),
        "total": len(rows),
        "filtered": wanted != MeetingFilter(),
        "columns": _columns(),
        "kinds": phrases.MEETING_KINDS,
        "states": phrases.MEETING_STATES,
        "counts": [_count(request, code, counts["state"]) for code in phrases.MEETING_STATES],
        "kind_options": [
            (code, f"{word} ({counts['kind'].get(code, 0)})") for code, word in phrases.MEETING_KINDS.items()
        ],
        "years": [(one, one) for one in sorted({row.held_on.year for row in every}, reverse=True)],
        "places": sorted({(one.id, one.name) for row in every for one in (row.host, *row.participants)}),
        "chosen": wanted,
        "may_plan": bool(hosts(actor)),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/meetings/list.html", context)


def _count(request: HttpRequest, code: str, counts: dict[str, int]) -> dict[str, Any]:
    on = code in request.GET.getlist("tilstand")
    return {
        "code": code,
        "label": phrases.MEETING_STATES[code],
        "n": counts.get(code, 0),
        "href": tables.address(request, tilstand=None if on else code, side=None),
        "current": on,
    }


def _table(request: HttpRequest) -> list[list[Any]]:
    heads = [str(one.label) for one in _columns()]
    rows = [
        [
            one.held_on,
            one.title,
            str(phrases.MEETING_KINDS[one.kind]),
            one.host.name,
            ", ".join(there.name for there in one.participants),
            str(phrases.MEETING_STATES[one.state]),
            one.case_count,
        ]
        for one in queries.meetings(request.actor, chosen(request))  # type: ignore[attr-defined]
    ]
    return [heads, *rows]


@login_required
@require_safe
def meetings_csv(request: HttpRequest) -> Any:
    """The list as CSV."""
    seen.thing(request, "meetings.list", "moter", _("Meetings"))
    return csv_response("moter", iter(_table(request)))


@login_required
@require_safe
def meetings_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    seen.thing(request, "meetings.list", "moter", _("Meetings"))
    return xlsx_response("moter", _("Meetings"), _table(request), first_width=14)


def found_or_404(request: HttpRequest, meeting_id: int) -> MeetingRecord:
    """The meeting, or the page that says it isn't there."""
    found = queries.meeting(request.actor, meeting_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    seen.thing(request, "meetings.meeting", found.id, found.title)
    return found


@login_required
@require_GET
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One meeting: facts, agenda with what came of it, what was agreed, papers."""
    actor, found = request.actor, found_or_404(request, meeting_id)  # type: ignore[attr-defined]
    cases = queries.cases_of(actor, meeting_id)
    agreed = queries.agreed_in(actor, meeting_id)
    held = (
        {one.id: one for one in queries.items(actor, FollowUpFilter(meeting_id=meeting_id))} if agreed else {}
    )
    context = {
        "meeting": found,
        "kind": phrases.MEETING_KINDS[found.kind],
        "state": phrases.MEETING_STATES[found.state],
        "cases": [_shown(one) for one in cases],
        "agreed": [(one, held.get(one.id)) for one in agreed],
        "agreed_columns": _agreed_columns(),
        "item_states": phrases.STATES,
        "numbers": {one.id: one.number for one in cases},
        "line": _line(found),
        "steps": _steps(request, found),
        "may_change": actions.may(actor, "change", meeting_id) is None,
        "may_decide": actions.may(actor, "decide", meeting_id) is None,
        "papers": _papers(found, keeps=queries.keeps(actor, found.host.id)),
    }
    return render(request, "workbench/meetings/meeting.html", context)


def _agreed_columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("what", _("What")),
        tables.Column("case", _("Case")),
        tables.Column("who", _("Who")),
        tables.Column("due", _("By")),
        tables.Column("state", _("State")),
    )


def _shown(one: CaseRecord) -> dict[str, Any]:
    return {"case": one, "subjects": linked(one.subjects)}


def _line(found: MeetingRecord) -> list[dict[str, Any]]:
    order = [lifecycle.PLANNED, lifecycle.CALLED, lifecycle.HELD, lifecycle.MINUTED]
    if found.state not in order:
        return []
    here = order.index(found.state)
    last = len(order) - 1
    return [
        {
            "label": phrases.MEETING_STATES[code],
            "state": "done" if place < here or here == last else "now" if place == here else "waiting",
        }
        for place, code in enumerate(order)
    ]


def _steps(request: HttpRequest, found: MeetingRecord) -> list[dict[str, Any]]:
    """The steps that the lifecycle has from here for this reader, each with why it may not be taken yet."""
    actor = request.actor  # type: ignore[attr-defined]
    shown = []
    for step in lifecycle.MEETING.transitions:
        if step.source != found.state:
            continue
        refusal = actions.may(actor, step.name, found.id)
        if refusal and refusal.code.endswith((".wrong_role", ".not_found", ".no_such_step")):
            continue
        shown.append(
            {
                "name": step.name,
                "label": phrases.MEETING_STEPS[step.name],
                "may_not": sentence(refusal),
                "href": reverse("meeting_step", args=(found.id, step.name)),
            }
        )
    return shown


def _papers(found: MeetingRecord, *, keeps: bool) -> list[dict[str, str]]:
    papers = [("innkalling", _("Notice and agenda"))]
    if keeps or found.state == lifecycle.MINUTED:
        draft = "" if found.state == lifecycle.MINUTED else f" ({_('draft')})"
        papers.append(("referat", _("Minutes") + draft))
    return [
        {
            "href": reverse("meeting_file", args=(found.id, paper, kind)),
            "label": f"{label}, {kind.upper()}",
        }
        for paper, label in papers
        for kind in FORMATS
    ]


@login_required
@require_safe
def meeting_file(request: HttpRequest, meeting_id: int, paper: str, kind: str) -> HttpResponse:
    """The notice or the minutes as a file."""
    found = found_or_404(request, meeting_id)
    if paper not in PAPERS or kind not in FORMATS:
        raise Http404
    keeps = queries.keeps(request.actor, found.host.id)  # type: ignore[attr-defined]
    if paper == "referat" and found.state != lifecycle.MINUTED and not keeps:
        raise Http404
    tree = PAPERS[paper](meeting_id, request.actor)  # type: ignore[attr-defined]
    return file_of(tree, kind, f"{paper}-{found.held_on.isoformat()}-{meeting_id}")


def file_of(tree: Document, kind: str, name: str) -> HttpResponse:
    """A tree as a download."""
    content_type, make = FORMATS[kind]
    answer = HttpResponse(make(tree), content_type=content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}") or "attachment"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def new_meeting(request: HttpRequest) -> HttpResponse:
    """Plan a meeting."""
    actor = request.actor  # type: ignore[attr-defined]
    if not hosts(actor):
        raise Http404
    form = MeetingForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: actions.plan_meeting(actor, form.draft()))
        if made:
            messages.success(request, _("The meeting is planned. Now put cases on the agenda."))
            return redirect("meeting", made)
    return render(request, "workbench/meetings/form.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit_meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Change a meeting."""
    actor, found = request.actor, found_or_404(request, meeting_id)  # type: ignore[attr-defined]
    why = actions.may(actor, "change", meeting_id)
    form = MeetingForm(request.POST or None, actor=actor, held=found)
    if request.method == "POST" and not why and form.is_valid():
        revision = form.cleaned_data["revision"]
        done = tried(form, lambda: actions.change_meeting(actor, meeting_id, form.draft(), revision=revision))
        if done:
            messages.success(request, _("Saved"))
            return redirect("meeting", meeting_id)
    context = {"form": form, "meeting": found, "may_not": sentence(why)}
    return render(request, "workbench/meetings/form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, meeting_id: int, name: str) -> HttpResponse:
    """A step of the meeting's life: what it does, why when it must be said, and the button."""
    actor, found = request.actor, found_or_404(request, meeting_id)  # type: ignore[attr-defined]
    return stepped(
        request,
        Step(
            table=lifecycle.MEETING,
            name=name,
            state=found.state,
            heading=phrases.MEETING_STEPS.get(name, ""),
            over=found.title,
            consequence=CONSEQUENCES.get(name, ""),
            back=reverse("meeting", args=(meeting_id,)),
            act=lambda reason: actions.step_meeting(actor, meeting_id, name, reason),
            may=lambda: actions.may(actor, name, meeting_id),
            danger=name in ("cancel", "reopen"),
        ),
    )


def tried(form: Any, act: Any) -> Any:
    """Do it; a refusal is shown above the form. What is not there is a 404."""
    try:
        return act()
    except Refused as refused:
        if refused.refusal.code.endswith(".not_found"):
            raise Http404 from refused
        form.add_error(None, sentence(refused.refusal))
        return None

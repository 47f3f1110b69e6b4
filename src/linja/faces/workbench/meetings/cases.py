"""Cases: written, decided, moved, taken off, and the register of all of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.followup import choosing
from linja.faces.workbench.meetings.forms import CaseForm, DecisionForm
from linja.faces.workbench.meetings.pages import found_or_404, number, tried
from linja.line.meetings import actions, phrases, queries
from linja.line.meetings.records import CaseFilter, CaseRecord, MeetingRecord


def case_or_404(request: HttpRequest, case_id: int) -> CaseRecord:
    """The case, or the page that says it isn't there."""
    found = queries.case(request.actor, case_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    seen.thing(request, "meetings.case", found.id, f"{found.number} {found.title}")
    return found


@login_required
@require_GET
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """A case stands on the page of its meeting."""
    found = case_or_404(request, case_id)
    return redirect(f"{_meeting_page(found.meeting_id)}#sak-{case_id}")


def _meeting_page(meeting_id: int) -> str:
    return reverse("meeting", args=(meeting_id,))


@login_required
@require_http_methods(["GET", "POST"])
def new_case(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Put a case on the agenda."""
    meeting = found_or_404(request, meeting_id)
    return _written(request, meeting, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit_case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Change a case."""
    found = case_or_404(request, case_id)
    return _written(request, found_or_404(request, found.meeting_id), found)


def _written(request: HttpRequest, meeting: MeetingRecord, found: CaseRecord | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    why = actions.may(actor, "change", meeting.id)
    form = CaseForm(request.POST or None, initial=_initial(meeting, found))
    looking = choosing.looking(request)
    held = found.subjects if found else ()
    if request.method == "POST" and not why and not looking and form.is_valid():
        draft = form.draft(choosing.chosen_in(request, held))
        if _saved(request, form, meeting, found, draft):
            return redirect("meeting", meeting.id)
    if looking:
        # Words are looked up while the form is half written; nothing is judged yet.
        form = CaseForm(initial={name: request.POST.get(name, "") for name in CaseForm.base_fields})
    context = {
        "form": form,
        "meeting": meeting,
        "case": found,
        "chooser": choosing.chooser(request, held),
        "may_not": sentence(why),
    }
    return render(request, "workbench/meetings/case.html", context, status=422 if form.errors else 200)


def _saved(
    request: HttpRequest, form: CaseForm, meeting: MeetingRecord, found: CaseRecord | None, draft: Any
) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    seen = form.cleaned_data["revision"]
    if found is None:
        done = tried(form, lambda: actions.add_case(actor, meeting.id, draft))
    else:
        done = tried(form, lambda: actions.change_case(actor, found.id, draft, revision=seen))
    if done:
        messages.success(request, _("Saved"))
    return bool(done)


def _initial(meeting: MeetingRecord, found: CaseRecord | None) -> dict[str, Any]:
    if found is None:
        proposed = queries.proposed_number(meeting.host.id, meeting.kind, meeting.held_on.year)
        return {"number": str(proposed)}
    papers = "\n".join(" ".join((one.title, one.address)).strip() for one in found.attachments)
    return {
        "number": found.number,
        "title": found.title,
        "background": found.background,
        "recommendation": found.recommendation,
        "attachments": papers,
        "revision": found.revision,
    }


@login_required
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, case_id: int) -> HttpResponse:
    """Enter what came of a case."""
    actor, found = request.actor, case_or_404(request, case_id)  # type: ignore[attr-defined]
    why = actions.may_case(actor, "decide", case_id)
    initial = {
        "decision": found.decision or found.recommendation,
        "decided_on": found.decided_on or found.held_on,
        "revision": found.revision,
    }
    form = DecisionForm(request.POST or None, initial=initial)
    if request.method == "POST" and not why and form.is_valid():
        held = form.cleaned_data
        done = tried(
            form,
            lambda: actions.decide(
                actor,
                case_id,
                held["decision"],
                decided_on=held["decided_on"],
                revision=held["revision"],
            ),
        )
        if done:
            messages.success(request, _("Saved"))
            return redirect("meeting", found.meeting_id)
    context = {"form": form, "case": found, "may_not": sentence(why)}
    return render(request, "workbench/meetings/decide.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def move(request: HttpRequest, case_id: int) -> HttpResponse:
    """One place up or down."""
    found = case_or_404(request, case_id)
    step = -1 if request.POST.get("vei") == "opp" else 1
    attempt(request, lambda: actions.move_case(request.actor, case_id, step))  # type: ignore[attr-defined]
    return redirect("meeting", found.meeting_id)


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, case_id: int) -> HttpResponse:
    """Take a case off the agenda, after a question."""
    found = case_or_404(request, case_id)
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        attempt(request, lambda: actions.drop_case(actor, case_id), _("The case is taken off the agenda."))
        return redirect("meeting", found.meeting_id)
    context = {
        "heading": _("Take the case off the agenda"),
        "over": f"{found.number} {found.title}",
        "consequence": _("The case and its text are removed. The number becomes free again."),
        "may_not": sentence(actions.may_case(actor, "change", case_id)),
        "back": _meeting_page(found.meeting_id),
        "danger": True,
    }
    return render(request, "workbench/followup/step.html", context)


def chosen(request: HttpRequest) -> CaseFilter:
    """The filter that the address asks for."""
    asked = request.GET
    kind = asked.get("slag", "")
    return CaseFilter(
        text=asked.get("q", "")[:200],
        kind=kind if kind in phrases.MEETING_KINDS else "",
        organisation_id=number(asked.get("hos")),
        year=number(asked.get("aar")),
        about=asked.get("om", "")[:60],
    )


def _columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("number", _("Case number")),
        tables.Column("title", _("Case")),
        tables.Column("day", _("Held on")),
        tables.Column("kind", _("Kind of meeting")),
        tables.Column("host", _("Host")),
        tables.Column("decision", pgettext("case", "Decision")),
        tables.Column("about", _("Concerns")),
    )


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every case: number, day, what came of it, what it concerns."""
    actor, wanted = request.actor, chosen(request)  # type: ignore[attr-defined]
    rows, every = queries.register(actor, wanted), queries.register(actor)
    page = tables.page_of(request, rows)
    if rows:
        seen.thing(request, "meetings.list", "saker", _("Cases"))
    context = {
        "page": page,
        "rows": [(one, choosing.linked(one.subjects)) for one in page],
        "total": len(rows),
        "filtered": wanted != CaseFilter(),
        "columns": _columns(),
        "kinds": phrases.MEETING_KINDS,
        "kind_options": list(phrases.MEETING_KINDS.items()),
        "years": [(one, one) for one in sorted({row.year for row in every}, reverse=True)],
        "places": sorted({(row.organisation.id, row.organisation.name) for row in every}),
        "chosen": wanted,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/meetings/cases.html", context)


def _table(request: HttpRequest) -> list[list[Any]]:
    heads = [str(one.label) for one in _columns()]
    rows = [
        [
            one.number,
            one.title,
            one.decided_on or one.held_on,
            str(phrases.MEETING_KINDS[one.meeting_kind]),
            one.organisation.name,
            one.decision,
            "; ".join(subject.label for subject in one.subjects),
        ]
        for one in queries.register(request.actor, chosen(request))  # type: ignore[attr-defined]
    ]
    return [heads, *rows]


@login_required
@require_safe
def register_csv(request: HttpRequest) -> Any:
    """The register as CSV."""
    seen.thing(request, "meetings.list", "saker", _("Cases"))
    return csv_response("saker", iter(_table(request)))


@login_required
@require_safe
def register_xlsx(request: HttpRequest) -> HttpResponse:
    """The register as a workbook."""
    seen.thing(request, "meetings.list", "saker", _("Cases"))
    return xlsx_response("saker", _("Cases"), _table(request), first_width=14)

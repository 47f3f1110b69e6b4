"""One item: what it is, where it comes from, what has been done, and its steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.followup import choosing
from linja.faces.workbench.followup.forms import AgreedForm, ItemForm, ResponseForm
from linja.faces.workbench.followup.listing import lateness
from linja.faces.workbench.followup.stepping import Step, stepped
from linja.faces.workbench.meetings.forms import hosts
from linja.faces.workbench.meetings.pages import found_or_404, tried
from linja.line.meetings import actions, lifecycle, phrases, queries
from linja.line.meetings.records import FollowUpDraft, FollowUpRecord
from linja.people.organisations import queries as organisations

CONSEQUENCES = {
    "start": gettext_lazy("It is shown as in progress."),
    "finish": gettext_lazy("Those from whom it came are told, and confirm it or send it back."),
    "confirm": gettext_lazy("It is closed, and the owner is told."),
    "send_back": gettext_lazy("The owner is told what is still missing."),
    "drop": gettext_lazy("Nobody follows it up any more. It stays in the register with the reason."),
    "reopen": gettext_lazy("It is open again, and the owner is told."),
}


def item_or_404(request: HttpRequest, item_id: int) -> FollowUpRecord:
    """The item, or the page that says it isn't there."""
    found = queries.item(request.actor, item_id)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    seen.thing(request, "meetings.followup", found.id, found.title)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One item; a POST is the owner's answer."""
    actor, found = request.actor, item_or_404(request, item_id)  # type: ignore[attr-defined]
    first = {"response": found.response, "revision": found.revision}
    form = ResponseForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        act = lambda: actions.respond(actor, item_id, held["response"], revision=held["revision"])  # noqa: E731
        if tried(form, act):
            messages.success(request, _("Saved"))
            if request.POST.get("gjor") == "ferdig":
                attempt(request, lambda: actions.step_item(actor, item_id, "finish"), _("Marked as done."))
            return redirect("followup_item", item_id)
    context = _shown(request, found) | {"form": form}
    return render(request, "workbench/followup/item.html", context, status=422 if form.errors else 200)


def _shown(request: HttpRequest, found: FollowUpRecord) -> dict[str, Any]:
    actor = request.actor  # type: ignore[attr-defined]
    meeting = queries.meeting(actor, found.meeting_id) if found.meeting_id else None
    audit = queries.audit(actor, found.audit_id) if found.audit_id else None
    may_not_answer = actions.may_item(actor, "respond", found.id)
    return {
        "item": found,
        "source": phrases.SOURCES[found.source],
        "nature": phrases.NATURES[found.nature],
        "state": phrases.STATES[found.state],
        "voice": phrases.VOICES.get(found.voice, ""),
        "timeliness": lateness(found),
        "subjects": choosing.linked(found.subjects),
        "relations": phrases.RELATIONS,
        "meeting": meeting,
        "audit": audit,
        "source_href": choosing.address_of(found.source_key),
        "history": [_step_line(one) for one in reversed(found.steps)],
        "may_answer": may_not_answer is None,
        "may_change": actions.may_item(actor, "change", found.id) is None,
        "steps": _steps(request, found),
        "trail": [
            {"label": one.name, "href": reverse("organisation", args=(one.id,))}
            for one in organisations.line_to(found.owner.id)
        ],
    }


def _step_line(one: Any) -> dict[str, Any]:
    return {"label": phrases.STEPS[one.step], "who": one.by_name, "at": one.at, "said": one.said}


def _steps(request: HttpRequest, found: FollowUpRecord) -> list[dict[str, Any]]:
    actor = request.actor  # type: ignore[attr-defined]
    shown = []
    for step_ in lifecycle.FOLLOWUP.transitions:
        if step_.source != found.state:
            continue
        refusal = actions.may_item(actor, step_.name, found.id)
        if refusal and refusal.code.endswith((".wrong_role", ".not_found", ".no_such_step")):
            continue
        shown.append(
            {
                "name": step_.name,
                "label": phrases.STEPS[step_.name],
                "may_not": sentence(refusal),
                "href": reverse("followup_step", args=(found.id, step_.name)),
            }
        )
    return shown


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, item_id: int, name: str) -> HttpResponse:
    """A step of an item's life."""
    actor, found = request.actor, item_or_404(request, item_id)  # type: ignore[attr-defined]
    return stepped(
        request,
        Step(
            table=lifecycle.FOLLOWUP,
            name=name,
            state=found.state,
            heading=phrases.STEPS.get(name, ""),
            over=found.title,
            consequence=CONSEQUENCES.get(name, ""),
            back=reverse("followup_item", args=(item_id,)),
            act=lambda reason: actions.step_item(actor, item_id, name, reason),
            may=lambda: actions.may_item(actor, name, item_id),
            danger=name == "drop",
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
def new_item(request: HttpRequest) -> HttpResponse:
    """Register something from a source that is not a meeting, a statement or a registered audit."""
    if not hosts(request.actor):  # type: ignore[attr-defined]
        raise Http404
    return _written(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit_item(request: HttpRequest, item_id: int) -> HttpResponse:
    """Put an item right."""
    return _written(request, item_or_404(request, item_id))


def _written(request: HttpRequest, found: FollowUpRecord | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    why = actions.may_item(actor, "change", found.id) if found else None
    looking = choosing.looking(request)
    form = ItemForm(request.POST or None, actor=actor, held=found)
    held = tuple(one for one in found.subjects if one.relation == "about") if found else ()
    if request.method == "POST" and not why and not looking and form.is_valid():
        subjects = (*choosing.chosen_in(request, held), *_became(found))
        made = _saved(request, form, found, form.draft(subjects))
        if made:
            messages.success(request, _("Saved"))
            return redirect("followup_item", made)
    if looking:
        first = {name: request.POST.get(name, "") for name in form.fields}
        form = ItemForm(actor=actor, held=found, initial=first)
    context = {
        "form": form,
        "item": found,
        "chooser": choosing.chooser(request, held),
        "may_not": sentence(why),
    }
    return render(request, "workbench/followup/form.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, form: ItemForm, found: FollowUpRecord | None, draft: FollowUpDraft) -> int:
    actor = request.actor  # type: ignore[attr-defined]
    if found is None:
        return tried(form, lambda: actions.raise_item(actor, draft)) or 0
    revision = form.cleaned_data["revision"]
    done = tried(form, lambda: actions.change_item(actor, found.id, draft, revision=revision))
    return found.id if done else 0


def _became(found: FollowUpRecord | None) -> tuple[Any, ...]:
    return tuple(one for one in found.subjects if one.relation == "became") if found else ()


@login_required
@require_http_methods(["GET", "POST"])
def new_agreed(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What was agreed in a meeting, with who does it by when."""
    actor, meeting = request.actor, found_or_404(request, meeting_id)  # type: ignore[attr-defined]
    cases = [(one.id, f"{one.number} {one.title}") for one in queries.cases_of(actor, meeting_id)]
    why = actions.may(actor, "decide", meeting_id)
    first = {"case_id": request.GET.get("sak", "")}
    form = AgreedForm(request.POST or None, meeting=meeting, cases=cases, initial=first)
    if request.method == "POST" and not why and form.is_valid():
        draft = FollowUpDraft(
            source="meeting",
            nature="action",
            raised_by_id=meeting.host.id,
            meeting_id=meeting_id,
            **form.cleaned_data,
        )
        if tried(form, lambda: actions.raise_item(actor, draft)):
            messages.success(request, _("Saved"))
            return redirect("meeting", meeting_id)
    context = {"form": form, "meeting": meeting, "may_not": sentence(why)}
    return render(request, "workbench/meetings/agreed.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def tie(request: HttpRequest, item_id: int) -> HttpResponse:
    """The requirement that came of a finding."""
    found = item_or_404(request, item_id)
    for one in choosing.chosen_in(request, relation="became"):
        if one.key.startswith("requirement:"):
            attempt(
                request,
                lambda one=one: actions.tie_requirement(request.actor, found.id, one),  # type: ignore[misc,attr-defined]
                _("Saved"),
            )
    return redirect("followup_item", item_id)


@login_required
@require_http_methods(["GET", "POST"])
def requirement_of(request: HttpRequest, item_id: int) -> HttpResponse:
    """Choosing the requirement that came of a finding."""
    actor, found = request.actor, item_or_404(request, item_id)  # type: ignore[attr-defined]
    if request.method == "POST" and not choosing.looking(request):
        return tie(request, item_id)
    held = tuple(one for one in found.subjects if one.relation == "became")
    context = {
        "item": found,
        "chooser": choosing.chooser(request, held),
        "may_not": sentence(actions.may_item(actor, "change", item_id)),
    }
    return render(request, "workbench/followup/tie.html", context)

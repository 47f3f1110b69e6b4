"""Writing an allocation with what it concerns."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.allocations.forms import AllocationForm
from linja.faces.workbench.allocations.lists import gives
from linja.faces.workbench.allocations.one import allocation_or_404
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.followup import choosing
from linja.faces.workbench.meetings.pages import tried
from linja.faces.workbench.plans.one import tried_quietly
from linja.faces.workbench.requirements.rows import unjudged
from linja.ground.kernel.refusals import Refusal
from linja.line.allocations import actions, queries
from linja.line.allocations.records import AllocationRecord, SubjectDraft
from linja.line.meetings.records import SubjectDraft as Chosen


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new allocation, as a draft; ``av`` names what it is taken from."""
    if not gives(request.actor):  # type: ignore[attr-defined]
        raise Http404
    return _written(request, None, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, allocation_id: int) -> HttpResponse:
    """Put a draft right."""
    found = allocation_or_404(request, allocation_id)
    return _written(request, found, actions.may(request.actor, "change", allocation_id))  # type: ignore[attr-defined]


def _written(request: HttpRequest, held: AllocationRecord | None, why: Refusal | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    asked = request.GET.get("av", "")
    parent = queries.allocation(int(asked), actor) if asked.isdecimal() and len(asked) < 18 else None
    form = AllocationForm(request.POST or None, actor=actor, held=held, parent=parent)
    before = tuple(Chosen(one.key, one.label) for one in held.subjects) if held else ()
    if request.method == "POST" and choosing.looking(request):
        unjudged(form)
    elif request.method == "POST" and why is None and form.is_valid():
        subjects = tuple(SubjectDraft(one.key, one.label) for one in choosing.chosen_in(request, before))
        if done := _saved(request, form, subjects, held):
            return redirect("allocation", done)
    context = {
        "form": form,
        "one": held,
        "may_not": sentence(why),
        "chooser": choosing.chooser(request, before),
    }
    failed = request.method == "POST" and bool(form.errors)
    return render(request, "workbench/allocations/form.html", context, status=422 if failed else 200)


def _saved(
    request: HttpRequest,
    form: AllocationForm,
    subjects: tuple[SubjectDraft, ...],
    held: AllocationRecord | None,
) -> Any:
    """The allocation's number; nothing when it was refused, with the sentence in the form."""
    actor, draft = request.actor, form.draft(subjects)  # type: ignore[attr-defined]
    if held is None:
        made = tried(form, lambda: actions.allot(actor, draft))
    else:
        revision = form.cleaned_data["revision"] or 0
        done = tried_quietly(form, lambda: actions.change(actor, held.id, draft, revision=revision))
        made = held.id if done else None
    if made:
        messages.success(request, _("Saved"))
    return made

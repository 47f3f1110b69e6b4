"""Writing a project with its members, its milestones and what it concerns."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.doing import sentence
from linja.faces.workbench.followup import choosing
from linja.faces.workbench.meetings.pages import tried
from linja.faces.workbench.plans.lists import writes
from linja.faces.workbench.plans.one import tried_quietly
from linja.faces.workbench.projects.forms import PARTS, ProjectForm, parts_of
from linja.faces.workbench.projects.one import project_or_404
from linja.faces.workbench.requirements.rows import added, none_sent, problems_of, unjudged
from linja.ground.kernel.refusals import Refusal
from linja.line.meetings.records import SubjectDraft as Chosen
from linja.line.projects import actions
from linja.line.projects.records import ProjectDraft, ProjectRecord, SubjectDraft


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new project, as it is planned."""
    if not writes(request.actor):  # type: ignore[attr-defined]
        raise Http404
    return _written(request, None, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, project_id: int) -> HttpResponse:
    """Change a project."""
    found = project_or_404(request, project_id)
    return _written(request, found, actions.may_project(request.actor, "write", project_id))  # type: ignore[attr-defined]


def _written(request: HttpRequest, held: ProjectRecord | None, why: Refusal | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    data = None
    if request.method == "POST":
        data = added(request.POST, request.POST["ny"]) if request.POST.get("ny") in PARTS else request.POST
        for name in PARTS:
            data = none_sent(data, name)
    form, parts = ProjectForm(data, actor=actor, held=held), parts_of(data, held)
    before = tuple(Chosen(one.key, one.label) for one in held.subjects) if held else ()
    problems: list[tuple[str, str]] = []
    if data is not None and ("ny" in request.POST or choosing.looking(request)):
        unjudged(form, *(row for part in parts for row in part.forms))
    elif data is not None and why is None:
        # Each is asked, also after one that fails, so that every fault is shown at once.
        valid = [form.is_valid(), *(part.forms.is_valid() for part in parts)]
        if all(valid):
            ticked = choosing.chosen_in(request, before)
            subjects = tuple(SubjectDraft(one.key, one.label) for one in ticked)
            draft = form.draft(parts[0].drafts(), parts[1].drafts(), subjects)
            if done := _saved(request, form, draft, held):
                return redirect("project", done)
        problems = [*problems_of(form), *(one for part in parts for one in part.problems())]
    context = {
        "form": form,
        "one": held,
        "parts": parts,
        "problems": problems,
        "may_not": sentence(why),
        "chooser": choosing.chooser(request, before),
    }
    return render(request, "workbench/projects/form.html", context, status=422 if problems else 200)


def _saved(request: HttpRequest, form: ProjectForm, draft: ProjectDraft, held: ProjectRecord | None) -> Any:
    """The project's number; nothing when it was refused, with the sentence in the form."""
    actor = request.actor  # type: ignore[attr-defined]
    if held is None:
        made = tried(form, lambda: actions.write_project(actor, draft))
    else:
        revision = form.cleaned_data["revision"] or 0
        done = tried_quietly(form, lambda: actions.change_project(actor, held.id, draft, revision=revision))
        made = held.id if done else None
    if made:
        messages.success(request, _("Saved"))
    return made

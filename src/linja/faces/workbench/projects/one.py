"""One project: mandate, people, milestones, what is rolled out, its steps."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.followup.choosing import KINDS, address_of
from linja.faces.workbench.meetings.forms import ReasonForm
from linja.faces.workbench.plans.one import tried_quietly as tried
from linja.faces.workbench.projects.forms import ReachedForm, RolloutForm
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.projects import actions, calculations, lifecycle, phrases, queries
from linja.line.projects.records import ProjectRecord

STEPS: dict[str, tuple[Any, Any]] = {
    "start": (
        pgettext_lazy("a project", "Start"),
        gettext_lazy("From now on those above see the project."),
    ),
    "pause": (
        pgettext_lazy("a project", "Pause"),
        gettext_lazy("The project stands still until it is taken up again. The reason is kept."),
    ),
    "resume": (
        pgettext_lazy("a project", "Take up again"),
        gettext_lazy("The project is running again."),
    ),
    "finish": (
        pgettext_lazy("a project", "Finish"),
        gettext_lazy("The project is done. It can be opened again with a reason."),
    ),
    "stop": (
        pgettext_lazy("a project", "Stop"),
        gettext_lazy("The project is given up. It stays in the register with the reason and cannot go on."),
    ),
    "reopen": (
        pgettext_lazy("a project", "Open again"),
        gettext_lazy("The project is running again."),
    ),
}


def project_or_404(request: HttpRequest, project_id: int) -> ProjectRecord:
    """The project, or the page that says it isn't there; reading one is noted."""
    try:
        found = queries.project(project_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "projects.project", found.id, found.name)
    return found


@login_required
@require_safe
def project(request: HttpRequest, project_id: int) -> HttpResponse:
    """The page."""
    found = project_or_404(request, project_id)
    return render(request, "workbench/projects/one.html", shown(request, found, RolloutForm(held=found)))


def shown(request: HttpRequest, found: ProjectRecord, rollout: RolloutForm) -> dict[str, Any]:
    """What the page holds."""
    actor, today = request.actor, timezone.localdate()  # type: ignore[attr-defined]
    return {
        "one": found,
        "today": today,
        "lacks": [phrases.LACKS[code] for code in calculations.lacks_of_project(found, today)],
        "members": [(one, phrases.MEMBER_ROLES[one.role]) for one in found.members],
        "subjects": [_linked(one.key, one.label) for one in found.subjects],
        "steps": _steps(actor, found),
        "may_write": actions.may_project(actor, "write", found.id) is None,
        "reached": ReachedForm(),
        "rollout": rollout,
        "member_columns": (
            tables.Column("name", _("Name")),
            tables.Column("role", _("Role in the project")),
            tables.Column("from", _("Organisation")),
        ),
        "rollout_columns": (
            tables.Column("what", _("What is introduced")),
            tables.Column("where", _("Where")),
            tables.Column("state", _("How far")),
            tables.Column("planned", _("Planned finish")),
        ),
    }


def _linked(key: str, label: str) -> dict[str, Any]:
    return {"label": label, "href": address_of(key), "kind": KINDS.get(key.partition(":")[0], "")}


def _steps(actor: Actor, found: ProjectRecord) -> list[dict[str, Any]]:
    """The steps from here, each with why it may not be taken yet."""
    held = []
    for step in lifecycle.PROJECT.transitions:
        if step.source != found.state:
            continue
        refusal = actions.may_project(actor, step.name, found.id)
        if refusal and not refusal.code.endswith(tuple(step.needs)):
            continue
        href = reverse("project_step", args=(found.id, step.name))
        told = {"label": STEPS[step.name][0], "href": href, "name": step.name}
        held.append(told | {"may_not": sentence(refusal)})
    return held


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, project_id: int, name: str) -> HttpResponse:
    """A step of the project's life: what it does, why when it must be said, and the button."""
    actor, found = request.actor, project_or_404(request, project_id)  # type: ignore[attr-defined]
    if name not in STEPS:
        raise Http404
    taken = lifecycle.PROJECT.find(name, found.state)
    if taken is None:
        return redirect("project", project_id)
    form = ReasonForm(request.POST or None) if "reason" in taken.records else None
    if request.method == "POST" and form is None:
        attempt(request, lambda: actions.step_project(actor, project_id, name), _("Done."))
        return redirect("project", project_id)
    if form is not None and form.is_valid():
        reason = form.cleaned_data["reason"]
        if tried(form, lambda: actions.step_project(actor, project_id, name, reason)):
            messages.success(request, _("Done."))
            return redirect("project", project_id)
    context = {
        "heading": STEPS[name][0],
        "over": found.name,
        "consequence": STEPS[name][1],
        "form": form,
        "may_not": sentence(actions.may_project(actor, name, project_id)),
        "back": reverse("project", args=(project_id,)),
        "danger": name == "stop",
    }
    return render(request, "workbench/plans/step.html", context, status=422 if form and form.errors else 200)


@login_required
@require_POST
def milestone(request: HttpRequest, project_id: int, milestone_id: int) -> HttpResponse:
    """A milestone has been reached on a day, or is dropped."""
    actor, found = request.actor, project_or_404(request, project_id)  # type: ignore[attr-defined]
    if milestone_id not in {one.id for one in found.milestones}:
        raise Http404
    form = ReachedForm(request.POST)
    drops = request.POST.get("gjor") == "fjern"
    day = form.cleaned_data["done_on"] if form.is_valid() else None
    if day is None and not drops:
        messages.error(request, _("Say on which day it was reached."))
    else:
        reached = None if drops else day
        attempt(request, lambda: actions.settle_milestone(actor, milestone_id, reached), _("Saved"))
    return redirect(reverse("project", args=(project_id,)) + "#milestones")

"""One plan: what it aims at, how it has stood each year, its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linja.faces.workbench import seen
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.meetings.forms import ReasonForm
from linja.faces.workbench.meetings.pages import tried
from linja.faces.workbench.plans.forms import AdoptForm, PlanForm, StatusForm
from linja.faces.workbench.plans.lists import writes
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.projects import actions, calculations, lifecycle, phrases, queries
from linja.line.projects.records import PlanRecord

STEPS: dict[str, tuple[Any, Any]] = {
    "adopt": (
        gettext_lazy("Record the adoption"),
        gettext_lazy(
            "From now on those above and below see the plan. "
            "It can be changed only by opening it for revision."
        ),
    ),
    "revise": (
        gettext_lazy("Open for revision"),
        gettext_lazy("The plan is a draft again, which only your own people see until it is adopted anew."),
    ),
    "end": (
        gettext_lazy("End the plan"),
        gettext_lazy("The plan is followed no longer. It stays in the register with the reason."),
    ),
}


def plan_or_404(request: HttpRequest, plan_id: int) -> PlanRecord:
    """The plan, or the page that says it isn't there; reading one is noted."""
    try:
        found = queries.plan(plan_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "projects.plan", found.id, found.title)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The page; a POST says how the plan stands in a year."""
    actor, found = request.actor, plan_or_404(request, plan_id)  # type: ignore[attr-defined]
    today = timezone.localdate()
    owed = calculations.last_owed(found, today) or min(max(today.year, found.from_year), found.to_year)
    form = StatusForm(request.POST or None, initial={"year": owed})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if tried_quietly(form, lambda: actions.say_status(actor, plan_id, **said)):
            messages.success(request, _("Saved"))
            return redirect("plan", plan_id)
    context = {
        "one": found,
        "kind": phrases.PLAN_KINDS[found.kind],
        "lacks": [phrases.LACKS[code] for code in calculations.lacks_of_plan(found, today)],
        "statuses": [(one, phrases.PROGRESS[one.progress]) for one in found.statuses],
        "parts": queries.parts_of(plan_id, actor),
        "projects": queries.projects_of(plan_id, actor),
        "steps": _steps(actor, found),
        "may_write": actions.may_plan(actor, "write", plan_id) is None,
        "form": form,
    }
    return render(request, "workbench/plans/one.html", context, status=422 if form.errors else 200)


def _steps(actor: Actor, found: PlanRecord) -> list[dict[str, Any]]:
    """The steps from here that this reader may take."""
    return [
        {
            "label": STEPS[step.name][0],
            "href": reverse("plan_step", args=(found.id, step.name)),
            "name": step.name,
        }
        for step in lifecycle.PLAN.transitions
        if step.source == found.state and actions.may_plan(actor, step.name, found.id) is None
    ]


def tried_quietly(form: Any, act: Any) -> bool:
    """As :func:`tried`, for acts that answer nothing."""
    return bool(tried(form, lambda: (act(), True)))


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new plan, as a draft."""
    actor = request.actor  # type: ignore[attr-defined]
    if not writes(actor):
        raise Http404
    form = PlanForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: actions.write_plan(actor, form.draft()))
        if made:
            messages.success(request, _("The plan is a draft. Record its adoption when it has been adopted."))
            return redirect("plan", made)
    return render(request, "workbench/plans/form.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Change a plan while it is a draft."""
    actor, found = request.actor, plan_or_404(request, plan_id)  # type: ignore[attr-defined]
    why = sentence(actions.may_plan(actor, "write", plan_id))
    if not why and found.state != lifecycle.DRAFT:
        why = _("Open the plan for revision to change it.")
    form = PlanForm(request.POST or None, actor=actor, held=found)
    if request.method == "POST" and not why and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        if tried_quietly(form, lambda: actions.change_plan(actor, plan_id, form.draft(), revision=revision)):
            messages.success(request, _("Saved"))
            return redirect("plan", plan_id)
    context = {"form": form, "one": found, "may_not": why}
    return render(request, "workbench/plans/form.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, plan_id: int, name: str) -> HttpResponse:
    """A step of the plan's life: what it does, what must be said, and the button."""
    actor, found = request.actor, plan_or_404(request, plan_id)  # type: ignore[attr-defined]
    if name not in STEPS:
        raise Http404
    if lifecycle.PLAN.find(name, found.state) is None:
        return redirect("plan", plan_id)
    adopts = name == "adopt"
    form = AdoptForm(request.POST or None) if adopts else ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        acts: dict[str, Callable[..., None]] = {
            "adopt": actions.adopt_plan,
            "revise": actions.revise_plan,
            "end": actions.end_plan,
        }
        if tried_quietly(form, lambda: acts[name](actor, plan_id, **said)):
            messages.success(request, _("Done."))
            return redirect("plan", plan_id)
    context = {
        "heading": STEPS[name][0],
        "over": found.title,
        "consequence": STEPS[name][1],
        "form": form,
        "may_not": sentence(actions.may_plan(actor, name, plan_id)),
        "back": reverse("plan", args=(plan_id,)),
        "danger": not adopts,
    }
    return render(request, "workbench/plans/step.html", context, status=422 if form.errors else 200)

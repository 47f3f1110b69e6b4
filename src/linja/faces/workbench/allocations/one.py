"""One allocation: its way, its conditions, what was passed on and what it was used for."""

from __future__ import annotations

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

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.allocations.forms import UseForm
from linja.faces.workbench.amounts import shown
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.followup.choosing import address_of
from linja.faces.workbench.meetings.forms import ReasonForm
from linja.faces.workbench.meetings.pages import tried
from linja.faces.workbench.plans.one import tried_quietly
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.allocations import actions, calculations, lifecycle, queries
from linja.line.allocations.records import AllocationRecord

STEPS: dict[str, tuple[Any, Any]] = {
    "give": (
        gettext_lazy("Give the money"),
        gettext_lazy(
            "The receiver sees the allocation and is told. It can be changed no more, only withdrawn."
        ),
    ),
    "withdraw": (
        gettext_lazy("Withdraw the allocation"),
        gettext_lazy("The receiver is told. The allocation stays in the register as withdrawn."),
    ),
}


def allocation_or_404(request: HttpRequest, allocation_id: int) -> AllocationRecord:
    """The allocation, or the page that says it isn't there; reading one is noted."""
    try:
        found = queries.readable(allocation_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "allocations.allocation", found.id, found.purpose)
    return found


@login_required
@require_http_methods(["GET", "POST"])
def allocation(request: HttpRequest, allocation_id: int) -> HttpResponse:
    """The page; a POST says what the money was used for."""
    actor, found = request.actor, allocation_or_404(request, allocation_id)  # type: ignore[attr-defined]
    form = UseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if tried(form, lambda: actions.report_use(actor, allocation_id, **said)):
            messages.success(request, _("The use is reported, and the giver is told."))
            return redirect("allocation", allocation_id)
    return render(
        request,
        "workbench/allocations/one.html",
        _shown(actor, found) | {"form": form},
        status=422 if form.errors else 200,
    )


def _shown(actor: Actor, found: AllocationRecord) -> dict[str, Any]:
    parts = [
        one for one in queries.allocations(actor, giver_id=found.receiver_id) if one.parent_id == found.id
    ]
    parent = queries.allocation(found.parent_id, actor) if found.parent_id else None
    gives_on = found.state == lifecycle.GIVEN and actions.may_allot(actor, found.receiver_id) is None
    return {
        "one": found,
        "amount": shown(found.amount),
        "passed": shown(found.passed_on),
        "kept": shown(found.kept),
        "use_state": calculations.use_state(found, timezone.localdate()),
        "uses": [(one, shown(one.amount)) for one in queries.uses(found.id)],
        "parts": [(one, shown(one.amount)) for one in parts],
        "part_columns": (
            tables.Column("to", _("To organisation")),
            tables.Column("purpose", _("Purpose")),
            tables.Column("amount", _("Amount"), numeric=True),
            tables.Column("state", _("State")),
        ),
        "parent": parent,
        "subjects": [(one.label, address_of(one.key)) for one in found.subjects],
        "steps": _steps(actor, found),
        "may_change": actions.may(actor, "change", found.id) is None,
        "may_report": actions.may(actor, "report_use", found.id) is None,
        "may_pass_on": gives_on,
    }


def _steps(actor: Actor, found: AllocationRecord) -> list[dict[str, Any]]:
    """The steps from here that this reader may take."""
    return [
        {"label": STEPS[name][0], "href": reverse("allocation_step", args=(found.id, name)), "name": name}
        for name in STEPS
        if lifecycle.ALLOCATION.find(name, found.state) and actions.may(actor, name, found.id) is None
    ]


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, allocation_id: int, name: str) -> HttpResponse:
    """Give or withdraw: what it does, why when it must be said, and the button."""
    actor, found = request.actor, allocation_or_404(request, allocation_id)  # type: ignore[attr-defined]
    if name not in STEPS:
        raise Http404
    back = reverse("allocation", args=(allocation_id,))
    if lifecycle.ALLOCATION.find(name, found.state) is None:
        return redirect(back)
    form = ReasonForm(request.POST or None) if name == "withdraw" else None
    if request.method == "POST" and form is None:
        attempt(request, lambda: actions.give(actor, allocation_id), _("The receiver is told."))
        return redirect(back)
    if form is not None and form.is_valid():
        reason = form.cleaned_data["reason"]
        if tried_quietly(form, lambda: actions.withdraw(actor, allocation_id, reason)):
            messages.success(request, _("Done."))
            return redirect(back)
    context = {
        "heading": STEPS[name][0],
        "over": f"{found.purpose}, {shown(found.amount)}, {found.receiver_name}",
        "consequence": STEPS[name][1],
        "form": form,
        "may_not": sentence(actions.may(actor, name, allocation_id)),
        "back": back,
        "danger": name == "withdraw",
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "workbench/plans/step.html", context, status=status)

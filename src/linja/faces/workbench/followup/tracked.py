"""What a delivered statement asks, taken out to be followed up. The statement itself stays untouched."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench import seen
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.followup import choosing
from linja.faces.workbench.followup.forms import TrackForm
from linja.faces.workbench.followup.listing import lateness
from linja.faces.workbench.meetings.pages import tried
from linja.ground.kernel.refusals import Refused
from linja.line.meetings import phrases
from linja.pillars.steering import actions
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import Tracked


def of_statement(request: HttpRequest, statement_id: int) -> dict[str, Any]:
    """For the statement's own page: what was taken out of it, and what became of earlier statements."""
    found = _found(request, statement_id)
    return {
        "tracked_items": [(one, lateness(one)) for one in found.items],
        "tracked_earlier": [(one, lateness(one)) for one in found.earlier],
        "tracked_states": phrases.STATES,
        "tracked_natures": phrases.NATURES,
        "may_track": steering.may_track(request.actor, found.statement, found.report) is None,  # type: ignore[attr-defined]
    }


def _found(request: HttpRequest, statement_id: int) -> Tracked:
    try:
        return steering.tracked(statement_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused


@login_required
@require_http_methods(["GET", "POST"])
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """The statement passage by passage; tick, say what it is, and follow it up."""
    actor, found = request.actor, _found(request, statement_id)  # type: ignore[attr-defined]
    seen.statement(request, found.statement, found.report)
    why = steering.may_track(actor, found.statement, found.report)
    looking = choosing.looking(request)
    numbers = [int(one) for one in request.POST.getlist("avsnitt") if one.isdecimal()][:200]
    form = TrackForm(request.POST or None)
    if request.method == "POST" and not why and not looking and form.is_valid():
        subjects = choosing.chosen_in(request)
        act = lambda: actions.track(actor, statement_id, numbers, subjects=subjects, **form.cleaned_data)  # noqa: E731
        if tried(form, act):
            messages.success(request, _("It is followed up from now on."))
            return redirect("statement_tracked", statement_id)
    if looking:
        form = TrackForm(initial={name: request.POST.get(name, "") for name in TrackForm.base_fields})
    context = {
        "statement": found.statement,
        "report": found.report,
        "passages": found.passages,
        "ticked": numbers,
        "form": form,
        "chooser": choosing.chooser(request),
        "may_not": sentence(why),
        **of_statement(request, statement_id),
    }
    return render(request, "workbench/followup/statement.html", context, status=422 if form.errors else 200)

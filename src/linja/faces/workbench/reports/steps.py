"""Steps along the line: put forward, take back, accept, send back, put before a body."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linja.faces.workbench.doing import attempt
from linja.ground.kernel.actor import Actor
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.pillars.steering import actions as steering

#: What is said when it is done.
DONE: dict[str, str | Promise] = {
    "make_ready": _("The report is put forward for signatures."),
    "take_back": _("The report is a draft again."),
    "withdraw": _("The report is withdrawn and is a draft again."),
    "return": _("The report is sent back."),
    "accept": _("The report is accepted."),
    "approve": _("The report is approved."),
    "correct": _("The report is open for correction."),
}


def _act(actor: Actor, report_id: int, name: str, said: str) -> Callable[[], object] | None:
    acts: dict[str, Callable[[], object]] = {
        "make_ready": lambda: steering.put_forward(actor, report_id),
        "take_back": lambda: steering.take_back(actor, report_id, said),
        "withdraw": lambda: steering.withdraw_report(actor, report_id, said),
        "return": lambda: steering.send_back(actor, report_id, said),
        "accept": lambda: steering.accept_report(actor, report_id),
        "approve": lambda: steering.approve_report(actor, report_id, said),
        "correct": lambda: reporting.correct(actor, report_id, said),
    }
    return acts.get(name)


@login_required
@require_POST
def step(request: HttpRequest, report_id: int) -> HttpResponse:
    """One step that needs no page of its own; ``said`` is the reason or the reference."""
    actor = request.actor  # type: ignore[attr-defined]
    name = request.POST.get("step", "")
    act = _act(actor, report_id, name, request.POST.get("said", ""))
    if act is None:
        raise Http404
    attempt(request, act, str(DONE[name]))
    # What is sent back is no longer open to the one who sent it back.
    if reports.report(report_id, actor) is None or request.POST.get("next") == "received":
        return redirect("received")
    return redirect("report", report_id)


@login_required
@require_POST
def put_before(request: HttpRequest, report_id: int) -> HttpResponse:
    """Put the report as it stands before one of the bodies."""
    actor = request.actor  # type: ignore[attr-defined]
    body = request.POST.get("body", "")
    attempt(
        request,
        lambda: steering.put_before(actor, report_id, body),
        str(_("The report is put before the body, which may read this edition from now on.")),
    )
    return redirect("report", report_id)

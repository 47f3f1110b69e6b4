"""What a summary may name: the best and the worst of each kind, put into a section as they are ticked."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.requirements import phrases as requirements
from linja.pillars.steering import actions, queries


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def summary(request: HttpRequest, report_id: int) -> HttpResponse:
    """Candidates by kind, and what an earlier summary says that is no longer so."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        report = reports.readable(report_id, actor)
    except Refused as refused:
        raise Http404 from refused
    seen.report(request, report)
    view = queries.summary_view(report)
    if request.method == "POST":
        return _put_in(request, report_id)
    return render(
        request,
        "workbench/merging/summary.html",
        {
            "report": report,
            "kinds": [(requirements.KINDS[one.kind], one) for one in view.candidates],
            "sections": view.sections,
            "drift": view.drift,
            "proposed": view.proposed_id or "",
            "may_not_write": sentence(reporting.may(actor, "write", report_id)),
        },
    )


def _put_in(request: HttpRequest, report_id: int) -> HttpResponse:
    chosen = [int(one) for one in request.POST.getlist("krav") if one.isdecimal() and len(one) < 19]
    section = request.POST.get("under", "")
    if not chosen or not section.isdecimal() or len(section) > 18:
        messages.error(request, _("Tick what the summary is to name, and choose where it goes."))
        return redirect("report_summary", report_id)
    actor = request.actor  # type: ignore[attr-defined]
    _done, refusal = attempt(
        request, lambda: actions.summarise(actor, report_id, int(section), chosen), _("Put into the report.")
    )
    if refusal:
        return redirect("report_summary", report_id)
    return redirect("report_section", report_id, int(section))

"""The page where a report is handed in: what is still owed and by whom, and what is accepted without it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.reports import gap_reasons
from linja.faces.workbench.reports.gathering import gathered, require_insider
from linja.faces.workbench.reports.owing import owed_rows
from linja.people.organisations import queries as organisations
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries


@login_required
def hand_in(request: HttpRequest, report_id: int) -> HttpResponse:
    """Everything that is owed; the leader ticks what is accepted, says why, and hands in."""
    held = gathered(report_id, request)
    actor = request.actor  # type: ignore[attr-defined]
    require_insider(held, actor)
    signed, lacking = queries.signatures(held), queries.gaps(held)
    if request.method == "POST":
        reasons = gap_reasons.given(request, lacking)
        _edition, refusal = attempt(
            request, lambda: steering.hand_in(actor, report_id, reasons), _("The report is handed in.")
        )
        if refusal is None:
            return redirect("report", report_id)
    standing = [one.record for one in signed if one.record and one.stands]
    earlier = {key: why for record in standing for key, why in record.accepted.items()}
    receiver = organisations.by_id(held.report.receiver_id) if held.report.receiver_id else None
    return render(
        request,
        "workbench/reports/hand_in.html",
        {
            "report": held.report,
            "receiver": receiver,
            "gaps": gap_reasons.rows(request, held.report, lacking, earlier),
            "unsigned": owed_rows(held.report, queries.unsigned(signed, held.report)),
            "may_not": sentence(steering.may_hand_in(actor, held, signed, lacking)),
        },
    )

"""Feedback on a whole report, one piece of feedback with its reply, and the approval in the owner meeting."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.line.reporting import actions as reporting_actions
from linja.line.reporting import phrases
from linja.line.reporting import queries as reporting
from linja.line.requirements import queries as requirements
from linja.pillars.steering import actions, queries
from linja.pillars.steering.rules import feedback as rules


@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, report_id: int) -> HttpResponse:
    """All feedback on a report and its answers; more is given here."""
    actor = request.actor  # type: ignore[attr-defined]
    found = reporting.report(report_id, actor)
    facts = reporting.facts_of(found) if found else None
    if found is None or facts is None or not rules.may_see(actor, facts):
        raise Http404
    if request.method == "POST":
        text = request.POST.get("tekst", "")
        attempt(request, lambda: actions.give_feedback(actor, report_id, text), _("The feedback is given."))
        return redirect("regions_report", report_id)
    seen.report(request, found)
    context = {
        "report": found,
        "over": f"{found.title}, {found.organisation_name}",
        "state": phrases.STATES.get(found.state, found.state),
        "feedback": queries.feedback_on([report_id], actor),
        "may_not_give": sentence(rules.may_give(actor, facts)),
        "may_reply": found.organisation_id in actor.organisations(*rules.REPLIERS),
        "may_approve": reporting_actions.may(actor, "approve", report_id) is None,
    }
    return render(request, "workbench/regions/report.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """What was said and of what; whoever writes for the organisation replies."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.feedback_one(feedback_id, actor)
    held = reporting.report(found.report_id) if found else None
    if found is None or held is None:
        raise Http404
    if request.method == "POST":
        text = request.POST.get("svar", "")
        attempt(request, lambda: actions.reply_to_feedback(actor, feedback_id, text), _("The reply is sent."))
        return redirect("feedback", feedback_id)
    seen.report(request, held)
    about = requirements.requirements([found.requirement_id] if found.requirement_id else [], actor)
    context = {
        "feedback": found,
        "over": f"{found.report_title}, {found.organisation_name}",
        "about": about[0] if about else None,
        "may_not_reply": sentence(rules.may_reply(actor, reporting.facts_of(held), found.state)),
    }
    return render(request, "workbench/regions/feedback.html", context)


@login_required
@require_POST
def approve(request: HttpRequest, report_id: int) -> HttpResponse:
    """The owner meeting approves the report; the reference names the meeting and its case."""
    actor = request.actor  # type: ignore[attr-defined]
    found = reporting.report(report_id, actor)
    if found is None:
        raise Http404
    reference = request.POST.get("referanse", "")
    attempt(
        request,
        lambda: actions.approve_report(actor, report_id, reference),
        _("The report is approved."),
    )
    return redirect(f"{reverse('regions')}?ar={found.year}#reports")

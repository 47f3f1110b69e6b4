"""A body's own words: written and delivered by the body, read by everybody else."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench.doing import attempt, sentence
from linja.ground.document.tree import Role, Section
from linja.ground.document.walk import content_hash, without_statements
from linja.ground.kernel.actor import Actor
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import content
from linja.pillars.steering.calculations.running_text import as_text, from_text


class StatementForm(forms.Form):
    """The statement's words."""

    text = forms.CharField(
        label=gettext_lazy("Statement"), widget=forms.Textarea(attrs={"rows": 24}), required=False
    )


@login_required
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Write it, deliver it, or read it."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.statement(statement_id)
    report = _report(found, actor)
    if found is None or report is None:
        raise Http404
    blocks = [block for section in found.sections for block in section.blocks]
    form = StatementForm(request.POST or None, initial={"text": as_text(blocks)})
    if request.method == "POST" and form.is_valid():
        words = from_text(form.cleaned_data["text"], Role.STATEMENT)
        sections = (Section(found.title, found.number or None, words),) if words else ()
        _done, refusal = attempt(request, lambda: approvals.write(actor, statement_id, sections), _("Saved"))
        if refusal is None and "deliver" in request.POST:
            attempt(
                request,
                lambda: approvals.lock(actor, statement_id, content_hash=_hash(report.id, actor)),
                _("The statement is delivered."),
            )
        return redirect("statement", statement_id)
    return render(
        request,
        "workbench/reports/statement.html",
        {
            "statement": found,
            "report": report,
            "form": form,
            "blocks": as_text(blocks),
            "may_not": sentence(approvals.may(actor, "write", statement_id)),
        },
    )


def _report(found: queries.StatementRecord | None, actor: Actor) -> ReportRecord | None:
    """The report that the statement is about, when the reader may see it."""
    if found is None:
        return None
    number = found.subject.partition(":")[2]
    return reporting.report(int(number), actor) if number.isdecimal() else None


def _hash(report_id: int, actor: Actor) -> str:
    """Statements bind to the report without its statement chapters (rule 10)."""
    return content_hash(without_statements(content.annual_report(report_id, actor)))

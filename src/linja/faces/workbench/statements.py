"""A body's own words: written and delivered by the body, read by everybody else."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.followup.tracked import of_statement
from linja.ground.document.tree import Role, Section
from linja.line.approvals import actions as approvals
from linja.line.reporting import queries as reporting
from linja.pillars.steering import actions as handing_in
from linja.pillars.steering import queries as steering
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
    held = steering.statement_and_report(statement_id, actor)
    if held is None:
        raise Http404
    found, report = held
    seen.statement(request, found, report)
    blocks = [block for section in found.sections for block in section.blocks]
    form = StatementForm(request.POST or None, initial={"text": as_text(blocks)})
    if request.method == "POST" and form.is_valid():
        words = from_text(form.cleaned_data["text"], Role.STATEMENT)
        sections = (Section(found.title, found.number or None, words),) if words else ()
        _done, refusal = attempt(request, lambda: approvals.write(actor, statement_id, sections), _("Saved"))
        if refusal is None and "deliver" in request.POST:
            attempt(
                request,
                lambda: handing_in.deliver_statement(actor, statement_id),
                _("The statement is delivered."),
            )
        return redirect("statement", statement_id)
    return render(
        request,
        "workbench/reports/statement.html",
        {
            "statement": found,
            "report": report,
            "basis": steering.basis_of(found, report, actor),
            "may_open": reporting.report(report.id, actor) is not None,
            "form": form,
            "blocks": as_text(blocks),
            "may_not": sentence(approvals.may(actor, "write", statement_id)),
            **of_statement(request, statement_id),
        },
    )

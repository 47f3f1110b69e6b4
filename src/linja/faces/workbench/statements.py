"""A body's own words: written and delivered by the body, read by everybody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
from linja.ground.kernel.actor import Actor
from linja.line.approvals import actions as approvals
from linja.line.approvals import phrases
from linja.line.approvals.records import StatementRecord
from linja.line.reporting import queries as reporting
from linja.pillars.steering import actions as handing_in
from linja.pillars.steering import queries as steering
from linja.pillars.steering.calculations.running_text import as_text, from_text


class StatementForm(forms.Form):
    """The statement's words, where the body stands, and when it treated the report."""

    text = forms.CharField(
        label=gettext_lazy("Statement"), widget=forms.Textarea(attrs={"rows": 24}), required=False
    )
    position = forms.ChoiceField(
        label=gettext_lazy("Where do you stand?"),
        choices=[("", gettext_lazy("Not said")), *phrases.POSITIONS.items()],
        required=False,
    )
    treated_on = forms.DateField(
        label=gettext_lazy("Treated in a meeting on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )


def _write(actor: Actor, found: StatementRecord, said: Mapping[str, Any]) -> None:
    words = from_text(said["text"], Role.STATEMENT)
    sections = (Section(found.title, found.number or None, words),) if words else ()
    approvals.write(actor, found.id, sections, position=said["position"], treated_on=said["treated_on"])


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
    told = {"text": as_text(blocks), "position": found.position, "treated_on": found.treated_on}
    form = StatementForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        _done, refusal = attempt(request, lambda: _write(actor, found, form.cleaned_data), _("Saved"))
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
            "position": phrases.POSITIONS.get(found.position, ""),
            "blocks": as_text(blocks),
            "may_not": sentence(approvals.may(actor, "write", statement_id)),
            **of_statement(request, statement_id),
        },
    )

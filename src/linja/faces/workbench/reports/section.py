"""One section's own text: plain text in, blocks kept."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.reports.gathering import gathered
from linja.ground.document.tree import Role, Table
from linja.line.reporting import actions as reporting
from linja.line.reporting.records import Slot
from linja.pillars.steering import content
from linja.pillars.steering.calculations.running_text import as_text, from_text


class SectionForm(forms.Form):
    """A section's running text."""

    text = forms.CharField(
        label=gettext_lazy("Text"), widget=forms.Textarea(attrs={"rows": 24}), required=False
    )


@login_required
def section(request: HttpRequest, report_id: int, section_id: int) -> HttpResponse:
    """The running text under one heading."""
    actor = request.actor  # type: ignore[attr-defined]
    held = gathered(report_id, request)
    one = next((found for found in held.sections if found.id == section_id), None)
    if one is None:
        raise Http404
    blocks = [part for part in one.parts if not isinstance(part, Slot)]
    form = SectionForm(request.POST or None, initial={"text": as_text(blocks)})
    if request.method == "POST" and form.is_valid():
        tables = [block for block in blocks if isinstance(block, Table)]
        written = [*from_text(form.cleaned_data["text"], Role.BODY), *tables]
        _done, refusal = attempt(request, lambda: reporting.write_section(actor, section_id, written))
        if refusal is None:
            return redirect(reverse("report", args=(report_id,)) + f"#section-{section_id}")
    return render(
        request,
        "workbench/reports/section.html",
        {
            "report": held.report,
            "section": one,
            "form": form,
            "instruction": content.instruction(one.title, held.report.language, held.report.year),
            "may_not_write": sentence(reporting.may(actor, "write", report_id)),
        },
    )

"""One answer, and one section's own text: plain text in, blocks kept; two writers lose nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from linja.faces.ui.states import STATES
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.reports.live import gathered
from linja.ground.document.tree import Role, Table
from linja.line.intake import queries as intake
from linja.line.reporting import actions as reporting
from linja.line.reporting import calculations
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, Slot, Status
from linja.line.requirements import queries as requirements
from linja.pillars.steering import content
from linja.pillars.steering.calculations.running_text import as_text, from_text


def _choices(kind: str) -> list[tuple[str, Any]]:
    return [("", gettext_lazy("Not said")), *((code, one.word) for code, one in STATES[kind].items())]


class AnswerForm(forms.Form):
    """The words and the answers to three of the four questions."""

    text = forms.CharField(
        label=gettext_lazy("Answer"),
        widget=forms.Textarea(attrs={"rows": 20}),
        required=False,
        help_text=gettext_lazy(
            "An empty line begins a new paragraph. A line that begins with a hyphen "
            "and a space is a list item."
        ),
    )
    attainment = forms.ChoiceField(label=gettext_lazy("Attainment"), choices=(), required=False)
    basis = forms.ChoiceField(label=gettext_lazy("Basis"), choices=(), required=False)
    progress = forms.ChoiceField(label=gettext_lazy("Progress"), choices=(), required=False)
    phrase = forms.CharField(
        label=gettext_lazy("Printed status"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Stands on a line of its own above the answer."),
    )
    delivered_on = forms.DateField(
        label=gettext_lazy("Delivered"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    exemption = forms.CharField(label=gettext_lazy("Why nothing is reported"), required=False, max_length=500)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attainment = [one for one in _choices("attainment") if one[0] != "lapsed"]
        self.fields["attainment"].choices = attainment  # type: ignore[attr-defined]
        self.fields["basis"].choices = _choices("basis")  # type: ignore[attr-defined]
        self.fields["progress"].choices = _choices("progress")  # type: ignore[attr-defined]


@login_required
def answer(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """Asked (and last year's answer) · what we write · what the register knows."""
    actor = request.actor  # type: ignore[attr-defined]
    one = reports.answered_one(answered_id, actor)
    report = reports.report(report_id, actor)
    if one is None or report is None or one.report_id != report_id:
        raise Http404
    seen.report(request, report)
    form = AnswerForm(request.POST or None, initial=_initial(one))
    theirs = ""
    if request.method == "POST" and form.is_valid():
        _done, refusal = attempt(request, lambda: _save(actor, one, form.cleaned_data))
        if refusal is None:
            return redirect(reverse("report", args=(report_id,)) + f"#requirement-{answered_id}")
        if refusal.code == "reporting.answered_meanwhile":
            theirs = as_text(calculations.restored_blocks(refusal.facts["theirs"]))  # type: ignore[arg-type]
            again = {**form.data.dict(), "revision": str(refusal.facts["revision"])}  # type: ignore[attr-defined]
            form = AnswerForm(again)
    return render(
        request,
        "workbench/reports/answer.html",
        {
            "report": report,
            "one": one,
            "form": form,
            "theirs": theirs,
            "tables": [block for block in one.answer if isinstance(block, Table)],
            "shared": [other for other in reports.shares_answer(answered_id) if other.id != answered_id],
            "requirement": requirements.requirement(one.requirement_id),
            "place": intake.places([one.origin_id], actor).get(one.origin_id or 0),
            "earlier": _earlier(actor, one, report.organisation_id),
            "may_not_write": sentence(reporting.may(actor, "write", report_id)),
        },
    )


def _initial(one: AnsweredRecord) -> dict[str, Any]:
    status = one.status
    return {
        "text": as_text(one.answer),
        "attainment": status.attainment or "",
        "basis": status.basis or "",
        "progress": status.progress or "",
        "phrase": status.phrase,
        "delivered_on": status.delivered_on,
        "exemption": one.exemption,
        "revision": one.revision,
    }


def _save(actor: Any, one: AnsweredRecord, held: dict[str, Any]) -> None:
    """All of the form, or nothing. Tables, which cannot be written as text, stay after the text."""
    with transaction.atomic():
        text = held["text"].replace("\r\n", "\n").strip()
        if text != as_text(one.answer).strip() or held["revision"] != one.revision:
            tables = [block for block in one.answer if isinstance(block, Table)]
            blocks = [*from_text(text, Role.ANSWER), *tables]
            if blocks or one.answer:
                reporting.write_answer(actor, one.id, blocks, revision=held["revision"])
        reporting.set_status(
            actor,
            one.id,
            Status(
                attainment=held["attainment"] or None,
                basis=held["basis"] or None,
                progress=held["progress"] or None,
                phrase=held["phrase"],
                phrase_inline=one.status.phrase_inline and held["phrase"] == one.status.phrase,
                delivered_on=held["delivered_on"],
            ),
        )
        reporting.exempt(actor, one.id, held["exemption"])


def _earlier(actor: Any, one: AnsweredRecord, organisation_id: int) -> list[Any]:
    """What the organisation answered to the requirements that this one continues."""
    found = requirements.requirement(one.requirement_id)
    ties = [tie for tie in found.ties if not tie.later] if found else []
    return [
        {"tie": tie, "answer": other, "text": as_text(other.answer)}
        for tie in ties
        for other in reports.answers_to(tie.requirement_id, actor)
        if other.organisation_id == organisation_id
    ]


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

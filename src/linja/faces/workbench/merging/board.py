"""The board case of a report: seen on the page, taken as a file, made of the report's own answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, shown
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.meetings import actions as meeting_acts
from linja.line.meetings import lifecycle
from linja.line.meetings import phrases as meetings
from linja.line.meetings import queries as agenda
from linja.line.meetings.calculations import parse_number, plausible
from linja.line.meetings.records import MeetingFilter
from linja.line.publication import content as files
from linja.line.reporting import queries as reports
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import actions, content
from linja.pillars.steering.records.board_case import CaseFacts

FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML"))


class CaseForm(forms.Form):
    """What a person says of the case; it stands in the address, so that a colleague sees the same."""

    nr = forms.CharField(
        label=gettext_lazy("Case number"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("As 12-2021 or 12/21."),
    )
    dato = forms.DateField(
        label=gettext_lazy("Day of the meeting"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tittel = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=300)
    vedtak = forms.CharField(
        label=gettext_lazy("Recommended decision"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=gettext_lazy("One point on each line. The figures are the report's own."),
    )

    def clean(self) -> dict[str, Any]:
        """A case number must be one that a board of the year can have."""
        held: dict[str, Any] = super().clean() or {}
        if held.get("nr"):
            number = parse_number(held["nr"])
            day: date | None = held.get("dato")
            refusal = number if isinstance(number, Refusal) else plausible(number, day.year) if day else None
            if refusal:
                self.add_error("nr", meetings.sentence(refusal))
            else:
                held["nr"] = str(number)
        return held


def _report(request: HttpRequest, report_id: int) -> ReportRecord:
    try:
        report = reports.readable(report_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused
    seen.report(request, report)
    return report


@login_required
@require_safe
def board_case(request: HttpRequest, report_id: int) -> HttpResponse:
    """The case as it would be printed, beside the few things that a person says."""
    report = _report(request, report_id)
    actor = request.actor  # type: ignore[attr-defined]
    figures = content.board_figures(report, reports.answered(report_id), actor)
    proposed = {
        "nr": "",
        "dato": None,
        "tittel": content.proposed_title(report),
        "vedtak": "\n".join(content.proposed_points(report, figures)),
    }
    form = CaseForm(request.GET) if request.GET else CaseForm(initial=proposed)
    facts = _facts(form) if form.is_bound else CaseFacts()
    document = content.board_case(report_id, actor, facts)
    return render(
        request,
        "workbench/merging/board_case.html",
        {
            "report": report,
            "form": form,
            "total": figures.total.total,
            "deviations": len(figures.deviations),
            "subtitle": document.subtitle,
            "title": document.title,
            "query": request.GET.urlencode(),
            "files": FORMATS,
            "meetings": _meetings(request, report),
            "may_plan": meeting_acts.may_plan(actor, report.organisation_id) is None,
            "kept": [(name, one) for name, one in form.data.items() if name in form.fields],
            **shown(document, ""),
        },
    )


def _meetings(request: HttpRequest, report: ReportRecord) -> list[tuple[int, str]]:
    """The organisation's coming board meetings that the reader may put a case on."""
    actor = request.actor  # type: ignore[attr-defined]
    chosen = MeetingFilter(
        kinds=("board",), states=(lifecycle.PLANNED, lifecycle.CALLED), host_id=report.organisation_id
    )
    return [
        (one.id, f"{one.title}, {date_format(one.held_on)}")
        for one in agenda.meetings(actor, chosen)
        if meeting_acts.may(actor, "change", one.id) is None
    ]


@login_required
@require_POST
def put_on_agenda(request: HttpRequest, report_id: int) -> HttpResponse:
    """The case with its recommendation goes last on the agenda; its page opens."""
    _report(request, report_id)
    meeting = request.POST.get("mote", "")
    if not meeting.isdecimal() or len(meeting) > 18:
        messages.error(request, _("Choose the meeting."))
        return redirect("board_case", report_id)
    form = CaseForm(request.POST)
    actor = request.actor  # type: ignore[attr-defined]
    made, _refusal = attempt(
        request,
        lambda: actions.put_report_on_agenda(actor, report_id, int(meeting), _facts(form)),
        _("The case is on the agenda."),
    )
    return redirect("case", made) if made else redirect("board_case", report_id)


def _facts(form: CaseForm) -> CaseFacts:
    """What was said rightly; the rest as proposed."""
    form.is_valid()
    held = form.cleaned_data
    points = tuple(line.strip() for line in (held.get("vedtak") or "").splitlines() if line.strip())
    return CaseFacts(held.get("nr") or "", held.get("tittel") or "", held.get("dato"), points)


@login_required
@require_safe
def board_case_file(request: HttpRequest, report_id: int, kind: str) -> HttpResponse:
    """The same case as a file."""
    if kind not in dict(FORMATS):
        raise Http404
    report = _report(request, report_id)
    form = CaseForm(request.GET)
    form.is_valid()
    document = content.board_case(report_id, request.actor, _facts(form))  # type: ignore[attr-defined]
    answer = HttpResponse(files.printed(document, kind), content_type=files.CONTENT_TYPES[kind])
    name = f"{document.title} {report.year}.{kind}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer

"""Requests for a later deadline or an exemption: the list, and one request with its decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import phrases
from linja.line.reporting import queries as reports
from linja.line.reporting.records import DispensationRecord

HEADS = (
    ("what", gettext_lazy("Requirement")),
    ("kind", gettext_lazy("Asked for")),
    ("organisation", gettext_lazy("Who asks")),
    ("asked", gettext_lazy("Asked on")),
    ("day", gettext_lazy("New deadline")),
    ("state", gettext_lazy("State")),
)


class DecideForm(forms.Form):
    """What is decided."""

    use_required_attribute = False
    reference = forms.CharField(
        label=gettext_lazy("What it rests on"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Case, letter or meeting. Needed when it is granted; it is printed."),
    )
    new_due_on = forms.DateField(
        label=gettext_lazy("Another day than was asked"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Say why when it is refused."),
    )


@login_required
@require_safe
def dispensations(request: HttpRequest) -> HttpResponse:
    """Those that wait first."""
    rows = _chosen(request)
    note(request)
    state = _state(request)
    return render(
        request,
        "workbench/promises/requests.html",
        {
            "page": tables.page_of(request, rows),
            "columns": tables.columns(request, HEADS),
            "states": list(phrases.DISPENSATION_STATES.items()),
            "state": state,
            "kinds": phrases.DISPENSATION_KINDS,
            "total": len(rows),
            "files": f"?{request.GET.urlencode()}" if request.GET else "",
        },
    )


def note(request: HttpRequest) -> None:
    """Requests are between the two who make and decide them: that the list was read is noted."""
    seen.thing(request, "reporting.list", "dispensations", _("Requests"))


def _state(request: HttpRequest) -> str:
    said = request.GET.get("tilstand", "")
    return said if said in phrases.DISPENSATION_STATES else ""


def _chosen(request: HttpRequest) -> list[DispensationRecord]:
    return list(reports.dispensations(request.actor, state=_state(request)))  # type: ignore[attr-defined]


@login_required
def dispensation(request: HttpRequest, dispensation_id: int) -> HttpResponse:
    """One request; a POST decides or withdraws it."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        one = reports.dispensation(dispensation_id, actor)
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "reporting.dispensation", one.id, f"{one.organisation_name}: {one.text}"[:200])
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = _act(actor, one, request.POST.get("act", ""), form.cleaned_data)
        _done, refusal = attempt(request, act, _("Done"))
        if refusal is None:
            return redirect("dispensation", dispensation_id)
    may = {step: reporting.may_decide(actor, one.id, step) for step in ("grant", "refuse", "withdraw")}
    return render(
        request,
        "workbench/promises/request.html",
        {
            "one": one,
            "form": form,
            "kind": phrases.DISPENSATION_KINDS[one.kind],
            "may_decide": may["refuse"] is None,
            "may_withdraw": may["withdraw"] is None,
            "may_not": sentence(may["refuse"]) if one.state == "asked" else "",
            "answers": [
                other
                for other in reports.answers_to(one.requirement_id, actor)
                if other.organisation_id == one.organisation_id
            ],
        },
    )


def _act(actor: Any, one: DispensationRecord, name: str, said: dict[str, Any]) -> Callable[[], Any]:
    acts: dict[str, Callable[[], Any]] = {
        "grant": lambda: reporting.grant_dispensation(
            actor, one.id, said["reference"], said["note"], said["new_due_on"]
        ),
        "refuse": lambda: reporting.refuse_dispensation(actor, one.id, said["note"]),
        "withdraw": lambda: reporting.withdraw_dispensation(actor, one.id),
    }
    if name not in acts:
        raise Http404
    return acts[name]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("soknader", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("soknader", _("Requests"), list(_table(request)))


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    note(request)
    heads = [str(word) for _key, word in HEADS]
    more = [_("Reason"), _("Decided by"), _("Decided on"), _("What it rests on"), _("Note")]
    rows = [
        [
            one.text,
            str(phrases.DISPENSATION_KINDS[one.kind]),
            one.organisation_name,
            one.asked_at.date(),
            one.new_due_on,
            str(phrases.DISPENSATION_STATES[one.state]),
            one.reason,
            one.decided_for or one.decided_by,
            one.decided_at.date() if one.decided_at else None,
            one.reference,
            one.decision_note,
        ]
        for one in _chosen(request)
    ]
    return iter([[*heads, *more], *rows])

"""One promise: kept, moved or given up. One delivery: put right, or struck."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.reports.answer_forms import DeliveryForm
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import queries as reports
from linja.line.reporting.records import DeliveryDraft, DeliveryRecord, PromiseRecord


class SettleForm(forms.Form):
    """What became of a promise."""

    use_required_attribute = False
    on = forms.DateField(
        label=gettext_lazy("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    new_due_on = forms.DateField(
        label=gettext_lazy("New day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Only when it is moved."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Say why when it is moved or given up."),
    )


@login_required
def promise(request: HttpRequest, promise_id: int) -> HttpResponse:
    """The page of one promise."""
    actor = request.actor  # type: ignore[attr-defined]
    one = _or_404(lambda: reports.promise(promise_id, actor))
    seen.thing(request, "reporting.promiseddate", one.id, one.promise[:200])
    form = SettleForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        act = _settling(actor, one, request.POST.get("act", ""), form.cleaned_data)
        _done, refusal = attempt(request, act, _("Done"))
        if refusal is None:
            return redirect("promises")
    keeps = one.organisation_id in actor.organisations(*_KEEPERS)
    report = reports.report(one.report_id, actor)
    return render(
        request,
        "workbench/promises/promise.html",
        {
            "one": one,
            "form": form,
            "may_settle": keeps and one.state == "open",
            "may_take_back": keeps and one.state == "open" and report is not None and report.state == "draft",
            "may_open": report is not None,
            "overdue": one.overdue(timezone.localdate()),
        },
    )


_KEEPERS = ("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor")


def _settling(actor: Any, one: PromiseRecord, name: str, said: dict[str, Any]) -> Callable[[], Any]:
    on: date = said["on"]
    later: date = said["new_due_on"] or one.due_on
    acts: dict[str, Callable[[], Any]] = {
        "keep": lambda: reporting.keep_promise(actor, one.id, on, said["note"]),
        "move": lambda: reporting.move_promise(actor, one.id, later, on, said["note"]),
        "drop": lambda: reporting.drop_promise(actor, one.id, on, said["note"]),
        "take_back": lambda: reporting.take_back_promise(actor, one.id),
    }
    if name not in acts:
        raise Http404
    return acts[name]


@login_required
def delivery(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """The page of one delivery of the reader's own organisation."""
    actor = request.actor  # type: ignore[attr-defined]
    one = _or_404(lambda: reports.delivery(delivery_id, actor))
    seen.thing(request, "reporting.delivery", one.id, one.title)
    striking = request.POST.get("act") == "strike"
    form = DeliveryForm(request.POST if request.POST and not striking else None, initial=_initial(one))
    for field in form.fields.values():
        field.widget.attrs.pop("form", None)
    if request.method == "POST" and (striking or form.is_valid()):
        act = _striking(actor, one, request) if striking else _changing(actor, one, form)
        _done, refusal = attempt(request, act, _("Done"))
        if refusal is None:
            return redirect(_back(actor, one))
    return render(
        request,
        "workbench/promises/delivery.html",
        {
            "one": one,
            "form": form,
            "back": _back(actor, one),
            "may_change": one.organisation_id in actor.organisations(*_KEEPERS),
        },
    )


def _changing(actor: Any, one: DeliveryRecord, form: DeliveryForm) -> Callable[[], Any]:
    said = dict(form.cleaned_data)
    final = not said.pop("interim")
    return lambda: reporting.change_delivery(actor, one.id, DeliveryDraft(**said, final=final))


def _striking(actor: Any, one: DeliveryRecord, request: HttpRequest) -> Callable[[], Any]:
    return lambda: reporting.strike_delivery(actor, one.id, request.POST.get("reason", ""))


def _initial(one: DeliveryRecord) -> dict[str, Any]:
    names = ("kind", "title", "delivered_on", "receiver", "archive_reference")
    return {**{name: getattr(one, name) for name in names}, "interim": not one.final}


def _back(actor: Any, one: DeliveryRecord) -> str:
    """The newest answer to the requirement, when the reader may open it; else the requirement."""
    held = [
        other
        for other in reports.answers_to(one.requirement_id, actor)
        if other.organisation_id == one.organisation_id
    ]
    if held:
        return reverse("report_answer", args=(held[-1].report_id, held[-1].answered_id)) + "#deliveries"
    return reverse("requirement", args=(one.requirement_id,))


def _or_404(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except Refused as refused:
        raise Http404 from refused

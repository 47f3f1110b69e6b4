"""One more unit in an open round, and one that is asked no longer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.documents.forms import offer
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.rounds import words
from linja.faces.workbench.rounds.one import found_or_404
from linja.ground.kernel.actor import Actor
from linja.line.reporting import actions
from linja.line.reporting.records import RoundRecord
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries as steering_queries


class UnitForm(forms.Form):
    """Who is asked, and by when."""

    unit = forms.TypedChoiceField(label=gettext_lazy("Unit"), coerce=int)
    due_on = forms.DateField(
        label=gettext_lazy("Deadline"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The round's own day, or a later one for this unit alone."),
    )

    def __init__(self, data: Any, found: RoundRecord) -> None:
        super().__init__(data, initial={"due_on": found.due_on})
        self.others = steering_queries.units_to_add(found)
        offer(self, "unit", [("", _("Choose")), *((one.id, one.name) for one in self.others)])
        self.others_day = found.due_on

    def clean_due_on(self) -> date:
        """Not before the others' day."""
        day: date = self.cleaned_data["due_on"]
        if day < self.others_day:
            told = {"day": f"{self.others_day:%d.%m.%Y}"}
            raise forms.ValidationError(_("The others' day is %(day)s.") % told)
        return day


class ReasonForm(forms.Form):
    """Why a unit is asked no longer."""

    reason = forms.CharField(
        label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, round_id: int) -> HttpResponse:
    """One more unit is asked the same as the others; it gets its report and is told."""
    found, actor = _asked_by_reader(request, round_id)
    form = UnitForm(request.POST or None, found)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        _made, refusal = attempt(
            request,
            lambda: steering.add_to_round(actor, round_id, held["unit"], held["due_on"]),
            _("The unit is asked, and has been told."),
        )
        if refusal is None:
            return redirect("round", round_id)
    context = {
        "record": found,
        "shown": words.shown(found),
        "form": form,
        "others": form.others,
        "refusal": sentence(actions.may_unit(actor, "add", round_id, 0)),
    }
    return render(request, "workbench/rounds/add_unit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def take_out(request: HttpRequest, round_id: int, organisation_id: int) -> HttpResponse:
    """A unit is asked no longer; asked once more, with the reason that the unit is told."""
    found, actor = _asked_by_reader(request, round_id)
    unit = next((one for one in found.units if one.organisation_id == organisation_id), None)
    if unit is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _done, refusal = attempt(
            request,
            lambda: steering.take_out_of_round(actor, round_id, organisation_id, form.cleaned_data["reason"]),
            _("The unit is no longer asked, and has been told why."),
        )
        if refusal is None:
            return redirect("round", round_id)
    context = {
        "record": found,
        "shown": words.shown(found),
        "unit": unit,
        "form": form,
        "refusal": sentence(actions.may_unit(actor, "take_out", round_id, organisation_id)),
    }
    return render(request, "workbench/rounds/take_out.html", context, status=422 if form.errors else 200)


def _asked_by_reader(request: HttpRequest, round_id: int) -> tuple[RoundRecord, Actor]:
    """The round, for those who ask in it."""
    found = found_or_404(request, round_id)
    if not found.asks:
        raise Http404
    return found, request.actor  # type: ignore[attr-defined]

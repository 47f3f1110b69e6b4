"""Breaks: why figures from before and after a day are not held against each other; said, and taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.values import shown
from linja.faces.workbench.values.listing import indicators
from linja.faces.workbench.values.typing import places_below
from linja.ground.kernel.actor import Actor
from linja.line.indicators import actions, phrases, queries, rules
from linja.line.indicators.records import BreakDraft, BreakKind, BreakRecord
from linja.people.organisations import queries as organisations

HEADS = (
    ("words", gettext_lazy("Break")),
    ("kind", gettext_lazy("Kind")),
    ("indicator", gettext_lazy("Indicator")),
    ("organisation", gettext_lazy("Organisation")),
    ("from", gettext_lazy("From")),
    ("until", gettext_lazy("Until")),
)


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class BreakForm(forms.Form):
    """What is said of a break."""

    words = forms.CharField(
        label=gettext_lazy("What has happened"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It stands beside every trend that crosses the day."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=list(phrases.BREAKS.items()))
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    indicator = forms.ChoiceField(label=gettext_lazy("Indicator"), required=False)
    from_on = _day(gettext_lazy("From"))
    until_on = _day(gettext_lazy("Until"), required=False)

    def __init__(self, actor: Actor, *args: Any) -> None:
        super().__init__(*args)
        self.auto_id = "f-%s"
        everywhere = [("", _("The whole country"))] if rules.may_say_break(actor, None) is None else []
        self.fields["organisation"].choices = [*everywhere, *places_below(actor)]  # type: ignore[attr-defined]
        self.fields["indicator"].choices = [("", _("All indicators")), *indicators()]  # type: ignore[attr-defined]

    def draft(self) -> BreakDraft:
        """As the action takes it."""
        said = self.cleaned_data
        return BreakDraft(
            kind=BreakKind(said["kind"]),
            from_on=said["from_on"],
            words=said["words"],
            indicator=said["indicator"],
            organisation_id=int(said["organisation"]) if said["organisation"] else None,
            until_on=said["until_on"],
        )


class WithdrawForm(forms.Form):
    """Why a break is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=1000)


@login_required
def register(request: HttpRequest) -> HttpResponse:
    """Every break that stands; a POST says a new one."""
    actor = request.actor  # type: ignore[attr-defined]
    form = BreakForm(actor, request.POST) if request.method == "POST" else BreakForm(actor)
    if request.method == "POST" and form.is_valid():
        made, _refusal = attempt(
            request, lambda: actions.say_break(actor, form.draft()), _("The break is noted.")
        )
        if made:
            return redirect("values_breaks")
    context = {
        "form": form,
        "may_say": bool(form.fields["organisation"].choices),  # type: ignore[attr-defined]
        "columns": tables.columns(request, HEADS),
        "page": tables.page_of(request, rows_for(actor)),
    }
    return render(request, "workbench/values/breaks.html", context)


def rows_for(actor: Actor) -> list[dict[str, Any]]:
    """The breaks as they are shown, each with whether the reader may take it back."""
    found = queries.breaks()
    names = organisations.by_ids({one.organisation_id for one in found if one.organisation_id})
    return [
        {
            "it": one,
            "kind": phrases.BREAKS[one.kind.value],
            "indicator": shown.name(one.indicator) if one.indicator else _("All indicators"),
            "organisation": names[one.organisation_id].name
            if one.organisation_id
            else _("The whole country"),
            "may": _may(actor, one),
        }
        for one in found
    ]


def _may(actor: Actor, one: BreakRecord) -> bool:
    place = queries.place_of(one.organisation_id) if one.organisation_id else None
    return rules.may_say_break(actor, place) is None


@login_required
def withdraw(request: HttpRequest, break_id: int) -> HttpResponse:
    """Why a break is taken back, and the button that does it."""
    actor = request.actor  # type: ignore[attr-defined]
    found = next((row for row in rows_for(actor) if row["it"].id == break_id), None)
    if found is None:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _done, refusal = attempt(
            request,
            lambda: actions.withdraw_break(actor, break_id, form.cleaned_data["reason"]),
            _("The break is taken back."),
        )
        if refusal is None:
            return redirect("values_breaks")
    place = queries.place_of(found["it"].organisation_id) if found["it"].organisation_id else None
    context = {
        "heading": _("Take the break back"),
        "over": found["it"].words,
        "consequence": _("It is no longer marked on trends. That it once stood can still be asked for."),
        "may_not": sentence(rules.may_say_break(actor, place)),
        "form": form,
        "back": reverse("values_breaks"),
        "danger": True,
    }
    return render(request, "workbench/values/step.html", context)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("brudd", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("brudd", _("Breaks"), _table(request), first_width=50)


def _table(request: HttpRequest) -> list[list[Any]]:
    rows = rows_for(request.actor)  # type: ignore[attr-defined]
    return [[str(word) for _key, word in HEADS], *map(_cells, rows)]


def _cells(row: dict[str, Any]) -> list[Any]:
    words = [str(row[key]) for key in ("kind", "indicator", "organisation")]
    return [row["it"].words, *words, row["it"].from_on, row["it"].until_on]

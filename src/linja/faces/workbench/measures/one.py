"""One measure: what it is, where it is told of, and a form for those who keep it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.measures.lists import WRITERS
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions as reporting
from linja.line.reporting import phrases
from linja.line.reporting import queries as reports
from linja.line.reporting.records import AnsweredRecord, MeasureDraft, MeasureRecord
from linja.people.organisations import queries as organisations


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class MeasureForm(forms.Form):
    """What is said of a measure."""

    title = forms.CharField(label=gettext_lazy("Measure"), max_length=300)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=list(phrases.MEASURE_STATES.items()))
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=list(phrases.LEVELS.items()))
    responsible = forms.CharField(label=gettext_lazy("Responsible"), max_length=200, required=False)
    description = forms.CharField(
        label=gettext_lazy("Description"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    effect = forms.CharField(
        label=gettext_lazy("Effect"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What it has led to, or is expected to lead to."),
    )
    starts_on = _day(gettext_lazy("Begins"))
    ends_on = _day(gettext_lazy("Ends"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def draft(self) -> MeasureDraft:
        """As the action takes it."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        said.pop("organisation", None)
        return MeasureDraft(**said)


class NewMeasure(MeasureForm):
    """A measure of one of the writer's organisations."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]


@login_required
def measure(request: HttpRequest, measure_id: int) -> HttpResponse:
    """The page; a POST changes the measure in every draft that tells of it."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        one = reports.measure(measure_id, actor)
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "reporting.measure", one.id, one.title)
    form = MeasureForm(request.POST or None, initial=_initial(one))
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        _done, refusal = attempt(
            request,
            lambda: reporting.change_measure(actor, measure_id, form.draft(), revision=revision),
            _("The measure is changed in every draft that tells of it."),
        )
        if refusal is None:
            return redirect("measure", measure_id)
        if refusal.code == "reporting.changed_meanwhile":
            again = {**form.data.dict(), "revision": str(refusal.facts["revision"])}  # type: ignore[attr-defined]
            form = MeasureForm(again)
    may_not = reports.may_keep_measure(actor, measure_id)
    return render(
        request,
        "workbench/measures/one.html",
        {
            "one": one,
            "form": form,
            "may_not": sentence(may_not),
            "level": phrases.LEVELS[one.level],
            "drafts": sum(1 for use in one.uses if use.report_state == "draft"),
        },
    )


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new measure, and when it came from an answer: told of in that answer at once."""
    actor = request.actor  # type: ignore[attr-defined]
    own = organisations.by_ids(actor.organisations(*WRITERS))
    choices = sorted(((key, one.name) for key, one in own.items()), key=lambda pair: pair[1])
    answered = _answered(request)
    first = {"organisation": answered.organisation_id if answered else None, "state": "started"}
    form = NewMeasure(request.POST or None, choices=choices, initial={**first, "level": _level(actor, own)})
    if request.method == "POST" and form.is_valid():
        made, _refusal = attempt(request, lambda: _make(actor, form, answered), _("The measure is noted."))
        if made and answered:
            return redirect(reverse("report_answer", args=(answered.report_id, answered.id)) + "#measures")
        if made:
            return redirect("measure", made)
    return render(
        request, "workbench/measures/new.html", {"form": form, "answered": answered, "choices": choices}
    )


def _make(actor: Any, form: NewMeasure, answered: AnsweredRecord | None) -> int:
    with transaction.atomic():
        made = reporting.create_measure(actor, int(form.cleaned_data["organisation"]), form.draft())
        if answered is not None:
            reporting.use_measure(actor, answered.id, made)
    return made


def _answered(request: HttpRequest) -> AnsweredRecord | None:
    """The answer that the reader came from, when it may be read."""
    asked = request.GET.get("svar", "")
    if not asked.isdecimal() or len(asked) > 18:
        return None
    return reports.answered_one(int(asked), request.actor)  # type: ignore[attr-defined]


def _level(actor: Any, own: Any) -> str:
    kinds = {one.kind for one in own.values()}
    return "region" if "rhf" in kinds else "hf" if "hf" in kinds else "clinic"


def _initial(one: MeasureRecord) -> dict[str, Any]:
    names = ("title", "state", "level", "responsible", "description", "effect", "starts_on", "ends_on")
    return {**{name: getattr(one, name) for name in names}, "revision": one.revision}

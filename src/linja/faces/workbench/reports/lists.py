"""Which reports there are, and a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from linja.faces.workbench.doing import attempt
from linja.people.organisations import queries as organisations
from linja.pillars.steering import actions as steering

WRITERS = ("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor")


class NewReport(forms.Form):
    """Whose, for which year, in which written language."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2002, max_value=2100)
    part = forms.ChoiceField(
        label=gettext_lazy("Which report"),
        required=False,
        choices=(
            ("", gettext_lazy("Annual report")),
            ("T1", gettext_lazy("Report of the first tertial")),
            ("T2", gettext_lazy("Report of the second tertial")),
            ("T3", gettext_lazy("Report of the third tertial")),
        ),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the report"), choices=(("nb", "Bokmål"), ("nn", "Nynorsk"))
    )

    def __init__(self, *args: object, choices: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]


@login_required
def new_report(request: HttpRequest) -> HttpResponse:
    """Open a report; everything that must be answered is put in its place."""
    actor = request.actor  # type: ignore[attr-defined]
    choices = _choices(actor)
    form = NewReport(request.POST or None, choices=choices, initial={"year": timezone.localdate().year - 1})
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        report_id, _refusal = attempt(
            request,
            lambda: _open(actor, held),
        )
        if report_id:
            return redirect("report", report_id)
    return render(request, "workbench/reports/new.html", {"form": form, "choices": choices})


def _open(actor: Any, held: dict[str, Any]) -> int:
    """The annual report in the form of its level, or that of a tertial."""
    whose, year, language = int(held["organisation"]), held["year"], held["language"]
    if not held["part"]:
        return steering.open_annual_report(actor, whose, year, language)
    period = f"{year}{held['part']}"
    return steering.open_by_template(actor, whose, "tertial_report", year, period, language)


def _choices(actor: object) -> list[tuple[int, str]]:
    own = organisations.by_ids(actor.organisations(*WRITERS))  # type: ignore[attr-defined]
    return sorted(((key, one.name) for key, one in own.items()), key=lambda pair: pair[1])


def may_open_any(actor: object) -> bool:
    """Whether the reader may open a report for anybody."""
    return bool(_choices(actor))

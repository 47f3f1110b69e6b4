"""A target that nobody has read in a sentence: a person sets it, and it counts at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.targets.forms import LimitForm
from linja.ground.kernel.targets import Operator, Single, Target
from linja.line.indicators import actions
from linja.line.indicators.records import TargetDraft
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import RequirementRecord
from linja.pillars.steering import queries as steering

#: What the empty form begins with.
_BLANK = Single(Target(Operator.AT_LEAST))


class NewTarget(LimitForm):
    """A limit for one of the units whose targets the writer keeps."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, target=_BLANK, **kwargs)
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["organisation"])


@login_required
def new(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The form; a POST sets the target in the name of the unit that it is for."""
    actor = request.actor  # type: ignore[attr-defined]
    record = requirements.requirement(requirement_id, actor)
    if record is None:
        raise Http404
    seen.document(request, record.document)
    units = steering.units_to_set(record.document, actor)
    form = NewTarget(request.POST or None, choices=[(unit, name) for unit, name, _by in units])
    if request.method == "POST" and form.is_valid():
        set_by = {unit: by for unit, _name, by in units}
        draft = _draft(record, form, set_by)
        made, _refusal = attempt(request, lambda: actions.set_target(actor, draft), _("The target is set."))
        if made:
            return redirect("target", made)
    page = {"form": form, "record": record, "fields": list(_fields(form)), "units": units}
    return render(request, "workbench/targets/new.html", page)


def _fields(form: NewTarget) -> Any:
    return (field for field in form if field.name != "reason")


def _draft(record: RequirementRecord, form: NewTarget, set_by: dict[int, int]) -> TargetDraft:
    unit, version = int(form.cleaned_data["organisation"]), record.current
    return TargetDraft(
        organisation_id=unit,
        set_by_id=set_by[unit],
        subject=steering.subject_of(record.id),
        year=record.document.year,
        sentence=" ".join(part for part in (version.stem, version.text, *version.sub_items) if part),
        target=form.written(),
    )

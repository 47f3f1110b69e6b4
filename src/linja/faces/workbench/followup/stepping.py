"""The page of one step: what it does, why when it must be said, and the button. Meetings, audits, items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.meetings.forms import ReasonForm
from linja.ground.kernel.lifecycle import Lifecycle
from linja.ground.kernel.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one thing: the table it stands in, what is done, and how the page words it."""

    table: Lifecycle
    name: str
    state: str
    heading: Any
    over: str
    consequence: Any
    back: str
    #: Takes the step with the reason (empty when none is asked for).
    act: Callable[[str], Any]
    #: Why the reader may not; asked when the page is shown.
    may: Callable[[], Refusal | None]
    danger: bool = False


def stepped(request: HttpRequest, step: Step) -> HttpResponse:
    """Take the step, or ask for it; a step that the state does not allow leads back."""
    taken = step.table.find(step.name, step.state)
    if taken is None:
        return redirect(step.back)
    form = ReasonForm(request.POST or None) if "reason" in taken.records else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        attempt(request, lambda: step.act(reason), _("Done."))
        return redirect(step.back)
    context = {
        "heading": step.heading,
        "over": step.over,
        "consequence": step.consequence,
        "form": form,
        "may_not": sentence(step.may()),
        "back": step.back,
        "danger": step.danger,
    }
    status = 422 if form and form.errors else 200
    return render(request, "workbench/followup/step.html", context, status=status)

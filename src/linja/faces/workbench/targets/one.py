"""One target: what the sentence says, what was read, and what a person says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.targets.forms import TargetForm, form_of
from linja.faces.workbench.targets.words import shown
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.targets import measuring
from linja.line.indicators import actions, lifecycle, phrases
from linja.line.indicators import queries as indicators
from linja.line.indicators.records import TargetRecord
from linja.line.requirements import queries as requirements
from linja.pillars.steering import queries as steering

#: Acts that need the form as it stands; the others ask for a reason at most.
_WHOLE = frozenset({"confirm", "change"})
_DONE = {
    "confirm": _("The target is confirmed."),
    "change": _("The target is changed."),
    "reject": _("The proposal is rejected."),
    "withdraw": _("The target is withdrawn."),
    "bring_back": _("The proposal is open again."),
}


@login_required
def target(request: HttpRequest, target_id: int) -> HttpResponse:
    """The page; a POST does what its button says."""
    actor = request.actor  # type: ignore[attr-defined]
    one = indicators.target(actor, target_id)
    if one is None:
        raise Http404
    if one.state != lifecycle.CONFIRMED:
        seen.thing(request, "indicators.storedtarget", one.id, shown(one).words)
    form = form_of(one.target, request.POST or None)
    if request.method == "POST" and (act := _act(request, one, form)):
        made, refusal = attempt(request, act, str(_DONE[request.POST["act"]]))
        if refusal is None:
            return redirect("target", made or target_id)
    return render(request, "workbench/targets/one.html", _page(one, form, actor))


def _page(one: TargetRecord, form: TargetForm, actor: Actor) -> dict[str, Any]:
    number = steering.requirement_of(one.subject)
    may_not = indicators.may_keep(actor, one.organisation_id, one.set_by_id)
    return {
        "one": shown(one),
        "form": form,
        "fields": [field for field in form if field.name != "reason"],
        "state": phrases.TARGET_STATES[one.state],
        "requirement": number if number and requirements.visible(number, actor) else None,
        "may_not": sentence(may_not),
        "open": one.state in lifecycle.OPEN,
    }


def _act(request: HttpRequest, one: TargetRecord, form: TargetForm) -> Callable[[], Any] | None:
    """What the button says; None when the form must be put right first."""
    name = request.POST.get("act", "")
    if name not in _DONE:
        raise Http404
    valid = form.is_valid()
    if name in _WHOLE and not valid:
        return None
    actor, reason = request.actor, request.POST.get("reason", "")  # type: ignore[attr-defined]
    acts: dict[str, Callable[[], Any]] = {
        "confirm": lambda: _confirm(actor, one, form),
        "change": lambda: actions.change(actor, one.id, form.written(), reason),
        "reject": lambda: actions.reject(actor, one.id, reason),
        "withdraw": lambda: actions.withdraw(actor, one.id, reason),
        "bring_back": lambda: actions.bring_back(actor, one.id),
    }
    return acts[name]


def _confirm(actor: Actor, one: TargetRecord, form: TargetForm) -> int | None:
    """As it was read, with the indicators; what was put right takes its place."""
    if form.written() == measuring(one.target, form.codes):
        actions.confirm(actor, one.id, form.codes)
        return None
    return actions.change(actor, one.id, form.written(), form.cleaned_data["reason"])

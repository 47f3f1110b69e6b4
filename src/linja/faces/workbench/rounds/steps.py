"""Opening, reminding, closing, and a later day for one unit: each asked once more with its consequence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.rounds import words
from linja.faces.workbench.rounds.one import STEPS, found_or_404
from linja.line.reporting import actions
from linja.line.reporting.records import RoundRecord
from linja.pillars.steering import actions as steering


@login_required
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, round_id: int, step: str) -> HttpResponse:
    """Ask, then do it."""
    found = found_or_404(request, round_id)
    if step not in STEPS or not found.asks:
        raise Http404
    if request.method == "POST":
        return _take(request, found, step)
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "record": found,
        "shown": words.shown(found),
        "step": step,
        "heading": STEPS[step],
        "consequence": _consequence(found, step),
        "refusal": sentence(actions.may_round(actor, step, found.id)),
        "needs_reason": step == "reopen",
    }
    return render(request, "workbench/rounds/step.html", context)


def _take(request: HttpRequest, found: RoundRecord, step: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    unit = request.POST.get("unit", "")
    named = [int(unit)] if unit.isdecimal() else None
    acts = {
        "open": lambda: steering.open_round(actor, found.id),
        "remind": lambda: actions.remind_round(actor, found.id, named),
        "close": lambda: actions.close_round(actor, found.id),
        "reopen": lambda: actions.reopen_round(actor, found.id, request.POST.get("reason", "")),
        "drop": lambda: actions.drop_round(actor, found.id),
    }
    done = {
        "open": _("The round is open, and the units have been told."),
        "remind": _("Those who owe have been reminded."),
        "close": _("The round is closed."),
        "reopen": _("The round is open again."),
        "drop": _("The planned round is taken away."),
    }
    _result, refusal = attempt(request, acts[step], done[step])
    if refusal is None and step == "drop":
        return redirect("rounds")
    again = refusal is not None and step == "reopen"
    return redirect("round_step", found.id, step) if again else redirect("round", found.id)


def _consequence(found: RoundRecord, step: str) -> str:
    owing = sum(1 for one in found.units if one.owes)
    said = {
        "open": _opening(len(found.units)),
        "remind": _reminding(owing),
        "close": _closing(owing),
        "drop": _("The plan goes away. Nobody has been told of it, and nothing has been written."),
    }
    again = _("The units are waited for again, and the round reminds by itself on its days.")
    return said.get(step, again)


def _opening(n: int) -> str:
    told = ngettext(
        "%(n)d unit gets a report with all that is asked of it, and those who write there are told.",
        "%(n)d units get a report each with all that is asked of them, and those who write there are told.",
        n,
    )
    stands = _("Period and what is asked cannot be changed afterwards.")
    return f"{told % {'n': n}} {stands}"


def _reminding(owing: int) -> str:
    told = ngettext(
        "%(n)d unit has not handed in. Those who write there get a notice and an e-mail.",
        "%(n)d units have not handed in. Those who write there get a notice and an e-mail.",
        owing,
    )
    return told % {"n": owing}


def _closing(owing: int) -> str:
    if not owing:
        return _("Everybody has handed in. Nobody is reminded any more.")
    told = ngettext(
        "%(n)d unit has not handed in, and is not waited for or reminded any more. It stays late.",
        "%(n)d units have not handed in, and are not waited for or reminded any more. They stay late.",
        owing,
    )
    return told % {"n": owing}


_ROWS = forms.Textarea(attrs={"rows": 3})


class ExtensionForm(forms.Form):
    """A later day for one unit."""

    due_on = forms.DateField(
        label=gettext_lazy("New deadline"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(label=gettext_lazy("Why"), widget=_ROWS, max_length=1000)


@login_required
@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, round_id: int, organisation_id: int) -> HttpResponse:
    """A later day for one unit than for the others."""
    found = found_or_404(request, round_id)
    unit = next((one for one in found.units if one.organisation_id == organisation_id), None)
    if unit is None or not found.asks:
        raise Http404
    form = ExtensionForm(request.POST or None, initial={"due_on": unit.due_on})
    actor: Any = request.actor  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        _result, refusal = attempt(
            request,
            lambda: actions.extend_unit(actor, round_id, organisation_id, held["due_on"], held["reason"]),
            _("The unit has a later deadline and has been told."),
        )
        if refusal is None:
            return redirect("round", round_id)
    context = {"record": found, "shown": words.shown(found), "unit": unit, "form": form}
    return render(request, "workbench/rounds/extend.html", context, status=422 if form.errors else 200)

"""The page where a leader signs, or a board's decision is recorded: what is asked, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.ui import states
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.reports import gap_reasons
from linja.faces.workbench.reports.gathering import gathered, require_insider
from linja.ground.kernel.actor import Actor
from linja.line.approvals import phrases as signing
from linja.line.approvals.records import Part
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries
from linja.pillars.steering.records import ChangedPart


class SignForm(forms.Form):
    """A note, and for the board its case and meeting."""

    case_number = forms.CharField(
        label=gettext_lazy("Board case"),
        max_length=30,
        help_text=gettext_lazy("As 14-2021 or 14/21, with the year in which the board met."),
    )
    meeting_on = forms.DateField(
        label=gettext_lazy("The board met"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if role != "board":
            del self.fields["case_number"], self.fields["meeting_on"]
        else:
            self.fields["meeting_on"].widget.attrs["max"] = timezone.localdate().isoformat()


@login_required
def sign(request: HttpRequest, report_id: int) -> HttpResponse:
    """All of it the first time; later exactly what has changed since."""
    held = gathered(report_id, request)
    actor = request.actor  # type: ignore[attr-defined]
    require_insider(held, actor)
    signed = {one.role: one for one in queries.signatures(held)}
    role = request.GET.get("som", "")
    if role not in signed:
        raise Http404
    lacking = queries.gaps(held) if role == "leader" else ()
    form = SignForm(request.POST or None, role=role)
    if request.method == "POST" and form.is_valid():
        accepted = gap_reasons.given(request, lacking)
        _done, refusal = attempt(
            request, lambda: _signed(actor, report_id, role, form.cleaned_data, accepted), _("Signed")
        )
        if refusal is None:
            return redirect("report", report_id)
    asked = queries.to_sign(held, role)
    return render(
        request,
        "workbench/reports/sign.html",
        {
            "report": held.report,
            "role": role,
            "role_word": signing.SIGN_ROLES[role],
            "signature": signed[role],
            "again": signed[role].record is not None,
            "asked": [shown(one) for one in asked] if signed[role].record else [],
            "parts": len(asked),
            "form": form,
            "gaps": gap_reasons.rows(request, held.report, lacking),
            "may_not": sentence(steering.may_sign(actor, held, role)),
        },
    )


def _signed(
    actor: Actor, report_id: int, role: str, given: Mapping[str, Any], accepted: Mapping[str, str]
) -> int:
    return steering.sign(
        actor,
        report_id,
        role,
        accepted=accepted,
        case_number=given.get("case_number", ""),
        meeting_on=given.get("meeting_on"),
        note=given["note"],
    )


def shown(one: ChangedPart) -> dict[str, Any]:
    """A part with its words then and now, and where it stands in the report."""
    part = one.after or one.before or Part("", "")
    kind, _colon, number = one.name.partition(":")
    return {
        "title": part.title,
        "change": one.change,
        "before": one.before.text if one.before else "",
        "after": one.after.text if one.after else "",
        "facts": _facts(one),
        "place": f"#{kind}-{number}" if one.after else "",
    }


def _facts(one: ChangedPart) -> list[tuple[str, str, str]]:
    """The coded facts that changed, in words: (what, before, after)."""
    before = dict(one.before.facts) if one.before else {}
    after = dict(one.after.facts) if one.after else {}
    names = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    return [(_fact_name(name), _fact(name, before.get(name)), _fact(name, after.get(name))) for name in names]


def _fact_name(name: str) -> str:
    words = {
        "attainment": _("Attainment"),
        "basis": _("Basis"),
        "progress": _("Progress"),
        "delivered_on": _("Delivered"),
    }
    return words.get(name, name)


def _fact(name: str, code: str | None) -> str:
    if not code:
        return "–"
    return str(states.state(name, code).word) if name in states.STATES else code

"""One requirement: what each unit says to the left, the answer that it becomes to the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from linja.faces.ui.states import STATES
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.merging.overview import UNIT_STATES, note_seen
from linja.ground.document.tree import Role, Table
from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting import actions as reporting
from linja.line.reporting import calculations, phrases
from linja.line.reporting.records import VerdictOfPart
from linja.pillars.steering import actions, content, queries
from linja.pillars.steering.calculations.merging import BESIDE, unit_tables
from linja.pillars.steering.calculations.running_text import as_text, from_text
from linja.pillars.steering.records.merging import MergeView, UnitRow

#: Parts that a form has room for beside those that are there.
FREE_PARTS = 3
_CODES = frozenset(one.value for one in Attainment)


class TextForm(forms.Form):
    """The answer's own text."""

    text = forms.CharField(
        label=gettext_lazy("Our answer"),
        widget=forms.Textarea(attrs={"rows": 18}),
        required=False,
        help_text=gettext_lazy(
            "An empty line begins a new paragraph. A line that begins with a hyphen "
            "and a space is a list item."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


def _found(request: HttpRequest, report_id: int, answered_id: int) -> MergeView:
    view = queries.merge_view(request.actor, answered_id)  # type: ignore[attr-defined]
    if view is None or view.report.id != report_id:
        raise Http404
    note_seen(request, view.report, list(view.row.units))
    return view


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """Read what they say, put in what is chosen, save."""
    view = _found(request, report_id, answered_id)
    one = view.row.answered
    form = TextForm(request.POST or None, initial={"text": as_text(one.result), "revision": one.revision})
    theirs = ""
    if request.method == "POST" and form.is_valid():
        actor = request.actor  # type: ignore[attr-defined]
        asked = _asked(request.POST, view, form.cleaned_data)
        _done, refusal = attempt(request, lambda: actions.merge(actor, answered_id, asked), _("Saved."))
        if refusal is None:
            return redirect("merge_one", report_id, answered_id)
        if refusal.code == "reporting.answered_meanwhile":
            theirs = as_text(calculations.restored_blocks(refusal.facts["theirs"]))  # type: ignore[arg-type]
            again = {"text": form.cleaned_data["text"], "revision": str(refusal.facts["revision"])}
            form = TextForm(again)
    return render(request, "workbench/merging/one.html", _context(request, view, form, theirs))


def _asked(posted: QueryDict, view: MergeView, held: dict[str, Any]) -> actions.Merging:
    """Tables, which cannot be written as text, stay after the text."""
    tables = [block for block in view.row.answered.result if isinstance(block, Table)]
    blocks = (*from_text(held["text"].replace("\r\n", "\n").strip(), Role.ANSWER), *tables)
    if posted.get("act") != "insert":
        return actions.Merging(blocks, held["revision"])
    ticked = {int(one) for one in posted.getlist("enhet") if one.isdecimal() and len(one) < 19}
    return actions.Merging(
        blocks,
        held["revision"],
        units=tuple(sorted(ticked)),
        sentence=posted.get("setning", ""),
        beside=tuple(posted.getlist("med")),
    )


def _context(request: HttpRequest, view: MergeView, form: TextForm, theirs: str) -> dict[str, Any]:
    one = view.row.answered
    actor = request.actor  # type: ignore[attr-defined]
    verdicts = [(held.label, held.attainment.value, held.note) for held in view.verdicts]
    return {
        "report": view.report,
        "one": one,
        "row": view.row,
        **_neighbours(request, view),
        "form": form,
        "theirs": theirs,
        "offers": view.offers,
        "proposal": view.proposal,
        "proposed_phrase": content.phrase_of(view.proposal, view.report),
        "verdicts_proposal": view.verdicts_proposal,
        "parts": [*verdicts, *[("", "", "")] * FREE_PARTS],
        "units": [_shown(unit, as_text(one.result)) for unit in view.row.units],
        "attainments": attainments(),
        "beside": [
            ("cause", _("Cause")),
            ("measures", _("Measures")),
            ("expected", _("Expected date and outlook")),
            ("tables", _("Tables")),
        ],
        "tables": [block.caption for block in one.result if isinstance(block, Table)],
        "may_not_write": sentence(reporting.may(actor, "write", view.report.id)),
    }


def _neighbours(request: HttpRequest, view: MergeView) -> dict[str, int | None]:
    """The requirements before and after that units below answer too."""
    rows = queries.merge_rows(request.actor, view.report.id)  # type: ignore[attr-defined]
    ids = [row.answered.id for row in rows]
    if view.row.answered.id not in ids:
        return {"before": None, "after": None}
    at = ids.index(view.row.answered.id)
    return {"before": ids[at - 1] if at else None, "after": ids[at + 1] if at + 1 < len(ids) else None}


def attainments() -> list[tuple[str, Any]]:
    """What can be chosen."""
    return [(code, one.word) for code, one in STATES["attainment"].items() if code != "lapsed"]


def _shown(unit: UnitRow, own_text: str) -> dict[str, Any]:
    told = unit.answer or unit.earlier
    return {
        "unit": unit,
        "state": UNIT_STATES[unit.state],
        "told": told,
        "text": as_text(told.answer) if told else "",
        "parts": [(part, as_text(blocks)) for part, blocks in told.parts.items()] if told else [],
        "tables": [one.caption for one in unit_tables(unit.answer, BESIDE)] if unit.answer else [],
        "cause": phrases.CAUSES.get(told.cause, "") if told else "",
        # Words that were put in and have been rewritten since are no longer the unit's own.
        "rewritten": bool(unit.merged and unit.merged.text and unit.merged.text not in own_text),
    }


@login_required
@require_POST
def status(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """A person decides; what was proposed is only proposed."""
    view = _found(request, report_id, answered_id)
    chosen = request.POST.get("attainment", "")
    if chosen and chosen not in _CODES:
        raise Http404
    attainment = Attainment(chosen) if chosen else None
    own = view.row.answered.own_status
    basis = own.basis if attainment else None
    new = replace(own, attainment=attainment, basis=basis, phrase=request.POST.get("phrase", "").strip())
    actor = request.actor  # type: ignore[attr-defined]
    attempt(request, lambda: reporting.set_status(actor, answered_id, new), _("The status is saved."))
    return redirect("merge_one", report_id, answered_id)


@login_required
@require_POST
def parts(request: HttpRequest, report_id: int, answered_id: int) -> HttpResponse:
    """How far each part was reached; a row without a name goes."""
    _found(request, report_id, answered_id)
    names, chosen, notes = (request.POST.getlist(key) for key in ("del", "del-status", "del-merknad"))
    rows = [one for one in zip(names, chosen, notes, strict=False) if one[0].strip()]
    if any(code not in _CODES for _name, code, _note in rows):
        messages.error(request, _("Say how far each part was reached."))
        return redirect("merge_one", report_id, answered_id)
    verdicts = [VerdictOfPart(name, Attainment(code), note) for name, code, note in rows]
    actor = request.actor  # type: ignore[attr-defined]
    attempt(
        request, lambda: reporting.set_part_verdicts(actor, answered_id, verdicts), _("The parts are saved.")
    )
    return redirect("merge_one", report_id, answered_id)

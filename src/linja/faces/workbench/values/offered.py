"""A file that waits: what taking it in would do, row by row, and the buttons that do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.values import shown
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.indicators import actions, phrases, queries
from linja.line.indicators.records import Fate, LeftOut, OfferedRecord, Plan, Planned, Taken
from linja.people.organisations import queries as organisations

WRONG = "wrong"
HEADS = (
    ("row", gettext_lazy("Row")),
    ("fate", gettext_lazy("What happens")),
    ("indicator", gettext_lazy("Indicator")),
    ("organisation", gettext_lazy("Organisation")),
    ("period", gettext_lazy("Period")),
    ("value", gettext_lazy("Value")),
    ("before", gettext_lazy("Held now")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file as the page shows it."""

    row: int
    column: str
    fate: str
    word: Any
    indicator: str = ""
    organisation: str = ""
    period: str = ""
    breakdown: str = ""
    value: str = ""
    before: str = ""
    reason: str = ""


@login_required
def offered(request: HttpRequest, offered_id: int) -> HttpResponse:
    """The page; a POST takes the file in or throws it away."""
    actor = request.actor  # type: ignore[attr-defined]
    one, plan = _read(actor, offered_id)
    seen.thing(request, "indicators.offeredfile", one.id, one.name)
    if request.method == "POST":
        return _step(request, actor, one)
    lines = lines_of(plan)
    chosen = request.GET.get("rad", "")
    words = {**{fate.value: phrases.FATES[fate.value] for fate in Fate}, WRONG: _("Wrong")}
    context = {
        "one": one,
        "plan": plan,
        "counts": tables.counted(request, "rad", words, counts_of(plan), chosen, empty=True),
        "page": tables.page_of(
            request, [line for line in lines if chosen not in words or line.fate == chosen]
        ),
        "columns": tables.columns(request, HEADS, numeric=("value", "before")),
        "good": len(plan.rows),
        "wrong": len(plan.left_out),
        "changes": len(plan.rows) - plan.count(Fate.UNCHANGED),
    }
    return render(request, "workbench/values/offered.html", context)


def _read(actor: Actor, offered_id: int) -> tuple[OfferedRecord, Plan]:
    try:
        return queries.offered(actor, offered_id), queries.plan_of(actor, offered_id)
    except Refused as refused:
        raise Http404 from refused


def counts_of(plan: Plan) -> dict[str, int]:
    """How many rows of each fate."""
    return {**{fate.value: plan.count(fate) for fate in Fate}, WRONG: len(plan.left_out)}


def lines_of(plan: Plan) -> list[Line]:
    """The rows in the order of the file."""
    ids = {one.draft.organisation_id for one in plan.rows}
    names = {key: one.name for key, one in organisations.by_ids(ids).items()}
    lines = [_line(one, names) for one in plan.rows] + [left_out(one) for one in plan.left_out]
    return sorted(lines, key=lambda line: line.row)


def _line(one: Planned, names: dict[int, str]) -> Line:
    draft = one.draft
    return Line(
        row=one.row.number,
        column=one.row.column,
        fate=one.fate.value,
        word=phrases.FATES[one.fate.value],
        indicator=shown.name(draft.indicator),
        organisation=names.get(draft.organisation_id, ""),
        period=shown.period(draft.period),
        breakdown=shown.breakdown(draft.breakdown),
        value=shown.value(draft, draft.indicator),
        before=shown.value(one.before, draft.indicator) if one.before and one.fate is Fate.REPLACING else "",
    )


def left_out(one: LeftOut) -> Line:
    """A row that is wrong, with why."""
    return Line(one.row, one.column, WRONG, _("Wrong"), reason=phrases.sentence(one.refusal))


def _step(request: HttpRequest, actor: Actor, one: OfferedRecord) -> HttpResponse:
    if request.POST.get("step") == "throw":
        attempt(request, lambda: actions.throw_away(actor, one.id), _("The file is thrown away."))
        return redirect("values_in")
    without = request.POST.get("step") == "right_only"
    taken, refusal = attempt(request, lambda: actions.take_offered(actor, one.id, leave_out_wrong=without))
    if refusal is None and taken.done:
        messages.success(request, _told(taken))
        return redirect("values_import", taken.import_id)
    if refusal is None:
        code = "indicators.some_wrong" if len(taken.left_out) else "indicators.nothing_taken"
        messages.error(request, str(phrases.REFUSALS[code]))
    return redirect("values_offered", one.id)


def _told(taken: Taken) -> str:
    if taken.before:
        return _("This very file was taken in before. Nothing has changed.")
    new = ngettext("%(n)s figure was taken in.", "%(n)s figures were taken in.", taken.new) % {"n": taken.new}
    return f"{new} {_('Unchanged')}: {taken.known}."

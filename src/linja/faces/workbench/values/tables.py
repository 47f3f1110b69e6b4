"""The figures that the tables of an uploaded document propose: ticked and confirmed by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.intake.asking import actor_of, document_or_404, number
from linja.faces.workbench.values import shown
from linja.line.indicators import actions, phrases, queries, rules
from linja.line.indicators.queries import Proposed
from linja.line.indicators.records import Fate
from linja.people.organisations import queries as organisations

HEADS = (
    ("tick", gettext_lazy("Right")),
    ("indicator", gettext_lazy("Indicator")),
    ("organisation", gettext_lazy("Organisation")),
    ("period", gettext_lazy("Period")),
    ("value", gettext_lazy("Value")),
    ("printed", gettext_lazy("As printed")),
    ("held", gettext_lazy("Held now")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal as the page shows it."""

    it: Proposed
    indicator: str
    organisation: str
    period: str
    breakdown: str
    value: str
    held: str
    reason: str

    @property
    def may(self) -> bool:
        """Whether it can be confirmed and says something new."""
        return self.it.fate in (Fate.NEW, Fate.REPLACING)


@login_required
def proposed(request: HttpRequest, document_id: int) -> HttpResponse:
    """The page, table by table; a POST confirms what is ticked."""
    record, actor = document_or_404(request, document_id), actor_of(request)
    if request.method == "POST":
        chosen = {found for one in request.POST.getlist("riktig") if (found := number(one)) is not None}
        taken, refusal = attempt(request, lambda: actions.confirm_figures(actor, document_id, chosen))
        if refusal is None and taken.done:
            told = ngettext("%(n)s figure was taken in.", "%(n)s figures were taken in.", taken.new)
            messages.success(request, told % {"n": taken.new})
        elif refusal is None:
            messages.error(request, phrases.sentence(taken.left_out[0].refusal))
        return redirect("intake_values", document_id)
    lines = lines_of(request, document_id)
    context = {
        "document": record,
        "groups": _groups(lines),
        "total": len(lines),
        "open": sum(line.may for line in lines),
        "ticked": request.GET.get("kryss") == "alle",
        "may_confirm": rules.may_give_somewhere(actor) is None,
        "columns": tables.columns(request, HEADS, numeric=("value", "printed", "held")),
    }
    return render(request, "workbench/values/tables.html", context)


def lines_of(request: HttpRequest, document_id: int) -> list[Line]:
    """Every proposal in the reader's language."""
    found = queries.proposed(actor_of(request), document_id)
    names = organisations.by_ids({one.it.draft.organisation_id for one in found})
    return [_line(one, names[one.it.draft.organisation_id].name) for one in found]


def _line(one: Proposed, organisation: str) -> Line:
    draft = one.it.draft
    held = draft if one.fate is Fate.UNCHANGED else one.before
    return Line(
        it=one,
        indicator=shown.name(draft.indicator),
        organisation=organisation,
        period=shown.period(draft.period),
        breakdown=shown.breakdown(draft.breakdown),
        value=shown.value(draft, draft.indicator),
        held=shown.value(held, draft.indicator) if held else "",
        reason=phrases.sentence(one.refusal) if one.refusal else "",
    )


def _groups(lines: list[Line]) -> list[tuple[int, int, list[Line]]]:
    """(first line, last line, proposals) of each table."""
    groups: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.it.it.line, line.it.it.line_end), []).append(line)
    return [(first, last, inside) for (first, last), inside in groups.items()]


@login_required
@require_safe
def csv_file(request: HttpRequest, document_id: int) -> StreamingHttpResponse:
    """The proposals as CSV."""
    return csv_response("tall", _table(request, document_id))


@login_required
@require_safe
def xlsx_file(request: HttpRequest, document_id: int) -> HttpResponse:
    """The proposals as a workbook."""
    return xlsx_response("tall", _("Figures"), _table(request, document_id), first_width=40)


def _table(request: HttpRequest, document_id: int) -> list[list[Any]]:
    document_or_404(request, document_id)
    heads = [str(word) for key, word in HEADS if key != "tick"]
    return [[*heads, _("Breakdown"), _("Line")], *map(_cells, lines_of(request, document_id))]


def _cells(line: Line) -> list[Any]:
    words = [line.indicator, line.organisation, line.period, line.value, line.it.it.printed, line.held]
    return [*words, line.breakdown, line.it.it.line]

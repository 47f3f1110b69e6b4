"""One import: its figures with what they replaced, the rows that were left out, and their release."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.values import shown
from linja.faces.workbench.values.offered import left_out
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.indicators import actions, phrases, queries, rules
from linja.line.indicators.records import ImportRecord, ValueRecord

HEADS = (
    ("indicator", gettext_lazy("Indicator")),
    ("organisation", gettext_lazy("Organisation")),
    ("period", gettext_lazy("Period")),
    ("value", gettext_lazy("Value")),
    ("source", gettext_lazy("Source")),
)
LEFT_HEADS = (("row", gettext_lazy("Row")), ("why", gettext_lazy("Why")))


@login_required
def one(request: HttpRequest, import_id: int) -> HttpResponse:
    """The page; a POST lets everybody see what is not yet released."""
    actor = request.actor  # type: ignore[attr-defined]
    it, held = read(request, import_id)
    closed = [row.id for row in held if row.released_at is None and row.replaced_at is None]
    if request.method == "POST":
        attempt(request, lambda: actions.release(actor, closed), _("The figures are open to everybody."))
        return redirect("values_import", import_id)
    context = {
        "it": it,
        "shape": phrases.SHAPES.get(it.shape, ""),
        "page": tables.page_of(request, [row_of(row) for row in held]),
        "columns": tables.columns(request, HEADS, numeric=("value",)),
        "left_columns": tables.columns(request, LEFT_HEADS),
        "total": len(held),
        "left_out": [left_out(row) for row in queries.left_out(actor, import_id)],
        "closed": len(closed),
        "may_release": bool(closed) and may_release(actor, held),
    }
    return render(request, "workbench/values/import.html", context)


def read(request: HttpRequest, import_id: int) -> tuple[ImportRecord, tuple[ValueRecord, ...]]:
    """The import and its values, noted as read; what one may not see does not exist."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        it, held = queries.import_of(actor, import_id), queries.values_of(actor, import_id)
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "indicators.import", it.id, it.name)
    return it, held


def may_release(actor: Actor, held: tuple[ValueRecord, ...]) -> bool:
    """Whether the reader may release all of them; the action asks again for each."""
    places = {row.organisation_id for row in held if row.released_at is None}
    return all(rules.may_release(actor, queries.place_of(place)) is None for place in places)


def row_of(row: ValueRecord) -> dict[str, Any]:
    """A value as the page shows it."""
    return {
        "it": row,
        "indicator": shown.name(row.indicator),
        "period": shown.period(row.period),
        "breakdown": shown.breakdown(row.breakdown),
        "value": shown.value(row, row.indicator),
    }


@login_required
@require_safe
def csv_file(request: HttpRequest, import_id: int) -> StreamingHttpResponse:
    """The figures as CSV."""
    return csv_response("tall", _table(request, import_id))


@login_required
@require_safe
def xlsx_file(request: HttpRequest, import_id: int) -> HttpResponse:
    """The figures as a workbook."""
    return xlsx_response("tall", _("Figures"), _table(request, import_id), first_width=40)


def _table(request: HttpRequest, import_id: int) -> list[list[Any]]:
    _it, held = read(request, import_id)
    heads = [
        _("Indicator"),
        _("Organisation"),
        _("Period"),
        _("Breakdown"),
        _("State"),
        _("Value"),
        _("Numerator"),
        _("Denominator"),
        _("Extracted"),
        _("Source"),
    ]
    return [heads, *map(_cells, held)]


def _cells(row: ValueRecord) -> list[Any]:
    numbers = [shown.typed(one) for one in (row.number, row.numerator, row.denominator)]
    return [
        row.indicator,
        row.organisation_name,
        row.period,
        row.breakdown,
        row.state.value,
        *numbers,
        row.extracted_on,
        row.source,
    ]

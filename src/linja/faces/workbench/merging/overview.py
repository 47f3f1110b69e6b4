"""Every requirement of a report that units below answer: who has, what they say, what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.ui.states import state
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import queries as reports
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import queries
from linja.pillars.steering.records.merging import MergeRow, UnitRow

UNIT_STATES: dict[str, str | Promise] = {
    "missing": gettext_lazy("Not handed in"),
    "new": gettext_lazy("Not merged yet"),
    "merged": gettext_lazy("Merged"),
    "changed": gettext_lazy("Changed since the merging"),
    "taken_back": gettext_lazy("Taken back since the merging"),
}
#: Filters of the address: the word, and which rows it keeps.
FILTERS: dict[str, tuple[str | Promise, Callable[[MergeRow], bool]]] = {
    "": (gettext_lazy("All"), lambda row: True),
    "endret": (gettext_lazy("Changed since the merging"), lambda row: row.changed > 0),
    "nytt": (
        gettext_lazy("Something to merge"),
        lambda row: any(unit.state == "new" for unit in row.units),
    ),
    "mangler": (
        gettext_lazy("Somebody has not handed in"),
        lambda row: row.handed_in < len(row.units),
    ),
    "ferdig": (
        gettext_lazy("Everything is merged"),
        lambda row: row.merged == len(row.units),
    ),
}


def found_rows(request: HttpRequest, report_id: int) -> tuple[ReportRecord, tuple[MergeRow, ...]]:
    """The report and its rows, or the page that says it isn't there."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        rows = queries.merge_rows(actor, report_id)
    except Refused as refused:
        raise Http404 from refused
    report = reports.readable(report_id, actor)
    note_seen(request, report, [unit for row in rows for unit in row.units])
    return report, rows


def note_seen(request: HttpRequest, report: ReportRecord, units: list[UnitRow]) -> None:
    """Whose unreleased reports have been read: this one, and those that the units have handed in."""
    seen.report(request, report)
    held = (one for unit in units for one in (unit.answer, unit.earlier) if one)
    for report_id, label in {
        one.report_id: f"{one.report_title}, {one.organisation_name}" for one in held
    }.items():
        seen.thing(request, "reporting.report", report_id, label)


@login_required
@require_safe
def overview(request: HttpRequest, report_id: int) -> HttpResponse:
    """Requirement by requirement; filters in the address, counts that are links."""
    report, rows = found_rows(request, report_id)
    chosen = request.GET.get("vis", "")
    keep = FILTERS.get(chosen, FILTERS[""])[1]
    late = {unit.name: unit.due_on for row in rows for unit in row.units if unit.late}
    return render(
        request,
        "workbench/merging/overview.html",
        {
            "report": report,
            "rows": [(row, grouped(row)) for row in rows if keep(row)],
            "any": bool(rows),
            "filters": [
                {
                    "label": label,
                    "href": tables.address(request, vis=key),
                    "n": sum(1 for row in rows if fits(row)),
                    "current": key == chosen,
                }
                for key, (label, fits) in FILTERS.items()
            ],
            "late": sorted(late.items()),
            "columns": _columns(),
            "query": request.GET.urlencode(),
        },
    )


def grouped(row: MergeRow) -> list[tuple[str, str, list[str]]]:
    """Units that say the same, together: (state of attainment, what is owed, names), best first."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit in row.units:
        said = str(unit.answer.status.attainment or "") if unit.answer else ""
        owed = "" if unit.answer and said else "unsaid" if unit.answer else "late" if unit.late else "owed"
        found.setdefault((said, owed), []).append(unit.name)
    order = ["reached", "partly", "not_reached", "unknown", ""]
    ranked = sorted(found.items(), key=lambda one: (order.index(one[0][0]), one[0][1]))
    return [(said, owed, names) for (said, owed), names in ranked]


def _columns() -> tuple[tables.Column, ...]:
    return (
        tables.Column("requirement", _("Requirement")),
        tables.Column("units", _("What they say")),
        tables.Column("handed_in", _("Have answered"), numeric=True),
        tables.Column("own", _("Our status")),
        tables.Column("state", _("Merging")),
    )


@login_required
@require_safe
def overview_file(request: HttpRequest, report_id: int, kind: str) -> HttpResponseBase:
    """As shown: one row per requirement and unit."""
    report, rows = found_rows(request, report_id)
    keep = FILTERS.get(request.GET.get("vis", ""), FILTERS[""])[1]
    table = [_heads(), *(_line(row, unit) for row in rows if keep(row) for unit in row.units)]
    if kind == "csv":
        return csv_response(f"fletting-{report.year}", iter(table))
    if kind == "xlsx":
        return xlsx_response(f"fletting-{report.year}", _("Merging"), table)
    raise Http404


def _heads() -> list[Any]:
    return [
        _("Requirement"),
        _("Unit"),
        _("Attainment"),
        _("Progress"),
        _("Merging"),
        _("Deadline"),
        _("Past the deadline"),
    ]


def _line(row: MergeRow, unit: UnitRow) -> list[Any]:
    status = unit.answer.status if unit.answer else None
    return [
        " ".join(part for part in (row.answered.stem, row.answered.text) if part),
        unit.name,
        str(state("attainment", status.attainment).word) if status and status.attainment else "",
        str(state("progress", status.progress).word) if status and status.progress else "",
        str(UNIT_STATES[unit.state]),
        unit.due_on,
        _("Yes") if unit.late else _("No"),
    ]

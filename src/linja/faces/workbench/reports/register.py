"""Which reports there are: filtered in the address, counted by state, and as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import files
from linja.faces.workbench.reports.lists import may_open_any
from linja.line.reporting import phrases
from linja.line.reporting import queries as reporting
from linja.line.reporting.lifecycle import REPORT
from linja.line.reporting.records import ReportRecord

_HEADS = (
    ("title", gettext_lazy("Report")),
    ("organisation", gettext_lazy("Organisation")),
    ("year", gettext_lazy("Year")),
    ("state", gettext_lazy("State")),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address; unknown words are no filter."""

    state: str = ""
    year: str = ""
    organisation: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        """What the address asks for."""
        said = request.GET
        state = said.get("tilstand", "")
        year, organisation = said.get("aar", ""), said.get("enhet", "")
        return cls(
            state=state if state in REPORT.states() else "",
            year=year if year.isdecimal() else "",
            organisation=organisation if organisation.isdecimal() else "",
        )

    def fits(self, one: ReportRecord, *, any_state: bool = False) -> bool:
        """Whether the report belongs in the list; with ``any_state`` for the counts by state."""
        if self.state and not any_state and one.state != self.state:
            return False
        if self.year and str(one.year) != self.year:
            return False
        return not self.organisation or str(one.organisation_id) == self.organisation


@login_required
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Every report that the reader may open, newest year first."""
    actor = request.actor  # type: ignore[attr-defined]
    every, chosen = reporting.reports(actor), Chosen.of(request)
    rows = [(one, phrases.STATES.get(one.state, one.state)) for one in every if chosen.fits(one)]
    return render(
        request,
        "workbench/reports/list.html",
        {
            "page": tables.page_of(request, rows),
            "columns": tables.columns(request, _HEADS, numeric=("year",)),
            "counts": _counts(request, [one for one in every if chosen.fits(one, any_state=True)], chosen),
            "years": _options(every, lambda one: (one.year, one.year), reverse=True),
            "organisations": _options(every, lambda one: (one.organisation_id, one.organisation_name)),
            "chosen": chosen,
            "any": bool(every),
            "may_open": may_open_any(actor),
            "files": _files(request),
        },
    )


def _options(every: Sequence[ReportRecord], value: Any, *, reverse: bool = False) -> list[tuple[Any, Any]]:
    return sorted({value(one) for one in every}, key=lambda pair: pair[1], reverse=reverse)


def _counts(request: HttpRequest, every: Sequence[ReportRecord], chosen: Chosen) -> list[dict[str, Any]]:
    found = Counter(one.state for one in every)
    words = {state: phrases.STATES[state] for state in REPORT.states() if found[state]}
    return tables.counted(request, "tilstand", words, found, chosen.state)


def _files(request: HttpRequest) -> list[dict[str, str]]:
    query = request.GET.urlencode()
    return [
        {"href": reverse(name) + (f"?{query}" if query else ""), "label": label, "format": label}
        for name, label in (("reports_csv", "CSV"), ("reports_xlsx", "XLSX"))
    ]


def _table(request: HttpRequest) -> list[list[Any]]:
    chosen = Chosen.of(request)
    found = reporting.reports(request.actor)  # type: ignore[attr-defined]
    rows = [
        [one.title, one.organisation_name, one.year, str(phrases.STATES.get(one.state, one.state))]
        for one in found
        if chosen.fits(one)
    ]
    return [[str(label) for _key, label in _HEADS], *rows]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return files.csv_response("rapporter", iter(_table(request)))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return files.xlsx_response("rapporter", _("Reports"), _table(request), 40)

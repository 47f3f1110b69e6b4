"""/arbeid/runder/: which rounds are there, who is late in them, and what do I answer in?"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.rounds import words
from linja.line.reporting import phrases
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import RoundRecord
from linja.pillars.steering import queries as steering

_ASKING = (
    ("title", _("Round")),
    ("period", _("Period")),
    ("owner", _("Asked by")),
    ("due", _("Deadline")),
    ("handed_in", _("Handed in")),
    ("late", _("Late")),
    ("state", _("State")),
)
_ASKED = (*_ASKING[:4], ("stage", _("How far")), ("timeliness", _("Deadline kept")))


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The rounds that one asks in and those that one answers in, the latest deadline first."""
    every = _found(request)
    state = request.GET.get("tilstand", "")
    chosen = [one for one in every if state in ("", one.state)]
    mine = [(one, unit) for one in chosen if not one.asks for unit in one.units]
    actor = request.actor  # type: ignore[attr-defined]
    return render(
        request,
        "workbench/rounds/list.html",
        {
            "asking": [words.shown(one) for one in chosen if one.asks],
            "asked": [(words.shown(one), unit) for one, unit in mine],
            "asking_columns": _columns(_ASKING),
            "asked_columns": _columns(_ASKED),
            "tabs": _tabs(request, every, state),
            "series": [*phrases.SERIES.items()],
            "years": [(one, one) for one in sorted({one.year for one in every}, reverse=True)],
            "chosen": request.GET,
            "filtered": bool(request.GET),
            "may_plan": bool(steering.owners(actor)),
            "files": tables.address(request).removeprefix(request.path),
        },
    )


@login_required
@require_safe
def list_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as shown, as a file."""
    state = request.GET.get("tilstand", "")
    heads = [str(label) for _key, label in _ASKING] + [str(_("Units"))]
    rows = [
        [
            one.title,
            words.period(one),
            one.owner_name,
            one.due_on,
            one.counts.handed_in,
            one.counts.late,
            str(phrases.ROUND_STATES[one.state]),
            one.counts.units,
        ]
        for one in _found(request)
        if state in ("", one.state)
    ]
    return as_file(kind, "runder", str(_("Rounds")), [heads, *rows])


def as_file(kind: str, name: str, sheet: str, table: list[list[Any]]) -> HttpResponseBase:
    """A table as CSV or as a workbook."""
    if kind == "csv":
        return csv_response(name, table)
    if kind == "xlsx":
        return xlsx_response(name, sheet[:31], table)
    raise Http404


def _found(request: HttpRequest) -> tuple[RoundRecord, ...]:
    year = request.GET.get("aar", "")
    series = request.GET.get("serie", "")
    return reporting.rounds(
        request.actor,  # type: ignore[attr-defined]
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
        series=series if series in phrases.SERIES else "",
    )


def _tabs(request: HttpRequest, every: tuple[RoundRecord, ...], state: str) -> list[dict[str, Any]]:
    codes = (("", _("All")), *phrases.ROUND_STATES.items())
    return [
        {
            "label": label,
            "href": tables.address(request, tilstand=code or None),
            "count": sum(1 for one in every if code in ("", one.state)),
            "current": code == state,
        }
        for code, label in codes
    ]


def _columns(heads: tuple[tuple[str, Any], ...]) -> tuple[tables.Column, ...]:
    return tuple(tables.Column(key, label, numeric=key in {"handed_in", "late"}) for key, label in heads)

"""What has been handed in to the reader's organisation: by unit, with its state and what can be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import files
from linja.ground.kernel.actor import Actor
from linja.line.publication import queries as publication
from linja.line.publication.queries import SubmissionRecord
from linja.line.publication.rules import AUDIENCES
from linja.line.reporting import lifecycle, phrases
from linja.line.reporting import queries as reporting

#: Where a report is that no longer stands before its receiver; how far it has come there is not told.
AWAY = gettext_lazy("Back with the sender")
_HEADS = (
    ("unit", gettext_lazy("Unit")),
    ("report", gettext_lazy("Report")),
    ("year", gettext_lazy("Year")),
    ("at", gettext_lazy("Handed in on")),
    ("by", gettext_lazy("Handed in by")),
    ("gaps", gettext_lazy("Accepted gaps")),
    ("state", gettext_lazy("State")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One report that was handed in."""

    submission: SubmissionRecord
    state: str
    state_word: str | Promise
    #: The live report while it stands before the receiver, else the edition that was handed in.
    href: str
    edition_href: str


def receiving(actor: Actor) -> frozenset[int]:
    """The organisations for which the actor receives reports."""
    return actor.organisations(*AUDIENCES["receiver"])


def rows_for(actor: Actor) -> list[Row]:
    """Everything handed in to the actor's organisations, newest first; two questions."""
    found = publication.received(receiving(actor))
    ids = {one.subject: int(one.subject.partition(":")[2]) for one in found}
    states = reporting.states_of(ids.values())
    return [
        _row(one, ids[one.subject], states[ids[one.subject]])
        for one in found
        if states.get(ids[one.subject], lifecycle.REPLACED) != lifecycle.REPLACED
    ]


def _row(one: SubmissionRecord, report_id: int, state: str) -> Row:
    here = state in lifecycle.HANDED_OVER
    edition = reverse("edition", args=(one.edition_id,))
    return Row(
        submission=one,
        state=state if here else "away",
        state_word=phrases.STATES[state] if here else AWAY,
        href=reverse("report", args=(report_id,)) if here else edition,
        edition_href=edition,
    )


def waiting(actor: Actor) -> int:
    """How many wait for the actor to accept them or send them back."""
    return reporting.waiting_for(receiving(actor))


def _chosen(request: HttpRequest) -> tuple[list[Row], list[Row]]:
    """All rows, and those that the address asks for."""
    every = rows_for(request.actor)  # type: ignore[attr-defined]
    state, year = request.GET.get("tilstand", ""), request.GET.get("aar", "")
    shown = [
        one
        for one in every
        if (not state or one.state == state) and (not year or str(one.submission.year) == year)
    ]
    return every, shown


@login_required
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """The list, with how many there are in each state."""
    every, shown = _chosen(request)
    state = request.GET.get("tilstand", "")
    years = sorted({one.submission.year for one in every}, reverse=True)
    return render(
        request,
        "workbench/reports/received.html",
        {
            "page": tables.page_of(request, shown),
            "columns": tables.columns(request, _HEADS, numeric=("year", "gaps")),
            "counts": _counts(request, every, state),
            "years": [(one, one) for one in years],
            "year": request.GET.get("aar", ""),
            "state": state,
            "any": bool(every),
            "receives": bool(receiving(request.actor)),  # type: ignore[attr-defined]
            "files": _files(request),
        },
    )


def _counts(request: HttpRequest, every: list[Row], state: str) -> list[dict[str, Any]]:
    words = {one.state: one.state_word for one in every}
    order = ("submitted", "accepted", "approved", "published", "away")
    held = {code: words[code] for code in order if code in words}
    return tables.counted(request, "tilstand", held, Counter(one.state for one in every), state)


def _files(request: HttpRequest) -> list[dict[str, str]]:
    query = request.GET.urlencode()
    return [
        {"href": reverse(name) + (f"?{query}" if query else ""), "label": label, "format": label}
        for name, label in (("received_csv", "CSV"), ("received_xlsx", "XLSX"))
    ]


def _table(request: HttpRequest) -> list[list[Any]]:
    _every, shown = _chosen(request)
    heads: list[Any] = [str(label) for _key, label in _HEADS]
    return [heads, *(_cells(one) for one in shown)]


def _cells(row: Row) -> list[Any]:
    one = row.submission
    at = timezone.localtime(one.at).replace(tzinfo=None)
    return [
        one.organisation_name,
        one.title,
        one.year,
        at,
        one.by_name,
        len(one.accepted),
        str(row.state_word),
    ]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return files.csv_response("innkomne", iter(_table(request)))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return files.xlsx_response("innkomne", _("Reports received"), _table(request), 40)

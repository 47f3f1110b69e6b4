"""Where a report made here contradicts itself, as it stands now or in an edition; what its people decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linja.faces.workbench import contradictions, editions
from linja.faces.workbench.contradictions import Row
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.reports.gathering import gathered, require_insider
from linja.line.publication import queries as publication
from linja.line.publication.queries import EditionRecord
from linja.line.publication.rules import INSIDERS
from linja.line.reporting import queries as reports
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.records import ReportContradictions

#: Page on which each sort of place is written, by what its address begins with.
_WRITTEN = {"requirement": "report_answer", "section": "report_section"}


def _held(request: HttpRequest, report_id: int) -> Gathered:
    """The report, for its own people: it is their affair until they hand it in."""
    held = gathered(report_id, request)
    require_insider(held, request.actor)  # type: ignore[attr-defined]
    return held


@login_required
@require_safe
def shown(request: HttpRequest, report_id: int) -> HttpResponse:
    """The report as it stands now."""
    held = _held(request, report_id)
    writes = _writes(request, held)
    context = {
        "title": f"{held.report.title}, {held.report.organisation_name}",
        "language": held.report.language,
        "back": reverse("report", args=(report_id,)),
        "may_mark": writes,
        "mark_at": reverse("report_contradiction_mark", args=(report_id,)),
        "csv": reverse("report_contradictions_csv", args=(report_id,)),
        "xlsx": reverse("report_contradictions_xlsx", args=(report_id,)),
        **contradictions.listed(request, _rows(held, writes=writes)),
    }
    return render(request, "workbench/reports/contradictions.html", context)


def _writes(request: HttpRequest, held: Gathered) -> bool:
    return reports.may_write(request.actor, held.report) is None  # type: ignore[attr-defined]


def _rows(held: Gathered, *, writes: bool) -> list[Row]:
    page = reverse("report", args=(held.report.id,))

    def link(kind: str, number: str) -> str:
        if writes and kind in _WRITTEN:
            return reverse(_WRITTEN[kind], args=(held.report.id, int(number)))
        return f"{page}#{kind}-{number}"

    return _placed(queries.contradictions(held), link)


def _placed(found: ReportContradictions, link: Callable[[str, str], str]) -> list[Row]:
    """Each with the heading that it stands under, and a link to where it is written or read."""

    def place(line: int) -> tuple[str, str]:
        under, ref = found.read.place(line)
        kind, _colon, number = (ref or "").partition(":")
        return under or _("The report"), link(kind, number) if number.isdecimal() else ""

    return contradictions.rows_of(found.found, place)


@login_required
@require_safe
def in_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """An edition, for whoever may read it; what its people said of the same words is theirs."""
    found = editions.opened(request, edition_id)
    page = reverse("edition", args=(edition_id,))
    own = found.publication.organisation_id in request.actor.organisations(*INSIDERS)  # type: ignore[attr-defined]
    held = queries.contradictions_in(publication.tree(edition_id), found.publication.subject if own else "")
    context: dict[str, Any] = {
        "title": _edition_name(found),
        "language": publication.tree(edition_id).language,
        "back": page,
        "may_mark": False,
        **contradictions.listed(request, _placed(held, lambda kind, number: f"{page}#{kind}-{number}")),
    }
    return render(request, "workbench/reports/contradictions.html", context)


def _edition_name(found: EditionRecord) -> str:
    return f"{found.publication.title}, {_('edition')} {found.number}"


@login_required
@require_POST
def mark(request: HttpRequest, report_id: int) -> HttpResponse:
    """Those who write the report decide on one of them."""
    _held(request, report_id)
    actor = request.actor  # type: ignore[attr-defined]
    said = [request.POST.get(name, "") for name in ("funn", "steg", "grunn")]
    attempt(request, lambda: steering.mark_contradiction(actor, report_id, *said), _("The decision is kept."))
    return redirect(contradictions.back_to(request, reverse("report_contradictions", args=(report_id,))))


def _table(request: HttpRequest, report_id: int) -> list[list[Any]]:
    return contradictions.table(
        contradictions.chosen(request, _rows(_held(request, report_id), writes=False))
    )


@login_required
@require_safe
def csv_file(request: HttpRequest, report_id: int) -> HttpResponseBase:
    """The list as shown, for a spreadsheet."""
    return csv_response("motsigelser", _table(request, report_id))


@login_required
@require_safe
def xlsx_file(request: HttpRequest, report_id: int) -> HttpResponse:
    """The list as shown, as a workbook."""
    return xlsx_response("motsigelser", _("Contradictions"), _table(request, report_id))


def undecided(held: Gathered) -> dict[str, Any]:
    """How many certain ones nobody has decided on, and the list of just those."""
    page = reverse("report_contradictions", args=(held.report.id,))
    return {
        "undecided": contradictions.open_and_certain(queries.contradictions(held).found),
        "contradictions_at": page,
        "undecided_at": f"{page}?tilstand=undecided&sikkert=certain",
    }

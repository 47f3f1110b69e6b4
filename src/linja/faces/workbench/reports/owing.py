"""What is owed before a report can be handed in, with the page where each of it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.workbench import files
from linja.faces.workbench.reports.gathering import gathered, is_insider
from linja.ground.kernel.actor import Actor
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import phrases, queries
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.records import Owed


def owed_rows(report: ReportRecord, owed: Iterable[Owed]) -> list[dict[str, Any]]:
    """What is owed with its words and where it is mended."""
    return [
        {"gap": one, "label": phrases.OWED.get(one.code, one.code), "href": mended_at(report, one)}
        for one in owed
    ]


def mended_at(report: ReportRecord, one: Owed) -> str:
    """The page where it is mended; empty when there is none."""
    pages: dict[str, tuple[str, tuple[Any, ...]]] = {
        "answer": ("report_answer", (report.id, one.link)),
        "section": ("report_section", (report.id, one.link)),
        "statement": ("statement", (one.link,)),
        "requirement": ("report_gaps", (report.id,)),
        "units": ("rounds", ()),
    }
    if one.where == "sign":
        return reverse("report_sign", args=(report.id,)) + f"?som={one.key.partition(':')[2]}"
    if one.where not in pages:
        return ""
    name, args = pages[one.where]
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def all_owed(held: Gathered, actor: Actor) -> tuple[Owed, ...]:
    """What is missing; for the report's own people the signatures too."""
    signed = queries.signatures(held) if is_insider(held.report, actor) else ()
    return (*queries.gaps(held), *queries.unsigned(signed, held.report))


_HEADS = (
    gettext_lazy("What is missing"),
    gettext_lazy("Where"),
    gettext_lazy("Who owes it"),
    gettext_lazy("Deadline"),
)


def as_files(request: HttpRequest, report_id: int) -> list[dict[str, str]]:
    """The list as files, with the filter of the page."""
    query = request.GET.urlencode()
    return [
        {
            "href": reverse(name, args=(report_id,)) + (f"?{query}" if query else ""),
            "label": label,
            "format": label,
        }
        for name, label in (("report_gaps_csv", "CSV"), ("report_gaps_xlsx", "XLSX"))
    ]


def _table(request: HttpRequest, report_id: int) -> list[list[Any]]:
    held = gathered(report_id, request)
    chosen = request.GET.get("mangel", "")
    rows = [
        [str(phrases.OWED.get(one.code, one.code)), one.text, one.who, one.due_on]
        for one in all_owed(held, request.actor)  # type: ignore[attr-defined]
        if chosen in ("", one.code)
    ]
    return [[str(label) for label in _HEADS], *rows]


@login_required
@require_safe
def csv_file(request: HttpRequest, report_id: int) -> StreamingHttpResponse:
    """The list as CSV."""
    return files.csv_response("mangler", iter(_table(request, report_id)))


@login_required
@require_safe
def xlsx_file(request: HttpRequest, report_id: int) -> HttpResponse:
    """The list as a workbook."""
    return files.xlsx_response("mangler", _("What is missing"), _table(request, report_id), 40)

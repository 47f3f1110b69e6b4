"""The rows behind a number of the leader's page, with the same filters in the address."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.leading import address
from linja.faces.workbench.leading.board import note, title_of
from linja.faces.workbench.requirements.address import query_text
from linja.pillars.steering.calculations import leading
from linja.pillars.steering.records import LeadingPage, LeadingRow

SIZE = 50


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The list."""
    found = address.page_of(request)
    if found is None:
        raise Http404
    every = address.rows_of(request, found)
    rows = leading.shown(every, address.chosen(request))
    note(request, rows)
    page = tables.page_of(request, rows, SIZE)
    unit = address.unit_of(found)
    context = {
        "found": found,
        "title": f"{title_of(found)} {found.now.year}",
        "page": page,
        "rows": [_row(found, one) for one in page],
        "total": len(rows),
        "columns": _columns(),
        "groups": address.groups(request, every),
        "files": query_text(request),
        "back": f"{reverse('leading')}?enhet={unit}&ar={found.now.year}",
        "clear": address.list_address(found, found.now.year, {}, below=request.GET.get(address.WITH) == "1"),
        "filtered": any(address.chosen(request).values()),
    }
    return render(request, "workbench/leading/listing.html", context)


def _columns() -> list[tables.Column]:
    return [
        tables.Column("requirement", _("Requirement")),
        tables.Column("unit", _("Unit")),
        tables.Column("attainment", _("Attainment")),
        tables.Column("progress", _("Progress")),
        tables.Column("deadline", _("Deadline")),
    ]


def _row(found: LeadingPage, one: LeadingRow) -> dict[str, Any]:
    national = found.organisation_id is None
    return {
        "row": one,
        "record": one.record,
        "href": reverse("regions_one" if national else "requirement", args=(one.record.id,)),
        "report": reverse("report", args=(one.answer.report_id,)) if one.answer and one.given else "",
        "attainment": address.word("attainment", one.attainment),
        "progress": address.word("progress", one.progress),
        "cause": address.word("cause", one.cause) if one.cause else "",
        "lateness": address.word("lateness", one.lateness),
    }

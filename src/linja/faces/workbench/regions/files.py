"""The page of the regions as files: the same filter, one row per requirement."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.regions import address
from linja.faces.workbench.regions.board import note, short_name
from linja.faces.workbench.sight.files import status_of
from linja.faces.workbench.sight.page import beginning
from linja.line.requirements import phrases
from linja.pillars.steering import queries as steering
from linja.pillars.steering.queries.sight import whole
from linja.pillars.steering.records import RegionCell, RegionRow

#: A cell of a spreadsheet holds no more than this.
LONGEST = 30_000


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("regioner", iter(_table(request)))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("regioner", _("Four regions"), _table(request))


def _table(request: HttpRequest) -> list[list[Any]]:
    year, _years = address.year_of(request)
    board = steering.region_board(request.actor, year, address.chosen(request))  # type: ignore[attr-defined]
    note(request, board.rows)
    regions = [short_name(name) for _id, name in board.regions]
    heads = [_("Requirement"), _("Document"), _("Goal area"), _("Kind"), _("Does it bind?"), _("Deadline")]
    heads += [_("Lead"), _("Request resolution")]
    for name in regions:
        heads += [f"{name}: {_('Status')}", f"{name}: {_('Answer')}"]
    return [heads, *(_row(row) for row in board.rows)]


def _row(row: RegionRow) -> list[Any]:
    record = row.record
    current = record.current
    cited = [one.verbatim for one in current.citations if one.kind == "request_resolution"]
    cells = [
        whole(current),
        record.document.title,
        record.chapter_title,
        str(phrases.KINDS[record.kind]),
        str(phrases.OBLIGATIONS[current.obligation]),
        current.due_on,
        ", ".join(one.name for one in current.roles if one.role == "lead"),
        "; ".join(cited),
    ]
    return [*cells, *(text for one in row.cells for text in _cell(one))]


def _cell(cell: RegionCell) -> tuple[str, str]:
    if not cell.asked:
        return _("not asked"), ""
    if cell.answer is None or not cell.given:
        return "", ""
    return status_of(cell.answer), beginning(cell.answer, LONGEST)

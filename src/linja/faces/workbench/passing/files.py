"""The table as files: the same filters, one row per requirement and one column per unit."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.passing import address
from linja.line.requirements.content import sentence
from linja.pillars.steering.records import Row


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("viderefor", iter(_table(request)))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("viderefor", _("Pass down"), _table(request))


def _table(request: HttpRequest) -> list[list[Any]]:
    asked = address.chosen(request)
    if asked is None:
        raise Http404
    heads = [_("Requirement"), _("Document"), _("Deadline"), _("Decision"), _("Note"), _("Changed since")]
    table: list[list[Any]] = [[*heads, *(unit.name for unit in asked.board.units)]]
    return [*table, *(_row(row) for row in asked.rows)]


def _row(row: Row) -> list[Any]:
    current = row.record.current
    note = row.treatment.note if row.treatment else ""
    return [
        sentence(current.stem, current.text, current.sub_items),
        row.record.document.title,
        current.due_on,
        address.word(row.shape),
        note,
        _("Yes") if row.changed_since else "",
        *(_cell(cell.draft, address.word(cell.shape)) for cell in row.cells),
    ]


def _cell(draft: bool, word: str) -> str:
    return f"{word} ({_('draft')})" if draft else word

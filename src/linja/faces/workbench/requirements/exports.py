"""The register as shown, as files: the same filter, order and columns, every page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.requirements import address, columns
from linja.line.requirements import queries


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("krav", _table(request))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("krav", _("Requirements"), list(_table(request)))


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    # On the page the document stands above its requirements; a row in a file must say it itself.
    keys = tuple(dict.fromkeys((*columns.chosen(request), *columns.OF_THE_GROUP)))
    # Resolved here, in the reader's language: a stream is sent after the language has been put back.
    heads = [str(columns.COLUMNS[key]) for key in keys]
    found = list(queries.register_rows(address.chosen(request), request.actor))  # type: ignore[attr-defined]
    seen.rows(request, found)
    return iter([heads, *([columns.TEXTS[key](row) for key in keys] for row in found)])

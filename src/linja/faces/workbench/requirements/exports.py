"""The register as shown, as files: the same filter, order and columns, every page of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import xlsxwriter
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.workbench.requirements import address, columns
from linja.line.requirements import queries

#: Beginnings that a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """Semicolons and a byte order mark, as a Norwegian Excel opens it by a double click."""
    response = StreamingHttpResponse(_csv_lines(_table(request)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="krav.csv"'
    return response


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """One sheet with a heading row that stays, dates as dates, and a filter."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(_workbook(list(_table(request))), content_type=kind)
    response.headers["Content-Disposition"] = 'attachment; filename="krav.xlsx"'
    return response


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    keys = columns.chosen(request)
    # Resolved here, in the reader's language: a stream is sent after the language has been put back.
    heads = [str(columns.COLUMNS[key]) for key in keys]
    rows = [
        [columns.TEXTS[key](row) for key in keys] for row in queries.register_rows(address.chosen(request))
    ]
    return iter([heads, *rows])


def _csv_lines(table: Iterable[list[Any]]) -> Iterator[str]:
    yield "\ufeff"
    for row in table:
        line = io.StringIO()
        csv.writer(line, delimiter=";").writerow([_plain(value) for value in row])
        yield line.getvalue()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _workbook(table: list[list[Any]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Requirements"))
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "date": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for at, row in enumerate(table):
        for column, value in enumerate(row):
            _cell(sheet, at, column, value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table) - 1, 1), len(table[0]) - 1)
    sheet.set_column(0, 0, 80)
    sheet.set_column(1, len(table[0]), 22)
    book.close()
    return file.getvalue()


def _cell(sheet: Any, at: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if at == 0:
        sheet.write_string(at, column, value, formats["head"])
    elif isinstance(value, date):
        sheet.write_datetime(at, column, value, formats["date"])
    elif isinstance(value, int):
        sheet.write_number(at, column, value, formats["text"])
    else:
        sheet.write_string(at, column, (value or "")[:32_000], formats["text"])

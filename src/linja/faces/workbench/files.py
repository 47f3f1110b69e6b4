"""Lists as files, the way every page sends them: CSV for a Norwegian Excel, and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse

#: Beginnings that a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_response(name: str, table: Iterable[list[Any]]) -> StreamingHttpResponse:
    """Semicolons and a byte order mark, as a Norwegian Excel opens it by a double click.

    ``table``: the heading row first, all words resolved already: a stream is sent after the reader's
    language has been put back.
    """
    response = StreamingHttpResponse(_csv_lines(table), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def xlsx_response(name: str, sheet: str, table: list[list[Any]], first_width: int = 80) -> HttpResponse:
    """One sheet with a heading row that stays, dates as dates, and a filter."""
    response = HttpResponse(_workbook(sheet, table, first_width), content_type=_XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _csv_lines(table: Iterable[list[Any]]) -> Iterator[str]:
    yield "\ufeff"
    for row in table:
        line = io.StringIO()
        csv.writer(line, delimiter=";").writerow([_plain(value) for value in row])
        yield line.getvalue()


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _workbook(name: str, table: list[list[Any]], first_width: int) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(name)
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "date": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
        "time": book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for at, row in enumerate(table):
        for column, value in enumerate(row):
            _cell(sheet, at, column, value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table) - 1, 1), len(table[0]) - 1)
    sheet.set_column(0, 0, first_width)
    sheet.set_column(1, len(table[0]), 22)
    book.close()
    return file.getvalue()


def _cell(sheet: Any, at: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if at == 0:
        sheet.write_string(at, column, value, formats["head"])
    elif isinstance(value, date):
        kind = "time" if isinstance(value, datetime) else "date"
        sheet.write_datetime(at, column, value, formats[kind])
    elif isinstance(value, int):
        sheet.write_number(at, column, value, formats["text"])
    else:
        sheet.write_string(at, column, (value or "")[:32_000], formats["text"])

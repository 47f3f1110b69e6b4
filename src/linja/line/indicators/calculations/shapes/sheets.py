"""A workbook's sheet as lines of cells, each as a Norwegian would have typed it. Pure."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

import openpyxl

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input.archive import zip_kind
from linja.line.indicators.calculations.shapes.table import printed

Line = Sequence[str]
#: What openpyxl raises on files that are no workbooks, or broken ones.
_DAMAGE = (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError)
#: A sheet holds a million lines; what anybody types or exports of figures is far less.
MOST_LINES = 300_000


def lines_of(data: bytes, sheet: str = "") -> tuple[Line, ...] | Refusal:
    """The lines of the named sheet, or of the first.

    Refusals: ``indicators.not_a_workbook``, ``indicators.no_sheet`` (names those there are),
    ``indicators.too_long``.
    """
    try:
        if zip_kind(data, "") != "xlsx":
            return Refusal("indicators.not_a_workbook", {})
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # Styles and rules that openpyxl does not know are not ours to mend.
            with closing(openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
                return _lines(book, sheet)
    except (Refused, *_DAMAGE):
        return Refusal("indicators.not_a_workbook", {})


def _lines(book: Any, sheet: str) -> tuple[Line, ...] | Refusal:
    names = {one.title.strip().casefold(): one for one in book.worksheets}
    if not names or (sheet and sheet.strip().casefold() not in names):
        return Refusal("indicators.no_sheet", {"sheet": sheet, "sheets": ", ".join(book.sheetnames)})
    chosen = names[sheet.strip().casefold()] if sheet else book.worksheets[0]
    chosen.reset_dimensions()  # Some programs write a size that is wrong.
    found: list[Line] = []
    for line in _cells(chosen):
        found.append(line)
        if len(found) > MOST_LINES:
            return Refusal("indicators.too_long", {"most": MOST_LINES})
    return tuple(found)


def _cells(sheet: Any) -> Iterator[Line]:
    at = 0
    for row in sheet.iter_rows():
        number = next((cell.row for cell in row if getattr(cell, "row", None)), at + 1)
        # Lines that the file leaves out are counted, so that row numbers are the sheet's own.
        yield from ((),) * max(0, number - at - 1)
        at = max(number, at + 1)
        yield [_typed(cell.value, str(getattr(cell, "number_format", "") or "")) for cell in row]


def _typed(value: Any, number_format: str) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else "ja" if value else "nei"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        # What is shown as 59,3 % is stored as 0.593.
        return _plain(number * 100 if "%" in number_format else number)
    return str(value)


def _plain(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    text = f"{number.normalize():f}"
    # A year is a number of four digits too: nothing is grouped here.
    return text.replace(".", ",") if abs(number) < 10**4 else printed(Decimal(text))

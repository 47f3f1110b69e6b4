"""A file of figures as rows, whatever shape it has: it is told by what is in it, not by its name. Pure."""

from __future__ import annotations

import csv
import io
from enum import StrEnum

from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.calculations.shapes import cubes, json_stat, layout, sheets
from linja.line.indicators.calculations.shapes.names import Names
from linja.line.indicators.records import Row

#: Figures take little room: what is larger is no table of values.
MOST_BYTES = 30 * 1024 * 1024


class Shape(StrEnum):
    """What a file is."""

    CSV = "csv"
    WORKBOOK = "xlsx"
    CUBE = "json_stat"


def shape_of(data: bytes) -> Shape:
    """Told by the first bytes: a ZIP, a JSON object, or text."""
    if data[:2] == b"PK":
        return Shape.WORKBOOK
    return Shape.CUBE if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else Shape.CSV


def read(data: bytes, names: Names, *, sheet: str = "", indicator: str = "") -> tuple[Row, ...] | Refusal:
    """The rows of a file; refusals of the shapes, ``indicators.too_large`` and ``indicators.not_text``.

    ``sheet``: of a workbook, the first when unsaid. ``indicator``: what the figures are of, when the file
    does not say.
    """
    if len(data) > MOST_BYTES:
        return Refusal("indicators.too_large", {"most": MOST_BYTES // 1024 // 1024})
    shape = shape_of(data)
    if shape is Shape.WORKBOOK:
        lines = sheets.lines_of(data, sheet)
        return lines if isinstance(lines, Refusal) else layout.read(lines, names, indicator)
    text = text_of(data)
    if isinstance(text, Refusal):
        return text
    if shape is Shape.CSV:
        return _csv(text, names, indicator)
    cube = json_stat.read(text)
    return cube if isinstance(cube, Refusal) else cubes.rows_of(cube, names, indicator)


def text_of(data: bytes) -> str | Refusal:
    """As UTF-8, with or without mark, or as an older Norwegian Excel saves it (Windows-1252)."""
    if b"\x00" in data:
        return Refusal("indicators.not_text", {})
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return Refusal("indicators.not_text", {})


def _csv(text: str, names: Names, indicator: str) -> tuple[Row, ...] | Refusal:
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        return Refusal("indicators.not_a_table", {"reason": str(error)})
    return layout.read(lines, names, indicator)


def _delimiter(text: str) -> str:
    """What most of the first lines are parted by; a comma comes last, since numbers have it too."""
    top = [line for line in text[:8000].splitlines()[:30] if line.strip()]
    for mark in ";\t":
        if 2 * sum(mark in line for line in top) > len(top):
            return mark
    return max(",;\t", key=lambda mark: sum(mark in line for line in top))

"""The numbers of tables as figures: indicator from row, block, caption or setting; period from the column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linja.ground.checking.figures.bodies import Bodies
from linja.ground.checking.figures.figure import Figure, Place, Role
from linja.ground.checking.figures.grids import Cell, Column, Grid, Row
from linja.ground.checking.figures.known import Known
from linja.ground.checking.figures.labelled import labelled_values
from linja.ground.checking.figures.rounding import half_of
from linja.ground.checking.figures.vocabulary import areas_in, qualifiers_in
from linja.ground.kernel.numbers import Unit


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the row and the words around the table say about its numbers."""

    indicator: str
    named: bool
    area: str
    organisation: str
    qualifiers: frozenset[str]
    row: str
    #: Caption and head, which may say that all is in millions.
    around: str = ""


def figures_of(grid: Grid, bodies: Bodies, lines: Sequence[str], known: Known) -> Iterator[Figure]:
    """Every number of the table."""
    for row in grid.rows:
        setting = _setting(grid, row, bodies, known)
        for cell, column in zip(row.cells, row.columns, strict=False):
            if cell.value is not None:
                # A list of points, without a head, is read as text.
                place = Place.TABLE if grid.columns else Place.PROSE
                yield replace(_plain(cell, cell.value, column, setting, bodies, known), place=place)
            elif any(sign.isdecimal() for sign in cell.text):
                yield from _labelled(cell, column, setting, bodies, lines, known)


def _setting(grid: Grid, row: Row, bodies: Bodies, known: Known) -> _Setting:
    indicator, named, depth = "", True, 9
    for depth, words in enumerate((row.label, row.group, grid.context, grid.requirement)):
        if found := known.indicators_in(words):
            indicator, named = found[0][2].code, depth < 3
            break
    areas = areas_in(row.label)
    body = bodies.of_label(row.label)
    return _Setting(
        indicator,
        named,
        areas[0][2] if areas else item_of(row) if depth > 0 and body is None else "",
        body or "",
        qualifiers_in(f"{row.group} {row.label}"),
        row.label,
        f"{grid.table.caption} | {' '.join(column.text for column in grid.columns)}",
    )


_MONEY = (
    (re.compile(r"\(?(?:i\s+)?(?:mill\.?|millioner|millionar)\s*(?:kr\b|kroner)", re.IGNORECASE), 10**6),
    (re.compile(r"\(?(?:i\s+)?(?:mrd\.?|milliarder|milliardar)\s*(?:kr\b|kroner)", re.IGNORECASE), 10**9),
)


def _scale(around: str, column: Column) -> int:
    """How much one of the table's numbers stands for, where caption or head says that it is money."""
    return next((size for words, size in _MONEY if words.search(column.text) or words.search(around)), 1)


def item_of(row: Row) -> str:
    """The row's own name as an area, where it is neither a body nor an area of service (a form of cancer)."""
    return "" if row.is_all else f"item:{' '.join(row.label.lower().split())}"


def _plain(
    cell: Cell, value: Decimal, column: Column, setting: _Setting, bodies: Bodies, known: Known
) -> Figure:
    unit = Unit.PERCENT if column.percent else cell.unit
    scale = _scale(setting.around, column) if unit is Unit.NONE else 1
    unit = Unit.KRONER if scale > 1 else unit
    own = known.indicators_in(column.text)
    return Figure(
        amount=value * scale,
        printed=cell.text,
        half=cell.half * scale,
        unit=unit,
        line=cell.line,
        quote=f"{setting.row} – {column.text}: {cell.text}".strip(" –:"),
        role=Role.CHANGE if column.is_change else Role.VALUE,
        place=Place.TABLE,
        indicator=own[0][2].code if own else setting.indicator,
        area=setting.area,
        organisation=setting.organisation or bodies.of_label(column.text) or "",
        period=column.period,
        qualifiers=setting.qualifiers | qualifiers_in(column.text),
        named=setting.named or bool(own),
    )


def _labelled(
    cell: Cell, column: Column, setting: _Setting, bodies: Bodies, lines: Sequence[str], known: Known
) -> Iterator[Figure]:
    for one in labelled_values(cell.text):
        found = known.indicators_in(one.group)
        areas = areas_in(one.label)
        body = bodies.of_label(one.label)
        if not areas and body is None:
            continue
        change = "endring" in one.group.lower() or "vekst" in one.group.lower()
        period = column.period
        if one.whole_year is not None:
            period = one.whole_year or column.period[:4]
        value: Decimal = one.quantity.amount
        yield Figure(
            amount=value,
            printed=cell.text[one.start :].split()[0].strip(",;)"),
            half=half_of(one.quantity.value, one.quantity.scale),
            unit=Unit.PERCENT if change else one.quantity.unit,
            line=_line_in(cell, one.start, lines),
            quote=f"{column.text}: {one.group} {one.label}: {one.quantity.value}".replace(".", ","),
            role=Role.CHANGE if change else Role.VALUE,
            place=Place.TABLE,
            indicator=found[0][2].code if found else setting.indicator,
            area=areas[0][2] if areas else "",
            organisation=body or "",
            period=period,
            named=bool(found) or setting.named,
        )


def _line_in(cell: Cell, start: int, lines: Sequence[str]) -> int:
    """The line of the sign at ``start`` of a cell that runs over several lines."""
    words, number = len(cell.text[:start].split()), cell.line
    while number <= len(lines):
        words -= len(lines[number - 1].split())
        if words < 0:
            return number
        number += 1
    return cell.line

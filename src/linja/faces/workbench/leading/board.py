"""The leader's page: goals and tasks apart, this year and the year before side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.leading import address
from linja.faces.workbench.requirements.address import query_text
from linja.faces.workbench.sight import noting
from linja.pillars.steering.calculations import leading
from linja.pillars.steering.records import LeadingPage, LeadingRow


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """A unit or the whole country, in counts that are links."""
    found = address.page_of(request)
    if found is None:
        return render(request, "workbench/leading/board.html", {"found": None})
    note(request, (*found.now.every, *found.before.every))
    context = {
        "found": found,
        "unit": address.unit_of(found),
        "units": choices(found),
        "years": [(one, str(one)) for one in sorted({found.now.year, *found.years}, reverse=True)],
        "files": query_text(request),
        "parts": [_part(found, kind) for kind in address.KINDS],
        "any": bool(found.now.every or found.before.every),
        "title": title_of(found),
    }
    return render(request, "workbench/leading/board.html", context)


def note(request: HttpRequest, rows: Iterable[LeadingRow]) -> None:
    """That answers which are not published have been read: the counts tell of every row."""
    noting.answers(request, (row.answer for row in rows if row.answer))


def choices(found: LeadingPage) -> list[tuple[str, str]]:
    """What the reader may choose to look at."""
    country = [(address.COUNTRY, _("The whole country"))] if found.national else []
    return [*country, *((str(one), name) for one, name in found.choices)]


def title_of(found: LeadingPage) -> str:
    """Whom the page is about."""
    return _("The whole country") if found.organisation_id is None else found.now.units[0][1]


def of_kind(rows: Sequence[LeadingRow], kind: str) -> tuple[LeadingRow, ...]:
    """Goals, or the rest."""
    return tuple(row for row in rows if row.kind == kind)


def _part(found: LeadingPage, kind: str) -> dict[str, Any]:
    now, before = (of_kind(one.rows, kind) for one in (found.now, found.before))
    return {
        "kind": kind,
        "label": address.KINDS[kind],
        "total": _cell(len(now), address.list_address(found, found.now.year, {"kind": kind})),
        "before": _cell(len(before), address.list_address(found, found.before.year, {"kind": kind})),
        "questions": _questions(found, kind, now, before),
        "units": _units(found, kind),
        "areas": _areas(found, kind, now),
        "columns": columns(),
    }


def _cell(count: int, href: str) -> dict[str, Any]:
    return {"n": count, "href": href if count else ""}


def _questions(
    found: LeadingPage, kind: str, now: Sequence[LeadingRow], before: Sequence[LeadingRow]
) -> list[dict[str, Any]]:
    """Each question with its values: this year and the year before."""
    made = []
    for field, values in leading.QUESTIONS.items():
        rows = [
            {
                "field": field,
                "value": one.value,
                "label": address.word(field, one.value),
                "cells": [
                    _cell(one.count, _to(found, found.now.year, kind, field, one.value)),
                    _cell(one.before, _to(found, found.before.year, kind, field, one.value)),
                ],
            }
            for one in leading.counted(now, before, field, values)
        ]
        if rows:
            made.append({"field": field, "label": address.LABELS[field], "rows": rows})
    return made


def _to(found: LeadingPage, year: int, kind: str, field: str, value: str) -> str:
    return address.list_address(found, year, {"kind": kind, field: value})


def columns() -> list[tables.Column]:
    """Heads of the tables by unit and by goal area."""
    heads = [tables.Column("total", _("In all"), numeric=True)]
    for field, value in leading.COLUMNS:
        label = address.SHORT.get(value) or address.word(field, value)
        heads.append(tables.Column(f"{field}-{value}", label, numeric=True))
    return heads


def _units(found: LeadingPage, kind: str) -> list[dict[str, Any]]:
    """One row for each unit: the regions, or the unit and those right below it."""
    rows = of_kind(found.now.every, kind)
    asked = {row.organisation_id for row in rows}
    units = [one for one in (*found.now.units, *found.now.below) if one[0] in asked]
    if len(found.now.units) + len(found.now.below) < 2:
        return []
    below = {one for one, _name in found.now.below}
    return [
        _line(
            found,
            kind,
            name,
            [row for row in rows if row.organisation_id == one],
            {"unit": str(one)},
            below=one in below,
        )
        for one, name in units
    ]


def _areas(found: LeadingPage, kind: str, rows: Sequence[LeadingRow]) -> list[dict[str, Any]]:
    """One row for each goal area of the year."""
    return [
        _line(
            found,
            kind,
            address.word("goal_area", area),
            [row for row in rows if row.goal_area == area],
            {"goal_area": area},
        )
        for area in leading.goal_areas(rows)
    ]


def _line(
    found: LeadingPage,
    kind: str,
    label: str,
    rows: Sequence[LeadingRow],
    chosen: dict[str, str],
    below: bool = False,
) -> dict[str, Any]:
    wanted = {"kind": kind, **chosen}

    def to(more: dict[str, str]) -> str:
        return address.list_address(found, found.now.year, {**wanted, **more}, below=below)

    cells = [_cell(len(rows), to({}))]
    for field, value in leading.COLUMNS:
        count = sum(leading.value(row, field) == value for row in rows)
        cells.append(_cell(count, to({field: value})))
    return {"label": label, "cells": cells}

"""The leader's page and its list as files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.leading import address
from linja.faces.workbench.leading.board import note, of_kind, title_of
from linja.pillars.steering.calculations import leading
from linja.pillars.steering.queries.sight import whole
from linja.pillars.steering.records import LeadingPage, LeadingRow, LeadingTable

_KINDS = ("csv", "xlsx")


@login_required
@require_GET
def board_file(request: HttpRequest, kind: str) -> Any:
    """Every count of the page: by unit, kind, question and value, both years."""
    found = _found(request, kind)
    note(request, (*found.now.every, *found.before.every))
    heads = [_("Unit"), _("Kind"), _("Goal area"), _("Question"), _("Value")]
    return _sent(
        kind,
        "leder",
        title_of(found),
        [[*heads, str(found.now.year), str(found.before.year)], *_counts(found)],
    )


@login_required
@require_GET
def list_file(request: HttpRequest, kind: str) -> Any:
    """The list as it is filtered."""
    found = _found(request, kind)
    rows = leading.shown(address.rows_of(request, found), address.chosen(request))
    note(request, rows)
    heads = [_("Requirement"), _("Unit"), _("Document"), _("Goal area"), _("Kind"), _("Does it bind?")]
    heads += [_("Attainment"), _("Progress"), _("Cause"), _("Deadline"), _("How the deadline stands")]
    return _sent(kind, "krav", title_of(found), [heads, *(_row(one) for one in rows)])


def _found(request: HttpRequest, kind: str) -> LeadingPage:
    found = address.page_of(request) if kind in _KINDS else None
    if found is None:
        raise Http404
    return found


def _sent(kind: str, name: str, sheet: str, table: list[list[Any]]) -> HttpResponse | Any:
    return csv_response(name, iter(table)) if kind == "csv" else xlsx_response(name, sheet[:31], table)


def _counts(found: LeadingPage) -> Iterable[list[Any]]:
    units = dict((*found.now.units, *found.now.below, *found.before.units, *found.before.below))
    for unit, name in units.items():
        for kind, label in address.KINDS.items():
            now, before = (_of(one, unit, kind) for one in (found.now, found.before))
            yield from _asked([name, str(label), _("All")], now, before)
            for area in leading.goal_areas(now, before):
                here, there = ([row for row in rows if row.goal_area == area] for rows in (now, before))
                yield from _asked([name, str(label), address.word("goal_area", area)], here, there)


def _of(table: LeadingTable, unit: int, kind: str) -> list[LeadingRow]:
    return [row for row in of_kind(table.every, kind) if row.organisation_id == unit]


def _asked(first: list[str], now: list[LeadingRow], before: list[LeadingRow]) -> Iterable[list[Any]]:
    for field, values in leading.QUESTIONS.items():
        for one in leading.counted(now, before, field, values):
            words = [str(address.LABELS[field]), address.word(field, one.value)]
            yield [*first, *words, one.count, one.before]


def _row(one: LeadingRow) -> list[Any]:
    return [
        whole(one.record.current),
        one.organisation_name,
        one.record.document.title,
        one.record.chapter_title,
        address.word("kind", one.kind),
        address.word("obligation", one.obligation),
        address.word("attainment", one.attainment),
        address.word("progress", one.progress),
        address.word("cause", one.cause) if one.cause else "",
        one.due_on,
        address.word("lateness", one.lateness),
    ]

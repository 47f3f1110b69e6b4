"""Krav: what is asked of us? Filters left, rows right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from linja.faces.workbench import seen
from linja.faces.workbench.requirements import address, columns
from linja.line.requirements import phrases, queries
from linja.line.requirements.records import RegisterRow

SIZE = 50


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that stand together: of one document and goal area when the list is in document order."""

    document_id: int
    document_title: str
    year: int
    goal_area: str
    rows: tuple[RegisterRow, ...]


@login_required
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The register."""
    chosen = address.chosen(request)
    asked = request.GET.get("side", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else 1
    found = queries.register(chosen, number, SIZE, request.actor)  # type: ignore[attr-defined]
    seen.rows(request, found.rows)
    keys = columns.chosen(request)
    grouped = chosen.sort in {"document", "-document"}
    context = {
        "chosen": chosen,
        "found": found,
        "sections": sections(found.rows) if grouped else (_whole(found.rows),),
        "grouped": grouped,
        "groups": address.groups(request, found.facets),
        "heads": columns.heads(request, keys, chosen.sort),
        "keys": keys,
        "kinds": phrases.KINDS,
        "choices": [(key, label, key in keys) for key, label in columns.COLUMNS.items()],
        "kept": address.held(request, without=("q", "side")),
        "files": address.query_text(request),
        "page": Paginator(range(found.total), SIZE).get_page(found.page),
        "filtered": bool(set(request.GET) - {"side", "sort"}),
    }
    return render(request, "workbench/requirements/register.html", context)


def sections(rows: Iterable[RegisterRow]) -> tuple[Section, ...]:
    """The rows as runs of one document and goal area."""
    made: list[Section] = []
    run: list[RegisterRow] = []
    for row in rows:
        if run and (run[-1].document_id, run[-1].chapter_title) != (row.document_id, row.chapter_title):
            made.append(_section(run))
            run = []
        run.append(row)
    return tuple([*made, _section(run)] if run else made)


def _section(rows: list[RegisterRow]) -> Section:
    first = rows[0]
    return Section(first.document_id, first.document_title, first.year, first.chapter_title, tuple(rows))


def _whole(rows: tuple[RegisterRow, ...]) -> Section:
    return Section(0, "", 0, "", rows)


@login_required
@require_POST
def choose_columns(request: HttpRequest) -> HttpResponse:
    """Keep the reader's columns and go back to the list."""
    columns.keep(request, request.POST.getlist("kol"))
    back = request.POST.get("til", "")
    own = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if own else reverse("requirements"))

"""Who has read what was not released: a list with filters in the address, and as files."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.audit import asking, words
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.people.audit import queries as audit

PAGE, FILE = 50, 50_000
HOW: dict[str, str | Promise] = {
    "page": pgettext_lazy("how it was read", "On a page"),
    "file": pgettext_lazy("how it was read", "As a file"),
    "api": pgettext_lazy("how it was read", "By a machine"),
}
SEALED: dict[bool, str | Promise] = {True: gettext_lazy("Sealed"), False: gettext_lazy("Waits for its seal")}


@login_required
@require_GET
def accesses(request: HttpRequest) -> HttpResponse:
    """The newest first; the address says which, and from where."""
    scope, chosen = asking.scope(request), _chosen(request)
    found = audit.accesses(chosen, of=scope, before=asking.number(request, "for"), limit=PAGE + 1)
    rows = found[:PAGE]
    links = words.addresses(rows, request.actor)  # type: ignore[attr-defined]
    context = {
        "rows": [(one, *_words(one), href) for one, href in zip(rows, links, strict=True)],
        "chosen": chosen,
        "columns": [tables.Column(key, label) for key, label in _heads()],
        "older": tables.address(request, **{"for": rows[-1].id}) if len(found) > PAGE else "",
        "newest": tables.address(request, **{"for": None}) if request.GET.get("for") else "",
        "readers": audit.readers(scope),
        "subjects": list(words.SUBJECTS.items()),
        "ways": list(HOW.items()),
        "query": tables.address(request, **{"for": None}).removeprefix(request.path),
        "filtered": bool(request.GET),
        "everything": scope is None,
    }
    return render(request, "workbench/audit/accesses.html", context)


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, every page of it."""
    return csv_response("innsyn", _table(request))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook, every page of it."""
    return xlsx_response("innsyn", _("What was read"), _table(request), first_width=18)


def _heads() -> list[tuple[str, str]]:
    return [
        ("at", _("When")),
        ("who", _("Who")),
        ("what", _("What was read")),
        ("how", _("How")),
        ("seal", _("Seal")),
    ]


def _words(one: audit.AccessRecord) -> tuple[str, str | Promise, str | Promise]:
    return words.subject_name(one.subject_kind), HOW.get(one.how, one.how), SEALED[one.sealed]


def _table(request: HttpRequest) -> list[list[Any]]:
    found = audit.accesses(_chosen(request), of=asking.scope(request), limit=FILE)
    return [[label for _key, label in _heads()], *(_line(one) for one in found)]


def _line(one: audit.AccessRecord) -> list[Any]:
    subject, how, seal = _words(one)
    at = timezone.localtime(one.at).replace(tzinfo=None)
    return [at, one.actor_name, f"{subject}: {one.subject_label}", str(how), str(seal)]


def _chosen(request: HttpRequest) -> audit.AccessFilter:
    return audit.AccessFilter(
        actor_id=asking.text(request, "person", 64),
        subject_kind=asking.text(request, "gjelder", 100),
        subject_id=asking.text(request, "nr", 64),
        how=asking.text(request, "hvordan", 20),
        since=asking.day(request, "fra"),
        until=asking.day(request, "til"),
    )

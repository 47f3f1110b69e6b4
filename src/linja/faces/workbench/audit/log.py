"""The log as a list with filters in the address, one entry, files, and the check of the chain."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.audit import acts, asking, words
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.people.accounts import phrases
from linja.people.audit import queries as audit
from linja.people.organisations import queries as organisations

PAGE, FILE = 50, 50_000


@login_required
@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """The newest first; the address says which, and from where."""
    scope, chosen = asking.scope(request), _chosen(request)
    found = audit.log(chosen, of=scope, before=asking.number(request, "for"), limit=PAGE + 1)
    rows = words.shown(found[:PAGE], request.actor)  # type: ignore[attr-defined]
    context = {
        "entries": rows,
        "chosen": chosen,
        "columns": [tables.Column(key, label) for key, label in _heads()],
        "older": tables.address(request, **{"for": rows[-1].record.sequence}) if len(found) > PAGE else "",
        "newest": tables.address(request, **{"for": None}) if request.GET.get("for") else "",
        "actors": audit.actors(scope),
        "acts": [(f"{code}.", name) for code, name in words.ROOMS.items()]
        + sorted(((code, str(name)) for code, name in acts.ACTS.items()), key=lambda one: one[1]),
        "subjects": list(words.SUBJECTS.items()),
        "query": tables.address(request, **{"for": None}).removeprefix(request.path),
        "filtered": bool(request.GET),
        "everything": scope is None,
    }
    return render(request, "workbench/audit/list.html", context)


def _heads() -> list[tuple[str, str]]:
    return [
        ("number", _("Number")),
        ("at", _("When")),
        ("who", _("Who")),
        ("act", _("What was done")),
        ("subject", _("To what")),
        ("why", _("Why")),
    ]


@login_required
@require_GET
def entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """One entry with what was and what became."""
    found = audit.entry(sequence, of=asking.scope(request))
    if found is None:
        raise Http404
    seen.thing(request, "audit.entry", sequence, found.subject_label)
    (one,) = words.shown([found], request.actor)  # type: ignore[attr-defined]
    names = organisations.by_ids(place for _role, place in found.actor_roles if place)
    roles = [
        f"{phrases.role_name(role)}, {names[place].name if place in names else _('the whole country')}"
        for role, place in found.actor_roles
    ]
    columns = [
        tables.Column(key, label)
        for key, label in (("field", _("Field")), ("from", _("Before")), ("to", _("After")))
    ]
    return render(request, "workbench/audit/entry.html", {"one": one, "roles": roles, "columns": columns})


@login_required
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Compute the whole chain again and say whether it holds."""
    asking.scope(request)
    verdict = audit.verify() if request.method == "POST" else None
    return render(request, "workbench/audit/verify.html", {"verdict": verdict})


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, every page of it."""
    return csv_response("logg", _table(request))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook, every page of it."""
    return xlsx_response("logg", _("Log"), _table(request), first_width=10)


def _table(request: HttpRequest) -> list[list[Any]]:
    found = audit.log(_chosen(request), of=asking.scope(request), limit=FILE)
    seen.thing(request, "audit.list", "logg", _("Log"))
    rows = words.shown(found, request.actor)  # type: ignore[attr-defined]
    return [[label for _key, label in _heads()] + [_("Changes")], *(_line(one) for one in rows)]


def _line(one: words.Shown) -> list[Any]:
    record = one.record
    at = timezone.localtime(record.at).replace(tzinfo=None)
    changes = "; ".join(f"{each.field}: {each.before} → {each.after}" for each in one.changes)
    subject = f"{one.subject}: {record.subject_label}"
    return [record.sequence, at, record.actor_name, one.act, subject, record.reason, changes]


def _chosen(request: HttpRequest) -> audit.LogFilter:
    return audit.LogFilter(
        actor_id=asking.text(request, "person", 64),
        action=asking.text(request, "handling", 100),
        subject_kind=asking.text(request, "gjelder", 100),
        subject_id=asking.text(request, "nr", 64),
        since=asking.day(request, "fra"),
        until=asking.day(request, "til"),
    )

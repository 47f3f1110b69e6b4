"""The register of what is followed up: filters in the address, counts that are links, files."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.meetings.forms import hosts
from linja.faces.workbench.meetings.pages import number
from linja.line.meetings import calculations, phrases, queries
from linja.line.meetings.records import FollowUpFilter, FollowUpRecord
from linja.pillars.steering import queries as steering


def chosen(request: HttpRequest) -> FollowUpFilter:
    """The filter that the address asks for."""
    asked = request.GET
    return FollowUpFilter(
        text=asked.get("q", "")[:200],
        sources=tuple(one for one in asked.getlist("kilde") if one in phrases.SOURCES),
        natures=tuple(one for one in asked.getlist("art") if one in phrases.NATURES),
        states=tuple(one for one in asked.getlist("tilstand") if one in phrases.STATES),
        owner_id=number(asked.get("eier")),
        meeting_id=number(asked.get("mote")),
        audit_id=number(asked.get("revisjon")),
        about=asked.get("om", "")[:60],
        overdue=asked.get("forsinket") == "1",
    )


def columns() -> tuple[tables.Column, ...]:
    """The heads of the list, on the page and in files."""
    return (
        tables.Column("title", _("What")),
        tables.Column("source", _("Source")),
        tables.Column("owner", _("Who is to do it")),
        tables.Column("due", _("Deadline")),
        tables.Column("state", _("State")),
    )


def lateness(one: FollowUpRecord) -> str:
    """A word of the house's timeliness."""
    return calculations.timeliness(one.state, one.due_on, one.responded_on, timezone.localdate())


@login_required
@require_GET
def followup(request: HttpRequest) -> HttpResponse:
    """Findings, requests and agreed actions from every source."""
    actor, wanted = request.actor, chosen(request)  # type: ignore[attr-defined]
    rows = queries.items(actor, wanted)
    counts = queries.counts(actor, wanted)
    page = tables.page_of(request, rows)
    if rows:
        seen.thing(request, "meetings.list", "oppfolging", _("Follow-up"))
    sources = {one.value: one.count for one in counts["source"]}
    context = {
        "page": page,
        "rows": [(one, lateness(one)) for one in page],
        "total": len(rows),
        "filtered": wanted != FollowUpFilter(),
        "columns": columns(),
        "sources": phrases.SOURCES,
        "natures": phrases.NATURES,
        "states": phrases.STATES,
        "counts": _counts(request, counts, wanted),
        "source_options": [
            (code, f"{word} ({sources.get(code, 0)})") for code, word in phrases.SOURCES.items()
        ],
        "nature_options": list(phrases.NATURES.items()),
        "owner_options": [(one.value, f"{one.label} ({one.count})") for one in counts["owner"]],
        "chosen": wanted,
        "may_register": bool(hosts(actor)),
        "has_packages": bool(steering.followed_up_by(actor)),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/followup/list.html", context)


def _counts(request: HttpRequest, counts: dict[str, Any], wanted: FollowUpFilter) -> list[dict[str, Any]]:
    by_state = {one.value: one.count for one in counts["state"]}
    shown = []
    for code, word in phrases.STATES.items():
        on = code in wanted.states
        href = tables.address(request, tilstand=None if on else code, side=None)
        shown.append({"code": code, "label": word, "n": by_state.get(code, 0), "href": href, "current": on})
    late = tables.address(request, forsinket=None if wanted.overdue else "1", side=None)
    told = {"code": "late", "label": _("Past the deadline"), "n": counts["overdue"][0].count}
    return [{**told, "href": late, "current": wanted.overdue}, *shown]


def _table(request: HttpRequest) -> list[list[Any]]:
    heads = [
        *(
            _("What"),
            _("In words"),
            _("What it is"),
            _("Source"),
            _("Source document"),
            pgettext("source", "Reference number"),
        ),
        *(_("Raised by"), _("Who is to do it"), _("Responsible person"), _("Deadline"), _("State")),
        *(_("Answer"), _("Concerns")),
    ]
    rows = [
        [
            *(one.title, one.text, str(phrases.NATURES[one.nature]), str(phrases.SOURCES[one.source])),
            *(one.source_label, one.reference, one.raised_by.name, one.owner.name, one.responsible),
            *(one.due_on, str(phrases.STATES[one.state]), one.response),
            "; ".join(subject.label for subject in one.subjects),
        ]
        for one in queries.items(request.actor, chosen(request))  # type: ignore[attr-defined]
    ]
    return [heads, *rows]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> Any:
    """The list as CSV."""
    seen.thing(request, "meetings.list", "oppfolging", _("Follow-up"))
    return csv_response("oppfolging", iter(_table(request)))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    seen.thing(request, "meetings.list", "oppfolging", _("Follow-up"))
    return xlsx_response("oppfolging", _("Follow-up"), _table(request))

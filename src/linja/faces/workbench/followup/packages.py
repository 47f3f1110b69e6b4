"""The follow-up package of a unit: what is open, in one page; on paper; and as an agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from linja.faces.workbench import seen
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.followup.listing import lateness
from linja.faces.workbench.meetings.forms import MeetingForm, hosts
from linja.faces.workbench.meetings.pages import FORMATS, file_of, number, tried
from linja.ground.kernel.refusals import Refused
from linja.line.meetings import phrases as meetings
from linja.line.meetings import queries
from linja.line.meetings.lifecycle import CALLED, HELD, PLANNED
from linja.line.meetings.records import MeetingFilter
from linja.line.reporting import phrases as reporting
from linja.pillars.steering import actions, content
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import Package


def _day(request: HttpRequest) -> date:
    try:
        return parse_date(request.GET.get("dato", "")) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


def _year(request: HttpRequest) -> int | None:
    year = number(request.GET.get("aar"))
    return year if year and 2001 <= year <= 2100 else None


def package_or_404(request: HttpRequest, unit_id: int) -> Package:
    """The package, or the page that says it isn't there."""
    try:
        found = steering.package(request.actor, unit_id, _day(request), _year(request))  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused
    seen.thing(request, "steering.package", unit_id, found.unit_name)
    return found


@login_required
@require_GET
def packages(request: HttpRequest) -> HttpResponse:
    """Whom a package can be opened for."""
    units = steering.followed_up_by(request.actor)  # type: ignore[attr-defined]
    return render(request, "workbench/followup/packages.html", {"units": units})


@login_required
@require_GET
def package(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Everything that is open between a unit and the one above it."""
    actor, found = request.actor, package_or_404(request, unit_id)  # type: ignore[attr-defined]
    context = {
        "package": found,
        "groups": [
            ("avvik", _("Deviations"), found.deviations),
            ("ikke-svart", _("Nothing handed in"), found.unanswered),
            ("i-arbeid", _("Under way"), found.under_way),
        ],
        "causes": reporting.CAUSES,
        "measure_states": reporting.MEASURE_STATES,
        "request_kinds": reporting.DISPENSATION_KINDS,
        "sources": meetings.SOURCES,
        "items": [(one, lateness(one)) for one in found.items],
        "years": [(one, one) for one in found.years],
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "formats": FORMATS,
        "may_plan": bool(_own_hosts(request, found)),
        "meetings": _planned(request, found),
        "today": timezone.localdate(),
        "earlier_meetings": queries.meetings(actor, MeetingFilter(with_id=unit_id))[:5],
    }
    return render(request, "workbench/followup/package.html", context)


def _own_hosts(request: HttpRequest, found: Package) -> list[int]:
    """Those of the two whose agenda the reader keeps."""
    near = {found.unit_id, found.above_id}
    return [one.id for one in hosts(request.actor) if one.id in near]  # type: ignore[attr-defined]


def _planned(request: HttpRequest, found: Package) -> list[tuple[int, str]]:
    """Coming meetings with the unit, to whose agenda something can still be added."""
    actor, own = request.actor, set(_own_hosts(request, found))  # type: ignore[attr-defined]
    chosen = MeetingFilter(states=(PLANNED, CALLED, HELD), with_id=found.unit_id)
    return [
        (one.id, f"{one.held_on:%d.%m.%Y} {one.title}")
        for one in queries.meetings(actor, chosen)
        if one.host.id in own
    ]


@login_required
@require_safe
def package_file(request: HttpRequest, unit_id: int, kind: str) -> HttpResponse:
    """The package on paper."""
    found = package_or_404(request, unit_id)
    if kind not in FORMATS:
        raise Http404
    language = "nn" if get_language() == "nn" else "nb"
    tree = content.package_document(found, language)
    return file_of(tree, kind, f"oppfolging-{unit_id}-{found.day.isoformat()}")


@login_required
@require_http_methods(["GET", "POST"])
def agenda(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Put what was ticked on the agenda of a planned meeting, or of a new one."""
    actor, found = request.actor, package_or_404(request, unit_id)  # type: ignore[attr-defined]
    own = _own_hosts(request, found)
    if not own:
        raise Http404
    keys = (request.POST or request.GET).getlist("linje")[:100]
    chosen_meeting = number((request.POST or request.GET).get("mote"))
    if chosen_meeting is not None and request.method == "POST":
        return _added(request, found, keys, chosen_meeting)
    lines = content.lines_of(found, "nn" if get_language() == "nn" else "nb")
    creating = request.method == "POST" and "title" in request.POST
    form = MeetingForm(request.POST if creating else None, actor=actor, initial=_first(found, own))
    if creating and form.is_valid():
        made = tried(
            form,
            lambda: actions.put_on_agenda(
                actor, unit_id, keys, draft=form.draft(), day=_day(request), year=_year(request)
            ),
        )
        if made:
            messages.success(request, _("The cases are on the agenda."))
            return redirect("meeting", made)
    context = {
        "form": form,
        "package": found,
        "chosen": [lines[key] for key in keys if key in lines],
        "meetings": _planned(request, found),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/followup/agenda.html", context, status=422 if form.errors else 200)


def _added(request: HttpRequest, found: Package, keys: list[str], meeting_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if queries.meeting(actor, meeting_id) is None:
        raise Http404
    try:
        actions.put_on_agenda(
            actor, found.unit_id, keys, meeting_id=meeting_id, day=_day(request), year=_year(request)
        )
    except Refused as refused:
        messages.error(request, sentence(refused.refusal))
        return redirect("package", found.unit_id)
    messages.success(request, _("The cases are on the agenda."))
    return redirect("meeting", meeting_id)


def _first(found: Package, own: list[int]) -> dict[str, Any]:
    host = found.above_id if found.above_id in own else own[0]
    other = found.unit_id if host != found.unit_id else found.above_id
    return {
        "kind": "dialogue" if host == found.above_id else "follow_up",
        "host_id": host,
        "title": _("Follow-up of %(unit)s") % {"unit": found.unit_name},
        "held_on": max(found.day, timezone.localdate()),
        "participant_ids": [other] if other else [],
    }

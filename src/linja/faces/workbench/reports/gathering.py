"""A report as every page of it fetches it: its contents for whoever may read it, noted as read."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from linja.faces.workbench import seen
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import rules
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import content


def gathered(report_id: int, request: HttpRequest) -> content.Gathered:
    """The report's contents, or 404 for whoever may not read it."""
    try:
        held = content.gather(report_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused
    seen.report(request, held.report)
    return held


def is_insider(report: ReportRecord, actor: Actor) -> bool:
    """One of the reporting organisation's own people, or somebody who reads everything."""
    if report.organisation_id in actor.organisations(*rules.INSIDERS):
        return True
    return any(one.role in rules.EVERYTHING and one.organisation_id is None for one in actor.roles)


def require_insider(held: content.Gathered, actor: Actor) -> None:
    """What is signed and handed in is the organisation's own affair until it has been."""
    if not is_insider(held.report, actor):
        raise Http404

"""Telling that a report is accepted and still not approved by the owner meeting."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.line.reporting import lifecycle
from linja.line.reporting import queries as reports
from linja.line.reporting.records import ReportRecord
from linja.people.audit.acting import acting
from linja.people.notices import actions as notices
from linja.people.notices import queries as told
from linja.pillars.steering import phrases
from linja.pillars.steering.queries.approving import approval_of, may_await_approval

_APPROVERS = frozenset(one.removeprefix("above:") for one in lifecycle.OWNERS if one.startswith("above:"))
_LEADERS = lifecycle.LEADERS - {"system"}


def warn_unapproved(report_id: int, today: date | None = None) -> int:
    """Tell those who approve and the report's leader, when a day of telling has come; how many people.

    Safe to do twice: who was told since that day is left in peace.
    """
    day = today or timezone.localdate()
    with acting(SYSTEM, "steering.warn_unapproved") as act:
        act.nothing_changed()  # Telling is no change.
        report = reports.report(report_id)
        if report is None or not may_await_approval(report) or reports.approved_among([report_id]):
            return 0
        return _tell(report, day) if _is_due(report, day) else 0


def settle_unapproved(report_id: int) -> None:
    """It was approved, or sent back: nothing waits for the owner meeting any more."""
    for about in _abouts(report_id):
        notices.settle(about)


def _is_due(report: ReportRecord, day: date) -> bool:
    held = approval_of(report)
    passed = [one for one in held.warned_on(report.year) if one <= day] if held else []
    last = [_day(at) for about in _abouts(report.id) if (at := told.last_told(about))]
    return bool(passed) and (not last or max(last) < max(passed))


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _abouts(report_id: int) -> tuple[str, str]:
    """What those who approve are told, and what the report's leader is."""
    return f"received:{report_id}:approval", f"report:{report_id}:approval"


def _tell(report: ReportRecord, day: date) -> int:
    held = approval_of(report)
    above, own = _abouts(report.id)
    places = ((report.receiver_id, _APPROVERS, above), (report.organisation_id, _LEADERS, own))
    return sum(
        notices.tell(
            SYSTEM,
            roles=roles,
            organisation_ids=[place],
            subject=phrases.TOLD["unapproved"],
            facts={
                "report": report.title,
                "organisation": report.organisation_name,
                "due_on": held.due_on(report.year) if held else day,
            },
            link=f"/arbeid/rapporter/{report.id}/",
            about=about,
        )
        for place, roles, about in places
        if place is not None
    )

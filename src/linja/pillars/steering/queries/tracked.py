"""A delivered statement as it is followed up: its passages, what was taken out, what became of it."""

from __future__ import annotations

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.approvals.records import StatementRecord
from linja.line.approvals.rules import SPEAKS
from linja.line.meetings import queries as meetings
from linja.line.meetings.records import FollowUpFilter, FollowUpRecord
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import rules
from linja.pillars.steering.calculations.tracked import passages, quotes
from linja.pillars.steering.queries.handing_in import statement_and_report
from linja.pillars.steering.records.tracked import MarkedPassage, Tracked


def tracked(statement_id: int, actor: Actor) -> Tracked:
    """The statement with its passages; refused when the actor may not read it."""
    held = statement_and_report(statement_id, actor)
    if held is None:
        raise Refused(Refusal("steering.not_found", {}))
    found, report = held
    items = meetings.items_from(actor, [key_of(found)])
    marked = tuple(
        MarkedPassage(one, tuple(item for item in items if quotes(item.text, one)))
        for one in (passages(found.sections) if found.locked else ())
    )
    return Tracked(found, report, marked, items, _earlier(actor, found, report))


def may_track(actor: Actor, found: StatementRecord, report: ReportRecord) -> Refusal | None:
    """Why the actor may not take items out of the statement; None when allowed."""
    return rules.may_track(
        actor, rules.SaidFacts(report.organisation_id, SPEAKS.get(found.body_kind, ""), found.locked)
    )


def key_of(found: StatementRecord) -> str:
    """The statement's address."""
    return f"statement:{found.id}"


def label_of(found: StatementRecord, report: ReportRecord) -> str:
    """What the source is called: whose statement, and to which report."""
    return f"{found.title}, {report.title}"


def _earlier(actor: Actor, found: StatementRecord, report: ReportRecord) -> tuple[FollowUpRecord, ...]:
    chosen = FollowUpFilter(sources=("statement",), owner_id=report.organisation_id)
    day = timezone.localdate(found.locked_at) if found.locked_at else None
    every = [
        one
        for one in meetings.items(actor, chosen)
        if one.source_key != key_of(found)
        and one.voice == SPEAKS.get(found.body_kind)
        and (day is None or one.source_date is None or one.source_date <= day)
    ]
    return tuple(sorted(every, key=lambda one: one.created_at, reverse=True))

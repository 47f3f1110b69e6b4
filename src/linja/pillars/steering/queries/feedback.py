"""Reading feedback: only the two that it goes between, and the national auditor."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from linja.ground.kernel.actor import Actor
from linja.line.reporting import rules as reporting
from linja.people.audit.kept import Kept
from linja.pillars.steering.models import Feedback
from linja.pillars.steering.records.core import Task
from linja.pillars.steering.records.feedback import FeedbackRecord
from linja.pillars.steering.rules import feedback as rules


def visible_feedback(actor: Actor) -> QuerySet[Feedback]:
    """The feedback that the actor may read (the twin of ``rules.feedback.may_see`` for lists)."""
    rows = Feedback.objects.select_related("report__organisation", "answered__version")
    if any(held.role in reporting.EVERYTHING and held.organisation_id is None for held in actor.roles):
        return rows
    givers = {role.removeprefix("above:") for role in rules.GIVERS}
    scope = Q(report__organisation_id__in=actor.organisations(*reporting.INSIDERS))
    scope |= Q(report__receiver_id__in=actor.organisations(*givers))
    if any(held.role == "ministry" and held.organisation_id is not None for held in actor.roles):
        scope |= Q(report__organisation__kind="rhf")
    return rows.filter(scope)


_GIVEN: Kept[int] = Kept(
    lambda reports: Feedback.objects.filter(report_id__in=reports).order_by().values_list("pk", flat=True)[:1]
)


def feedback_on(report_ids: Iterable[int], actor: Actor) -> tuple[FeedbackRecord, ...]:
    """All feedback on reports and on answers in them that the actor may read, newest first; two queries."""
    chosen = tuple(sorted(set(report_ids)))
    if not _GIVEN(chosen):
        return ()  # A cheap question that most often spares the dear one.
    return tuple(_record(row) for row in visible_feedback(actor).filter(report_id__in=chosen))


def feedback_one(feedback_id: int, actor: Actor) -> FeedbackRecord | None:
    """One piece of feedback, when the actor may read it."""
    row = visible_feedback(actor).filter(pk=feedback_id).first()
    return _record(row) if row else None


def feedback_for(actor: Actor) -> tuple[FeedbackRecord, ...]:
    """What waits for a reply from the organisations that the actor writes for, oldest first; one query."""
    own = actor.organisations(*rules.REPLIERS)
    rows = visible_feedback(actor).filter(state="open", report__organisation_id__in=own)
    return tuple(_record(row) for row in rows.order_by("at", "pk"))


def feedback_owed(actor: Actor) -> Iterable[Task]:
    """A reply to each piece of feedback that waits, for the own page."""
    for one in feedback_for(actor):
        yield Task(
            code="feedback",
            title=one.report_title,
            due_on=None,
            report_id=one.report_id,
            organisation_name=one.organisation_name,
            year=one.year,
            feedback_id=one.id,
        )


def _record(row: Feedback) -> FeedbackRecord:
    report = row.report
    return FeedbackRecord(
        id=row.pk,
        report_id=report.pk,
        report_title=report.title,
        organisation_id=report.organisation_id,
        organisation_name=report.organisation.name,
        year=report.year,
        answered_id=row.answered_id,
        requirement_id=row.answered.version.requirement_id if row.answered else None,
        text=row.text,
        by_name=row.by_name,
        at=row.at,
        state=row.state,
        reply=row.reply,
        replied_by=row.replied_by,
        replied_at=row.replied_at,
    )

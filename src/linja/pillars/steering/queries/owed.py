"""What a person owes and what has come back, as one dated list. Asks a fixed number of times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.approvals import queries as approvals
from linja.line.intake import queries as intake
from linja.line.intake.lifecycle import EDITORS
from linja.line.publication import queries as publication
from linja.line.reporting import lifecycle
from linja.line.reporting import queries as reporting
from linja.people.notices import queries as notices
from linja.pillars.steering.calculations import owed as reckoning
from linja.pillars.steering.queries.feedback import feedback_owed
from linja.pillars.steering.queries.followup import followup_owed
from linja.pillars.steering.queries.owed_down import owed_downward
from linja.pillars.steering.queries.owed_up import answers_owed, came_back, desk_of, owed_upward
from linja.pillars.steering.records import Task


def owed_by(actor: Actor, today: date) -> tuple[Task, ...]:
    """What the actor owes, by day, the overdue first and what has no day last."""
    desk = desk_of(actor, today)
    return reckoning.in_order(
        [
            *came_back(desk),
            *answers_owed(desk),
            *owed_upward(desk),
            *owed_downward(actor),
            *_statements_owed(actor),
            *_reviews_owed(actor),
            *_releases_owed(actor),
            *_promises_owed(actor, today),
            *_decisions_owed(actor),
            *feedback_owed(actor),
            *followup_owed(actor),
        ]
    )


def told_to(actor: Actor) -> tuple[Task, ...]:
    """The notices that the actor has not seen, the newest first."""
    return tuple(
        Task(
            code="notice",
            title=one.subject,
            due_on=None,
            notice_id=one.id,
            link=one.link,
            detail=one.body,
            about=one.about,
            told_on=timezone.localdate(one.created_at),
        )
        for one in notices.unseen(actor)
    )


def _statements_owed(actor: Actor) -> Iterable[Task]:
    waiting = approvals.waiting_for(actor)
    numbers = {one.id: _report_number(one.subject) for one in waiting}
    reports = reporting.reports_by_id(numbers.values()) if waiting else {}
    for found in waiting:
        report = reports.get(numbers[found.id])
        # What has been handed in went without it: the gap was accepted by name.
        if report is not None and report.state in (lifecycle.DRAFT, lifecycle.READY):
            yield Task(
                code="statement",
                title=found.title,
                due_on=None,
                statement_id=found.id,
                organisation_name=report.organisation_name,
                year=report.year,
            )


def _report_number(subject: str) -> int:
    number = subject.partition(":")[2]
    return int(number) if number.isdecimal() else 0


def _reviews_owed(actor: Actor) -> Iterable[Task]:
    """Only what the actor may review: an auditor sees every document and owes none."""
    own = actor.organisations(*EDITORS)
    for document in intake.documents(actor):
        if document.organisation_id not in own and document.uploader_key != actor.id:
            continue
        if document.state in ("under_review", "accepted"):
            code = "review" if document.state == "under_review" else "register"
            yield Task(code=code, title=document.title or document.name, due_on=None, document_id=document.id)


def _releases_owed(actor: Actor) -> Iterable[Task]:
    own = actor.organisations("rhf_leader", "hf_leader")
    waiting = publication.to_release(own) if own else ()
    papers = reporting.papers() if waiting else frozenset()
    for edition in waiting:
        handed_in = any(audience == "receiver" for audience, _place in edition.put_before)
        if not handed_in and edition.publication.subject not in papers:
            continue
        yield Task(
            code="release",
            title=edition.publication.title,
            due_on=None,
            edition_id=edition.id,
            organisation_name=edition.publication.organisation_name,
            year=edition.publication.year,
        )


def _promises_owed(actor: Actor, today: date) -> Iterable[Task]:
    """What was promised and has passed: to be kept, moved or given up."""
    for one in reporting.promises_due(actor, today):
        yield Task(
            code="promise",
            title=one.promise,
            due_on=one.due_on,
            promise_id=one.id,
            organisation_name=one.organisation_name,
            year=one.year,
        )


def _decisions_owed(actor: Actor) -> Iterable[Task]:
    """Later deadlines and exemptions that those below have asked for."""
    for one in reporting.dispensations_to_decide(actor):
        yield Task(
            code="decide",
            title=one.text,
            due_on=None,
            dispensation_id=one.id,
            organisation_name=one.organisation_name,
        )

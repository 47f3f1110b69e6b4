"""What people owe on a report's way up: to write it, put it forward, sign it, hand it in, accept it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from linja.ground.kernel.actor import Actor
from linja.line.approvals import lifecycle as signing
from linja.line.reporting import lifecycle, rules
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import AnsweredRecord, Missing, ReportRecord
from linja.line.reporting.records.steps import StepRecord
from linja.pillars.steering.queries.approving import approval_of, may_await_approval
from linja.pillars.steering.queries.signing import signatures_in, signatures_needed
from linja.pillars.steering.records import Task

#: Who takes what is handed in to their organisation.
_TAKERS = frozenset(one.removeprefix("above:") for one in lifecycle.RECEIVERS if one.startswith("above:"))
#: Who approves in the owner meeting, and whose report it is.
_OWNERS = frozenset(one.removeprefix("above:") for one in lifecycle.OWNERS if one.startswith("above:"))
_LEADERS = lifecycle.LEADERS - {"system"}
#: Steps that send a report back to those who write it.
_BACK = frozenset({"return"})
_UNWRITTEN = ("no_answer", "report_demanded")


@dataclass(frozen=True, slots=True)
class Desk:
    """The reports that concern a person, with what is asked about all of them at once."""

    actor: Actor
    today: date
    reports: tuple[ReportRecord, ...] = ()
    #: By when a round wants each.
    due: Mapping[int, date] = field(default_factory=dict)
    answered: Mapping[int, tuple[AnsweredRecord, ...]] = field(default_factory=dict)
    steps: Mapping[int, tuple[StepRecord, ...]] = field(default_factory=dict)
    #: Those that an owner meeting has approved.
    approved: frozenset[int] = frozenset()
    #: Those whose round is closed.
    closed: frozenset[int] = frozenset()

    def written(self) -> Iterable[tuple[ReportRecord, tuple[Missing, ...]]]:
        """The drafts that the person writes on, each with the answers that it waits for."""
        own = self.actor.organisations(*lifecycle.WRITERS)
        for one in self.reports:
            if one.state == lifecycle.DRAFT and one.organisation_id in own:
                yield (
                    one,
                    tuple(
                        gap
                        for gap in reporting.missing_among(self.answered.get(one.id, ()))
                        if gap.code in _UNWRITTEN
                    ),
                )

    def asked(self) -> Iterable[tuple[ReportRecord, tuple[Missing, ...]]]:
        """Those of :meth:`written` that somebody waits for. In a closed round only what was sent back is."""
        for report, gaps in self.written():
            if report.id not in self.closed or self.sent_back(report) is not None:
                yield report, gaps

    def sent_back(self, report: ReportRecord) -> StepRecord | None:
        """The step by which a draft came back to those who write it; None when it did not."""
        last = next(iter(reversed(self.steps.get(report.id, ()))), None)
        return last if last is not None and last.step in _BACK else None


def desk_of(actor: Actor, today: date) -> Desk:
    """The desk of a person; a fixed number of questions."""
    signers = frozenset().union(*signing.SIGNERS.values())
    own = actor.organisations(*signers, *lifecycle.WRITERS, *lifecycle.SENDERS)
    places = actor.organisations(*_TAKERS)
    if not own | places:
        return Desk(actor, today)
    found = tuple(
        one
        for one in reporting.reports(actor)
        if (one.organisation_id in own and one.state in (lifecycle.DRAFT, lifecycle.READY))
        or (one.receiver_id in places and one.state == lifecycle.SUBMITTED)
        or ((one.receiver_id in places or one.organisation_id in own) and may_await_approval(one))
    )
    drafts = [one.id for one in found if one.state == lifecycle.DRAFT]
    return Desk(
        actor,
        today,
        found,
        due=reporting.due_dates(one.id for one in found),
        answered=reporting.answered_in(drafts),
        steps=reporting.steps_of(drafts),
        closed=reporting.asked_no_more(drafts),
        approved=reporting.approved_among(one.id for one in found if may_await_approval(one)),
    )


def answers_owed(desk: Desk) -> Iterable[Task]:
    """The answers that are not written. The round's day counts; without a round the requirement's own.

    When the year is over, the day on which something was to be done in it says nothing of when its answer is
    to be written: a report without a round has no day then.
    """
    for report, gaps in desk.asked():
        over = desk.today.year > report.year
        for gap in gaps:
            yield Task(
                code="answer",
                title=gap.text,
                due_on=desk.due.get(report.id, None if over else gap.due_on),
                report_id=report.id,
                answered_id=gap.answered_id,
                organisation_name=report.organisation_name,
                year=report.year,
            )


def owed_upward(desk: Desk) -> Iterable[Task]:
    """To put forward, sign or hand in the own reports, and what waits to be accepted."""
    yield from _to_put_forward(desk)
    yield from _to_sign_or_hand_in(desk)
    yield from _to_accept(desk)
    yield from _to_approve(desk)


def came_back(desk: Desk) -> Iterable[Task]:
    """The drafts that were handed in and have been sent back, each with the reason that was given."""
    for report, _gaps in desk.written():
        if last := desk.sent_back(report):
            yield _task("returned", report, desk, detail=last.reason, by_name=last.by_name)


def _to_put_forward(desk: Desk) -> Iterable[Task]:
    """Drafts in which every answer is written. What was read from paper has gone its way already."""
    for report, gaps in desk.asked():
        if gaps or not desk.answered.get(report.id) or report.origin_id is not None:
            continue
        if signatures_needed(report):
            yield _task("put_forward", report, desk)
        elif rules.roles_in(desk.actor, report.organisation_id) & lifecycle.SENDERS:
            yield _task("hand_in", report, desk)


def _to_sign_or_hand_in(desk: Desk) -> Iterable[Task]:
    """Of each report that is put forward, what its next step asks of this person."""
    ready = [one for one in desk.reports if one.state == lifecycle.READY]
    signed = signatures_in(ready) if ready else {}
    for report in ready:
        left = [one.role for one in signed[report.id] if not one.stands]
        held = rules.roles_in(desk.actor, report.organisation_id)
        if left and held & signing.SIGNERS[left[0]]:
            yield _task(f"sign_{left[0]}", report, desk)
        if not left and held & lifecycle.SENDERS:
            yield _task("hand_in", report, desk)


def _to_accept(desk: Desk) -> Iterable[Task]:
    places = desk.actor.organisations(*_TAKERS)
    for report in desk.reports:
        if report.state == lifecycle.SUBMITTED and report.receiver_id in places:
            # Its round's day was the sender's; taking it has none.
            yield _task("accept", report)


def _to_approve(desk: Desk) -> Iterable[Task]:
    """What is accepted waits for the owner meeting; near its day the report's own leader sees that too."""
    places, own = desk.actor.organisations(*_OWNERS), desk.actor.organisations(*_LEADERS)
    for report in desk.reports:
        held = approval_of(report) if may_await_approval(report) else None
        if held is None or report.id in desk.approved:
            continue
        due_on = held.due_on(report.year)
        if report.receiver_id in places:
            yield replace(_task("approve", report), due_on=due_on)
        elif report.organisation_id in own and desk.today >= min((*held.warned_on(report.year), due_on)):
            yield replace(_task("unapproved", report), due_on=due_on)


def _task(
    code: str, report: ReportRecord, desk: Desk | None = None, *, detail: str = "", by_name: str = ""
) -> Task:
    return Task(
        code=code,
        title=report.title,
        due_on=desk.due.get(report.id) if desk else None,
        report_id=report.id,
        organisation_name=report.organisation_name,
        year=report.year,
        detail=detail,
        by_name=by_name,
    )

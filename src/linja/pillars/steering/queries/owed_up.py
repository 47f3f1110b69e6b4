"""What people owe on a report's way up: to sign it, to hand it in, to accept it or send it back."""

from __future__ import annotations

from collections.abc import Iterable

from linja.ground.kernel.actor import Actor
from linja.line.approvals import lifecycle as signing
from linja.line.reporting import lifecycle, rules
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.pillars.steering import content
from linja.pillars.steering.queries.signing import signatures
from linja.pillars.steering.records import Task

#: Who takes what is handed in to their organisation.
_TAKERS = frozenset(one.removeprefix("above:") for one in lifecycle.RECEIVERS if one.startswith("above:"))


def owed_upward(actor: Actor) -> Iterable[Task]:
    """Signatures and handings-in of the own reports, and what waits to be accepted."""
    yield from _to_sign_or_hand_in(actor)
    yield from _to_accept(actor)


def _to_sign_or_hand_in(actor: Actor) -> Iterable[Task]:
    """Of each report that is put forward, what its next step asks of this person; few are, at any time."""
    signers = frozenset().union(*signing.SIGNERS.values())
    own = actor.organisations(*signers, *lifecycle.SENDERS)
    for report in reporting.reports(actor, organisation_ids=own) if own else ():
        if report.state != lifecycle.READY:
            continue
        left = [one.role for one in signatures(content.gather(report.id, actor)) if not one.stands]
        held = rules.roles_in(actor, report.organisation_id)
        if left and held & signing.SIGNERS[left[0]]:
            yield _task(f"sign_{left[0]}", report)
        if not left and held & lifecycle.SENDERS:
            yield _task("hand_in", report)


def _to_accept(actor: Actor) -> Iterable[Task]:
    places = actor.organisations(*_TAKERS)
    for report in reporting.reports(actor) if places else ():
        if report.state == lifecycle.SUBMITTED and report.receiver_id in places:
            yield _task("accept", report)


def _task(code: str, report: ReportRecord) -> Task:
    return Task(
        code=code,
        title=report.title,
        due_on=None,
        report_id=report.id,
        organisation_name=report.organisation_name,
        year=report.year,
    )

"""Handing a report in to the one above, and what becomes of it there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.approvals import actions as approvals
from linja.line.approvals import queries as statements
from linja.line.approvals.rules import SPEAKS
from linja.line.publication import actions as publication
from linja.line.publication import queries as editions
from linja.line.reporting import actions as reporting
from linja.line.reporting import lifecycle
from linja.line.reporting import queries as reports
from linja.line.reporting.records import ReportRecord
from linja.people.audit.acting import acting
from linja.people.notices import actions as notices
from linja.pillars.steering import content, phrases, queries, tasks
from linja.pillars.steering.actions.approving import settle_unapproved
from linja.pillars.steering.actions.publishing import frozen
from linja.pillars.steering.actions.signing import settle_asked
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.records import Owed, Signature

_WRITERS = lifecycle.WRITERS - {"system"}


def hand_in(actor: Actor, report_id: int, accepted: Mapping[str, str] | None = None) -> int:
    """Hand the report in: complete or with each gap accepted by name, signed as it stands, frozen as an
    edition that the receiver reads from now on. Answers the edition's id.

    ``accepted``: the reason for each gap; those that the leader accepted when signing are held too.
    """
    with acting(actor, "steering.hand_in") as act:
        held = _put_forward(actor, content.gather(report_id, actor))
        signed = queries.signatures(held)
        lacking = queries.gaps(held)
        reasons = _reasons(lacking, signed, accepted or {})
        refuse_if(_may_hand_in(actor, held, signed, lacking, reasons))
        edition = frozen(actor, held, content.printed(held, drafting=True), lacking)
        number = _number(edition)
        publication.put_before(
            actor, edition, audience="receiver", receiver_id=held.report.receiver_id or 0, accepted=reasons
        )
        reporting.submit(actor, report_id, signed=True, accepted=sorted(reasons), reference=str(number))
        settle_asked(report_id)
        notices.settle(f"report:{report_id}")
        _tell_receiver(actor, held.report, "handed_in")
        act.nothing_changed()  # The rooms have logged it.
    return edition


def may_hand_in(
    actor: Actor, held: Gathered, signed: tuple[Signature, ...], lacking: tuple[Owed, ...]
) -> Refusal | None:
    """Why the actor may not hand in, the gaps thought of as accepted; None when allowed."""
    return _may_hand_in(actor, held, signed, lacking, {one.key: "-" for one in lacking})


def withdraw_report(actor: Actor, report_id: int, reason: str) -> None:
    """Take back what was handed in; the receiver keeps the edition and is told why."""
    with acting(actor, "steering.withdraw") as act:
        report = reports.readable(report_id, actor)
        reporting.withdraw(actor, report_id, reason)
        notices.settle(f"received:{report_id}")
        _tell_receiver(actor, report, "withdrawn")
        act.nothing_changed()


def send_back(actor: Actor, report_id: int, reason: str) -> None:
    """The receiver sends it back with the reason."""
    _received(actor, report_id, "returned", lambda: reporting.return_report(actor, report_id, reason))


def accept_report(actor: Actor, report_id: int) -> None:
    """The receiver takes it as it is; until the owner meeting has approved it, its days are told of."""
    with acting(actor, "steering.accepted") as act:
        _received(actor, report_id, "accepted", lambda: reporting.accept(actor, report_id))
        report = reports.readable(report_id, actor)
        if held := queries.approval_of(report):
            days = held.warned_on(report.year)
            act.afterwards(lambda: tasks.schedule(report_id, days))
        act.nothing_changed()  # Reporting has logged it.


def approve_report(actor: Actor, report_id: int, reference: str) -> None:
    """The owner meeting has approved it."""
    _received(actor, report_id, "approved", lambda: reporting.approve(actor, report_id, reference))


def _received(actor: Actor, report_id: int, told: str, act_on: Callable[[], None]) -> None:
    with acting(actor, f"steering.{told}") as act:
        report = reports.readable(report_id, actor)
        act_on()
        notices.settle(f"received:{report_id}")
        settle_unapproved(report_id)
        notices.tell(
            actor,
            roles=_WRITERS,
            organisation_ids=[report.organisation_id],
            subject=phrases.TOLD[told],
            facts={"report": report.title, "organisation": report.organisation_name},
            link=f"/arbeid/rapporter/{report.id}/",
            about=f"report:{report.id}",
        )
        act.nothing_changed()  # Reporting has logged it.


def put_before(actor: Actor, report_id: int, body_kind: str) -> int:
    """Put the report, without its statement chapters, before a body as an edition; answers its id."""
    with acting(actor, "steering.put_before") as act:
        held = content.gather(report_id, actor)
        report = held.report
        asked = next((one for one in held.statements if one.body_kind == body_kind), None)
        refuse_if(_may_put_before(report, asked is not None))
        edition = frozen(actor, held, content.body(held), ())
        place = (asked.body_id if asked else None) or report.organisation_id
        if not _is_before(edition, body_kind):
            publication.put_before(actor, edition, audience=body_kind, receiver_id=place)
            notices.tell(
                actor,
                roles=[SPEAKS[body_kind]],
                organisation_ids=[place],
                subject=phrases.TOLD["put_before"],
                facts={"report": report.title, "organisation": report.organisation_name},
                link=f"/arbeid/uttalelser/{asked.id}/" if asked else "",
                about=f"statement:{asked.id}" if asked else "",
            )
        act.nothing_changed()  # Publication has logged it.
    return edition


def deliver_statement(actor: Actor, statement_id: int) -> None:
    """The body delivers what it has written about the edition that was put before it last."""
    with acting(actor, "steering.deliver_statement") as act:
        found = statements.statement(statement_id)
        if found is None:
            raise Refused(Refusal("approvals.not_found", {}))
        shown = editions.submissions(found.subject, found.body_kind)
        if not shown and approvals.may(actor, "lock", statement_id) is None:
            raise Refused(Refusal("steering.nothing_put_before", {}))
        approvals.lock(actor, statement_id, content_hash=shown[0].content_hash if shown else "")
        notices.settle(f"statement:{statement_id}")
        act.nothing_changed()  # Approvals has logged it.


def _may_put_before(report: ReportRecord, asked: bool) -> Refusal | None:
    if not asked:
        return Refusal("steering.no_such_body", {})
    if report.state not in (lifecycle.DRAFT, lifecycle.READY):
        return Refusal("steering.frozen", {})
    return None


def _is_before(edition_id: int, body_kind: str) -> bool:
    found = editions.edition(edition_id)
    return found is not None and any(audience == body_kind for audience, _place in found.put_before)


def _put_forward(actor: Actor, held: Gathered) -> Gathered:
    """Where nobody signs, handing in is one step from the draft."""
    if held.report.state != lifecycle.DRAFT or queries.signatures_needed(held.report):
        return held
    reporting.make_ready(actor, held.report.id)
    return content.gather(held.report.id, actor)


def _may_hand_in(
    actor: Actor,
    held: Gathered,
    signed: tuple[Signature, ...],
    lacking: tuple[Owed, ...],
    reasons: Mapping[str, str],
) -> Refusal | None:
    report = held.report
    stands = all(one.stands for one in signed)
    facts = {"gaps_accepted"} | ({"signed"} if stands else set())
    # Where nobody signs, the draft goes straight from whoever writes it.
    if report.state == lifecycle.DRAFT and not signed:
        refusal = reporting.may(actor, "make_ready", report.id)
    else:
        refusal = reporting.may(actor, "submit", report.id, facts)
    if refusal:
        return refusal
    if report.receiver_id is None:
        return Refusal("steering.no_receiver", {"organisation": report.organisation_name})
    left = [one for one in lacking if not reasons.get(one.key)]
    return Refusal("steering.gaps_left", {"count": len(left)}) if left else None


def _reasons(
    lacking: tuple[Owed, ...], signed: tuple[Signature, ...], accepted: Mapping[str, str]
) -> dict[str, str]:
    """The reason for each gap that there is: said now, else said with the leader's signature."""
    earlier: dict[str, str] = {}
    for one in signed:
        if one.record is not None and one.stands:
            earlier.update(one.record.accepted)
    said = {**earlier, **{key: why.strip()[:500] for key, why in accepted.items() if why.strip()}}
    return {one.key: said[one.key] for one in lacking if one.key in said}


def _number(edition_id: int) -> int:
    found = editions.edition(edition_id)
    return found.number if found else 0


def _tell_receiver(actor: Actor, report: ReportRecord, told: str) -> None:
    if report.receiver_id is None:
        return
    notices.tell(
        actor,
        roles={"ministry", "rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"},
        organisation_ids=[report.receiver_id],
        subject=phrases.TOLD[told],
        facts={"report": report.title, "organisation": report.organisation_name},
        link="/arbeid/rapporter/innkomne/",
        about=f"received:{report.id}",
    )

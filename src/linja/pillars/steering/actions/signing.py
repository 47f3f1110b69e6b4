"""Signing a report: the leader in person, the board through its secretary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, refuse_if
from linja.line.approvals import actions as approvals
from linja.line.approvals import lifecycle as signing
from linja.line.approvals import rules as approval_rules
from linja.line.reporting import actions as reporting
from linja.line.reporting import lifecycle
from linja.people.audit.acting import acting
from linja.people.notices import actions as notices
from linja.pillars.steering import content, phrases, queries, rules
from linja.pillars.steering.content import Gathered
from linja.pillars.steering.records import Signature


def sign(
    actor: Actor,
    report_id: int,
    role: str,
    *,
    accepted: Mapping[str, str] | None = None,
    case_number: str = "",
    meeting_on: date | None = None,
    note: str = "",
) -> int:
    """Sign what the report says now, as its leader or for its board; answers the signature's id.

    ``accepted``: the reason for each gap that is accepted by name with the signature.
    """
    with acting(actor, "steering.sign") as act:
        held = content.gather(report_id, actor)
        refuse_if(_when(held, role, queries.signatures(held)))
        known = {one.key for one in queries.gaps(held)}
        reasons = {key: why for key, why in (accepted or {}).items() if key in known}
        sign_off = approvals.sign(
            actor,
            **_what(held, role),
            accepted=reasons,
            case_number=case_number,
            meeting_on=meeting_on,
            note=note,
        )
        notices.settle(f"report:{report_id}:{role}")
        _tell_next(actor, content.gather(report_id, actor))
        act.nothing_changed()  # Approvals has logged it.
    return sign_off


def may_sign(
    actor: Actor, held: Gathered, role: str, signed: Sequence[Signature] | None = None
) -> Refusal | None:
    """Why the actor may not sign what the report says now; None when allowed. ``signed``: when known."""
    found = queries.signatures(held) if signed is None else signed
    states = {one.role: one.state for one in found}
    report = held.report
    refusal = approval_rules.may_sign(
        actor,
        approval_rules.SignFacts(
            role, report.organisation_id, report.organisation_name, states.get(role, "unsigned")
        ),
    )
    if refusal is not None and refusal.code == "approvals.signed_already":
        return refusal
    return _when(held, role, found) or refusal


def _what(held: Gathered, role: str) -> dict[str, Any]:
    report = held.report
    return {
        "subject": f"report:{report.id}",
        "role": role,
        "organisation_id": report.organisation_id,
        "organisation_name": report.organisation_name,
        "parts": content.signed_parts(held),
    }


def _when(held: Gathered, role: str, signed: Sequence[Signature]) -> Refusal | None:
    wanted = [one.role for one in signed]
    standing = [one.role for one in signed if one.stands]
    return rules.may_sign(role, wanted, held.report.state, standing)


def put_forward(actor: Actor, report_id: int) -> None:
    """Put the report forward for those who sign, and tell the first of them."""
    with acting(actor, "steering.put_forward") as act:
        reporting.make_ready(actor, report_id)
        _tell_next(actor, content.gather(report_id, actor))
        act.nothing_changed()  # Reporting has logged it.


def _tell_next(actor: Actor, held: Gathered) -> None:
    """Whoever is to sign next; when all have, whoever hands in."""
    left = [one.role for one in queries.signatures(held) if not one.stands]
    report = held.report
    if left:
        what, roles, subject = left[0], signing.SIGNERS[left[0]], phrases.TOLD["sign"]
        link = f"/arbeid/rapporter/{report.id}/signer/?som={left[0]}"
    else:
        what, roles, subject = "hand_in", lifecycle.SENDERS, phrases.TOLD["hand_in"]
        link = f"/arbeid/rapporter/{report.id}/send-inn/"
    notices.tell(
        actor,
        roles=roles,
        organisation_ids=[report.organisation_id],
        subject=subject,
        facts={"report": report.title, "organisation": report.organisation_name},
        link=link,
        about=f"report:{report.id}:{what}",
    )


def take_back(actor: Actor, report_id: int, reason: str) -> None:
    """The report becomes a draft again; nobody is asked to sign or hand it in any more."""
    with acting(actor, "steering.take_back") as act:
        reporting.take_back(actor, report_id, reason)
        settle_asked(report_id)
        act.nothing_changed()  # Reporting has logged it.


def settle_asked(report_id: int) -> None:
    """What people were asked to do on the way up is done, or no longer asked."""
    for what in (*rules.SIGNATURES, "hand_in"):
        notices.settle(f"report:{report_id}:{what}")

"""The only writer of statements and signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone

from linja.ground.document import pieces
from linja.ground.document.tree import Section
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refusal, Refused, refuse_if
from linja.line.approvals import calculations, lifecycle, queries, rules
from linja.line.approvals.models import SignedText, SignOff, Statement
from linja.line.approvals.records import POSITIONS, Part
from linja.people.audit.acting import acting


def ask_for(
    actor: Actor,
    *,
    subject: str,
    body_kind: str,
    body_id: int,
    body_name: str,
    title: str,
    ordinal: int = 1,
    number: str = "",
) -> int:
    """Make room for a body's statement on a subject; only the body fills it. Answers its id."""
    with acting(actor, "approvals.ask_for") as act:
        if Statement.objects.filter(subject=subject, body_kind=body_kind).exists():
            raise Refused(Refusal("approvals.already_there", {"body": body_name}))
        refuse_if(rules.may_ask(actor, body_id))
        statement = Statement.objects.create(
            subject=subject,
            body_kind=body_kind,
            body_id=body_id,
            body_name=body_name[:200],
            title=title[:300],
            number=number[:20],
            ordinal=ordinal,
        )
        act.log(statement, {"subject": subject, "body": body_name})
    return statement.pk


def write(
    actor: Actor,
    statement_id: int,
    sections: Sequence[Section],
    *,
    position: str = "",
    treated_on: date | None = None,
) -> None:
    """The body writes, and says where it stands and when it treated the report; nobody else does."""
    with acting(actor, "approvals.write") as act:
        row = act.lock(Statement.objects, pk=statement_id)
        refuse_if(rules.may_write(actor, _facts(row)))
        if position and position not in POSITIONS:
            raise Refused(Refusal("approvals.unknown_position", {}))
        row.sections = pieces.sections_to_data(sections)
        row.position, row.treated_on = position, treated_on
        row.save(update_fields=["sections", "position", "treated_on"])
        act.log(row, {"sections": len(sections), "position": position})


def lock(actor: Actor, statement_id: int, *, content_hash: str) -> None:
    """The body delivers: bound to the version of the report it was written about, and locked."""
    with acting(actor, "approvals.lock") as act:
        row = act.lock(Statement.objects, pk=statement_id)
        refuse_if(rules.may_lock(actor, _facts(row)))
        row.locked_at, row.locked_by, row.content_hash = timezone.now(), actor.name, content_hash
        row.save(update_fields=["locked_at", "locked_by", "content_hash"])
        act.log(row, {"content_hash": content_hash, "locked_by": actor.name})


def transcribe(
    actor: Actor,
    *,
    subject: str,
    body_kind: str,
    body_id: int | None,
    body_name: str,
    title: str,
    number: str,
    ordinal: int,
    sections: Sequence[Section],
) -> int:
    """Keep a statement that stands in a paper, word for word and locked at once. Answers its id."""
    with acting(actor, "approvals.transcribe") as act:
        refuse_if(rules.may_transcribe(actor))
        statement = Statement.objects.create(
            subject=subject,
            body_kind=body_kind,
            body_id=body_id,
            body_name=body_name[:200],
            title=title[:300],
            number=number[:20],
            ordinal=ordinal,
            sections=pieces.sections_to_data(sections),
            locked_at=timezone.now(),
            locked_by=body_name[:200],
        )
        act.log(statement, {"subject": subject, "body": body_name, "sections": len(sections)})
    return statement.pk


def may(actor: Actor, act: str, statement_id: int) -> Refusal | None:
    """Why ``actor`` may not ``write`` or ``lock``; None when allowed."""
    found = queries.statement(statement_id)
    if found is None:
        return Refusal("approvals.not_found", {})
    facts = queries.facts_of(found)
    return rules.may_lock(actor, facts) if act == "lock" else rules.may_write(actor, facts)


def _facts(row: Statement) -> rules.StatementFacts:
    return rules.StatementFacts(
        row.body_kind, row.body_id or 0, row.body_name, row.locked_at is not None, bool(row.sections)
    )


def sign(
    actor: Actor,
    *,
    subject: str,
    role: str,
    organisation_id: int,
    organisation_name: str,
    parts: Mapping[str, Part],
    accepted: Mapping[str, str] | None = None,
    case_number: str = "",
    meeting_on: date | None = None,
    note: str = "",
) -> int:
    """Sign what the parts say now; what fell since the last signature is thereby signed again.

    ``accepted``: the reason for each gap that is accepted by name. The board's signature is the
    secretary's record of a decision: it needs the case and the day of the meeting. Answers its id.
    """
    now = calculations.hashes_of(parts)
    with acting(actor, "approvals.sign") as act:
        refuse_if(rules.may_sign(actor, _sign_facts(subject, role, organisation_id, organisation_name, now)))
        case = _case(case_number, meeting_on) if role == "board" else ""
        reasons = _reasons(accepted or {})
        _keep_words(parts, now)
        row = SignOff.objects.create(
            subject=subject,
            role=role,
            organisation_id=organisation_id,
            person_key=actor.id,
            person_name=actor.name[:200],
            parts=now,
            at=timezone.now(),
            meeting_on=meeting_on if case else None,
            case_number=case,
            note=note.strip()[:500],
            accepted=reasons,
        )
        act.log(row, {"subject": subject, "role": role, "parts": len(now), **_told(case, reasons)})
    return row.pk


def may_sign(
    actor: Actor,
    *,
    subject: str,
    role: str,
    organisation_id: int,
    organisation_name: str,
    parts: Mapping[str, Part],
) -> Refusal | None:
    """Why ``actor`` may not sign what the parts say now; None when allowed."""
    now = calculations.hashes_of(parts)
    return rules.may_sign(actor, _sign_facts(subject, role, organisation_id, organisation_name, now))


def _sign_facts(
    subject: str, role: str, organisation_id: int, organisation_name: str, now: Mapping[str, str]
) -> rules.SignFacts:
    last = queries.newest_sign_offs([subject]).get(subject, {}).get(role)
    state = lifecycle.UNSIGNED
    if last is not None:
        state = lifecycle.SIGNED if calculations.stands(last.parts, now) else lifecycle.FALLEN
    return rules.SignFacts(role, organisation_id, organisation_name, state)


def _reasons(accepted: Mapping[str, str]) -> dict[str, str]:
    """The reason for each accepted gap; none goes without."""
    said = {key: why.strip()[:500] for key, why in accepted.items()}
    if not all(said.values()):
        raise Refused(Refusal("approvals.accepted_why", {}))
    return said


def _case(text: str, meeting_on: date | None) -> str:
    if meeting_on is None or meeting_on > timezone.localdate():
        raise Refused(Refusal("approvals.meeting_day", {}))
    found = calculations.case_number(text, meeting_on)
    if not found:
        raise Refused(Refusal("approvals.case_number", {}))
    return found


def _keep_words(parts: Mapping[str, Part], hashes: Mapping[str, str]) -> None:
    """The words of each part, once under their hash."""
    rows = [
        SignedText(
            content_hash=hashes[name],
            title=part.title,
            text=part.text,
            facts=[list(one) for one in part.facts],
        )
        for name, part in parts.items()
    ]
    SignedText.objects.bulk_create(rows, ignore_conflicts=True)


def _told(case: str, accepted: Mapping[str, str]) -> dict[str, object]:
    """What the log adds when there is something to add."""
    told: dict[str, object] = {"case_number": case} if case else {}
    return {**told, "accepted_gaps": sorted(accepted)} if accepted else told

"""Reading statements and signatures. Everything answered is frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q

from linja.ground.document import pieces
from linja.ground.kernel.actor import Actor
from linja.line.approvals.models import SignedText, SignOff, Statement
from linja.line.approvals.records import Part, SignOffRecord, StatementRecord
from linja.line.approvals.rules import SPEAKS, StatementFacts


def statements(subject: str) -> tuple[StatementRecord, ...]:
    """The statements on one subject, in printed order."""
    return tuple(_record(row) for row in Statement.objects.filter(subject=subject))


def statements_on(subjects: Iterable[str]) -> dict[str, tuple[StatementRecord, ...]]:
    """:func:`statements` of many subjects; one query."""
    found: dict[str, list[StatementRecord]] = {}
    for row in Statement.objects.filter(subject__in=set(subjects)):
        found.setdefault(row.subject, []).append(_record(row))
    return {subject: tuple(held) for subject, held in found.items()}


def waiting_for(actor: Actor) -> tuple[StatementRecord, ...]:
    """The statements that the actor's bodies have not delivered."""
    own = Q(pk=None)
    for body_kind, role in SPEAKS.items():
        own |= Q(body_kind=body_kind, body_id__in=actor.organisations(role))
    return tuple(_record(row) for row in Statement.objects.filter(own, locked_at=None))


def statement(statement_id: int) -> StatementRecord | None:
    """One statement, or None."""
    row = Statement.objects.filter(pk=statement_id).first()
    return _record(row) if row else None


def facts_of(found: StatementRecord) -> StatementFacts:
    """What the rules ask of a statement."""
    return StatementFacts(
        found.body_kind, found.body_id or 0, found.body_name, found.locked, bool(found.sections)
    )


def _record(row: Statement) -> StatementRecord:
    return StatementRecord(
        id=row.pk,
        subject=row.subject,
        body_kind=row.body_kind,
        body_id=row.body_id,
        body_name=row.body_name,
        title=row.title,
        number=row.number,
        ordinal=row.ordinal,
        content_hash=row.content_hash,
        sections=pieces.sections_from_data(row.sections),
        locked_at=row.locked_at,
        locked_by=row.locked_by,
        position=row.position,
        treated_on=row.treated_on,
    )


def sign_offs(subject: str) -> tuple[SignOffRecord, ...]:
    """Every signature on one subject, oldest first."""
    return tuple(_sign_off(row) for row in SignOff.objects.filter(subject=subject))


def newest_sign_offs(subjects: Iterable[str]) -> dict[str, dict[str, SignOffRecord]]:
    """By subject and role the signature that counts; one query."""
    found: dict[str, dict[str, SignOffRecord]] = {}
    for row in SignOff.objects.filter(subject__in=set(subjects)):
        found.setdefault(row.subject, {})[row.role] = _sign_off(row)
    return found


def signed_texts(hashes: Iterable[str]) -> Mapping[str, Part]:
    """The words that were signed, by their hash; one query."""
    rows = SignedText.objects.filter(content_hash__in=set(hashes))
    return {
        row.content_hash: Part(row.title, row.text, tuple((str(a), str(b)) for a, b in row.facts))
        for row in rows
    }


def _sign_off(row: SignOff) -> SignOffRecord:
    return SignOffRecord(
        id=row.pk,
        subject=row.subject,
        role=row.role,
        organisation_id=row.organisation_id,
        person_name=row.person_name,
        at=row.at,
        parts=dict(row.parts),
        meeting_on=row.meeting_on,
        case_number=row.case_number,
        note=row.note,
        accepted=dict(row.accepted),
    )

"""Reading statements. Everything answered is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from linja.ground.document import pieces
from linja.ground.document.tree import Section
from linja.ground.kernel.actor import Actor
from linja.line.approvals.models import Statement
from linja.line.approvals.rules import SPEAKS, StatementFacts


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """What a body says, word for word."""

    id: int
    subject: str
    body_kind: str
    body_id: int | None
    body_name: str
    title: str
    number: str
    ordinal: int
    content_hash: str
    sections: tuple[Section, ...]
    locked_at: datetime | None
    locked_by: str

    @property
    def locked(self) -> bool:
        """Delivered: nobody changes it any more."""
        return self.locked_at is not None


def statements(subject: str) -> tuple[StatementRecord, ...]:
    """The statements on one subject, in printed order."""
    return tuple(_record(row) for row in Statement.objects.filter(subject=subject))


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
    )

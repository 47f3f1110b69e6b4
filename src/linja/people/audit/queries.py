"""Reading the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from linja.people.audit.actions import Subject
from linja.people.audit.calculations import FIELDS, entry_hash
from linja.people.audit.models import AuditEntry, AuditHead


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry as read."""

    sequence: int
    at: datetime
    actor_id: str
    actor_name: str
    action: str
    subject_kind: str
    subject_id: str
    subject_label: str
    changes: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the chain is whole; ``broken_at`` is the first sequence number that does not fit."""

    whole: bool
    entries: int
    broken_at: int | None = None


def entries_for(subject: Subject | models.Model, limit: int = 200) -> tuple[EntryRecord, ...]:
    """What was done to one thing, newest first."""
    named = Subject.of(subject)
    rows = AuditEntry.objects.filter(subject_kind=named.kind, subject_id=named.id)
    return tuple(_record(row) for row in rows.order_by("-sequence")[:limit])


def latest(
    limit: int = 100, *, before: int | None = None, actor_id: str = "", action: str = ""
) -> tuple[EntryRecord, ...]:
    """The newest entries, of one person or kind of act when told; ``before`` a sequence number to page."""
    rows = AuditEntry.objects.order_by("-sequence")
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    if actor_id:
        rows = rows.filter(actor_id=actor_id)
    if action:
        rows = rows.filter(action__startswith=action)
    return tuple(_record(row) for row in rows[:limit])


def verify() -> Verdict:
    """Walk the chain from its start and compute every hash again."""
    previous, count = "", 0
    for row in AuditEntry.objects.order_by("sequence").values(*FIELDS, "hash").iterator(chunk_size=1000):
        count += 1
        fits = row["sequence"] == count and row["previous_hash"] == previous
        if not fits or entry_hash(row) != row["hash"]:
            return Verdict(False, count, row["sequence"])
        previous = row["hash"]
    head = AuditHead.objects.first()
    # The last entries may have been cut off: the chain itself would not show it, its kept end does.
    if (head.sequence, head.hash) != (count, previous) if head else count:
        return Verdict(False, count, count + 1)
    return Verdict(True, count)


def _record(row: AuditEntry) -> EntryRecord:
    return EntryRecord(
        sequence=row.sequence,
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        action=row.action,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        subject_label=row.subject_label,
        changes=row.changes,
        reason=row.reason,
    )

"""Reading what was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from linja.people.audit.actions import Subject
from linja.people.audit.models import AuditEntry


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
    #: Pairs of role and organisation's id (0: the whole country) that the actor held then.
    actor_roles: tuple[tuple[str, int], ...] = ()
    hash: str = ""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What the log is asked for; empty: everything. ``action`` is a whole act or a room (``"accounts."``)."""

    actor_id: str = ""
    action: str = ""
    subject_kind: str = ""
    subject_id: str = ""
    since: date | None = None
    until: date | None = None


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


def log(
    chosen: LogFilter, *, of: Collection[str] | None = None, before: int | None = None, limit: int = 50
) -> tuple[EntryRecord, ...]:
    """The newest entries that fit; ``of``: only what these did; ``before`` a sequence number to page."""
    rows = _fitting(chosen, of).order_by("-sequence")
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    return tuple(_record(row) for row in rows[:limit])


def entry(sequence: int, *, of: Collection[str] | None = None) -> EntryRecord | None:
    """One entry, or None; ``of`` as in :func:`log`."""
    row = _fitting(LogFilter(), of).filter(sequence=sequence).first()
    return _record(row) if row else None


def actors(of: Collection[str] | None = None) -> tuple[tuple[str, str], ...]:
    """(id, name) of everybody who has done something, by the newest name."""
    rows = _fitting(LogFilter(), of).values_list("actor_id").annotate(last=models.Max("sequence"))
    named = AuditEntry.objects.filter(sequence__in=[last for _id, last in rows])
    return tuple(sorted(named.values_list("actor_id", "actor_name"), key=lambda one: one[1].casefold()))


def _fitting(chosen: LogFilter, of: Collection[str] | None) -> models.QuerySet[AuditEntry]:
    rows = AuditEntry.objects.all()
    if of is not None:
        rows = rows.filter(actor_id__in=of)
    wanted = {
        "actor_id": chosen.actor_id,
        "subject_kind": chosen.subject_kind,
        "subject_id": chosen.subject_id,
        "at__gte": start_of(chosen.since) if chosen.since else None,
        "at__lt": start_of(chosen.until + timedelta(days=1)) if chosen.until else None,
    }
    wanted["action__startswith" if chosen.action.endswith(".") else "action"] = chosen.action
    return rows.filter(**{key: value for key, value in wanted.items() if value})


def start_of(day: date) -> datetime:
    """The first moment of a day here."""
    return timezone.make_aware(datetime.combine(day, time.min))


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
        actor_roles=tuple((role, organisation) for role, organisation in row.actor_roles),
        hash=row.hash,
    )

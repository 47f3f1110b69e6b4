"""Reading who has read what was not released."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import models

from linja.people.audit.models import AccessEntry
from linja.people.audit.queries.log import start_of


@dataclass(frozen=True, slots=True)
class AccessRecord:
    """One note as read."""

    id: int
    at: datetime
    actor_id: str
    actor_name: str
    subject_kind: str
    subject_id: str
    subject_label: str
    how: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class AccessFilter:
    """What is asked for; empty: everything."""

    actor_id: str = ""
    subject_kind: str = ""
    subject_id: str = ""
    how: str = ""
    since: date | None = None
    until: date | None = None


def accesses(
    chosen: AccessFilter, *, of: Collection[str] | None = None, before: int | None = None, limit: int = 50
) -> tuple[AccessRecord, ...]:
    """The newest that fit; ``of``: only what these have read; ``before`` a note's number to page."""
    rows = _fitting(chosen, of).order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    return tuple(_record(row) for row in rows[:limit])


def readers(of: Collection[str] | None = None) -> tuple[tuple[str, str], ...]:
    """(id, name) of everybody who has read something, by the newest name."""
    rows = _fitting(AccessFilter(), of).order_by().values_list("actor_id").annotate(last=models.Max("id"))
    named = AccessEntry.objects.filter(id__in=[last for _id, last in rows])
    return tuple(sorted(named.values_list("actor_id", "actor_name"), key=lambda one: one[1].casefold()))


def _fitting(chosen: AccessFilter, of: Collection[str] | None) -> models.QuerySet[AccessEntry]:
    rows = AccessEntry.objects.all()
    if of is not None:
        rows = rows.filter(actor_id__in=of)
    wanted = {
        "actor_id": chosen.actor_id,
        "subject_kind": chosen.subject_kind,
        "subject_id": chosen.subject_id,
        "how": chosen.how,
        "at__gte": start_of(chosen.since) if chosen.since else None,
        "at__lt": start_of(chosen.until + timedelta(days=1)) if chosen.until else None,
    }
    return rows.filter(**{key: value for key, value in wanted.items() if value})


def _record(row: AccessEntry) -> AccessRecord:
    return AccessRecord(
        id=row.pk,
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        subject_label=row.subject_label,
        how=row.how,
        sealed=row.batch is not None,
    )

"""Reading what a person has been told."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from linja.ground.kernel.actor import Actor
from linja.people.notices.models import Notice
from linja.people.notices.records import NoticeRecord


def unseen(actor: Actor) -> tuple[NoticeRecord, ...]:
    """What the person has not marked as seen, the newest first."""
    return tuple(record(row) for row in told(actor).filter(seen_at=None))


def of(actor: Actor) -> tuple[NoticeRecord, ...]:
    """Everything the person has been told: the unseen first, then the newest."""
    seen = (record(row) for row in told(actor).exclude(seen_at=None))
    return (*unseen(actor), *seen)


def count_unseen(actor: Actor) -> int:
    """How many are not marked as seen."""
    return told(actor).filter(seen_at=None).count()


def last_told(about: str) -> datetime | None:
    """When anybody was last told of this; None when nobody has been."""
    rows = Notice.objects.filter(about=about).order_by("-created_at")
    return rows.values_list("created_at", flat=True).first()


def told(actor: Actor) -> QuerySet[Notice]:
    """The person's own notices; who is no person has none."""
    if not actor.id.isdecimal():
        return Notice.objects.none()
    return Notice.objects.filter(person_id=int(actor.id))


def record(row: Notice) -> NoticeRecord:
    """One row as read."""
    return NoticeRecord(
        id=row.pk,
        subject=row.subject,
        body=row.body,
        link=row.link,
        about=row.about,
        language=row.language,
        created_at=row.created_at,
        seen_at=row.seen_at,
    )

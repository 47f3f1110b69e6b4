"""Who has read what is not released: noted cheaply as it happens, sealed into the chain in batches.

A reader must never wait for a writer. So each answer costs one insert that takes no lock on the chain; where
the database is busy for longer than a moment, the notes go to a file in the data folder and are taken in with
the next batch. What can be noted neither way is not shown: :class:`AccessNotNotedError`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM, Actor
from linja.people.audit.actions import waiting
from linja.people.audit.actions.recording import Subject, locked_head, record
from linja.people.audit.calculations import ACCESS_FIELDS, batch_hash
from linja.people.audit.models import AccessEntry
from linja.people.audit.tasks import appointment

#: How long a reader waits for the database before the note goes to the file, in milliseconds.
PATIENCE = 250
#: More than this in one batch would make the seal itself slow.
IN_A_BATCH = 5_000
SEAL = "audit.seal"


class AccessNotNotedError(RuntimeError):
    """What may only be read with a note of it could not be noted."""


def seen(actor: Actor, subjects: Iterable[Subject | models.Model], how: str = "page") -> int:
    """Note that somebody has read these; ``how``: ``page``, ``file`` or ``api``. Answers how many."""
    found = {(one.kind, one.id): one for one in map(Subject.of, subjects)}
    rows = [_row(actor, one, how) for one in found.values()]
    if not rows:
        return 0
    try:
        with _hurried():
            _note(rows)
    except DatabaseError as error:
        if connection.in_atomic_block:
            raise
        _put_aside(rows, error)
    return len(rows)


def _note(rows: list[dict[str, Any]]) -> None:
    """One alone, as most pages have it, is one statement and no transaction around it."""
    if len(rows) == 1:
        AccessEntry(**rows[0]).save(force_insert=True)
    else:
        AccessEntry.objects.bulk_create([AccessEntry(**row) for row in rows])


def seal() -> int:
    """Take in what waits, and seal all that is not sealed yet: an entry in the chain for each batch.

    Answers how many notes were sealed.
    """
    sealed = 0
    while True:
        with waiting.taken() as put_aside, transaction.atomic():
            _keep(put_aside)
            count = _seal_one()
        sealed += count
        if count < IN_A_BATCH:
            return sealed


def _seal_one() -> int:
    # The lock comes first: two who seal at once take their turn, and each finds what the other left.
    locked_head()
    rows = list(
        AccessEntry.objects.filter(batch=None).order_by("id").values("id", *ACCESS_FIELDS)[:IN_A_BATCH]
    )
    if not rows:
        return 0
    number = (AccessEntry.objects.aggregate(last=models.Max("batch"))["last"] or 0) + 1
    ids = [row["id"] for row in rows]  # These and no others: one more may arrive at this moment.
    AccessEntry.objects.filter(id__in=ids).seal(number)
    facts = {"count": len(rows), "first": ids[0], "last": ids[-1], "fingerprint": batch_hash(rows)}
    record(SYSTEM, SEAL, Subject("audit.batch", str(number), str(number)), facts)
    return len(rows)


def _row(actor: Actor, subject: Subject, how: str) -> dict[str, Any]:
    return {
        "key": uuid.uuid4().hex,
        "at": timezone.now(),
        "actor_id": actor.id,
        "actor_name": actor.name[:200],
        "actor_roles": sorted([held.role, held.organisation_id or 0] for held in actor.roles),
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "subject_label": subject.label.replace("\x00", "\\0")[:300],
        "how": how[:20],
    }


@contextmanager
def _hurried() -> Iterator[None]:
    """SQLite has one writer at a time: a reader waits a moment for its turn, and not for a long act's end."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    usual = int(float(connection.settings_dict.get("OPTIONS", {}).get("timeout", 5)) * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def _put_aside(rows: list[dict[str, Any]], error: DatabaseError) -> None:
    try:
        waiting.put(rows)
    except OSError as reason:
        raise AccessNotNotedError(str(reason)) from error


def _keep(put_aside: list[dict[str, Any]]) -> None:
    """What was put aside; a note that was kept just before the power went is not kept twice."""
    held = set(
        AccessEntry.objects.filter(key__in=[row["key"] for row in put_aside]).values_list("key", flat=True)
    )
    rows = [AccessEntry(**row) for row in put_aside if row["key"] not in held]
    AccessEntry.objects.bulk_create(rows, batch_size=500)


def appoint_sealing() -> bool:
    """Have the worker seal the notes in a few minutes, unless it is to do so already."""
    return appointment.make()

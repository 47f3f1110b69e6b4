"""Writing the chain. Rooms use it through :mod:`linja.people.audit.acting` or directly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.people.audit.calculations import entry_hash, plain
from linja.people.audit.kept import Kept
from linja.people.audit.models import AuditEntry, AuditHead

_HEAD: Kept[AuditHead] = Kept(lambda key: AuditHead.objects.select_for_update().filter(pk=key))


@dataclass(frozen=True, slots=True)
class Subject:
    """What was acted on: kind (``"requirements.requirement"``), id, and its name at that moment."""

    kind: str
    id: str
    label: str

    @classmethod
    def of(cls, thing: Subject | models.Model) -> Subject:
        """The subject that a model instance is (``app_label.model_name``, primary key, ``str``)."""
        if isinstance(thing, Subject):
            return thing
        return cls(thing._meta.label_lower, str(thing.pk), str(thing))


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done, before it is written down."""

    action: str
    subject: Subject | models.Model
    changes: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


def record(
    actor: Actor,
    action: str,
    subject: Subject | models.Model,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> int:
    """Write one entry inside the caller's transaction; answers its sequence number.

    ``changes``: ``{"field": (before, after)}`` or ``{"field": value}`` for what is new.
    """
    return record_all(actor, [Deed(action, subject, changes or {}, reason)])


def record_all(actor: Actor, deeds: Iterable[Deed]) -> int:
    """Write many entries at once (one lock, one insert); answers the last sequence number."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The log is written in the transaction of the act that it logs.")
    head = locked_head()
    roles = sorted([held.role, held.organisation_id or 0] for held in actor.roles)
    now = timezone.now()
    entries = []
    for deed in deeds:
        entry = _entry(actor, deed, roles, now, head)
        head.sequence, head.hash = entry.sequence, entry.hash
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    head.save()
    return head.sequence


def locked_head() -> AuditHead:
    head = _HEAD.one(1)
    return head if head is not None else AuditHead.objects.select_for_update().get_or_create(pk=1)[0]


def _entry(actor: Actor, deed: Deed, roles: list[Any], now: Any, head: AuditHead) -> AuditEntry:
    subject = Subject.of(deed.subject)
    values = {
        "sequence": head.sequence + 1,
        "at": now,
        "actor_id": actor.id,
        "actor_name": actor.name[:200],
        "actor_roles": roles,
        "action": deed.action,
        "subject_kind": subject.kind,
        "subject_id": subject.id,
        "subject_label": subject.label.replace("\x00", "\\0")[:300],
        "changes": {name: _change(value) for name, value in deed.changes.items()},
        "reason": deed.reason,
        "previous_hash": head.hash,
    }
    return AuditEntry(**values, hash=entry_hash(values))


def _change(value: object) -> dict[str, Any]:
    if isinstance(value, tuple) and len(value) == 2:
        return {"from": plain(value[0]), "to": plain(value[1])}
    return {"to": plain(value)}

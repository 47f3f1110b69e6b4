"""The log of what was done. Append-only; each entry carries the hash of the one before it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(RuntimeError):
    """Somebody tried to change or remove what was logged."""


def _never(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise AppendOnlyError("Audit entries are never changed or removed.")


class AppendOnlyQuerySet(models.QuerySet["AuditEntry"]):
    """A queryset that can add and read, nothing else."""

    update = _never
    delete = _never
    bulk_update = _never
    update_or_create = _never


class AuditEntry(models.Model):
    """Who did what, when, to what, why."""

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=200)
    actor_roles = models.JSONField(default=list)
    action = models.CharField(max_length=100)
    subject_kind = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    subject_label = models.CharField(max_length=300)
    #: {"field": {"from": ..., "to": ...}}
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True, default="")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "sequence"]),
            models.Index(fields=["actor_id", "sequence"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only the first save passes."""
        if self.pk is not None:
            _never()
        super().save(*args, **kwargs)

    delete = _never


class AuditHead(models.Model):
    """The end of the chain, one row: locking it makes writers take their turn on every database."""

    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.sequence}"


class AccessQuerySet(models.QuerySet["AccessEntry"]):
    """A queryset that can add, read, and seal what is not sealed yet."""

    update = _never
    delete = _never
    bulk_update = _never
    update_or_create = _never

    def seal(self, batch: int) -> int:
        """Put what has no batch yet into this one."""
        return int(models.QuerySet.update(self.filter(batch=None), batch=batch))


class AccessEntry(models.Model):
    """Who has read something that was not released, when, and how. Sealed in batches into the chain."""

    #: Known before the database has it, so that nothing is noted twice.
    key = models.CharField(max_length=32, unique=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=200)
    actor_roles = models.JSONField(default=list)
    subject_kind = models.CharField(max_length=100)
    subject_id = models.CharField(max_length=64)
    subject_label = models.CharField(max_length=300)
    #: "page", "file" or "api".
    how = models.CharField(max_length=20)
    #: The batch it is sealed in; None until then.
    batch = models.BigIntegerField(null=True, db_index=True)

    objects = AccessQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="audit_access_subject"),
            models.Index(fields=["actor_id", "id"], name="audit_access_actor"),
            models.Index(fields=["at"], name="audit_access_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only the first save passes."""
        if self.pk is not None:
            _never()
        super().save(*args, **kwargs)

    delete = _never

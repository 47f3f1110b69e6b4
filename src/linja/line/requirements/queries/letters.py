"""What a draft letter will change: for the issuer's own people, and for nobody else."""

from __future__ import annotations

from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.requirements.calculations.pending import unpacked
from linja.line.requirements.lifecycle import DRAFT
from linja.line.requirements.models import PendingChange
from linja.line.requirements.queries.visible import shown_documents
from linja.line.requirements.records import PendingRecord


def pending(document_id: int, actor: Actor | None = None) -> tuple[PendingRecord, ...]:
    """The changes that a draft keeps, in the order of the requirements; one query."""
    shown = shown_documents(actor).filter(pk=document_id, state=DRAFT)
    rows = PendingChange.objects.filter(document_id__in=shown.values("pk"))
    today = timezone.localdate()
    found = []
    for row in rows.order_by("requirement__document_id", "requirement__ordinal", "pk"):
        change, letters_day = unpacked(row.requirement_id, row.fields, today)
        found.append(PendingRecord(change, letters_day, row.written_by, row.written_at))
    return tuple(found)

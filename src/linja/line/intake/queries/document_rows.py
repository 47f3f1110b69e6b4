"""Uploaded documents: which the actor may see, and what is in them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.line.intake import records, rules
from linja.line.intake.lifecycle import ACCEPTED, DROPPED, PROPOSED
from linja.line.intake.models import UploadedDocument
from linja.line.intake.queries.types import Counts, DocumentRecord, SourceText
from linja.line.intake.records import Contradiction

#: Columns that a list has no use for: they hold whole documents.
HEAVY = ("lines", "pages", "headings", "tables", "statements", "items", "contradictions")


def visible(actor: Actor) -> QuerySet[UploadedDocument]:
    """The documents that the actor may see; the same as ``rules.may_see`` for every row."""
    rows = UploadedDocument.objects.all()
    if any(held.organisation_id is None and held.role in rules.NATIONAL_READERS for held in actor.roles):
        return rows
    own = Q(organisation_id__in=actor.organisations())
    return rows.filter(own | Q(organisation_id=None, uploader_key=actor.id))


def documents(actor: Actor, *, with_set_aside: bool = False) -> tuple[DocumentRecord, ...]:
    """What the actor may see, newest first."""
    rows = visible(actor)
    if not with_set_aside:
        rows = rows.exclude(state="set_aside")
    return tuple(_document(row) for row in _counted(rows.defer(*HEAVY)))


def document(document_id: int, actor: Actor | None = None) -> DocumentRecord | None:
    """One document; with ``actor`` only when that actor may see it."""
    rows = UploadedDocument.objects.all() if actor is None else visible(actor)
    row = _counted(rows.defer(*HEAVY)).filter(pk=document_id).first()
    return _document(row) if row else None


def same_content(sha256: str, actor: Actor) -> DocumentRecord | None:
    """A document with exactly this content that the actor may see and nobody has set aside."""
    rows = visible(actor).exclude(state="set_aside").filter(sha256=sha256)
    row = _counted(rows.defer(*HEAVY)).first()
    return _document(row) if row else None


def source(document_id: int) -> SourceText:
    """The text with its headings, tables and statements; empty until it has been read."""
    row = UploadedDocument.objects.only(*HEAVY).filter(pk=document_id).first()
    if row is None:
        return SourceText((), (), (), (), (), ())
    return SourceText(
        lines=tuple(row.lines),
        pages=tuple(row.pages),
        headings=tuple(records.heading_from_json(one) for one in row.headings),
        tables=tuple(records.table_from_json(one) for one in row.tables),
        statements=tuple(records.statement_from_json(one) for one in row.statements),
        items=tuple(records.item_from_json(one) for one in row.items),
    )


def contradictions(document_id: int) -> tuple[Contradiction, ...] | None:
    """Where the document contradicts itself, in the text's order; None when it has not been checked."""
    held = UploadedDocument.objects.filter(pk=document_id).values_list("contradictions", flat=True).first()
    return None if held is None else tuple(records.contradiction_from_json(one) for one in held)


def source_lines(document_id: int, around: int, width: int = 40) -> tuple[tuple[int, int | None, str], ...]:
    """(line, page, text) of the lines around one, ``width`` to each side."""
    text = source(document_id)
    first, last = max(1, around - width), min(len(text.lines), around + width)
    return tuple((at, text.pages[at - 1], text.lines[at - 1]) for at in range(first, last + 1))


def _counted(rows: QuerySet[UploadedDocument]) -> QuerySet[UploadedDocument]:
    return rows.annotate(
        proposed_count=Count("findings", filter=Q(findings__state=PROPOSED)),
        accepted_count=Count("findings", filter=Q(findings__state=ACCEPTED)),
        dropped_count=Count("findings", filter=Q(findings__state=DROPPED)),
    )


def _document(row: Any) -> DocumentRecord:
    return DocumentRecord(
        id=row.pk,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        organisation_id=row.organisation_id,
        state=row.state,
        progress=row.progress,
        failure=row.failure,
        kind=row.kind,
        year=row.year,
        language=row.language,
        title=row.title,
        printed_date=row.printed_date,
        printed_organisation=row.printed_organisation,
        warnings=tuple(row.warnings),
        uploaded_by=row.uploaded_by,
        uploader_key=row.uploader_key,
        uploaded_at=row.uploaded_at,
        seconds_in_state=(timezone.now() - row.state_since).total_seconds(),
        counts=Counts(row.proposed_count, row.accepted_count, row.dropped_count),
    )

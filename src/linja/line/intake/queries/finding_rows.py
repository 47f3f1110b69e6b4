"""Findings, and what persons did with them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from linja.ground.kernel.actor import Actor
from linja.line.intake import records
from linja.line.intake.lifecycle import ACCEPTED, PROPOSED
from linja.line.intake.models import Correction, Finding
from linja.line.intake.queries.document_rows import visible
from linja.line.intake.queries.types import CorrectionRecord, FindingRecord, PlaceRecord


def findings(document_id: int) -> tuple[FindingRecord, ...]:
    """All findings in the document's order, dropped ones among them."""
    rows = Finding.objects.filter(document_id=document_id).defer("as_found")
    rows = rows.annotate(cut_by_person=Q(as_found__isnull=True)).order_by("line", "ordinal", "id")
    return tuple(finding_record(row, place) for place, row in enumerate(rows, start=1))


def least_certain_first(document_id: int) -> tuple[FindingRecord, ...]:
    """What waits for a decision, the least certain first; then what has been decided."""
    return by_certainty(findings(document_id))


def by_certainty(found: Iterable[FindingRecord]) -> tuple[FindingRecord, ...]:
    """The same findings, least certain first, decided ones last."""
    return tuple(sorted(found, key=lambda one: (one.state != PROPOSED, one.confidence, one.line)))


def accepted_findings(document_id: int) -> tuple[FindingRecord, ...]:
    """What a person has accepted, in the document's order; ``found`` is the corrected requirement."""
    return tuple(one for one in findings(document_id) if one.state == ACCEPTED)


def finding(finding_id: int) -> FindingRecord | None:
    """One finding (its ``place`` is not counted)."""
    row = Finding.objects.filter(pk=finding_id).first()
    return finding_record(row) if row else None


def places(finding_ids: Iterable[int | None], actor: Actor) -> dict[int, PlaceRecord]:
    """Where these findings stand, by id; only those in documents that the actor may see. One query."""
    wanted = {one for one in finding_ids if one is not None}
    rows = Finding.objects.filter(pk__in=wanted, document__in=visible(actor).values("pk"))
    columns = ("pk", "document_id", "line", "answer_line")
    return {row[0]: PlaceRecord(*row) for row in rows.values_list(*columns)} if wanted else {}


def finding_record(row: Finding, place: int = 0) -> FindingRecord:
    """The frozen record of a row."""
    return FindingRecord(
        id=row.pk,
        document_id=row.document_id,
        state=row.state,
        line=row.line,
        line_end=row.line_end,
        answer_line=row.answer_line,
        answer_line_end=row.answer_line_end,
        confidence=row.confidence,
        doubts=tuple(row.doubts),
        edited=tuple(row.edited),
        cut_by_person=_cut_by_person(row),
        found=records.found_from_json(row.data),
        place=place,
    )


def _cut_by_person(row: Finding) -> bool:
    counted = getattr(row, "cut_by_person", None)
    return row.as_found is None if counted is None else bool(counted)


def corrections(document_id: int, limit: int = 20) -> tuple[CorrectionRecord, ...]:
    """What persons did in the review, newest first."""
    rows = Correction.objects.filter(document_id=document_id).defer("changes").order_by("-id")[:limit]
    return tuple(
        CorrectionRecord(row.pk, row.at, row.actor_name, row.what, row.finding_key, row.undone_by)
        for row in rows
    )


def last_undoable(document_id: int) -> CorrectionRecord | None:
    """The newest correction that has not been undone."""
    rows = Correction.objects.filter(document_id=document_id, undone_by="").defer("changes")
    row = rows.order_by("-id").first()
    if row is None:
        return None
    return CorrectionRecord(row.pk, row.at, row.actor_name, row.what, row.finding_key, "")

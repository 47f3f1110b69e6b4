"""Reading uploaded documents and findings. Everything given out is frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from linja.ground.kernel.actor import Actor
from linja.ground.reading.findings import (
    FoundHeading,
    FoundItem,
    FoundRequirement,
    FoundStatement,
    FoundTable,
)
from linja.line.intake import calculations, records, rules
from linja.line.intake.lifecycle import ACCEPTED, DROPPED, PROPOSED
from linja.line.intake.models import Correction, Finding, UploadedDocument

#: Columns that a list has no use for: they hold whole documents.
HEAVY = ("lines", "pages", "headings", "tables", "statements", "items")
LineRole = Literal["heading", "stem", "background", "table", "statement", "text", "blank"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings stand where."""

    proposed: int
    accepted: int
    dropped: int

    @property
    def total(self) -> int:
        """All findings."""
        return self.proposed + self.accepted + self.dropped


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One uploaded document without its text."""

    id: int
    name: str
    size: int
    sha256: str
    organisation_id: int | None
    state: str
    progress: int
    failure: Mapping[str, Any]
    kind: str
    year: int | None
    language: str
    title: str
    printed_date: str
    printed_organisation: str
    warnings: tuple[str, ...]
    uploaded_by: str
    uploader_key: str
    uploaded_at: datetime
    seconds_in_state: float
    counts: Counts

    @property
    def case(self) -> rules.Case:
        """What the rules ask about."""
        return rules.Case(
            state=self.state,
            organisation_id=self.organisation_id,
            uploader_key=self.uploader_key,
            undecided=self.counts.proposed,
            accepted=self.counts.accepted,
            was_read=bool(self.kind),
            kind_known=self.kind not in {"", "ukjent"},
            seconds_in_state=self.seconds_in_state,
        )


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document's text: ``lines[i]`` is line ``i + 1``, as are ``pages``."""

    lines: tuple[str, ...]
    pages: tuple[int | None, ...]
    headings: tuple[FoundHeading, ...]
    tables: tuple[FoundTable, ...]
    statements: tuple[FoundStatement, ...]
    items: tuple[FoundItem, ...]

    @property
    def last_page(self) -> int | None:
        """The number of pages, or None when the format does not tell."""
        return max((page for page in self.pages if page is not None), default=None)


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One finding with what was read in it."""

    id: int
    document_id: int
    state: str
    line: int
    line_end: int
    answer_line: int | None
    answer_line_end: int | None
    confidence: float
    doubts: tuple[str, ...]
    edited: tuple[str, ...]
    cut_by_person: bool
    found: FoundRequirement
    #: Place in the document's order, 1-based, among all its findings.
    place: int = 0

    @property
    def span(self) -> calculations.Span:
        """The finding's lines, as the cutting law knows them."""
        return calculations.Span(
            key=self.id,
            line=self.line,
            line_end=self.line_end,
            answer_line=self.answer_line,
            answer_line_end=self.answer_line_end,
            status_line=self.found.status_line,
            group=self.found.shared_answer_group,
            fixed=self.state == ACCEPTED,
        )


@dataclass(frozen=True, slots=True)
class UnclaimedLine:
    """A line that is in no finding; ``ref`` numbers the table or statement that it belongs to."""

    line: int
    page: int | None
    text: str
    role: LineRole
    ref: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """One thing that a person did."""

    id: int
    at: datetime
    actor_name: str
    what: str
    finding_key: int | None
    undone_by: str
    changes: Mapping[str, Any] = field(default_factory=dict)


# --- documents ------------------------------------------------------------------------------------


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


# --- findings -------------------------------------------------------------------------------------


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


# --- what is in no finding ------------------------------------------------------------------------


def unclaimed_lines(document_id: int) -> tuple[UnclaimedLine, ...]:
    """Every line outside the live findings: headings, stems, narrative, statements, tables."""
    text = source(document_id)
    live = [one for one in findings(document_id) if one.state != DROPPED]
    claimed: set[int] = set()
    for one in live:
        claimed |= calculations.claimed(one.span)
    roles = _roles(text, live)
    return tuple(
        UnclaimedLine(at, text.pages[at - 1], line, *_role_of(at, line, roles))
        for at, line in enumerate(text.lines, start=1)
        if at not in claimed
    )


def _roles(text: SourceText, live: Iterable[FindingRecord]) -> dict[int, tuple[LineRole, int | None]]:
    """What each line is, the narrower reading over the wider."""
    told: dict[int, tuple[LineRole, int | None]] = {}
    for number, statement in enumerate(text.statements):
        told.update(dict.fromkeys(range(statement.line, statement.line_end + 1), ("statement", number)))
    for number, table in enumerate(text.tables):
        told.update(dict.fromkeys(range(table.line, table.line_end + 1), ("table", number)))
    before = ((one.line, one.found.background) for one in live)
    for lead_up in calculations.stem_ranges(text.lines, before):
        told.update(dict.fromkeys(range(lead_up[0], lead_up[1] + 1), ("background", None)))
    for stem in calculations.stem_ranges(text.lines, ((one.line, one.found.stem) for one in live)):
        told.update(dict.fromkeys(range(stem[0], stem[1] + 1), ("stem", None)))
    told.update({heading.line: ("heading", heading.level) for heading in text.headings})
    return told


def _role_of(
    at: int, line: str, roles: Mapping[int, tuple[LineRole, int | None]]
) -> tuple[LineRole, int | None]:
    if not line.strip():
        return ("blank", None)
    return roles.get(at, ("text", None))

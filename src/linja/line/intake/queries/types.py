"""The frozen records that this room gives out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from linja.ground.reading.findings import (
    FoundHeading,
    FoundItem,
    FoundRequirement,
    FoundStatement,
    FoundTable,
)
from linja.line.intake import calculations, rules
from linja.line.intake.lifecycle import ACCEPTED, UNDECIDED
from linja.line.intake.records import Contradiction

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
class PlaceRecord:
    """Where a finding stands in its document: 1-based lines, the answer's own when it has one."""

    finding_id: int
    document_id: int
    line: int
    answer_line: int | None


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


@dataclass(frozen=True, slots=True)
class MarkRecord:
    """What a person said of a contradiction."""

    state: str
    reason: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MarkedContradiction:
    """A contradiction, what it is kept under, and what was said of it; ``mark`` None: nothing yet."""

    found: Contradiction
    fingerprint: str
    mark: MarkRecord | None = None

    @property
    def state(self) -> str:
        """One of ``lifecycle.MARK``."""
        return self.mark.state if self.mark else UNDECIDED

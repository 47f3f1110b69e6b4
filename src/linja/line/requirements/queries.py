"""Reading requirements. Everything answered is frozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from linja.line.requirements.records import (
    Change,
    Difference,
    DocumentFilter,
    DocumentRecord,
    MatchCandidate,
    Preview,
    RegisterFilter,
    RegisterPage,
    RequirementRecord,
    VersionRecord,
)


def document(document_id: int) -> DocumentRecord | None:
    """One governing document, or None."""
    raise NotImplementedError


def documents(chosen: DocumentFilter | None = None) -> tuple[DocumentRecord, ...]:
    """Governing documents, newest first."""
    raise NotImplementedError


def requirement(requirement_id: int) -> RequirementRecord | None:
    """One requirement with its document, last version, line and ties; or None."""
    raise NotImplementedError


def versions(requirement_id: int) -> tuple[VersionRecord, ...]:
    """All versions, by day in force and number."""
    raise NotImplementedError


def as_of(
    requirement_id: int, in_force_on: date, known_on: date | datetime | None = None
) -> VersionRecord | None:
    """The version in force on a day as it was known at the end of another (None: now)."""
    raise NotImplementedError


def difference(requirement_id: int, day_a: date, day_b: date) -> Difference:
    """What differs between two days, as known now."""
    raise NotImplementedError


def register(chosen: RegisterFilter, page: int = 1, size: int = 50) -> RegisterPage:
    """A page of the register with its counts."""
    raise NotImplementedError


def in_force_for(organisation_id: int, year: int, on: date | None = None) -> tuple[RequirementRecord, ...]:
    """What binds (or is still to be reported by) an organisation in a year, in printed order."""
    raise NotImplementedError


def match_candidates(
    texts: Sequence[str], *, document_kind: str, year: int, issued_on: date | None = None
) -> list[tuple[MatchCandidate, ...]]:
    """For each text the registered requirements that read most alike, best first."""
    raise NotImplementedError


def preview_amendment(changes: Sequence[Change]) -> tuple[Preview, ...]:
    """What the changes would do, refusals and derived requirements included."""
    raise NotImplementedError

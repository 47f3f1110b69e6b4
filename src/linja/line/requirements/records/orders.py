"""Orders and what becomes of a requirement on its way down. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from linja.line.requirements.records.core import RequirementRecord, VersionRecord


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """A document written here from one unit to one below it."""

    document_id: int
    title: str
    kind: str
    language: str
    issuer_id: int
    issuer_name: str
    receiver_id: int
    receiver_name: str
    year: int
    edition: int
    state: str
    issued_on: date | None
    issued_by: str
    opened_by: str
    opened_at: datetime
    requirement_count: int = 0

    @property
    def draft(self) -> bool:
        """True as long as it binds nobody."""
        return self.state == "draft"


@dataclass(frozen=True, slots=True)
class PassedRecord:
    """A requirement as one unit below has been given it, beside the wording it derives from."""

    requirement_id: int
    source_id: int
    document_id: int
    draft: bool
    receiver_ids: tuple[int, ...]
    #: As the unit has it now.
    current: VersionRecord
    #: The version above that was passed down.
    above: VersionRecord


@dataclass(frozen=True, slots=True)
class TreatmentRecord:
    """What a unit decided to do with a requirement, and which version it looked at."""

    requirement_id: int
    organisation_id: int
    version_id: int
    decision: str
    note: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ToConsider:
    """A derived requirement whose source has been changed since it was passed down or looked at."""

    derived: RequirementRecord
    source_id: int
    #: The version that it derives from, and the one that holds now.
    then: VersionRecord
    now: VersionRecord

    @property
    def as_it_was(self) -> bool:
        """It has no words of its own, so that the same change can be made to it."""
        own = self.derived.current
        return (own.stem, own.text, own.sub_items) == (self.then.stem, self.then.text, self.then.sub_items)


@dataclass(frozen=True, slots=True)
class DelegationRecord:
    """Who leads a joint requirement on whose behalf."""

    requirement_id: int
    lead_id: int
    lead_name: str
    delegate_id: int
    delegate_name: str
    note: str
    decided_by: str
    decided_at: datetime

"""Audits and what is followed up: drafts in, records out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from linja.line.meetings.records.meetings import OrganisationName, SubjectDraft

AUDIT_KINDS: Final = ("internal_audit", "riksrevisjonen", "supervision")
SOURCES: Final = (
    "meeting",
    "statement",
    *AUDIT_KINDS,
    "report",
    "feedback",
    "management_review",
)
#: What sort of thing it is. The last four are what statements hold.
NATURES: Final = (
    "action",
    "finding",
    "recommendation",
    "request",
    "concern",
    "expectation",
    "missing_information",
)
STATEMENT_NATURES: Final = NATURES[3:]
RELATIONS: Final = ("about", "became")


@dataclass(frozen=True, slots=True)
class AuditDraft:
    """An audit as it is registered."""

    kind: str
    organisation_id: int
    topic: str
    year: int
    scope_ids: tuple[int, ...] = ()
    performed_by: str = ""
    ordered_by: str = ""
    method: str = ""
    period_from: date | None = None
    period_to: date | None = None
    conclusion: str = ""
    concluded_on: date | None = None
    report_title: str = ""
    reference: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One audit with how many findings it has, and how many of them are not settled."""

    id: int
    kind: str
    organisation: OrganisationName
    topic: str
    year: int
    performed_by: str
    ordered_by: str
    method: str
    period_from: date | None
    period_to: date | None
    state: str
    conclusion: str
    concluded_on: date | None
    report_title: str
    reference: str
    address: str
    revision: int
    scope: tuple[OrganisationName, ...] = ()
    findings: int = 0
    unsettled: int = 0


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """An item as it is registered."""

    source: str
    nature: str
    title: str
    owner_id: int
    #: Whose people say that it is closed.
    raised_by_id: int
    text: str = ""
    source_label: str = ""
    place: str = ""
    source_date: date | None = None
    reference: str = ""
    source_key: str = ""
    meeting_id: int | None = None
    case_id: int | None = None
    audit_id: int | None = None
    voice: str = ""
    shared_above: bool = False
    responsible: str = ""
    due_on: date | None = None
    subjects: tuple[SubjectDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step of an item's life."""

    step: str
    source: str
    target: str
    by_name: str
    said: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """One item."""

    id: int
    source: str
    nature: str
    title: str
    text: str
    source_label: str
    place: str
    source_date: date | None
    reference: str
    source_key: str
    meeting_id: int | None
    case_id: int | None
    audit_id: int | None
    raised_by: OrganisationName
    voice: str
    owner: OrganisationName
    above_id: int | None
    shared_above: bool
    responsible: str
    due_on: date | None
    state: str
    response: str
    responded_on: date | None
    revision: int
    created_by: str
    created_at: datetime
    subjects: tuple[SubjectDraft, ...] = ()
    steps: tuple[StepRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpFilter:
    """Which items. Empty: all that may be read. Values within one field are alternatives."""

    text: str = ""
    sources: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    owner_id: int | None = None
    raised_by_id: int | None = None
    audit_id: int | None = None
    meeting_id: int | None = None
    #: Only those about this, or from this.
    about: str = ""
    #: Past their day and still to be done.
    overdue: bool = False
    #: The day that lateness is reckoned from; None: today.
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUpCount:
    """How many there would be with ``value`` chosen."""

    value: str
    count: int
    label: str = ""

"""Meetings and cases: drafts in, records out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

#: Owner meeting, board, follow-up, dialogue, the managing directors', the medical directors'.
MEETING_KINDS: Final = (
    "owner_meeting",
    "board",
    "follow_up",
    "dialogue",
    "directors",
    "medical_directors",
)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation by id and name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """What a case or an item concerns: its address, what it is called, its day, how it belongs."""

    key: str
    label: str
    dated: date | None = None
    #: For items: "about", or "became" when the requirement came of it.
    relation: str = "about"


@dataclass(frozen=True, slots=True)
class AttachmentDraft:
    """A paper that goes with a case."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as its host plans it."""

    kind: str
    title: str
    host_id: int
    held_on: date
    participant_ids: tuple[int, ...] = ()
    starts_at: time | None = None
    place: str = ""
    digital: bool = False
    language: str = "nb"
    introduction: str = ""
    present: str = ""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as it is put on the agenda. ``number`` empty: the next in the series."""

    title: str
    number: str = ""
    background: str = ""
    recommendation: str = ""
    subjects: tuple[SubjectDraft, ...] = ()
    attachments: tuple[AttachmentDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreedRecord:
    """An action that was agreed on, as the minutes print it."""

    id: int
    case_id: int | None
    title: str
    owner: OrganisationName
    responsible: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case. The decision is empty to those who take part until the minutes are there."""

    id: int
    meeting_id: int
    meeting_title: str
    meeting_kind: str
    meeting_state: str
    held_on: date
    organisation: OrganisationName
    year: int
    running: int
    ordinal: int
    title: str
    background: str
    recommendation: str
    decision: str
    decided_on: date | None
    revision: int
    subjects: tuple[SubjectDraft, ...] = ()
    attachments: tuple[AttachmentDraft, ...] = ()

    @property
    def number(self) -> str:
        """As it is cited."""
        return f"{self.running:03d}-{self.year}"


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One meeting."""

    id: int
    kind: str
    title: str
    host: OrganisationName
    held_on: date
    starts_at: time | None
    place: str
    digital: bool
    language: str
    state: str
    introduction: str
    present: str
    revision: int
    minuted_at: datetime | None
    minuted_by: str
    participants: tuple[OrganisationName, ...] = ()
    case_count: int = 0
    agreed_count: int = 0


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meetings. Empty: all that may be read."""

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    host_id: int | None = None
    #: Those that this organisation takes part in, or hosts.
    with_id: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases. Empty: all that may be read."""

    text: str = ""
    kind: str = ""
    organisation_id: int | None = None
    year: int | None = None
    #: Only those that concern this.
    about: str = ""

"""Facts and constraints of the room."""

from linja.line.meetings.models.followup import (
    Audit,
    AuditScope,
    FollowUp,
    FollowUpStep,
    FollowUpSubject,
)
from linja.line.meetings.models.meetings import (
    Attachment,
    Case,
    CaseSubject,
    Meeting,
    Participant,
)

__all__ = [
    "Attachment",
    "Audit",
    "AuditScope",
    "Case",
    "CaseSubject",
    "FollowUp",
    "FollowUpStep",
    "FollowUpSubject",
    "Meeting",
    "Participant",
]

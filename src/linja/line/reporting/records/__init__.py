"""What goes into the room and what comes out of it. All frozen, no Django."""

from linja.line.reporting.records.reports import (
    AnswerDraft,
    AnsweredRecord,
    AnswerElsewhere,
    Counts,
    Missing,
    Part,
    PlacedDraft,
    ReportRecord,
    SectionDraft,
    SectionRecord,
    Slot,
    Status,
)

__all__ = [
    "AnswerDraft",
    "AnswerElsewhere",
    "AnsweredRecord",
    "Counts",
    "Missing",
    "Part",
    "PlacedDraft",
    "ReportRecord",
    "SectionDraft",
    "SectionRecord",
    "Slot",
    "Status",
]

"""Feedback as it is given out. Frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedbackRecord:
    """What the one above said of a report or of one answer in it, and what was replied."""

    id: int
    report_id: int
    report_title: str
    organisation_id: int
    organisation_name: str
    year: int
    #: None: it is about the report as a whole.
    answered_id: int | None
    requirement_id: int | None
    text: str
    by_name: str
    at: datetime
    state: str
    reply: str = ""
    replied_by: str = ""
    replied_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Nobody has replied yet."""
        return self.state == "open"

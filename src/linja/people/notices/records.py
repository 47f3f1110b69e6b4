"""What the room's queries answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """One notice as its reader sees it."""

    id: int
    subject: str
    body: str
    link: str
    about: str
    language: str
    created_at: datetime
    seen_at: datetime | None

"""Letters that are drafted here, and what they will change when they are issued. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from linja.line.requirements.records.core import Change


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter to be opened as a draft."""

    kind: str
    title: str
    issuer_id: int
    year: int
    language: str = "nb"
    reference: str = ""
    amends_id: int | None = None
    addressee_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PendingRecord:
    """A change that a draft letter will make. ``change`` stands on a day even when the letter's decides."""

    change: Change
    #: It applies from the letter's own day, whichever that becomes.
    on_letters_day: bool
    written_by: str
    written_at: datetime

    def on(self, day: date) -> Change:
        """The change as a letter of this day makes it."""
        return replace(self.change, in_force_from=day) if self.on_letters_day else self.change

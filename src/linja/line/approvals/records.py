"""What goes into the room and what comes out of it. All frozen, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from linja.ground.document.tree import Section

#: Where a body stands to what the report concludes.
POSITIONS: Final = ("support", "reservations", "against")


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of what is signed: its words, and the coded facts that count beside them."""

    title: str
    text: str
    #: (name, code): a status, a date; shown in the reader's own words.
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fallen:
    """Names of the parts that no longer say what was signed."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.removed)

    def __len__(self) -> int:
        return len(self.changed) + len(self.added) + len(self.removed)


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """What a body says, word for word."""

    id: int
    subject: str
    body_kind: str
    body_id: int | None
    body_name: str
    title: str
    number: str
    ordinal: int
    content_hash: str
    sections: tuple[Section, ...]
    locked_at: datetime | None
    locked_by: str
    position: str = ""
    treated_on: date | None = None

    @property
    def locked(self) -> bool:
        """Delivered: nobody changes it any more."""
        return self.locked_at is not None


@dataclass(frozen=True, slots=True)
class SignOffRecord:
    """Somebody has signed: who, what, when, and which gaps were accepted with it."""

    id: int
    subject: str
    #: "leader" or "board".
    role: str
    organisation_id: int
    person_name: str
    at: datetime
    #: Hash by name of part.
    parts: Mapping[str, str]
    meeting_on: date | None = None
    case_number: str = ""
    note: str = ""
    #: Reason by key of each gap that was accepted by name.
    accepted: Mapping[str, str] = field(default_factory=dict)

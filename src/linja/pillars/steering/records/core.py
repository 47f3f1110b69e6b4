"""What the pillar gives out. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.line.requirements.records import DiffPart


@dataclass(frozen=True, slots=True)
class Candidate:
    """A registered requirement that a finding may be the same as."""

    requirement_id: int
    similarity: float
    text: str
    #: The finding's words against the registered ones.
    words: tuple[DiffPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One accepted finding and what it may be the same as."""

    finding_id: int
    line: int
    page: int | None
    chapter: str
    heading: str
    text: str
    source: str
    candidates: tuple[Candidate, ...]
    #: A person has chosen: the requirement, or None for "it is new".
    chosen: bool = False
    requirement_id: int | None = None

    @property
    def sure(self) -> bool:
        """One candidate reads the same, and no other nearly does."""
        best = self.candidates[0].similarity if self.candidates else 0.0
        second = self.candidates[1].similarity if len(self.candidates) > 1 else 0.0
        return best >= 0.95 and best - second >= 0.05

    @property
    def open(self) -> bool:
        """Somebody has to choose before it can be registered."""
        return bool(self.candidates) and not self.chosen


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of registering a document."""

    document_ids: tuple[int, ...]
    requirement_ids: tuple[int, ...]
    matched: int
    report_id: int | None


@dataclass(frozen=True, slots=True)
class Task:
    """Something that somebody owes: ``code`` is what, ``due_on`` by when (None: no day is said)."""

    code: str
    title: str
    due_on: date | None
    report_id: int | None = None
    answered_id: int | None = None
    document_id: int | None = None
    edition_id: int | None = None
    statement_id: int | None = None
    promise_id: int | None = None
    dispensation_id: int | None = None
    organisation_name: str = ""
    year: int | None = None
    feedback_id: int | None = None
    item_id: int | None = None
    notice_id: int | None = None
    organisation_id: int | None = None
    #: How many things the one row stands for; 0: it is itself.
    count: int = 0
    #: Why it came back, in the words of whoever sent it.
    detail: str = ""
    by_name: str = ""
    #: Where a notice leads, what it is about, and when it was told.
    link: str = ""
    about: str = ""
    told_on: date | None = None

"""What rolls over to the next year, as data. Frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.line.reporting.records import AnswerElsewhere
from linja.line.requirements.records import DiffPart, DocumentRecord, RequirementRecord


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a requirement stands in the next year's document, or what reads like it there."""

    requirement_id: int
    document_title: str
    text: str
    #: One of ``Lineage.KINDS``; of what is only proposed the kind that the tie would have.
    kind: str
    words: tuple[DiffPart, ...]
    #: A person has tied the two.
    tied: bool
    #: Of what is only proposed.
    similarity: float = 1.0

    @property
    def percent(self) -> int:
        """The likeness in whole percent, downward."""
        return int(self.similarity * 100)


@dataclass(frozen=True, slots=True)
class RollRow:
    """One requirement of the ending year: how it stands, why it would go on, and where it does."""

    record: RequirementRecord
    answers: tuple[AnswerElsewhere, ...]
    #: Codes in the order of ``calculations.rolling.REASONS``; none: it is done.
    reasons: tuple[str, ...]
    #: The latest day promised that has not been kept.
    promised: date | None = None
    onward: Onward | None = None

    @property
    def proposed(self) -> bool:
        """It is open, and not yet in the next year's document."""
        return bool(self.reasons) and not (self.onward and self.onward.tied)


@dataclass(frozen=True, slots=True)
class RollOver:
    """A document of the ending year and those of the next that could take its requirements."""

    source: DocumentRecord
    targets: tuple[DocumentRecord, ...]
    target: DocumentRecord | None
    rows: tuple[RollRow, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A requirement to be carried over; ``text`` empty: in the same words."""

    requirement_id: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class YearPair:
    """The same requirement in two years; None: it is not in that one."""

    then: RequirementRecord | None
    now: RequirementRecord | None
    kind: str
    words: tuple[DiffPart, ...] = ()
    status_then: tuple[AnswerElsewhere, ...] = ()
    status_now: tuple[AnswerElsewhere, ...] = ()

    @property
    def change(self) -> str:
        """``gone``, ``new``, ``same`` (word for word) or ``changed``."""
        if self.now is None:
            return "gone"
        if self.then is None:
            return "new"
        return "same" if all(part.kind == "same" for part in self.words) else "changed"

"""What a board case tells, in figures and rows, before it is worded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from linja.ground.kernel.vocabulary import RequirementKind
from linja.line.reporting.records import AnsweredRecord, Promise

#: What a requirement counts as, in printed order.
COUNTED = ("reached", "partly", "not_reached", "unknown", "unsaid", "lapsed")


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How the requirements of one goal area stand; the counts together are ``total``."""

    area: str
    total: int
    counts: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, key: str) -> int:
        """How many are ``key``, one of :data:`COUNTED`."""
        return self.counts.get(key, 0)


@dataclass(frozen=True, slots=True)
class Deviation:
    """A requirement that was not fully reached, or is late."""

    answered: AnsweredRecord
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """Everything that the case is worded from."""

    areas: tuple[AreaCount, ...]
    total: AreaCount
    deviations: tuple[Deviation, ...]
    #: (day, promise, the requirement's words, passed), by day.
    promises: tuple[tuple[date, str, str, bool], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a person says of the case."""

    number: str = ""
    title: str = ""
    meeting_on: date | None = None
    #: Points of the recommendation as a person has worded them; none: as proposed.
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryCandidates:
    """Requirements of one kind that a summary may name: the best first, and the worst first."""

    kind: RequirementKind
    best: tuple[AnsweredRecord, ...]
    worst: tuple[AnsweredRecord, ...]

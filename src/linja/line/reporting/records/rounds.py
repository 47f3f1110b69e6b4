"""Rounds as they are planned, opened and read. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from linja.line.reporting.records.reports import SectionDraft

#: Stages of a unit's report as its receiver may know them: what is written before the handing-in is not told.
WAITING, RETURNED = "waiting", "returned"


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How something stands against its deadline.

    ``code``: ``no_deadline``, ``on_time``, ``soon``, ``extended``, ``passed``, ``delivered_on_time`` or
    ``delivered_late``. ``days``: how many past the deadline; left until it when negative.
    """

    code: str
    days: int = 0
    #: The day that it was measured against: the extension's when one was granted.
    due_on: date | None = None

    @property
    def late(self) -> bool:
        """Past the deadline, delivered or not."""
        return self.code in ("passed", "delivered_late")


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """A round to be planned, or what an existing one is changed to."""

    owner_id: int
    series: str
    title: str
    period: str
    opens_on: date
    cutoff_on: date
    due_on: date
    template: str
    unit_ids: tuple[int, ...] = ()
    #: Empty: everything in force for each unit.
    requirement_ids: tuple[int, ...] = ()
    language: str = "nb"
    instruction: str = ""
    remind_before: int | None = 7
    remind_after: int | None = 1
    follows_id: int | None = None


@dataclass(frozen=True, slots=True)
class AskedAt:
    """A requirement in its place: under the ``section``-th heading (from 0), as its ``ordinal``-th."""

    section: int
    ordinal: int
    requirement_id: int
    prints_stem: bool = False


@dataclass(frozen=True, slots=True)
class UnitReport:
    """The report that a round opens for one unit: its title, its headings, what is asked where."""

    organisation_id: int
    title: str
    sections: tuple[SectionDraft, ...]
    placed: tuple[AskedAt, ...]


@dataclass(frozen=True, slots=True)
class RoundUnitRecord:
    """One unit in a round, as far as the reader may know it."""

    organisation_id: int
    name: str
    kind: str
    report_id: int | None
    #: A state of the report; before it is handed in only its own people see which, others ``waiting``.
    stage: str
    due_on: date
    #: The own day, when it was given one.
    extended_to: date | None
    handed_in_on: date | None
    timeliness: Timeliness
    reminded_at: datetime | None = None
    reminders: int = 0
    #: The reader may open the report itself.
    readable: bool = False
    asked: int = 0
    #: Of those asked, how many have an answer or an exemption; None when the reader may not know.
    answered: int | None = None

    @property
    def owes(self) -> bool:
        """Has not handed in."""
        return self.handed_in_on is None


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """How many units have come how far. What is not handed in is told as a number only."""

    units: int = 0
    not_begun: int = 0
    begun: int = 0
    put_forward: int = 0
    handed_in: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A round with its units in the order of their names."""

    id: int
    series: str
    title: str
    owner_id: int
    owner_name: str
    owner_kind: str
    report_kind: str
    year: int
    period: str
    language: str
    template: str
    instruction: str
    opens_on: date
    cutoff_on: date
    due_on: date
    state: str
    remind_before: int | None
    remind_after: int | None
    follows_id: int | None
    requirement_ids: tuple[int, ...]
    units: tuple[RoundUnitRecord, ...]
    counts: RoundCounts
    #: The reader is one of those who ask, not one of those asked.
    asks: bool


@dataclass(frozen=True, slots=True)
class RoundCell:
    """How one unit answers one requirement of a round."""

    answered_id: int
    report_id: int
    organisation_id: int
    requirement_id: int
    attainment: str
    progress: str
    answered: bool
    exemption: str
    #: The words are those of the unit's last answer.
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One requirement of a round with the units' answers that the reader may read, by organisation."""

    requirement_id: int
    text: str
    document_title: str
    cells: dict[int, RoundCell]


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What the same organisation answered to the same requirement last time."""

    answered_id: int
    report_id: int
    report_title: str
    requirement_id: int
    year: int
    period: str
    attainment: str
    progress: str
    #: All its words, line by line, and those of the answer now.
    text: str
    now: str
    #: The answer now says the same, word for word.
    unchanged: bool

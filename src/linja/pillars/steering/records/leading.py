"""The leader's page as data: what is asked of whom, and how it stands. Frozen, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from linja.ground.kernel.vocabulary import Obligation, Progress, RequirementKind
from linja.line.reporting.records import AnswerElsewhere, Status
from linja.line.requirements.records import RequirementRecord

#: Said of what nobody is held to any more, in the place of attainment, progress or deadline.
LAPSED: Final = "lapsed"
#: Nothing is answered that the reader may see; something is, and it does not say this.
UNANSWERED, UNSAID = "unanswered", "unsaid"
#: A goal area or a cause that is not named.
UNNAMED: Final = "-"
#: What is not asked of anybody, or only for the figure's sake, is never counted as not reached.
_FREE = frozenset({Obligation.LAPSED, Obligation.REPORT_ONLY, Obligation.WAIVED})
_GONE = frozenset({Obligation.LAPSED, Obligation.WAIVED})
_BEHIND = frozenset({"partly", "not_reached"})


@dataclass(frozen=True, slots=True)
class LeadingRow:
    """One requirement at one unit."""

    record: RequirementRecord
    organisation_id: int
    organisation_name: str
    answer: AnswerElsewhere | None = None
    due_on: date | None = None
    #: A code of timeliness, or "settled": done without a day of delivery.
    lateness: str = "no_deadline"

    @property
    def status(self) -> Status:
        """The status as told; empty where nothing is."""
        return self.answer.status if self.answer else Status()

    @property
    def given(self) -> bool:
        """Something is said: a place that waits for its answer is none."""
        held = self.answer
        return bool(held and (held.answer or held.exemption or self.status != Status()))

    @property
    def kind(self) -> str:
        """Goals and tasks are never added up: measured goals are seldom reached, tasks nearly always."""
        return "goal" if self.record.kind == RequirementKind.GOAL else "task"

    @property
    def obligation(self) -> str:
        """Whether it binds."""
        return str(self.record.current.obligation)

    @property
    def attainment(self) -> str:
        """How far it was reached."""
        if self.record.current.obligation in _FREE:
            return LAPSED
        return str(self.status.attainment or (UNSAID if self.given else UNANSWERED))

    @property
    def progress(self) -> str:
        """How far the work has come; told also of what has lapsed."""
        told = self.status.progress
        if told is None and self.record.current.obligation in _GONE:
            return LAPSED
        return str(told or (UNSAID if self.given else UNANSWERED))

    @property
    def cause(self) -> str:
        """Why it is behind; unnamed where it is behind and nobody says why; empty where it is not."""
        told = (self.answer.cause if self.answer else "") or self.status.cause
        behind = self.attainment in _BEHIND or self.status.progress == Progress.DELAYED
        return str(told or (UNNAMED if behind else ""))

    @property
    def goal_area(self) -> str:
        """The heading of the document that it stands under."""
        return self.record.chapter_title or UNNAMED


@dataclass(frozen=True, slots=True)
class LeadingTable:
    """One year of a unit, or of the country: the rows that are counted, and those of the units below."""

    year: int
    #: Whom the page is about: one unit, or the four regions.
    units: tuple[tuple[int, str], ...]
    #: The units right below whose answers the reader may follow.
    below: tuple[tuple[int, str], ...]
    rows: tuple[LeadingRow, ...]
    below_rows: tuple[LeadingRow, ...] = ()

    @property
    def every(self) -> tuple[LeadingRow, ...]:
        """The unit's rows, then those of the units below."""
        return (*self.rows, *self.below_rows)


@dataclass(frozen=True, slots=True)
class LeadingCount:
    """How many rows have a value this year and the year before."""

    value: str
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class LeadingPage:
    """Two years of a unit side by side."""

    now: LeadingTable
    before: LeadingTable
    choices: tuple[tuple[int, str], ...]
    #: The reader may see all regions together.
    national: bool
    #: The unit that was chosen; None: the country.
    organisation_id: int | None
    years: tuple[int, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

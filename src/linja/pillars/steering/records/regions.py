"""The ministry's page as data: requirement × region. Frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from linja.ground.kernel.vocabulary import Obligation, Progress
from linja.line.reporting.records import AnswerElsewhere, Status
from linja.line.requirements.records import RequirementRecord

#: What is done needs nothing more by its day.
DONE = frozenset({Progress.DELIVERED, Progress.ACCEPTED, Progress.CANCELLED})


@dataclass(frozen=True, slots=True)
class RegionCell:
    """One region's answer to one requirement. ``asked`` False: it was put to others alone."""

    organisation_id: int
    organisation_name: str
    asked: bool = True
    answer: AnswerElsewhere | None = None
    #: A joint text that the regions share is there for the reader.
    joint: bool = False
    #: Feedback that nobody has replied to yet.
    waiting: int = 0

    @property
    def status(self) -> Status:
        """The status, empty where no answer is there for the reader."""
        return self.answer.status if self.answer else Status()

    @property
    def given(self) -> bool:
        """Something is said: a place that waits for its answer is none."""
        held = self.answer
        return bool(held and (held.answer or held.exemption or self.status != Status()))

    @property
    def done(self) -> bool:
        """Reached or handed over: its deadline is no matter any more."""
        return self.status.attainment == "reached" or self.status.progress in DONE


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One requirement with the regions' answers side by side, always in the same order."""

    record: RequirementRecord
    cells: tuple[RegionCell, ...]
    today: date

    @property
    def binds(self) -> bool:
        """It is asked, as it reads now."""
        return self.record.current.obligation in (Obligation.IN_FORCE, Obligation.REPORT_ONLY)

    @property
    def differs(self) -> bool:
        """Two regions that have answered have come differently far."""
        told = {
            (one.status.attainment, one.status.progress)
            for one in self.cells
            if one.asked and (one.status.attainment or one.status.progress)
        }
        return len(told) > 1

    @property
    def open(self) -> bool:
        """It is in force, and a region that was asked is not done."""
        return self.record.current.obligation == Obligation.IN_FORCE and any(
            one.asked and not one.done for one in self.cells
        )

    @property
    def past(self) -> bool:
        """The deadline has passed, and a region that was asked is not done."""
        due = self.record.current.due_on
        return bool(self.open and due and due < self.today)

    @property
    def unanswered(self) -> bool:
        """It binds, and a region that was asked has no answer that the reader may see."""
        return self.binds and any(one.asked and not one.given for one in self.cells)

    @property
    def resolution(self) -> bool:
        """It refers to a resolution by which the Storting asks the government for something."""
        return any(one.kind == "request_resolution" for one in self.record.current.citations)

    @property
    def waiting(self) -> bool:
        """Feedback on it waits for a reply."""
        return any(one.waiting for one in self.cells)


@dataclass(frozen=True, slots=True)
class RegionFilter:
    """What of the page is shown. Empty: everything. Values within one field are alternatives."""

    text: str = ""
    documents: tuple[str, ...] = ()
    goal_areas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    attainments: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    #: Names of :class:`RegionRow`'s yes-or-no facts, such as ``past``; all that are chosen must hold.
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionCount:
    """How many requirements there would be with ``value`` chosen."""

    value: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class RegionBoard:
    """The page: the regions in their order, the rows that were chosen, and what can be chosen."""

    year: int
    regions: tuple[tuple[int, str], ...]
    rows: tuple[RegionRow, ...]
    #: Field of :class:`RegionFilter` -> its values with their counts.
    counts: dict[str, tuple[RegionCount, ...]] = field(default_factory=dict)
    #: Document id -> title, for the filter's words.
    titles: dict[str, str] = field(default_factory=dict)

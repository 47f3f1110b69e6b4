"""What a follow-up meeting is prepared from. Frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.line.meetings.records import FollowUpRecord
from linja.line.reporting.records import DispensationRecord, PromiseRecord


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement of the unit with the last answer handed in; fields are empty when there is none."""

    requirement_id: int
    document_title: str
    goal_area: str
    text: str
    due_on: date | None
    obligation: str
    attainment: str = ""
    progress: str = ""
    phrase: str = ""
    cause: str = ""
    said: str = ""
    report_id: int | None = None
    answered_id: int | None = None
    report_title: str = ""
    handed_in_on: date | None = None
    measures: tuple[tuple[int, str, str], ...] = ()

    @property
    def key(self) -> str:
        """By which it is chosen for an agenda."""
        return f"requirement:{self.requirement_id}"


@dataclass(frozen=True, slots=True)
class LateReport:
    """A report that was due and has not been handed in."""

    title: str
    due_on: date
    days: int
    round_id: int | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """All that is open between a unit and the one above it on a day."""

    unit_id: int
    unit_name: str
    above_id: int | None
    above_name: str
    day: date
    year: int
    #: The years in which something was asked of the unit, the latest first.
    years: tuple[int, ...] = ()
    #: Not reached, partly reached, delayed, or past the deadline.
    deviations: tuple[Asked, ...] = ()
    #: Still going on, on schedule.
    under_way: tuple[Asked, ...] = ()
    #: Nothing about it has been handed in.
    unanswered: tuple[Asked, ...] = ()
    #: How many are reached or delivered; they are only counted.
    settled: int = 0
    promises: tuple[PromiseRecord, ...] = ()
    late_reports: tuple[LateReport, ...] = ()
    items: tuple[FollowUpRecord, ...] = ()
    requests: tuple[DispensationRecord, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing to talk about."""
        return not any(
            (
                self.deviations,
                self.under_way,
                self.unanswered,
                self.promises,
                self.late_reports,
                self.items,
                self.requests,
            )
        )

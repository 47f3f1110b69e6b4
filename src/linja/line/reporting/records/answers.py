"""What stands beside the words of an answer. All frozen, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from linja.ground.kernel.vocabulary import DatePrecision


@dataclass(frozen=True, slots=True)
class MeasureSaid:
    """A measure as one answer tells it."""

    measure_id: int
    title: str
    description: str = ""
    level: str = ""
    state: str = ""
    responsible: str = ""
    effect: str = ""

    @classmethod
    def of(cls, measure_id: int, said: Mapping[str, str]) -> MeasureSaid:
        """From what is stored with the use."""
        held = {name: said.get(name, "") for name in SAID}
        return cls(measure_id, **held)


#: What a use keeps of its measure.
SAID = ("title", "description", "level", "state", "responsible", "effect")


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """What is said of a measure."""

    title: str
    level: str
    state: str
    description: str = ""
    responsible: str = ""
    effect: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeasureUseRecord:
    """One answer that a measure serves."""

    answered_id: int
    report_id: int
    report_title: str
    report_state: str
    organisation_name: str
    year: int
    requirement_id: int
    text: str
    goal_area: str


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A measure with where it is used, as far as the reader may see."""

    id: int
    organisation_id: int
    organisation_name: str
    title: str
    description: str
    level: str
    state: str
    responsible: str
    effect: str
    starts_on: date | None
    ends_on: date | None
    revision: int
    uses: tuple[MeasureUseRecord, ...] = ()

    @property
    def goal_areas(self) -> tuple[str, ...]:
        """The goal areas that it serves, each once."""
        return tuple(dict.fromkeys(one.goal_area for one in self.uses if one.goal_area))


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """A promised date with the requirement it was promised for."""

    id: int
    answered_id: int
    report_id: int
    requirement_id: int
    organisation_id: int
    organisation_name: str
    year: int
    text: str
    goal_area: str
    promise: str
    due_on: date
    precision: DatePrecision
    state: str
    settled_on: date | None = None
    moved_to: date | None = None
    note: str = ""

    def overdue(self, day: date) -> bool:
        """Open, and its last day is past."""
        return self.state == "open" and self.due_on < day


@dataclass(frozen=True, slots=True)
class DeliveryDraft:
    """What was handed over."""

    kind: str
    title: str
    delivered_on: date
    receiver: str
    archive_reference: str = ""
    final: bool = True


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """Something handed over; ``days_late`` against the deadline in force, None where there is none."""

    id: int
    requirement_id: int
    organisation_id: int
    kind: str
    title: str
    delivered_on: date
    receiver: str
    archive_reference: str
    final: bool
    days_late: int | None = None
    organisation_name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class DispensationRecord:
    """A request for a later deadline or an exemption, and what became of it."""

    id: int
    requirement_id: int
    organisation_id: int
    organisation_name: str
    kind: str
    reason: str
    new_due_on: date | None
    state: str
    asked_by: str
    asked_at: datetime
    text: str = ""
    due_on: date | None = None
    decided_by: str = ""
    decided_for: str = ""
    decided_at: datetime | None = None
    decision_note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a second look; nothing is refused because of it. ``others``: see each code."""

    code: str
    answered_id: int
    requirement_id: int
    text: str
    others: tuple[int, ...] = ()

"""What goes into the room and what comes out of it. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

PLAN_KINDS: Final = (
    "strategy",
    "regional_development_plan",
    "development_plan",
    "economic_long_term_plan",
    "action_plan",
    "preparedness_plan",
)
MEMBER_ROLES: Final = ("lead", "member", "user_representative", "employee_representative", "observer")
ROLLOUT_STATES: Final = ("not_started", "procurement", "pilot", "introduced", "production")
PROGRESS: Final = ("on_track", "delayed", "changed", "done")


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """What a project concerns."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as it is written."""

    title: str
    kind: str
    organisation_id: int
    from_year: int
    to_year: int
    areas: tuple[str, ...] = ()
    parent_id: int | None = None
    revision_due: date | None = None
    hearing: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """How a plan stood in one year."""

    year: int
    progress: str
    words: str
    said_by: str
    said_on: date


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One plan with its yearly statuses, the latest first."""

    id: int
    title: str
    kind: str
    organisation_id: int
    organisation_name: str
    parent_id: int | None
    parent_title: str
    from_year: int
    to_year: int
    areas: tuple[str, ...]
    adopted_on: date | None
    adopted_by: str
    case_number: str
    revision_due: date | None
    hearing: str
    address: str
    state: str
    revision: int
    statuses: tuple[StatusRecord, ...] = ()
    #: Of one that the reader stands under: to follow, not to see to.
    of_above: bool = False


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """Somebody in a project."""

    name: str
    role: str
    organisation_id: int | None = None
    organisation_name: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """A point to reach."""

    title: str
    due_on: date
    done_on: date | None = None
    dropped: bool = False
    id: int = 0

    @property
    def settled(self) -> bool:
        """Nothing more is to be done for it."""
        return self.dropped or self.done_on is not None


@dataclass(frozen=True, slots=True)
class RolloutRecord:
    """How far one organisation has come with one solution."""

    solution: str
    organisation_id: int
    organisation_name: str
    state: str
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """A project as it is written, members and milestones with it."""

    name: str
    organisation_id: int
    mandate: str = ""
    mandate_on: date | None = None
    mandate_by: str = ""
    lead: str = ""
    steering_body: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    delay_cause: str = ""
    deliverables: tuple[str, ...] = ()
    plan_id: int | None = None
    members: tuple[MemberDraft, ...] = ()
    milestones: tuple[MilestoneRecord, ...] = ()
    subjects: tuple[SubjectDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """One project as read."""

    id: int
    name: str
    organisation_id: int
    organisation_name: str
    plan_id: int | None
    plan_title: str
    mandate: str
    mandate_on: date | None
    mandate_by: str
    lead: str
    steering_body: str
    starts_on: date | None
    ends_on: date | None
    delay_cause: str
    deliverables: tuple[str, ...]
    state: str
    revision: int
    members: tuple[MemberDraft, ...]
    milestones: tuple[MilestoneRecord, ...]
    rollouts: tuple[RolloutRecord, ...]
    subjects: tuple[SubjectDraft, ...]

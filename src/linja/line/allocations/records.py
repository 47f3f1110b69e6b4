"""What goes into the room and what comes out of it. All frozen, no Django. Amounts are in kroner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SubjectDraft:
    """What an allocation concerns."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class AllocationDraft:
    """An allocation as it is written."""

    giver_id: int
    receiver_id: int
    year: int
    amount: Decimal
    purpose: str
    parent_id: int | None = None
    preliminary: bool = False
    conditions: str = ""
    budget_chapter: str = ""
    budget_post: str = ""
    source: str = ""
    report_due_on: date | None = None
    subjects: tuple[SubjectDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class UseRecord:
    """What it was used for, as last reported."""

    amount: Decimal
    words: str
    effect: str
    preliminary: bool
    reported_on: date
    reported_by: str


@dataclass(frozen=True, slots=True)
class AllocationRecord:
    """One allocation with what has been passed on of it."""

    id: int
    giver_id: int
    giver_name: str
    receiver_id: int
    receiver_name: str
    parent_id: int | None
    year: int
    amount: Decimal
    preliminary: bool
    purpose: str
    conditions: str
    budget_chapter: str
    budget_post: str
    source: str
    report_due_on: date | None
    state: str
    given_on: date | None
    revision: int
    #: The sum of what the receiver has passed on and not taken back.
    passed_on: Decimal
    use: UseRecord | None
    subjects: tuple[SubjectDraft, ...] = ()

    @property
    def kept(self) -> Decimal:
        """What the receiver has not passed on."""
        return self.amount - self.passed_on


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One category: budget and accounts, either of which may be missing."""

    label: str
    budget: Decimal | None
    accounts: Decimal | None


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """An account table as it is written."""

    title: str
    year: int
    lines: tuple[AccountLine, ...]
    preliminary: bool = False
    limit_percent: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """An account table as read."""

    id: int
    subject: str
    organisation_id: int
    title: str
    year: int
    lines: tuple[AccountLine, ...]
    preliminary: bool
    limit_percent: int | None
    revision: int
    place: str = ""

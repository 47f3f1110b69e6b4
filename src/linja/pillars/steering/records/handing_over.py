"""What goes on with the successor of an organisation that is no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that the successor can take over."""

    #: ``"document:5"``, ``"report:7"``, ``"promise:3"``, ``"measure:2"``, ``"followup:9"``.
    key: str
    #: Empty when the reader may only know that it is there.
    label: str
    year: int | None = None
    due_on: date | None = None
    #: How many requirements.
    asked: int = 0
    #: Usual to take over: of this year or the last, or with a day to come.
    usual: bool = True
    #: The successor's own report for the period is put forward or handed in: it cannot go on now.
    locked: bool = False
    #: The answers go into the successor's own report.
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that has been taken over."""

    key: str
    label: str
    by_name: str
    at: datetime

    @property
    def kind(self) -> str:
        """What it is."""
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Staying:
    """One thing that stands with the old one and does not go on by itself."""

    #: ``"requirement:12"`` that names it as lead, ``"round:4"`` that it asks in, ``"joint:2"`` that it leads.
    key: str
    label: str
    year: int | None = None

    @property
    def kind(self) -> str:
        """What it is, and with it the reason."""
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class HandingOver:
    """What a change by date leaves to be taken over, by kind, and what has been."""

    change_id: int
    on: date
    old_id: int
    old_name: str
    new_id: int
    new_name: str
    documents: tuple[Thing, ...] = ()
    reports: tuple[Thing, ...] = ()
    promises: tuple[Thing, ...] = ()
    measures: tuple[Thing, ...] = ()
    items: tuple[Thing, ...] = ()
    #: What does not go on: somebody else decides of it.
    stays: tuple[Staying, ...] = ()
    taken: tuple[Taken, ...] = ()

    @property
    def things(self) -> tuple[Thing, ...]:
        """Everything that waits."""
        return (*self.documents, *self.reports, *self.promises, *self.measures, *self.items)

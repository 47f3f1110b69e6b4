"""Signatures and what is owed before a report can be handed in. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from linja.line.approvals.records import Fallen, Part, SignOffRecord

NOTHING = Fallen()


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature that a report needs, and how it stands."""

    #: "leader" or "board".
    role: str
    #: "unsigned", "signed" or "fallen".
    state: str
    record: SignOffRecord | None = None
    fallen: Fallen = NOTHING

    @property
    def stands(self) -> bool:
        """Signed, and what was signed is what the report says now."""
        return self.state == "signed"


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part that somebody has to sign again: as it was signed, and as it reads now."""

    name: str
    #: "changed", "added" or "removed".
    change: str
    before: Part | None
    after: Part | None


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that stands between a report and the one who is to receive it, and who owes it."""

    key: str
    code: str
    text: str
    who: str
    #: What ``link`` is the number of: "answer", "requirement", "section", "statement", "sign" ...
    where: str = ""
    link: int | None = None
    due_on: date | None = None
    #: A leader may hand in without it, with a reason.
    acceptable: bool = True
    #: The phrase that is printed in its place; empty: nothing is.
    requirement_id: int | None = None
    answered_id: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the line that a report goes: done, now, fallen or waiting."""

    code: str
    state: str
    who: str = ""
    at: datetime | None = None
    #: A board case, an owner meeting, an edition.
    reference: str = ""
    #: How many parts have changed since it was signed.
    changed: int = 0
    edition_id: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a statement was written about, against what the report says now."""

    edition_id: int
    edition_number: int
    at: datetime
    by_name: str
    #: The body has changed since.
    outdated: bool
    #: Headings that were touched since.
    headings: tuple[str, ...] = ()

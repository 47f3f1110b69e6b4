"""A joint answer and how it read at each time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from linja.ground.document.tree import Block


@dataclass(frozen=True, slots=True)
class JointRecord:
    """The text that several organisations share on one requirement."""

    id: int
    requirement_id: int
    requirement_text: str
    document_title: str
    year: int
    #: Empty: the whole year.
    period: str
    lead_id: int
    lead_name: str
    delegate_id: int | None
    delegate_name: str
    blocks: tuple[Block, ...]
    revision: int
    offered_at: datetime | None
    updated_by: str
    updated_at: datetime
    #: Everybody who reports it, by id and name, the lead among them.
    reporters: tuple[tuple[int, str], ...] = ()

    @property
    def offered(self) -> bool:
        """The lead has offered it to the others."""
        return self.offered_at is not None


@dataclass(frozen=True, slots=True)
class JointTextRecord:
    """One revision of the text."""

    revision: int
    blocks: tuple[Block, ...]
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class TakenIn:
    """One report that prints the joint text, and which revision of it."""

    answered_id: int
    report_id: int
    report_state: str
    organisation_id: int
    organisation_name: str
    #: The revision that stands there: what is handed in keeps the one of its day.
    revision: int


@dataclass(frozen=True, slots=True)
class Shared:
    """The joint text as one answered requirement prints it."""

    joint_id: int
    lead_name: str
    revision: int
    #: The newest revision; later than ``revision`` when the lead has changed it after the handing-in.
    newest: int
    blocks: tuple[Block, ...] = field(default=())

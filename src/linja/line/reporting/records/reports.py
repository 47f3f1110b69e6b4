"""What goes into the room and what comes out of it. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from linja.ground.document.tree import Block
from linja.ground.kernel.vocabulary import (
    AnswerPart,
    Attainment,
    Basis,
    Cause,
    Obligation,
    Progress,
    RequirementKind,
)
from linja.line.reporting.records.answers import DeliveryRecord, DispensationRecord, MeasureSaid
from linja.line.reporting.records.joint import Shared


@dataclass(frozen=True, slots=True)
class Slot:
    """Stands among a section's blocks where the ``ordinal``-th requirement of the section is printed."""

    ordinal: int


Part: TypeAlias = Block | Slot


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A heading with its own text; level 1 is a chapter."""

    level: int
    title: str
    number: str = ""
    role: str = "narrative"
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """The answers to the last three of the four questions, and the printed phrase beside them."""

    attainment: Attainment | None = None
    basis: Basis | None = None
    progress: Progress | None = None
    phrase: str = ""
    #: The phrase stands inside the answer's own words, so it gets no line of its own.
    phrase_inline: bool = False
    delivered_on: date | None = None
    #: Why it was not reached or is late.
    cause: Cause | None = None

    @property
    def is_own(self) -> bool:
        """One of the questions has an answer, or a phrase is printed."""
        return bool(self.attainment or self.progress or self.phrase)


@dataclass(frozen=True, slots=True)
class PlacedDraft:
    """One requirement put in its place in a report. Those with the same ``answer_key`` share an answer."""

    section_id: int
    ordinal: int
    requirement_id: int
    status: Status = Status()
    prints_stem: bool = False
    printed_stem: str = ""
    printed_text: str = ""
    printed_sub_items: tuple[str, ...] = ()
    answer_key: int | None = None
    exemption: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """The words of one answer, named by ``key`` among the placed requirements."""

    key: int
    blocks: tuple[Block, ...]
    origin_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report without its contents."""

    id: int
    kind: str
    organisation_id: int
    organisation_name: str
    year: int
    title: str
    language: str
    state: str
    origin_id: int | None
    organisation_kind: str = ""
    receiver_id: int | None = None
    #: Empty: the whole year.
    period: str = ""
    #: Key of the template it was opened under, and the day that says which version of it (rule 12).
    template: str = ""
    template_day: date | None = None


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """One section as stored."""

    id: int
    ordinal: int
    level: int
    number: str
    title: str
    role: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AnsweredRecord:
    """One requirement in one report, with the words as printed and the answer that covers it."""

    id: int
    report_id: int
    section_id: int
    ordinal: int
    requirement_id: int
    version_id: int
    #: True when the register now holds a later version than the one answered.
    version_outdated: bool
    kind: RequirementKind
    document_id: int
    document_title: str
    document_date: date | None
    stem: str
    prints_stem: bool
    text: str
    sub_items: tuple[str, ...]
    obligation: Obligation
    #: The deadline in force for this organisation: a granted extension counts.
    due_on: date | None
    #: Its own status, or that of the answer it follows while it has none.
    status: Status
    exemption: str
    answer_id: int | None
    #: What is printed: the result, the typed parts with their labels, measures and deliveries.
    answer: tuple[Block, ...]
    revision: int
    #: The finding that the answer was read from, when it was read.
    origin_id: int | None = None
    organisation_id: int = 0
    language: str = "nb"
    #: The running text alone, as it is written, and the typed parts beside it.
    result: tuple[Block, ...] = ()
    parts: tuple[tuple[AnswerPart, tuple[Block, ...]], ...] = ()
    measures: tuple[MeasureSaid, ...] = ()
    deliveries: tuple[DeliveryRecord, ...] = ()
    #: What the answer itself says, whatever it follows.
    own_status: Status = Status()
    follows_id: int | None = None
    #: The heading that the followed answer stands under; empty when it is the same one.
    follows_place: str = ""
    #: The deadline that was asked, when a later one has been granted.
    asked_due_on: date | None = None
    extension: DispensationRecord | None = None
    #: Under which heading it stands, and the goal area it belongs to.
    place: str = ""
    goal_area: str = ""
    updated_by: str = ""
    #: The joint text that stands first in ``answer``, as this report prints it.
    shared: Shared | None = None

    @property
    def has_status(self) -> bool:
        """One of the questions has an answer, or a phrase is printed."""
        return self.status.is_own

    def part(self, kind: str) -> tuple[Block, ...]:
        """The blocks of one typed part; nothing when it is not written."""
        return dict(self.parts).get(AnswerPart(kind), ())

    @property
    def follows_status(self) -> bool:
        """The status shown is that of the answer it refers to."""
        return self.follows_id is not None and not self.own_status.is_own


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another requirement of the same report, as it is chosen among."""

    id: int
    answer_id: int | None
    follows_id: int | None
    text: str
    #: Under which heading it stands.
    place: str
    #: Its own, or that of the answer it refers to.
    attainment: str = ""
    #: Nothing has been written yet.
    blank: bool = True


@dataclass(frozen=True, slots=True)
class AnswerElsewhere:
    """How one organisation answered a requirement."""

    answered_id: int
    report_id: int
    report_state: str
    organisation_id: int
    organisation_name: str
    year: int
    status: Status
    exemption: str
    answer: tuple[Block, ...]
    #: The finding that the answer was read from, when it was read.
    origin_id: int | None = None
    #: What the report is and for which part of the year; empty period: the whole year.
    report_kind: str = ""
    period: str = ""
    #: The version that was answered, and one of ``vocabulary.Cause``.
    version_id: int | None = None
    cause: str = ""
    #: The joint text that stands first in ``answer``.
    shared: Shared | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a reader of the report will miss. ``code``: see ``calculations.missing_code``."""

    code: str
    requirement_id: int
    answered_id: int | None
    section_id: int | None
    text: str
    due_on: date | None = None

    @property
    def key(self) -> str:
        """By which a leader accepts the gap."""
        return f"{self.code}:{self.requirement_id}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the report's requirements have which value; empty value: none given."""

    total: int
    answered: int
    attainment: dict[str, int] = field(default_factory=dict)
    progress: dict[str, int] = field(default_factory=dict)
    obligation: dict[str, int] = field(default_factory=dict)
    kind: dict[str, int] = field(default_factory=dict)

"""What merging reads and keeps: the answers of those below, what was taken from them, verdicts by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from linja.ground.document.tree import Block
from linja.ground.kernel.vocabulary import Attainment, DatePrecision
from linja.line.reporting.records.reports import Status


@dataclass(frozen=True, slots=True)
class VerdictOfPart:
    """How far one part of a requirement was reached."""

    label: str
    attainment: Attainment
    note: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """When something is expected, as an answer promises it."""

    promise: str
    due_on: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What one unit has handed in about one requirement of the one above."""

    answered_id: int
    #: The requirement above that it answers, and the unit's own wording of it.
    above_id: int
    requirement_id: int
    asked: str
    report_id: int
    report_title: str
    report_kind: str
    report_state: str
    #: Empty: the whole year.
    period: str
    organisation_id: int
    organisation_name: str
    organisation_kind: str
    status: Status
    cause: str
    exemption: str
    answer: tuple[Block, ...]
    revision: int
    #: Hash of everything that a merging uses of it.
    fingerprint: str
    parts: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    measures: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    verdicts: tuple[VerdictOfPart, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedDraft:
    """One unit's answer that goes into the answer above, in the words that were put in."""

    source_id: int
    revision: int
    fingerprint: str
    text: str


@dataclass(frozen=True, slots=True)
class Merged:
    """One unit's answer that was put into an answer above, as it read then."""

    answered_id: int
    source_id: int
    organisation_id: int
    organisation_name: str
    revision: int
    fingerprint: str
    text: str
    merged_by: str
    merged_at: datetime

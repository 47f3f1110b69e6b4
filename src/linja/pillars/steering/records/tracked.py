"""A statement's passages, and what became of what was taken out of them. Frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass

from linja.line.approvals.records import StatementRecord
from linja.line.meetings.records import FollowUpRecord
from linja.line.reporting.records import ReportRecord


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a list item of a statement, numbered from 1, with the heading it stands under."""

    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage with the items that quote it."""

    passage: Passage
    items: tuple[FollowUpRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """A statement as it is followed up."""

    statement: StatementRecord
    report: ReportRecord
    passages: tuple[MarkedPassage, ...]
    items: tuple[FollowUpRecord, ...]
    #: From the same body's earlier statements to the same organisation, the latest first.
    earlier: tuple[FollowUpRecord, ...]

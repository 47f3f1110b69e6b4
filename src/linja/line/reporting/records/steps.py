"""Steps that reports have taken, and what stands before the one who receives them. All frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step along the lifecycle, as it was taken."""

    step: str
    source: str
    target: str
    by_name: str
    reason: str
    #: What it rests on: a board case, an owner meeting, an edition.
    reference: str
    accepted_gaps: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitState:
    """How far the report of one unit below has come; no more of it than that is told."""

    organisation_id: int
    organisation_name: str
    report_id: int
    state: str

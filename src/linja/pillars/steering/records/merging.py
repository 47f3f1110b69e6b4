"""What merging shows: each unit with what it says, the sentences offered, the proposed status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.kernel.vocabulary import Attainment
from linja.line.reporting.records import AnsweredRecord, Merged, ReportRecord, UnitAnswer, VerdictOfPart


@dataclass(frozen=True, slots=True)
class Said:
    """One unit's verdict: None when it has answered without one. ``reported``: it has handed in."""

    name: str
    kind: str = "hf"
    attainment: Attainment | None = None
    reported: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence over all units that a person may take."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit that was asked."""

    organisation_id: int
    name: str
    kind: str
    #: What it has handed in for the same period; None: it has not.
    answer: UnitAnswer | None
    #: Where it has not: the latest that it has said in another report of the year.
    earlier: UnitAnswer | None
    merged: Merged | None
    due_on: date | None
    late: bool

    @property
    def state(self) -> str:
        """``missing``, ``new`` (not merged yet), ``merged``, ``changed`` since, or ``taken_back``."""
        if self.answer is None:
            return "taken_back" if self.merged else "missing"
        if self.merged is None:
            return "new"
        return "merged" if self.merged.fingerprint == self.answer.fingerprint else "changed"

    @property
    def said(self) -> Said:
        """As a sentence speaks of it."""
        attainment = self.answer.status.attainment if self.answer else None
        return Said(self.name, self.kind, attainment, self.answer is not None)


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One requirement of a report with the units that answer it."""

    answered: AnsweredRecord
    units: tuple[UnitRow, ...]

    @property
    def handed_in(self) -> int:
        """How many have answered."""
        return sum(1 for unit in self.units if unit.answer)

    @property
    def changed(self) -> int:
        """How many have changed their answer since it was merged, or taken it back."""
        return sum(1 for unit in self.units if unit.state in ("changed", "taken_back"))

    @property
    def merged(self) -> int:
        """How many stand in the answer as they read now."""
        return sum(1 for unit in self.units if unit.state == "merged")


@dataclass(frozen=True, slots=True)
class MergeView:
    """Everything that merging one answer needs."""

    report: ReportRecord
    row: MergeRow
    offers: tuple[Offer, ...]
    proposal: Attainment | None
    verdicts: tuple[VerdictOfPart, ...]
    verdicts_proposal: Attainment | None

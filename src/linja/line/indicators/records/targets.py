"""Targets and verdicts, as they go in and come out. All frozen, no Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from linja.ground.kernel.measures import Figure
from linja.ground.kernel.targets import AnyTarget, Verdict
from linja.ground.kernel.targets.proposals import Doubt
from linja.ground.kernel.vocabulary import Attainment


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """A target as it is proposed or set. ``subject``: what it was set in, as ``requirement:12``."""

    organisation_id: int
    set_by_id: int
    subject: str
    year: int
    sentence: str
    target: AnyTarget
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """A target as it is held. ``indicators``: their codes, empty until somebody has said which."""

    id: int
    organisation_id: int
    organisation_name: str
    set_by_id: int
    set_by: str
    subject: str
    year: int
    sentence: str
    target: AnyTarget
    horizon: date | None
    state: str
    indicators: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    proposed_by: str = ""
    proposed_at: datetime | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    reason: str = ""

    def ahead(self, day: date) -> bool:
        """Whether the day by which it must be reached comes after ``day``."""
        return self.horizon is not None and self.horizon > day


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """What the figures say of one target.

    ``reason``: the sentence, in the language that was asked for. ``value``: the figure that it rests on,
    where it is one. ``expected``: when a value that is not published should come. ``ahead``: it need not be
    reached yet.
    """

    target: TargetRecord
    outcome: Attainment
    reason: str
    verdict: Verdict
    value: Figure | None = None
    expected: date | None = None
    ahead: bool = False

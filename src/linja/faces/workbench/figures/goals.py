"""Targets and what the figures say of them, as the pages show them: the one place that asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from linja.faces.workbench.figures import words
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.periods import Year
from linja.ground.kernel.targets import AnyTarget, Single, Verdict, in_signs, reason_sentence
from linja.ground.kernel.targets.limits import Target
from linja.ground.kernel.targets.types import ScopeKind
from linja.line.indicators import queries
from linja.line.indicators.records import TargetRecord


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of one organisation for one indicator, with who set it and the computed verdict, if any."""

    organisation_id: int
    indicator: str
    target: AnyTarget
    set_by: str = ""
    verdict: Verdict | None = None

    @property
    def limit(self) -> Target | None:
        """The one limit that can be drawn across a chart of the whole; None for other kinds of target."""
        whole = isinstance(self.target, Single) and self.target.scope.kind is ScopeKind.WHOLE
        return self.target.limit if isinstance(self.target, Single) and whole else None

    def reason(self, language: str) -> str:
        """The verdict's reason in a sentence."""
        return reason_sentence(self.verdict, language) if self.verdict else ""

    @property
    def signs(self) -> str:
        """As a narrow column shows it: ``< 50``."""
        return in_signs(self.target.limit) if isinstance(self.target, Single) else ""


def goals(
    actor: Actor | None, *, organisation_id: int | None = None, indicator: str = ""
) -> tuple[Goal, ...]:
    """The confirmed targets that the actor sees, of one organisation or all, of one indicator or all.

    Of one organisation they come with their verdicts for the last year that a target was set for: those of
    that year, and older ones whose day has not come. The number of questions is fixed.
    """
    if organisation_id is None:
        held = queries.targets(actor, indicator=indicator or None)
        return tuple(_goal(one, code) for one in held for code in one.indicators if indicator in {"", code})
    last = max((one.year for one in queries.targets(actor, organisation_id=organisation_id)), default=None)
    if last is None:
        return ()
    found = queries.verdicts(actor, organisation_id, Year(last), language=words.language())
    return tuple(
        _goal(one.target, code, one.verdict)
        for one in found
        for code in one.target.indicators
        if indicator in {"", code}
    )


def _goal(one: TargetRecord, code: str, verdict: Verdict | None = None) -> Goal:
    return Goal(one.organisation_id, code, one.target, one.set_by, verdict)

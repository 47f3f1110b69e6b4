"""Targets and what the figures say of them, as the pages show them: the one place that asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.targets import AnyTarget, Single, Verdict, in_signs, reason_sentence
from linja.ground.kernel.targets.limits import Target
from linja.ground.kernel.targets.types import ScopeKind


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

    One question, however many there are. None are stored yet.
    """
    return ()

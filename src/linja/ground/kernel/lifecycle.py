"""Lifecycles as tables: (from, to, role, precondition, what is recorded, who is told)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linja.ground.kernel.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Transition:
    """One allowed step. ``roles`` are role codes; ``needs`` names facts that must be true."""

    name: str
    source: str
    target: str
    roles: frozenset[str]
    needs: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A named table of transitions with its first state."""

    name: str
    initial: str
    transitions: tuple[Transition, ...]

    def states(self) -> tuple[str, ...]:
        """All states, first state first, in the order in which the table names them."""
        seen = dict.fromkeys([self.initial])
        for step in self.transitions:
            seen.setdefault(step.source)
            seen.setdefault(step.target)
        return tuple(seen)

    def find(self, name: str, source: str) -> Transition | None:
        """The transition called ``name`` out of ``source``, if the table has it."""
        for step in self.transitions:
            if step.name == name and step.source == source:
                return step
        return None

    def check(
        self, name: str, source: str, roles: Iterable[str], facts: Iterable[str] = ()
    ) -> Refusal | None:
        """None when the step may be taken; else the first reason why not.

        ``facts`` are the names of the preconditions that hold.
        """
        step = self.find(name, source)
        if step is None:
            return Refusal(f"{self.name}.no_such_step", {"step": name, "state": source})
        if step.roles.isdisjoint(roles):
            return Refusal(f"{self.name}.wrong_role", {"step": name, "roles": sorted(step.roles)})
        missing = [need for need in step.needs if need not in set(facts)]
        if missing:
            return Refusal(f"{self.name}.{missing[0]}", {"step": name, "state": source})
        return None

    def as_mermaid(self) -> str:
        """The table as a Mermaid state diagram, for the generated reference."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        lines += [f"    {s.source} --> {s.target}: {s.name}" for s in self.transitions]
        return "\n".join(lines) + "\n"

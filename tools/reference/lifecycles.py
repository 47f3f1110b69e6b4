"""Every lifecycle table of the code, as a table and as a diagram."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import linja
from linja.ground.kernel.lifecycle import Lifecycle
from tools.reference.markdown import code, listed, page, table

_HEADER = ("Step", "From", "To", "Roles", "Needs", "Records", "Tells")


def lifecycles() -> list[tuple[str, Lifecycle]]:
    """(module, table) of every ``lifecycle`` drawer, in order of module."""
    found = []
    for name in sorted(drawers("lifecycle")):
        module = importlib.import_module(name)
        found += [(name, held) for held in _tables(module)]
    return found


def drawers(drawer: str) -> Iterator[str]:
    """Names of all modules called ``drawer`` in the rooms above the ground."""
    for floor in ("people", "line", "pillars"):
        package = importlib.import_module(f"{linja.__name__}.{floor}")
        for room in pkgutil.iter_modules(package.__path__):
            inside = importlib.import_module(f"{package.__name__}.{room.name}")
            if any(one.name == drawer for one in pkgutil.iter_modules(inside.__path__)):
                yield f"{inside.__name__}.{drawer}"


def _tables(module: ModuleType) -> list[Lifecycle]:
    return [held for held in vars(module).values() if isinstance(held, Lifecycle)]


def write() -> str:
    """The page."""
    return page(
        "Lifecycles",
        "What can happen to what, by whom. A step that stands in no table cannot be taken. "
        "*Needs* are facts that must hold; each has its sentence in [refusals](refusals.md).",
        *(_section(module, held) for module, held in lifecycles()),
    )


def _section(module: str, held: Lifecycle) -> str:
    rows = [
        (
            code(step.name),
            step.source,
            step.target,
            listed(sorted(step.roles)),
            listed(step.needs),
            ", ".join(step.records) or "–",
            ", ".join(step.tells) or "–",
        )
        for step in held.transitions
    ]
    diagram = f"```mermaid\n{held.as_mermaid()}```"
    told = f"From `{module}`. First state: `{held.initial}`."
    return "\n\n".join([f"## {held.name}", told, table(_HEADER, rows), diagram])

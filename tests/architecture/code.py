"""The code as the architecture tests see it: modules as paths and syntax trees under a root."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "linja"

#: From the ground up; rooms on one step have the same number.
STEPS = (
    {"audit"},
    {"organisations"},
    {"accounts"},
    {"notices"},
    {"approvals", "intake", "search"},
    {"indicators"},
    {"requirements"},
    {"reporting"},
    {"reviews"},
    {"publication", "meetings", "projects", "allocations"},
    {"steering", "national_services", "plans"},
)


def step_of(label: str) -> int | None:
    """The height of a room; None for what is no domain room."""
    return next((height for height, rooms in enumerate(STEPS) if label in rooms), None)


@dataclass(frozen=True)
class Module:
    """One source file."""

    path: Path
    root: Path

    @property
    def parts(self) -> tuple[str, ...]:
        """``("line", "requirements", "models")``."""
        return self.path.relative_to(self.root).with_suffix("").parts

    @property
    def room(self) -> tuple[str, ...]:
        """``("line", "requirements")``."""
        return self.parts[:2]

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return _tree(self.path, self.path.stat().st_mtime_ns)

    def place(self, node: ast.AST) -> str:
        """Where something stands."""
        return f"{'/'.join(self.parts)}.py:{getattr(node, 'lineno', 0)}"

    def nodes(self, *kinds: type) -> Iterator[ast.AST]:
        """The nodes of the kinds."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


@cache
def _tree(path: Path, _changed: int) -> ast.Module:
    # Several walls look at the same four hundred files.
    return ast.parse(path.read_text(encoding="utf-8"))


def modules(root: Path = PACKAGE) -> list[Module]:
    """Every module under ``root``, migrations left out."""
    return [Module(path, root) for path in sorted(root.rglob("*.py")) if "migrations" not in path.parts]


def planted(folder: Path, place: str, source: str) -> list[Module]:
    """A package with one module in it, for planting a fault."""
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return modules(folder)

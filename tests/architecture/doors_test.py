"""A room is entered through its doors only."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.code import Module, modules, planted

#: ``records``: the frozen types that queries answer; ``phrases`` and ``rules``: words and types of refusals;
#: ``calculations``: pure, so that nobody can reach anything through them.
DOORS = {"queries", "actions", "lifecycle", "content", "phrases", "rules", "records", "calculations"}
#: Words as code, which everybody may read, and the ways in which actions act and questions are kept.
ALSO = {
    ("people", "accounts"): {"roles"},
    ("people", "organisations"): {"kinds"},
    ("people", "audit"): {"acting", "kept"},
}
DOMAIN = {"people", "line", "pillars"}


def side_doors(code: Iterable[Module]) -> list[str]:
    """Imports that enter a room otherwise."""
    return [
        f"{module.place(node)} enters {name}"
        for module in code
        for node in module.nodes(ast.Import, ast.ImportFrom)
        for name in imported(module, node)
        if not through_a_door(module, name)
    ]


def imported(module: Module, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level:
        yield "relative import"
    elif isinstance(node, ast.ImportFrom) and node.module:
        # ``from linja.line.requirements import queries`` names the drawer last.
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def through_a_door(module: Module, name: str) -> bool:
    if name == "relative import":
        return False
    parts = name.split(".")
    if parts[0] != "linja" or len(parts) < 4 or parts[1] not in DOMAIN:
        return True
    room = (parts[1], parts[2])
    return room == module.room or parts[3] in DOORS | ALSO.get(room, set())


def test_rooms_are_entered_through_their_doors() -> None:
    assert side_doors(modules()) == []


@pytest.mark.fault
@pytest.mark.parametrize(
    "line",
    [
        "from linja.line.requirements.models import Requirement",
        "from linja.line.requirements import models",
        "import linja.line.requirements.models",
        "from linja.people.accounts.middleware import ActorMiddleware",
        "from .models import Requirement",
    ],
)
def test_a_side_door_is_seen(tmp_path: Path, line: str) -> None:
    assert len(side_doors(planted(tmp_path, "faces/workbench/page.py", line))) == 1


def test_a_door_is_no_side_door(tmp_path: Path) -> None:
    line = "from linja.line.requirements import queries\nfrom linja.people.accounts.roles import AUDITOR"
    assert side_doors(planted(tmp_path, "faces/workbench/page.py", line)) == []

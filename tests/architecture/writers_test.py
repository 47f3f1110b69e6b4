"""Only actions write; faces and all other drawers read and ask."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.code import Module, modules, planted

#: Methods that only a manager or a queryset has.
ALWAYS = {
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "abulk_create",
    "aupdate_or_create",
}
#: Methods that other things have too: they count when called on a manager, or on a chain that comes from one.
ON_A_QUERYSET = {"create", "update", "delete", "acreate", "aupdate", "adelete"}


def writers(code: Iterable[Module]) -> list[str]:
    """Calls that write outside the drawers that may."""
    return [
        f"{module.place(node)} calls {node.func.attr}"
        for module in code
        if not may_write(module)
        for node in module.nodes(ast.Call)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes(node, node.func)
    ]


def may_write(module: Module) -> bool:
    return "actions" in module.parts[2:3] or module.parts[0] == "ground"


def writes(call: ast.Call, method: ast.Attribute) -> bool:
    if method.attr in ALWAYS:
        return True
    if method.attr == "save":
        # ``workbook.save(file)`` is no row; ``super().save(...)`` is a model's own definition.
        return not call.args and "super" not in ast.dump(method.value)
    return method.attr in ON_A_QUERYSET and "attr='objects'" in ast.dump(method.value)


def test_only_actions_write() -> None:
    assert writers(modules()) == []


@pytest.mark.fault
@pytest.mark.parametrize(
    "line",
    [
        "requirement.save()",
        "requirement.save(update_fields=['state'])",
        "Requirement.objects.create(text='')",
        "Requirement.objects.filter(pk=1).update(text='')",
        "Requirement.objects.filter(pk=1).exclude(x=2).delete()",
        "rows.bulk_update([], ['text'])",
        "Requirement.objects.get_or_create(pk=1)",
    ],
)
@pytest.mark.parametrize("place", ["faces/workbench/page.py", "line/requirements/queries.py"])
def test_a_writer_is_seen(tmp_path: Path, place: str, line: str) -> None:
    assert len(writers(planted(tmp_path, place, line))) == 1


@pytest.mark.parametrize("line", ["facts.update(a=1)", "workbook.save(file)", "super().save()"])
def test_other_things_are_no_writers(tmp_path: Path, line: str) -> None:
    assert writers(planted(tmp_path, "line/requirements/queries.py", line)) == []


@pytest.mark.parametrize("place", ["line/requirements/actions.py", "line/requirements/actions/changes.py"])
def test_actions_may_write(tmp_path: Path, place: str) -> None:
    assert writers(planted(tmp_path, place, "requirement.save()")) == []

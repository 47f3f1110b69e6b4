"""Files end at 400 lines, functions at 40."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, ROOT, Module, modules, planted

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40


def too_long(code: Iterable[Module], *, functions: bool = True) -> list[str]:
    """Files and functions over the limits."""
    found = []
    for module in code:
        lines = len(module.path.read_text(encoding="utf-8").splitlines())
        if lines > LINES_OF_A_FILE:
            found.append(f"{'/'.join(module.parts)}.py has {lines} lines")
        for node in module.nodes(ast.FunctionDef, ast.AsyncFunctionDef) if functions else ():
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LINES_OF_A_FUNCTION:
                found.append(f"{module.place(node)} {node.name} has {length} lines")
    return found


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "tools"], ids=["src", "tools"])
def test_nothing_is_too_long(folder: Path) -> None:
    assert too_long(modules(folder)) == []


def test_no_test_file_is_too_long() -> None:
    # A test may be long when it is a table or a walk; its file may not.
    assert too_long(modules(ROOT / "tests"), functions=False) == []


@pytest.mark.fault
def test_a_long_file_is_seen(tmp_path: Path) -> None:
    code = planted(tmp_path, "line/requirements/queries.py", "a = 1\n" * 401)
    assert too_long(code) == ["line/requirements/queries.py has 401 lines"]


@pytest.mark.fault
def test_a_long_function_is_seen(tmp_path: Path) -> None:
    code = planted(tmp_path, "line/requirements/queries.py", "def f():\n" + "    a = 1\n" * 40)
    assert too_long(code) == ["line/requirements/queries.py:1 f has 41 lines"]

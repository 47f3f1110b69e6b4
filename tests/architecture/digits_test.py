"""``"¹".isdigit()`` is true and ``int("¹")`` fails: what becomes a number is asked ``isdecimal``."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.code import Module, modules, planted

TOO_WIDE = {"isdigit", "isnumeric"}


def asks_too_widely(code: Iterable[Module]) -> list[str]:
    return [
        f"{module.place(node)} asks {node.attr}"
        for module in code
        for node in module.nodes(ast.Attribute)
        if isinstance(node, ast.Attribute) and node.attr in TOO_WIDE
    ]


def test_digits_are_those_that_int_reads() -> None:
    assert asks_too_widely(modules()) == []


@pytest.mark.fault
@pytest.mark.parametrize(
    ("source", "faults"), [("a.isdigit()", 1), ("map(str.isnumeric, a)", 1), ("a.isdecimal()", 0)]
)
def test_a_wide_question_is_seen(tmp_path: Path, source: str, faults: int) -> None:
    assert len(asks_too_widely(planted(tmp_path, "line/room/queries.py", source))) == faults

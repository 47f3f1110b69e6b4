"""The field's words are the code's words: every code name of the glossary stands in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, ROOT

_CODE = re.compile(r"`([^`]+)`")


def code_names(glossary: str) -> list[str]:
    """Code names in the third column, in order; the heading row has none."""
    rows = [line.strip().strip("|").split("|") for line in glossary.splitlines() if line.startswith("|")]
    return [name for row in rows if len(row) == 4 for name in _CODE.findall(row[2])]


def missing(names: list[str], package: Path) -> list[str]:
    """Names that stand nowhere in the code: ``Kind.VALUE`` is a value of that class, the rest are words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))]
    return [name for name in names if not any(_stands(name, text) for text in texts)]


def _stands(name: str, text: str) -> bool:
    owner, _, value = name.rpartition(".")
    if owner[:1].isupper():
        body = re.search(rf"^class {owner}\b.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
        return body is not None and re.search(rf"^\s+{value}\b", body.group(0), re.MULTILINE) is not None
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def test_every_code_name_stands_in_the_code() -> None:
    names = code_names((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
    assert len(names) > 50
    assert missing(names, PACKAGE) == []


def test_every_row_has_four_columns() -> None:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("|") and line.count("|") != 5] == []


@pytest.mark.fault
def test_a_name_that_is_gone_is_seen(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text(
        'class Kind(StrEnum):\n    """What."""\n\n    GOAL = "mål"\n\n\nclass Other:\n    TASK = "oppgave"\n',
        encoding="utf-8",
    )
    names = code_names("| a | b | `Kind.GOAL`, `Kind.TASK` | `ignored` |\n| a | b | `Other`, `goal` | c |")
    assert missing(names, tmp_path) == ["Kind.TASK", "goal"]

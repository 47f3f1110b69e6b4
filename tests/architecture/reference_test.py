"""docs/reference says what the code says: every page is written anew and compared."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from linja.ground.kernel.lifecycle import Lifecycle
from linja.line.reporting import lifecycle as reporting
from linja.people.accounts import phrases
from tests.architecture.code import ROOT
from tools.reference import json_shape, refusals, settings
from tools.reference.pages import write_all

REFERENCE = ROOT / "docs" / "reference"
#: Measured, not written from the code.
MEASURED = {"benchmarks.md", "load.md"}


def drifted(kept: Path, folder: Path) -> list[str]:
    """Names of pages that differ from what the code would write today, or that nobody writes."""
    write_all(folder)
    fresh = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    held = {path.name: path.read_text(encoding="utf-8") for path in kept.iterdir()}
    return sorted(
        name for name in (fresh.keys() | held.keys()) - MEASURED if fresh.get(name) != held.get(name)
    )


def test_the_reference_says_what_the_code_says(tmp_path: Path) -> None:
    assert drifted(REFERENCE, tmp_path) == [], "write it anew: make reference"


def test_writing_twice_gives_the_same(tmp_path: Path) -> None:
    write_all(tmp_path / "one")
    assert drifted(tmp_path / "one", tmp_path / "two") == []


def test_every_refusal_has_a_sentence() -> None:
    assert refusals.wordless() == []


def test_every_setting_is_explained_and_no_other() -> None:
    assert settings.explained() == settings.read_by_the_code()


def test_the_json_page_names_what_a_reading_gives() -> None:
    given = json_shape.read_sample()
    assert set(given) == {*json_shape.PARTS, "warnings"}
    fields = {
        key: {field.name for field in dataclasses.fields(record)}
        for key, record in json_shape.PARTS.items()
        if given[key]
    }
    first = {key: given[key] if key == "document" else given[key][0] for key in fields}
    assert {key: set(one) for key, one in first.items()} == fields
    known = {f"{one.__name__}.{field.name}" for one in _records() for field in dataclasses.fields(one)}
    assert set(json_shape.MEANINGS) - known == set()


def _records() -> list[type]:
    return [*json_shape.PARTS.values(), *json_shape._INSIDE]


@pytest.mark.fault
def test_a_changed_lifecycle_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [step for step in reporting.REPORT.transitions if step.name != "correct"]
    shorter = Lifecycle("reporting", reporting.DRAFT, tuple(left))
    monkeypatch.setattr(reporting, "REPORT", shorter)
    assert drifted(REFERENCE, tmp_path) == ["lifecycles.md", "permissions.md"]


@pytest.mark.fault
def test_a_renamed_role_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(phrases.ROLE_NAMES, "auditor", "Inspector")
    assert drifted(REFERENCE, tmp_path) == ["permissions.md"]


@pytest.mark.fault
def test_a_page_that_nobody_writes_is_seen(tmp_path: Path) -> None:
    write_all(tmp_path / "kept")
    (tmp_path / "kept" / "old.md").write_text("# Old", encoding="utf-8")
    (tmp_path / "kept" / "json.md").unlink()
    assert drifted(tmp_path / "kept", tmp_path / "fresh") == ["json.md", "old.md"]


@pytest.mark.fault
def test_an_unexplained_setting_is_seen(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text(
        "import os\nos.environ.get('LINJA_A')\nos.environ['LINJA_B']\n_flag('LINJA_C')\nx.get('LINJA_D')\n",
        encoding="utf-8",
    )
    assert settings.read_by_the_code(tmp_path) == {"LINJA_A", "LINJA_B", "LINJA_C"}


@pytest.mark.fault
def test_a_refusal_without_words_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "answered", lambda: {"reporting.not_found", "reporting.never_worded"})
    assert refusals.wordless() == ["reporting.never_worded"]

"""What others have made stands in THIRD_PARTY.md, with the version that is carried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.code import ROOT

PAGE = ROOT / "THIRD_PARTY.md"
FOLDERS = ("src", "tools", "definitions")
#: Files that nobody writes by hand, and files that come with other people's work.
CARRIED = {".woff2", ".woff", ".otf", ".ttf", ".whl", ".wasm"}
SIGNS = re.compile(r"^(?:LICEN[CS]E|VERSION\b|COPYING|NOTICE)|\.min\.(?:js|css)$")
_ROW = re.compile(
    r"^\|[^|]+\| (?P<version>[^|]+?) \| (?P<licence>[^|]+?) \| `(?P<where>[^`]+)` \|", re.MULTILINE
)


def carried(root: Path) -> set[str]:
    """Folders with other people's work in them."""
    files = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return {
        path.parent.relative_to(root).as_posix()
        for path in files
        if path.suffix in CARRIED or SIGNS.search(path.name)
    }


def listed(page: str) -> dict[str, str]:
    """Folder and version of each row."""
    return {row["where"]: row["version"] for row in _ROW.finditer(page)}


def wrong_versions(root: Path, rows: dict[str, str]) -> list[str]:
    """Rows whose version is not the one that the folder's own VERSION, or the wheel's name, tells."""
    found = []
    for where, version in rows.items():
        told = [path.read_text(encoding="utf-8") for path in (root / where).glob("VERSION")]
        told += [path.read_text(encoding="utf-8")[:200] for path in (root / where).glob("LICENSE-*.txt")]
        told += [path.name for path in (root / where).glob("*.whl")]
        if not any(version in one for one in told):
            found.append(where)
    return found


def test_everything_carried_is_listed_and_nothing_else() -> None:
    assert set(listed(PAGE.read_text(encoding="utf-8"))) == carried(ROOT)


def test_the_versions_are_those_carried() -> None:
    assert wrong_versions(ROOT, listed(PAGE.read_text(encoding="utf-8"))) == []


@pytest.mark.fault
@pytest.mark.parametrize("name", ["vendor/new/VERSION", "vendor/new/a.min.js", "fonts/A.otf"])
def test_an_unlisted_part_is_seen(tmp_path: Path, name: str) -> None:
    path = tmp_path / "src" / name
    path.parent.mkdir(parents=True)
    path.touch()
    assert carried(tmp_path) == {f"src/{Path(name).parent.as_posix()}"}


@pytest.mark.fault
def test_an_old_version_is_seen(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "VERSION").write_text("htmx.org 2.0.12 (0BSD)", encoding="utf-8")
    rows = listed("| htmx | 2.0.11 | 0BSD | `src` | motion |")
    assert wrong_versions(tmp_path, rows) == ["src"]

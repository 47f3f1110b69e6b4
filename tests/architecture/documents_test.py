"""What the documents of the repository point to is there, and the README lists the rooms that are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.code import PACKAGE, ROOT

_LINK = re.compile(r"\]\(([^)#\s]+)?(?:#([\w-]+))?\)")
#: Paths written as code. What has a star, a blank or capitals in it is a pattern, a command or a placeholder.
_PATH = re.compile(r"`((?:src|tests|tools|docs|definitions)/[a-z0-9_./-]+)`")
_PICTURE = re.compile(r'<img src="([^"]+)"')
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_ROOM = re.compile(r"^\| (?:`(\w+)`)? *\| `(\w+)` \|", re.MULTILINE)


def documents(root: Path) -> list[Path]:
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def dead(root: Path) -> list[str]:
    """Links and paths that lead nowhere, as ``document: target``."""
    found = []
    for path in documents(root):
        text = _FENCE.sub("", path.read_text(encoding="utf-8"))
        for target, anchor in _LINK.findall(text):
            if not target.startswith("http") and not _leads(path, target, anchor):
                found.append(f"{path.relative_to(root)}: {target}{'#' if anchor else ''}{anchor}")
        found += [
            f"{path.relative_to(root)}: {one}"
            for one in _PICTURE.findall(text)
            if not (path.parent / one).exists()
        ]
        found += [
            f"{path.relative_to(root)}: {one}" for one in _PATH.findall(text) if not (root / one).exists()
        ]
    return found


def _leads(path: Path, target: str, anchor: str) -> bool:
    goal = path.parent / target if target else path
    if not goal.exists():
        return False
    return not anchor or anchor in {_slug(line) for line in goal.read_text(encoding="utf-8").splitlines()}


def _slug(line: str) -> str:
    heading = re.match(r"#+ (.+)", line)
    return re.sub(r"[^\w -]", "", heading[1].lower()).replace(" ", "-") if heading else ""


def rooms_told(readme: str) -> set[str]:
    """``floor/room`` of each row; the floor is named in its first row only."""
    floor, found = "", set()
    for named, room in _ROOM.findall(readme):
        floor = named or floor
        found.add(f"{floor}/{room}")
    return found


def rooms(package: Path) -> set[str]:
    return {"/".join(path.parent.relative_to(package).parts) for path in package.glob("*/*/__init__.py")}


def test_nothing_points_nowhere() -> None:
    assert dead(ROOT) == []


def test_the_readme_lists_the_rooms() -> None:
    assert rooms_told((ROOT / "README.md").read_text(encoding="utf-8")) == rooms(PACKAGE)


def test_every_decision_says_what_and_why() -> None:
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md")
    }
    numbers = [re.match(r"# (\d+)\. ", text) for text in texts.values()]
    told = [int(number[1]) if number else None for number in numbers]
    assert told == [int(name[:4]) for name in texts]
    tables = {"0004-dependencies.md"}
    assert [name for name, text in texts.items() if "**Decided" not in text and name not in tables] == []


@pytest.mark.fault
def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A b\n[x](a.md#a-b) [y](a.md#c)\n", encoding="utf-8")
    (tmp_path / "README.md").write_text(
        '[x](docs/a.md) [y](docs/b.md) `src/none.py` <img src="c.svg">\n', encoding="utf-8"
    )
    assert dead(tmp_path) == [
        "README.md: docs/b.md",
        "README.md: c.svg",
        "README.md: src/none.py",
        "docs/a.md: a.md#c",
    ]


@pytest.mark.fault
def test_an_unlisted_room_is_seen() -> None:
    table = "| floor | room | for |\n|---|---|---|\n| `line` | `search` | x |\n| | `intake` | y |\n"
    assert rooms_told(table) == {"line/search", "line/intake"}
    assert rooms_told(table) != rooms(PACKAGE)

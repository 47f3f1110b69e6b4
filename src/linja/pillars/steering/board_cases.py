"""The words of a board case: ``definitions/board_cases``, read once, checked, frozen. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from linja.ground.kernel import governed
from linja.pillars.steering.records.board_case import COUNTED

LANGUAGES = ("nb", "nn")
#: Every text that must be there, by its place in the file.
TEXTS = (
    "title.year",
    "title.part",
    "subtitle",
    "without_number",
    "meeting",
    "recommendation.title",
    "recommendation.points.figures",
    "recommendation.points.deviations",
    "recommendation.points.gaps",
    "background.title",
    "background.text",
    "status.title",
    "status.sum",
    "status.columns.area",
    "status.columns.total",
    *(f"status.columns.{key}" for key in COUNTED),
    "deviations.title",
    "deviations.none",
    "deviations.late",
    *(f"deviations.columns.{key}" for key in ("requirement", "status", "cause", "measures", "expected")),
    "promises.title",
    "promises.passed",
    *(f"promises.columns.{key}" for key in ("day", "promise", "requirement")),
    "gaps.title",
    "other_area",
    "not_said",
)


class BoardCaseError(ValueError):
    """Words of a board case that are not all there; the message says which."""


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The words of one written language, by their place in the file."""

    texts: Mapping[str, str]
    #: First points of the recommendation, for a whole year and for a part of it.
    first_points: Mapping[str, tuple[str, ...]]

    def say(self, place: str, **facts: object) -> str:
        """One text, filled."""
        return self.texts[place].format(**facts)


def words(folder: Path, language: str) -> CaseWords:
    """The words of a report's language; a report in another language gets bokmål."""
    return _read(folder)["nn" if language == "nn" else "nb"]


@cache
def _read(folder: Path) -> Mapping[str, CaseWords]:
    path = folder / "board_cases" / "board_case.yaml"
    return parsed(governed.loaded(path))


def parsed(data: Any) -> Mapping[str, CaseWords]:
    """By language; :class:`BoardCaseError` when a text is missing."""
    if not isinstance(data, dict) or data.get("schema") != 1:
        raise BoardCaseError("schema must be 1")
    return {language: _words(data, language) for language in LANGUAGES}


def _words(data: Mapping[str, Any], language: str) -> CaseWords:
    texts = {place: _text(_at(data, place), place, language) for place in TEXTS}
    points = {
        when: tuple(_text(one, when, language) for one in _at(data, f"recommendation.points.{when}"))
        for when in ("year", "part")
    }
    return CaseWords(texts, points)


def _at(data: Any, place: str) -> Any:
    found = data
    for key in place.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    if found is None:
        raise BoardCaseError(f"{place} is missing")
    return found


def _text(found: Any, place: str, language: str) -> str:
    if not isinstance(found, dict) or not str(found.get(language) or "").strip():
        raise BoardCaseError(f"{place} lacks {language}")
    return str(found[language])

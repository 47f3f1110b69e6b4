"""What Linja proposes in print when answers become one: ``definitions/phrases``, read once, checked, frozen.

No Django.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from linja.ground.kernel import governed
from linja.ground.kernel.vocabulary import Attainment, Cause

LANGUAGES = ("nb", "nn")
GROUPS = frozenset({"hf", "private_non_profit", "mixed", "clinic", "other"})
SENTENCES = frozenset(
    {
        "all",
        "both",
        "all_but",
        "some",
        "none",
        "names",
        "all_who_reported",
        "none_who_reported",
        "partly",
        "not",
        "unknown",
        "missing",
    }
)
Texts = Mapping[str, str]


class WordingError(ValueError):
    """A wording that does not hold what it must; the message says where."""


@dataclass(frozen=True, slots=True)
class Group:
    """How several units are spoken of: ``plural`` of them, ``all`` of them, ``one`` of them."""

    plural: str
    all: str
    one: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one written language."""

    groups: Mapping[str, Group]
    numerals: Sequence[str]
    done: Texts
    sentences: Texts
    labels: Texts
    causes: Texts
    attainments: Texts
    joint: Texts
    and_: str

    def numeral(self, number: int, group: Group) -> str:
        """A number as it is printed in a sentence: in letters to twelve."""
        if number == 1:
            return group.one
        return self.numerals[number - 2] if 2 <= number < len(self.numerals) + 2 else str(number)

    def joined(self, names: Sequence[str]) -> str:
        """Several names as one enumeration."""
        return self.and_.join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def merging(folder: Path, language: str) -> Wording:
    """The words of a report's language; a report in another language gets bokmål."""
    return _read(folder)[0]["nn" if language == "nn" else "nb"]


def unit_order(folder: Path, name: str) -> tuple[str, ...]:
    """The order in which the organisation names its units; empty when none is prescribed."""
    return _read(folder)[1].get(name, ())


@cache
def _read(folder: Path) -> tuple[Mapping[str, Wording], Mapping[str, tuple[str, ...]]]:
    path = folder / "phrases" / "merging.yaml"
    return parsed(governed.loaded(path))


def parsed(data: Any) -> tuple[Mapping[str, Wording], Mapping[str, tuple[str, ...]]]:
    """Words by language, and the units' order by organisation; else :class:`WordingError`."""
    _require(isinstance(data, dict) and data.get("schema") == 1, "schema must be 1")
    order = {str(name): tuple(str(one) for one in units) for name, units in data.get("order", {}).items()}
    for name, units in order.items():
        _require(len(set(units)) == len(units), f"{name}: a unit is named twice")
    return {language: _wording(data, language) for language in LANGUAGES}, order


def _wording(data: Mapping[str, Any], language: str) -> Wording:
    groups = _said(data, "groups", GROUPS, language)
    numerals = data.get("numerals", {}).get(language, ())
    _require(len(numerals) > 0, f"numerals: lacks {language}")
    return Wording(
        groups={key: Group(**one) for key, one in groups.items()},
        numerals=tuple(numerals),
        done=_said(data, "done", {"mål", "krav", "other"}, language),
        sentences=_said(data, "sentences", SENTENCES, language),
        labels=_said(data, "labels", {"cause", "measures", "expected"}, language),
        causes=_said(data, "causes", {cause.value for cause in Cause}, language),
        attainments=_said(data, "attainments", {one.value for one in Attainment}, language),
        joint=_said(data, "joint", {"led", "delegated", "addition"}, language),
        and_=data["and"][language],
    )


def _said(data: Mapping[str, Any], name: str, keys: Any, language: str) -> dict[str, Any]:
    found = data.get(name)
    _require(isinstance(found, dict) and set(found) == set(keys), f"{name}: wrong keys")
    for key, words in found.items():  # type: ignore[union-attr]
        _require(bool(words.get(language)), f"{name} {key}: lacks {language}")
    return {key: words[language] for key, words in found.items()}  # type: ignore[union-attr]


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise WordingError(message)

"""Targets in the reader's words: what must be reached, of which indicator, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from linja.ground.kernel.targets import measured_in, target_words
from linja.line.indicators import phrases
from linja.line.indicators import queries as indicators
from linja.line.indicators.records import TargetRecord


@dataclass(frozen=True, slots=True)
class Shown:
    """A target with its words. ``indicators``: their names, or the sentence's words where nobody has said."""

    it: TargetRecord
    words: str
    indicators: str
    known: bool
    doubts: tuple[Any, ...]


def language() -> str:
    """The reader's."""
    return get_language() or "nb"


def shown(one: TargetRecord) -> Shown:
    """The target as lists and pages show it."""
    defined = indicators.definitions().indicators
    named = [
        defined[what].short.say(language()) if what in defined else f"«{what}»"
        for what in measured_in(one.target)
        if what
    ]
    known = all(what in defined for what in measured_in(one.target))
    doubts = tuple(phrases.DOUBTS[doubt.value] for doubt in one.doubts)
    return Shown(one, target_words(one.target, language()), ", ".join(named), known, doubts)

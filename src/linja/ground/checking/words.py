"""The sentence of a finding, from its code and facts, in nb, nn and en."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from linja.ground.checking.findings import Finding

Sentences = Mapping[str, tuple[str, str, str]]
_ROOM = __name__.rpartition(".")[0]
_PLACES = {"nb": 0, "nn": 1, "en": 2}


@cache
def sentences() -> Sentences:
    """All sentences of the room: each module ``words_…`` of it holds those of its own checks."""
    joined: dict[str, tuple[str, str, str]] = {}
    for info in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if info.name.startswith("words_"):
            joined |= importlib.import_module(f"{_ROOM}.{info.name}").SENTENCES
    return joined


def sentence(finding: Finding, language: str = "nb") -> str:
    """What does not agree, in ``nb``, ``nn`` or ``en`` (other languages: ``nb``).

    Raises ``KeyError`` for a code without words, or words that ask for a fact which the finding lacks.
    """
    return sentences()[finding.code][_PLACES.get(language, 0)].format_map(finding.facts)

"""Differences word by word, for two wordings beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words: ``same``, ``removed`` or ``added``."""

    kind: str
    text: str


def word_diff(before: str, after: str) -> tuple[Part, ...]:
    """The parts that lead from ``before`` to ``after``; joining same+added gives ``after`` exactly."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    parts: list[Part] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(Part("same", "".join(new[b0:b1])))
            continue
        if a1 > a0:
            parts.append(Part("removed", "".join(old[a0:a1])))
        if b1 > b0:
            parts.append(Part("added", "".join(new[b0:b1])))
    return tuple(parts)

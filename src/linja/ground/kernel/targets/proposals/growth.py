"""The golden rule in a sentence: higher growth in these areas than in somatics, and how it is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from linja.ground.kernel.targets.proposals import words
from linja.ground.kernel.targets.proposals.parts import Sentence, areas_in
from linja.ground.kernel.targets.proposals.types import Doubt, Part, Proposal
from linja.ground.kernel.targets.types import Single, golden_rule

_WAITING: Final = "ventetid"
_LAST: Final = date.max


def golden(sentences: Sequence[Sentence], limited: Sequence[Single]) -> Iterator[Proposal]:
    """The rule as a matrix. ``limited``: the limits read from the same text; the earliest are the rule's."""
    for at, sentence in enumerate(sentences):
        found = words.GROWTH.search(sentence.text)
        if found is None:
            continue
        areas = tuple(name for one in areas_in(found["between"]) for name in one.names)
        if not areas:
            continue
        named = _measures(found["between"]) or _measured_by(sentences[at:])
        waits = _waits(areas, limited) if _WAITING in named else ()
        growing = tuple(one for one in named if one != _WAITING) or ("kostnader", "aktivitet")
        target = golden_rule(areas, "somatikk", growing=growing, limited={_WAITING: waits} if waits else {})
        doubts = [Doubt.MEASURES_NOT_NAMED] if not named else []
        doubts += [Doubt.LIMIT_NOT_FOUND] if _WAITING in named and not waits else []
        parts = (sentence.part(Part.LIMIT, found.span()), sentence.part(Part.GROUP, found.span("between")))
        yield Proposal(target, parts, tuple(doubts))


def _measures(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in words.MEASURES if pattern.search(text))


def _measured_by(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    for sentence in sentences:
        if found := words.MEASURED_BY.search(sentence.text):
            return _measures(found["by"])
    return ()


def _waits(areas: Sequence[str], limited: Sequence[Single]) -> tuple[Single, ...]:
    """For each area the limit with the earliest horizon; none, unless all areas have one."""
    held = [
        min(
            (one for one in limited if one.group == area),
            key=lambda one: one.limit.horizon or _LAST,
            default=None,
        )
        for area in areas
    ]
    return tuple(one for one in held if one is not None) if None not in held else ()

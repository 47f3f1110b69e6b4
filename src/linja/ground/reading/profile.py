"""The document's own habits, estimated from the document: they weigh the cues when it is decoded."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from linja.ground.reading.blocks import Block

#: Weight of the expectation against what the document itself shows.
_PRIOR = 6.0


@dataclass(slots=True)
class Profile:
    """Weights learned from a first decoding. Empty tables mean: nothing learned yet."""

    #: Whether the document prefers to print a status line under each requirement (0 to 1).
    status_lines: float = 0.0
    #: (state family, bullet glyph or "") → weight.
    glyph: dict[tuple[str, str], float] = field(default_factory=dict)
    #: (from family, to family, spacing class) → weight.
    spacing: dict[tuple[str, str, str], float] = field(default_factory=dict)
    #: (state family, look) → weight.
    look: dict[tuple[str, str], float] = field(default_factory=dict)
    #: Share of requirements that have an answer of their own before the next one comes.
    answered: float = 0.7
    answers: bool = True
    #: Whether blank lines part paragraphs in this document.
    gaps_speak: bool = True


def look_of(block: Block) -> str:
    """The typographic look, where layout tells it."""
    hint = block.first.layout
    if hint is None:
        return ""
    size = f"{hint.size:.0f}" if hint.size else ""
    return f"{'b' if hint.bold else ''}{'i' if hint.italic else ''}{size}{hint.style or ''}"


def spacing_key(block: Block) -> str:
    """The spacing above a block as a symbol."""
    return "p" if block.first.page_break else str(block.space)


FAMILY = {"R": "R", "L": "R", "C": "R", "A": "A", "T": "T", "S": "S", "H": "H", "P": "P", "N": "N"}


def learn(blocks: Sequence[Block], answers: bool) -> Profile:
    """Habits from decoded blocks (their ``state`` is set)."""
    profile = Profile(answers=answers)
    starts = [i for i, block in enumerate(blocks) if block.state in {"R", "L"}]
    if starts:
        own = [i for i in starts if blocks[i].state == "R"]
        profile.answered = sum(_answer_follows(blocks, i) for i in own) / (len(own) + 1)
        profile.status_lines = sum(_status_follows(blocks, i) for i in starts) / len(starts)
    _learn_glyphs(profile, blocks)
    _learn_spacing(profile, blocks)
    _learn_looks(profile, blocks)
    return profile


def _status_follows(blocks: Sequence[Block], i: int) -> bool:
    for block in blocks[i + 1 :]:
        if block.state == "T":
            return True
        if block.state not in {"C", "R", "L"}:
            return False
    return False


def _answer_follows(blocks: Sequence[Block], i: int) -> bool:
    after = next((block.state for block in blocks[i + 1 :] if block.state != "C"), "")
    return after in {"T", "A"}


def _learn_glyphs(profile: Profile, blocks: Sequence[Block]) -> None:
    """How much more often requirements than answers carry each bullet (or none)."""
    starts = Counter(block.bullet or "" for block in blocks if block.state in {"R", "L"})
    answers = Counter(block.bullet or "" for block in blocks if block.state == "A")
    total_r, total_a = sum(starts.values()), sum(answers.values())
    glyphs = set(starts) | set(answers)
    for glyph in glyphs:
        p = (starts[glyph] + _PRIOR / 2) / (total_r + _PRIOR)
        q = (answers[glyph] + _PRIOR / 2) / (total_a + _PRIOR)
        weight = max(-2.5, min(2.5, math.log(p / q)))
        profile.glyph["R", glyph] = weight


def _learn_spacing(profile: Profile, blocks: Sequence[Block]) -> None:
    """Which spacing stands between an answer's paragraphs, and which between requirement and answer."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    everywhere: Counter[str] = Counter()
    for before, block in itertools.pairwise(blocks):
        if block.bullet or before.bullet:
            continue
        pair = (_side(before), _target(block))
        seen.setdefault(pair, Counter())[spacing_key(block)] += 1
        everywhere[spacing_key(block)] += 1
    total = sum(everywhere.values()) or 1
    for (source, target), counts in seen.items():
        if source not in "RA" or target not in "RAC":
            continue
        n = sum(counts.values())
        for key in everywhere:
            base = (everywhere[key] + 1) / (total + len(everywhere))
            here = (counts[key] + _PRIOR * base) / (n + _PRIOR)
            profile.spacing[source, target, key] = max(-2.0, min(2.0, math.log(here / base)))


def _side(block: Block) -> str:
    return FAMILY.get(block.state, "N")


def _target(block: Block) -> str:
    return block.state if block.state in {"R", "L", "A", "C"} else FAMILY.get(block.state, "N")


def _learn_looks(profile: Profile, blocks: Sequence[Block]) -> None:
    asked = Counter(look_of(b) for b in blocks if b.state in {"R", "L", "C"})
    answered = Counter(look_of(b) for b in blocks if b.state == "A")
    if len(set(asked) | set(answered)) < 2:
        return
    total_r, total_a = sum(asked.values()), sum(answered.values())
    for look in set(asked) | set(answered):
        p = (asked[look] + _PRIOR / 2) / (total_r + _PRIOR)
        q = (answered[look] + _PRIOR / 2) / (total_a + _PRIOR)
        weight = max(-3.0, min(3.0, math.log(p / q)))
        profile.look["R", look] = weight

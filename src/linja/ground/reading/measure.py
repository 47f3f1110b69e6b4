"""The cues of every block that do not depend on how its neighbours are read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from linja.ground.reading import cues
from linja.ground.reading.blocks import Block
from linja.ground.reading.headings import title_score
from linja.ground.reading.profile import spacing_key
from linja.ground.reading.steps import SUB_GLYPHS


def status_guess(blocks: Sequence[Block]) -> float:
    """Share of status lines among openings that ask."""
    statuses = sum(block.first.is_status for block in blocks)
    asking = sum(block.cues["asked"] >= 3.5 and block.cues["told"] < 2 for block in blocks)
    return min(1.0, statuses / max(1, asking)) if statuses >= 3 else 0.0


def measure(blocks: Sequence[Block], answers: bool = True) -> None:
    """All cues of each block that do not depend on its neighbours' states."""
    seen: dict[str, int] = {}
    stem_open = False
    under_kind = under_goal = False
    for i, block in enumerate(blocks):
        text = block.text
        after = blocks[i + 1].first if i + 1 < len(blocks) else None
        bullet = block.bullet is not None
        block.mark, block.spacing = block.bullet, spacing_key(block)
        own_stem = _stem(blocks, i)
        title = _title(blocks, i)
        stem_open = own_stem > 0 or (stem_open and title < 6)
        if block.first.heading_level is not None:
            under_kind = block.first.heading_level == 8
            under_goal = under_kind and text.lower().startswith("mål")
        elif title > 1.8 and not bullet and not block.first.is_status:
            under_kind = under_goal = False
        asks_late = cues.asks_after_background(text, whatever=not answers) and not _asked_next(blocks, i)
        block.cues = {
            "asked": max(4.5, cues.asked(text)) if asks_late else cues.asked(text),
            "told": cues.told(text) if answers else 0.0,
            "under_kind": float(under_kind and _asks_without_heading(block)),
            "background": 0.0 if asks_late else cues.background(text),
            "stem": own_stem,
            "title": title,
            "stem_open": float(stem_open),
            "repeats": _repeats(seen, text, i, own_stem),
            "addressed": float(cues.addressed(text)),
            "continues": float(bullet and cues.continues_stem(text)),
            "changes": float(cues.changes_earlier(text)),
            "goal": float(under_goal and cues.asked(text) >= 2.4),
            "ahead": float(after is not None and (after.is_status or after.field in {"answer", "status"})),
            "lone": float(bullet and _stands_alone(blocks, i)),
            "meeting": float(cues.meeting_asks(text)),
            "parallel": float(i > 0 and text.split()[:2] == blocks[i - 1].text.split()[:2]),
            "nested": float(bullet and _under_other_mark(blocks, i)),
            "leans": float(not bullet and text[:1].islower()),
            "before_answer": 0.0,
        }


def _stem(blocks: Sequence[Block], i: int) -> float:
    """How much the block opens a list; a bullet before finer bullets never does."""
    block, bullet = blocks[i], blocks[i].bullet
    after = blocks[i + 1].first if i + 1 < len(blocks) else None
    if bullet is not None and after is not None and after.bullet in SUB_GLYPHS and after.bullet != bullet:
        return -4.0
    return cues.stem(block.text, bullet is not None)


def _asks_without_heading(block: Block) -> bool:
    return block.first.heading_level is None and (block.bullet is not None or cues.asked(block.text) > 0)


def _title(blocks: Sequence[Block], i: int) -> float:
    """How much the block looks like a title; one that is marked as a heading surely is."""
    block = blocks[i]
    if block.first.heading_level is not None:
        return 12.0
    if len(block.lines) > 1 and not (len(block.lines) <= 3 and all(line.display for line in block.lines)):
        return -4.0
    before = blocks[i - 1].lines[-1] if i else None
    after = blocks[i + 1].first if i + 1 < len(blocks) else None
    score = title_score(block.first, before, after, block.text)
    return score - 3.0 if score > 0 and _stands_again(blocks, i) else score


def mark_before_answer(blocks: Sequence[Block]) -> None:
    """What asks and stands right above an answer's label or a verdict is what was asked."""
    for block, after in itertools.pairwise(blocks):
        asks = block.cues["asked"] >= 1.5 and block.cues["told"] < 1
        verdict = after.bullet is None and cues.opens_with_verdict(after.text)
        labelled = after.first.field == "answer" and block.first.field is None and block.cues["told"] < 4
        block.cues["before_answer"] = float((verdict and asks) or labelled)


def _stands_again(blocks: Sequence[Block], i: int) -> bool:
    """The same short line again close by is a column's head or a repeated label, no title."""
    text = blocks[i].text
    near = (*blocks[max(0, i - 60) : i], *blocks[i + 1 : i + 60])
    beside = [other for other in blocks[max(0, i - 1) : i + 2] if other is not blocks[i]]
    if not any(len(other.text) < 40 and other.first.heading_level is None for other in beside):
        return False
    return any(len(other.lines) == 1 and other.text == text for other in near)


def _stands_alone(blocks: Sequence[Block], i: int) -> bool:
    """A list item with no other item beside it: lists of examples have several."""
    beside = [block.bullet for block in (*blocks[max(0, i - 1) : i], *blocks[i + 1 : i + 2])]
    return all(mark is None for mark in beside)


def _asked_next(blocks: Sequence[Block], i: int) -> bool:
    """Whether the very next block asks by itself: then this one only leads up to it."""
    if i + 1 >= len(blocks):
        return False
    text = blocks[i + 1].text
    return cues.meeting_asks(text) or cues.stem(text, False) > 3 or cues.addressed(text)


def _under_other_mark(blocks: Sequence[Block], i: int) -> bool:
    """Whether the item's list hangs under an item with another mark, or lists the parts of a sentence."""
    mark = blocks[i].bullet
    for block in reversed(blocks[max(0, i - 15) : i]):
        if block.bullet != mark:
            plain = block.first.heading_level is None
            parts = plain and block.text.endswith(":") and block.cues["stem"] <= 0
            return parts or (block.bullet is not None and mark in SUB_GLYPHS)
    return False


def _repeats(seen: dict[str, int], text: str, i: int, own_stem: float) -> float:
    """1 when the same words stood at the start of a block not long above."""
    key = re.sub(r"[^a-zæøå]", "", text.lower())[:140]
    if len(key) < 40 or own_stem > 0 or text.endswith(":"):
        return 0.0
    earlier = seen.get(key)
    seen[key] = i
    return 1.0 if earlier is not None and i - earlier < 150 else 0.0

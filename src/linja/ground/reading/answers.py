"""An answer's text and, where several requirements share it, which paragraphs speak of which."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from linja.ground.reading import lexicon
from linja.ground.reading.blocks import Block, fold
from linja.ground.reading.findings import FoundAnswer

#: What it is worth that the next paragraph takes up the next requirement.
_MOVE_ON = 0.12


def answer_of(blocks: Sequence[Block]) -> FoundAnswer | None:
    """Place and text: paragraphs parted by a blank line, list items and table rows on lines of their own."""
    blocks = _without_label(blocks)
    if not blocks:
        return None
    parts: list[str] = []
    previous: Block | None = None
    for block in blocks:
        text = _item(block)
        if previous is not None and block.soft and block.bullet is None and _one_paragraph(previous):
            parts[-1] += " " + text
        elif previous is not None and _tight_list(previous, block):
            parts[-1] += "\n" + text
        else:
            parts.append(text)
        previous = block
    return FoundAnswer(blocks[0].line, blocks[-1].line_end, "\n\n".join(parts))


def _without_label(blocks: Sequence[Block]) -> Sequence[Block]:
    """A label alone on its line heads the answer, but says nothing."""
    labelled = len(blocks) > 1 and lexicon.BARE_LABEL.match(blocks[0].text)
    return blocks[1:] if labelled else blocks


def _item(block: Block) -> str:
    if block.tabular:
        return "\n".join(line.text if line.bullet is None else f"• {line.body}" for line in block.lines)
    if block.bullet is None:
        return block.text
    if block.bullet.startswith("#"):
        return fold(block.lines, with_bullet=True)
    return f"{'–' if block.bullet in {'-', '–', '—', 'o'} else '•'} {block.text}"


def _one_paragraph(previous: Block) -> bool:
    """A paragraph that ran to the foot of its page goes on; one that ended short of it does not."""
    if previous.bullet is not None or previous.tabular or len(previous.lines) < 2:
        return False
    widest = max(len(line.text) for line in previous.lines)
    return len(previous.lines[-1].text) >= 0.85 * widest


def _tight_list(previous: Block, block: Block) -> bool:
    both_items = previous.bullet is not None and block.bullet is not None
    return both_items or (previous.tabular and block.tabular)


def parts_for(requirements: Sequence[str], paragraphs: Sequence[str]) -> list[list[int]]:
    """For each requirement the indices of the paragraphs that speak of it rather than of its neighbours.

    Answers follow the order of what they answer: of all ways to cut the paragraphs in that order, the one
    with most words in common is taken. Words are compared by their first letters, weighed by rarity.
    """
    bags = [_bag(text) for text in requirements]
    rarity = Counter(word for bag in bags for word in set(bag))
    likeness = [[_likeness(bag, set(_bag(p)), rarity, len(bags)) for bag in bags] for p in paragraphs]
    chosen: list[list[int]] = [[] for _ in requirements]
    for i, j in enumerate(_in_order(likeness, len(bags))):
        if likeness[i][j] > 0.05 or (chosen[j] and chosen[j][-1] == i - 1):
            chosen[j].append(i)
    return chosen


def _in_order(likeness: Sequence[Sequence[float]], count: int) -> list[int]:
    """The non-decreasing assignment of paragraphs to requirements with the greatest likeness in sum."""
    best: list[list[float]] = []
    back: list[list[int]] = []
    for i, row in enumerate(likeness):
        scores, pointers = [], []
        for j in range(count):
            came = [best[-1][k] + _MOVE_ON * (k == j - 1) for k in range(j + 1)] if i else []
            origin = max(range(j + 1), key=came.__getitem__) if i else j
            scores.append(row[j] + (came[origin] if i else -_MOVE_ON * j))
            pointers.append(origin)
        best.append(scores)
        back.append(pointers)
    if not best:
        return []
    path = [max(range(count), key=lambda j: best[-1][j])]
    for pointers in reversed(back[1:]):
        path.append(pointers[path[-1]])
    return path[::-1]


def _bag(text: str) -> list[str]:
    return [word[:7] for word in re.findall(r"[a-zæøå]{5,}|\b20\d\d\b", text.lower())]


def _likeness(bag: Sequence[str], words: set[str], rarity: Counter[str], count: int) -> float:
    weights = {word: math.log((count + 1) / rarity[word]) for word in set(bag)}
    total = sum(weights.values()) or 1.0
    return sum(weight for word, weight in weights.items() if word in words) / total

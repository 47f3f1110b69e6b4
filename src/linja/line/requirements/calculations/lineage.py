"""Which of last year's requirements one is, when several read alike. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

#: At least this alike, and this much more alike than the next one, is sure.
SURE: Final = 0.85
CLEAR: Final = 0.08


def kind_of(same_words: bool) -> str:
    """What a tie backwards is, by the words: the same own words repeat, others continue."""
    return "repeats" if same_words else "continues"


def chosen_pairs(scores: Mapping[int, Sequence[tuple[int, float]]]) -> set[tuple[int, int]]:
    """(earlier, later) that are sure: close, clear of the next, and each the other's best.

    ``scores``: for each later one its candidates (earlier, similarity), best first.
    """
    best_later: dict[int, list[tuple[float, int]]] = {}
    for later, found in scores.items():
        for earlier, score in found:
            best_later.setdefault(earlier, []).append((score, later))
    sure = set()
    for later, found in scores.items():
        if not found or not _clear([score for _earlier, score in found]):
            continue
        earlier = found[0][0]
        rivals = sorted(best_later[earlier], reverse=True)
        if rivals[0][1] == later and _clear([score for score, _later in rivals]):
            sure.add((earlier, later))
    return sure


def _clear(scores: Sequence[float]) -> bool:
    """The first is close enough and well ahead of the second."""
    return scores[0] >= SURE and (len(scores) < 2 or scores[0] - scores[1] >= CLEAR)

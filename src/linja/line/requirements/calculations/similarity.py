"""How alike two requirements read, whatever the figures and whichever region they name. Pure.

Two regions print the same requirement with other figures, another organisation's name, another hyphen
at the line's end. What is compared is therefore the *own words*: small letters, no figures, no names.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

#: Share of the similarity that the words give; the rest comes from runs of three letters.
WORD_SHARE: Final = 0.6

_SOFT = re.compile(r"[\u00ad\u200b]|(?<=[a-zæøå])-\s*\n\s*(?=[a-zæøå])")
_REGION = re.compile(
    r"\bhelse\s(?:sør-?\s?øst|midt-?\s?norge|midt-?\s?noreg|vest|nord|aust)(?:\sr?hf)?\b"
    r"|\b(?:de|dei)\s(?:fire\s)?regionale\shelsef[oø]re?taka?(?:ene|a)?\b"
    r"|\bregionale?t?\shelseforetak(?:et|ene)?\b|\br?hf\b"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class OwnWords:
    """A text made comparable: its own words in order, counted, and the runs of three letters in them.

    Counts and runs are made when first asked for: of a thousand registered texts only the closest need runs.
    """

    in_order: tuple[str, ...]

    @cached_property
    def words(self) -> Mapping[str, int]:
        """How often each word occurs."""
        return Counter(self.in_order)

    @cached_property
    def runs(self) -> frozenset[str]:
        """The runs of three letters, with a space round each word."""
        if not self.in_order:
            return frozenset()
        joined = f" {' '.join(self.in_order)} "
        return frozenset(joined[i : i + 3] for i in range(len(joined) - 2))

    def after(self, before: OwnWords) -> OwnWords:
        """These words with others in front of them, as a stem stands."""
        return OwnWords(before.in_order + self.in_order)


def own_words(text: str, names: Iterable[str] = ()) -> OwnWords:
    """The own words of ``text``; ``names`` are further organisation names to leave out."""
    low = unicodedata.normalize("NFC", text).lower()
    low = re.sub(r"\s+", " ", _SOFT.sub("", low))
    for name in names:
        low = low.replace(name.lower(), " ")
    return OwnWords(tuple(_WORD.findall(_REGION.sub(" ", low))))


def similarity(a: OwnWords, b: OwnWords) -> float:
    """0 (nothing in common) to 1 (the same own words in whatever order runs allow)."""
    return WORD_SHARE * dice(a.words, b.words) + (1 - WORD_SHARE) * share(a.runs, b.runs)


def dice(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """Twice what is in both by what is in each, counted with multiplicity. 0 when both are empty."""
    size = sum(a.values()) + sum(b.values())
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    shared = sum(min(count, large[key]) for key, count in small.items() if key in large)
    return 2 * shared / size if size else 0.0


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """Twice what is in both by what is in each; 0 when both are empty."""
    size = len(a) + len(b)
    return 2 * len(a & b) / size if size else 0.0


class Matcher:
    """Many texts against the same registered ones. Words are indexed once; letters only for the closest."""

    def __init__(self, registered: Sequence[OwnWords]) -> None:
        self._registered = registered
        self._sizes = [sum(r.words.values()) for r in registered]
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, own in enumerate(registered):
            for word, count in own.words.items():
                self._places[word].append((place, count))

    def best(self, text: OwnWords, top: int, least: float) -> list[tuple[int, float]]:
        """Places and similarities of the ``top`` most alike with at least ``least``; best first.

        The word part is exact for all. Letter runs are compared only where the word part leaves it
        possible to reach ``least``, and to beat what has been found.
        """
        bound = sorted(self._word_part(text).items(), key=lambda pair: (-pair[1], pair[0]))
        found: list[tuple[float, int]] = []
        for place, words in bound:
            highest = WORD_SHARE * words + (1 - WORD_SHARE)
            if highest < least or (len(found) >= top and highest < found[top - 1][0]):
                break
            score = WORD_SHARE * words + (1 - WORD_SHARE) * share(text.runs, self._registered[place].runs)
            if score >= least:
                found.append((score, place))
                found.sort(key=lambda pair: (-pair[0], pair[1]))
        return [(place, score) for score, place in found[:top]]

    def _word_part(self, text: OwnWords) -> dict[int, float]:
        shared: dict[int, int] = defaultdict(int)
        for word, count in text.words.items():
            for place, held in self._places.get(word, ()):
                shared[place] += min(count, held)
        size = sum(text.words.values())
        return {place: 2 * common / (size + self._sizes[place]) for place, common in shared.items()}


def rounded(score: float) -> float:
    """To three decimals, downward, so that only the same own words are 1."""
    return math.floor(score * 1000 + 1e-9) / 1000

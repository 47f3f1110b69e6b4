"""Finding a printed sentence again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from linja.line.requirements.calculations.similarity import Matcher, own_words, rounded

#: Below this two sentences share little more than the language of steering.
ALIKE: Final = 0.6
#: A sentence shorter than this stands nearly everywhere.
SHORTEST: Final = 3

_SOFT = re.compile(r"[\u00ad\u200b]|(?<=[a-zæøå])-\s*\n\s*(?=[a-zæøå])")
_MARKS = re.compile(r"^[\s•▪\uf0b7–-]+|[\s.;:,]+$")

_WORD = re.compile(r"[^\W\d_]{3,}")

Key = TypeVar("Key")


def folded(text: str) -> str:
    """The words alone: hyphens at line ends joined, white space folded, bullet and last stop left out."""
    return _MARKS.sub("", " ".join(_SOFT.sub("", text).split())).casefold()


def long_enough(text: str) -> bool:
    """Whether a sentence has words enough to be looked for."""
    return len(folded(text).split()) >= SHORTEST


def longest(text: str, most: int = 4) -> tuple[str, ...]:
    """The longest words as written, by which candidates are sieved out before sentences are compared."""
    words = dict.fromkeys(_WORD.findall(" ".join(_SOFT.sub("", text).split())))
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:most])


def holding(text: str, held: Iterable[tuple[Key, str]]) -> list[Key]:
    """The keys of those texts that hold the very words."""
    wanted = folded(text)
    return [key for key, words in held if wanted and wanted in folded(words)]


def alike(
    text: str, held: Sequence[tuple[Key, str]], top: int, least: float = ALIKE
) -> list[tuple[Key, float]]:
    """Keys and likenesses of the ``top`` that read most alike, best first."""
    matcher = Matcher([own_words(words) for _key, words in held])
    best = matcher.best(own_words(text), top, least)
    return [(held[place][0], min(rounded(score), 0.999)) for place, score in best]

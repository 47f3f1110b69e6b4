"""Small numbers in words, bokmål and nynorsk: ``fem av 10``, ``alle tre``."""

from __future__ import annotations

from typing import Final

_IN_ORDER = (
    "null", "en|én|ett|ein|eitt|ei", "to", "tre", "fire", "fem", "seks", "sju|syv", "åtte", "ni", "ti",
    "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tjue",
)  # fmt: skip
NUMERALS: Final = {word: number for number, words in enumerate(_IN_ORDER) for word in words.split("|")}
#: ``one`` is left out: it is more often the article.
WORDS: Final = "|".join(word for word, number in NUMERALS.items() if number > 1)
#: A number up to three digits, or in words.
COUNT: Final = rf"(?:\d{{1,3}}|{WORDS})"


def count_of(words: str) -> int | None:
    """``fem`` and ``5`` are 5; None for what is no such number."""
    words = words.strip().lower()
    return int(words) if words.isdecimal() else NUMERALS.get(words)

"""The text's lines as tables see them: cells kept apart, empty lines and running heads left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from linja.ground.reading.input.source_text import SourceText
from linja.ground.reading.tables.numbers import Tail, is_year, numeric_tail

BULLET = re.compile(r"^\s*[\u2022\uf0b7\uf0a7\uf02d•▪◦‣]\s*")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
_HEADING_NUMBER = re.compile(r"^\d+(?:\.\d+)+\.?\s")
_ENDS_SENTENCE = (".", ":", ";", "?", "!", ",")
_LONGEST_LABEL = 110
#: A row begins as a name does; a line of running text that happens to end in numbers seldom does.
_PROSE_END = re.compile(
    r"\b(?:og|eller|til|fra|på|i|med|for|av|enn|mot|om|ca\.?|innen|over|under|nr\.?|kap\.?|post|kapittel|"
    r"side|s\.|sak|vedtak|§|tlf\.?|telefon|versus|mellom|var|er|ble|frå)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """A line with words. ``gap`` counts empty paragraphs between it and the line before."""

    number: int
    text: str
    gap: int
    #: (x0, x1, words) of the line's cells, where the document gives positions and wide gaps part them.
    chunks: tuple[tuple[float, float, str], ...] = ()

    @cached_property
    def words(self) -> str:
        """The line without bullet and outer space."""
        return BULLET.sub("", self.text).strip()

    @cached_property
    def tail(self) -> Tail:
        """Label and number tokens."""
        return numeric_tail(self.words)

    @cached_property
    def is_row(self) -> bool:
        """Whether the line may be a row: a short name and at least two numbers that are not years."""
        tail = self.tail
        if len(tail.tokens) < 2 or all(is_year(token) for token in tail.tokens):
            return False
        label = tail.label
        if not any(letter.isalpha() for letter in label) or len(label) > _LONGEST_LABEL:
            return False
        if _LEADERS.search(self.text) or _HEADING_NUMBER.match(self.words):
            return False
        return not (label.endswith(_ENDS_SENTENCE[2:]) or _PROSE_END.search(label))

    @cached_property
    def is_sparse_row(self) -> bool:
        """Whether the line may be a row with empty cells: positions part its name from a number or two."""
        return not self.is_row and len(self.chunks) > 1 and bool(self.tail.tokens and self.tail.label)

    @cached_property
    def is_name(self) -> bool:
        """Whether the line may be a name between rows or part of a header: short, and no sentence."""
        words = self.words
        return len(words) <= 60 and not words.endswith(_ENDS_SENTENCE) and not self.is_row

    @property
    def is_bullet(self) -> bool:
        """Whether the line is marked as an item."""
        return bool(BULLET.match(self.text)) or self.text.lstrip().startswith(("- ", "– "))


def table_lines(source: SourceText) -> list[Line]:
    """Return the lines with words, running heads left out."""
    single = 1 if is_double_spaced(source.lines) else 0
    found: list[Line] = []
    empty = 0
    for number, text in enumerate(source.lines, 1):
        layout = source.layout[number - 1]
        if source.is_furniture(number):
            continue
        if not text.strip():
            empty += 1
            continue
        chunks = layout.chunks if layout else ()
        shown = "   ".join(words for _, _, words in chunks) if chunks else text
        found.append(Line(number, shown, max(0, empty - single), chunks))
        empty = 0
    return found


def is_double_spaced(lines: tuple[str, ...]) -> bool:
    """Whether a converter put an empty line after every line."""
    worded = sum(1 for line in lines if line.strip())
    followed = sum(1 for one, two in pairwise(lines) if one.strip() and not two)
    return worded > 20 and followed > 0.7 * worded

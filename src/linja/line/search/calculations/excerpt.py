"""The piece of a text that shows why it was found. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linja.line.search.calculations.asked import Term
from linja.line.search.calculations.stems import stem

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``hit``: it is a word that was asked for."""

    text: str
    hit: bool = False


def excerpt(text: str, asked: tuple[Term, ...], length: int = 240) -> tuple[Piece, ...]:
    """About ``length`` characters round the first hit, cut at words, hits marked; an ellipsis where cut."""
    hits = [m.span() for m in _WORD.finditer(text) if _is_hit(m.group().lower(), asked)]
    start, end = _window(text, hits[0][0] if hits else 0, length)
    pieces = [Piece("… ")] if start else []
    at = start
    for first, last in hits:
        if first < start or last > end:
            continue
        pieces += [Piece(text[at:first]), Piece(text[first:last], True)]
        at = last
    pieces += [Piece(text[at:end]), *([Piece(" …")] if end < len(text) else [])]
    return tuple(piece for piece in pieces if piece.text)


def _is_hit(word: str, asked: tuple[Term, ...]) -> bool:
    return any(
        stem(word) in term.stems or (term.beginning and word.startswith(term.beginning)) for term in asked
    )


def _window(text: str, hit: int, length: int) -> tuple[int, int]:
    start = max(0, min(hit - length // 3, len(text) - length))
    if start:
        start = text.find(" ", start, hit) + 1 or start
    end = min(len(text), start + length)
    if end < len(text):
        end = max(text.rfind(" ", start, end), hit)
    return start, end

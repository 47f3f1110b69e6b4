"""The words around a finding, short enough to read beside it."""

from __future__ import annotations

from linja.ground.checking.figures import Figure

_LONGEST = 220
_LONGEST_NAME = 90


def cut(text: str, around: str = "") -> str:
    """At most so many signs of the text, with ``around`` inside."""
    if len(text) <= _LONGEST:
        return text
    at = max(0, text.find(around)) if around else 0
    start = max(0, min(at - _LONGEST // 2, len(text) - _LONGEST))
    words = text[start : start + _LONGEST].strip()
    return ("… " if start else "") + words + (" …" if start + _LONGEST < len(text) else "")


def quote_of(figure: Figure) -> str:
    """The sentence or cell of a figure."""
    return cut(figure.quote, figure.printed)


def name_of(text: str) -> str:
    """A cell's row, column and value in a sentence: of a long row the end, where the value stands."""
    return text if len(text) <= _LONGEST_NAME else "… " + text[-_LONGEST_NAME:].partition(" ")[2]

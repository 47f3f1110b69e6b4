"""Where the shared sentence before a list of requirements stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from linja.line.intake.calculations.spans import Range, is_blank

#: A stem stands before its list, and lists are seldom longer than this.
FARTHEST = 160
_LETTERS = re.compile(r"[^\W_]+")


def stem_range(lines: Sequence[str], before: int, stem: str | None) -> Range | None:
    """The lines above ``before`` that print ``stem``, nearest first; None when they are not found."""
    wanted = _squeezed(stem or "")
    if not wanted:
        return None
    for first in range(before - 1, max(0, before - FARTHEST), -1):
        if is_blank(lines, first) or not wanted.startswith(_squeezed(lines[first - 1])[:20] or "\0"):
            continue
        if (last := _printed_to(lines, first, before, wanted)) is not None:
            return (first, last)
    return None


def stem_ranges(lines: Sequence[str], findings: Iterable[tuple[int, str | None]]) -> tuple[Range, ...]:
    """The stems of many findings, each place once. ``findings``: (first line, stem)."""
    found: dict[str, Range] = {}
    for line, stem in findings:
        if not stem:
            continue
        known = found.get(stem)
        # Items of one list share the place; the same words further down are another list's.
        if known is None or line - known[1] > FARTHEST:
            place = stem_range(lines, line, stem)
            if place is not None:
                found[stem if known is None else f"{stem}\0{line}"] = place
    return tuple(sorted(set(found.values())))


def _printed_to(lines: Sequence[str], first: int, before: int, wanted: str) -> int | None:
    so_far = ""
    for line in range(first, before):
        so_far += _squeezed(lines[line - 1])
        if so_far == wanted:
            return line
        if not wanted.startswith(so_far):
            return None
    return None


def _squeezed(text: str) -> str:
    """Letters and figures alone: line breaks, hyphens and bullets do not count."""
    return "".join(_LETTERS.findall(text)).casefold()

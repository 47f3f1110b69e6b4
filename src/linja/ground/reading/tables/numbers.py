"""Where one printed number ends and the next begins: ``301 871 565 683 -14,0`` is three, not five."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

#: Wide space parts cells for certain; a single one may stand inside a number.
_WIDE = re.compile(r"[ ]{2,}|\t")
#: A number; a hard space inside it is certain to belong to it.
_NUMBER = re.compile(r"[-−–+<>]?\d+(?:[\u00a0\u202f]\d{3})*(?:[.,]\d+)?[\u00a0\u202f]?%?\*?$")
_START = re.compile(r"[-−–+<>]?[1-9]\d{0,2}$")
_GROUP = re.compile(r"\d{3}(?:,\d+)?%?\*?$")
_MISSING = frozenset({"-", "–", "—", "..", "…", ":", "*", "x", "n/a", "i/t", "i.a."})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PERCENT = frozenset({"%", "pst", "pst.", "prosent"})
#: Alternatives remembered for each number of columns while splitting.
_KEPT = 3
_MOST_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Tail:
    """A line as label and number tokens; ``fresh[i]`` says that wide space stands before token ``i``."""

    label: str
    tokens: tuple[str, ...]
    fresh: tuple[bool, ...]


def numeric_tail(line: str) -> Tail:
    """Part a line into its label and the number tokens at its end."""
    words: list[tuple[str, bool]] = []
    for piece in _WIDE.split(line.strip()):
        words.extend((word, index == 0) for index, word in enumerate(piece.strip(" ").split(" ")))
    tokens: list[str] = []
    fresh: list[bool] = []
    percent = ""
    while words:
        word, wide = words[-1]
        if word.lower() in _PERCENT and len(words) > 1 and _NUMBER.match(words[-2][0]):
            percent = f" {word}"
        elif _is_cell(word, bool(tokens)):
            tokens.insert(0, word + percent)
            fresh.insert(0, wide)
            percent = ""
        else:
            break
        words.pop()
    return Tail(" ".join(word for word, _ in words), tuple(tokens), tuple(fresh))


def _is_cell(word: str, after_cells: bool) -> bool:
    return bool(_NUMBER.match(word)) or (word in _MISSING and (after_cells or word not in {":", "*", "x"}))


def is_year(token: str) -> bool:
    """Whether a token reads as a year: a header's word rather than a value."""
    return bool(_YEAR.match(token))


def splits(tail: Tail) -> dict[int, tuple[float, tuple[str, ...]]]:
    """Return, for each possible number of cells, the smoothest way to part the tail and its roughness.

    Roughness is the sum of size jumps (in powers of ten) between neighbouring plain numbers.
    """
    count = len(tail.tokens)
    best: list[dict[int, list[tuple[float, tuple[str, ...]]]]] = [{} for _ in range(count + 1)]
    best[count] = {0: [(0.0, ())]}
    for start in range(count - 1, -1, -1):
        for stop in _ends(tail, start):
            cell = " ".join(tail.tokens[start:stop]).replace("\u00a0", " ").replace("\u202f", " ")
            for cells, ways in best[stop].items():
                if cells < _MOST_COLUMNS:
                    new = [(rough + _jump(cell, way[:1]), (cell, *way)) for rough, way in ways]
                    best[start].setdefault(cells + 1, []).extend(new)
        for cells, ways in best[start].items():
            best[start][cells] = sorted(ways)[:_KEPT]
    return {cells: ways[0] for cells, ways in best[0].items()}


def _ends(tail: Tail, start: int) -> list[int]:
    """Return where a cell that begins at ``start`` may end: thousands are groups of exactly three."""
    ends = [start + 1]
    if not _START.match(tail.tokens[start]):
        return [] if _is_bare_group(tail, start) else ends
    for index in range(start + 1, min(start + 4, len(tail.tokens))):
        if tail.fresh[index] or not _GROUP.match(tail.tokens[index].replace(" %", "")):
            break
        ends.append(index + 1)
        if not tail.tokens[index].isdecimal():
            break
    return ends


def _is_bare_group(tail: Tail, start: int) -> bool:
    """``029`` begins no number; it goes on with the one before."""
    token = tail.tokens[start]
    return start > 0 and not tail.fresh[start] and len(token) == 3 and token.isdecimal() and token[0] == "0"


def _jump(cell: str, following: tuple[str, ...]) -> float:
    if not following:
        return 0.0
    one, two = plain_size(cell), plain_size(following[0])
    if one is None or two is None:
        return 0.0
    return abs(math.log10(one + 1) - math.log10(two + 1))


def plain_size(cell: str) -> float | None:
    """Return the size of a whole number without sign; None for shares, decimals and missing values."""
    digits = cell.replace(" ", "")
    return float(digits.lstrip("-−–+<>")) if digits.lstrip("-−–+<>").isdecimal() else None


def amount(cell: str) -> float | None:
    """Return the number a cell prints, None when it prints none."""
    digits = (
        re.sub(r"[ %*\u00a0]|pst\.?|prosent", "", cell).replace(",", ".").replace("−", "-").replace("–", "-")
    )
    try:
        return float(digits)
    except ValueError:
        return None

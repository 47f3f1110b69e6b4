"""Running heads and feet: lines at the page's outermost edge that come back at the same height."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median

from linja.ground.reading.input.pdf_fragments import Fragment
from linja.ground.reading.input.source_text import Furniture

#: (page, x0, baseline) of a fragment, and what it is.
Marks = dict[tuple[int, float, float], Furniture]
#: Share of the page's height at its upper and lower edge where running heads stand.
_EDGE = 0.13
#: Points by which the height of a running head may waver.
_WAVER = 2.5
#: How many lines a running head may have.
_MOST_LINES = 5
#: Points between the text's box and a running head's baseline.
_CLEAR = 6.0


def running_heads(pages: list[list[Fragment]]) -> Marks:
    """Mark lines whose words (digits aside) return at the same height on following or most pages."""
    places: dict[tuple[Furniture, str], list[tuple[int, Fragment]]] = defaultdict(list)
    for number, page in enumerate(pages, 1):
        for edge, fragment in _at_edges(page):
            places[edge, re.sub(r"\d+", "#", fragment.text)].append((number, fragment))
    marks: Marks = {}
    for (edge, _words), seen in places.items():
        for number, fragment in seen:
            near = [page for page, other in seen if abs(other.base - fragment.base) <= _WAVER]
            if _returns(near, number, len(pages)):
                marks[number, fragment.x0, fragment.base] = edge
    return _outermost(pages, _outside_body(pages, marks))


def _outside_body(pages: list[list[Fragment]], marks: Marks) -> Marks:
    """A line that returns by chance stands where the text begins or ends; a running head stands beyond."""
    tops, bottoms = [], []
    for number, page in enumerate(pages, 1):
        body = [f.base for f in page if (number, f.x0, f.base) not in marks]
        if body:
            tops.append(min(body))
            bottoms.append(max(body))
    if not tops:
        return marks
    top, bottom = median(tops), sorted(bottoms)[len(bottoms) * 3 // 4]
    return {
        key: edge
        for key, edge in marks.items()
        if (key[2] < top - _CLEAR if edge == "header" else key[2] > bottom + _CLEAR)
    }


def outside(page: list[Fragment], number: int, marks: Marks) -> list[Fragment]:
    """Heads first and feet last, whatever the drawing order."""
    rank: dict[Furniture | None, int] = {"header": 0, None: 1, "footer": 2}
    return sorted(page, key=lambda f: rank[marks.get((number, f.x0, f.base))])


def _at_edges(page: list[Fragment]) -> list[tuple[Furniture, Fragment]]:
    height = page[0].page_height if page else 0.0
    heads = sorted((f for f in page if f.base < _EDGE * height), key=lambda f: f.base)
    feet = sorted((f for f in page if f.base > (1 - _EDGE) * height), key=lambda f: -f.base)
    return [("header", f) for f in heads[:_MOST_LINES]] + [("footer", f) for f in feet[:_MOST_LINES]]


def _returns(near: list[int], number: int, page_count: int) -> bool:
    """On most pages, or on three that follow one another (even and odd pages may differ)."""
    on = sorted(set(near))
    if len(on) >= 2 and len(on) >= 0.4 * page_count:
        return True
    run = [number]
    for one, two in pairwise(on):
        if two - one <= 2:
            run += [one, two] if one >= min(run) - 2 and one <= max(run) + 2 else []
    return len(set(run)) >= 3


def _outermost(pages: list[list[Fragment]], marks: Marks) -> Marks:
    """Body text that repeats is no running head: nothing but running heads may stand further out."""
    kept: Marks = {}
    for number, page in enumerate(pages, 1):
        for edge, sign in (("header", 1), ("footer", -1)):
            for fragment in sorted(page, key=lambda f, s=sign: s * f.base):  # type: ignore[misc]
                key = (number, fragment.x0, fragment.base)
                if marks.get(key) != edge:
                    break
                kept[key] = marks[key]
    return kept

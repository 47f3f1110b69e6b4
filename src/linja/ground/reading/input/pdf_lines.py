"""From fragments to lines: reading order, empty lines where the page has air, running heads marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from linja.ground.reading.input.pdf_fragments import WIDE_GAP, Fragment
from linja.ground.reading.input.pdf_furniture import Marks, outside, running_heads
from linja.ground.reading.input.source_text import Furniture, LineLayout

#: Baselines nearer than this share of the font size are one line.
_SAME_LINE = 0.25
#: A step down of more than this many normal steps is air between paragraphs.
_AIR = 1.28
_AIR_AT_HEADING = 1.1
#: Points by which a heading's letters differ from its text's.
_OTHER_SIZE = 0.9
_ENDS = tuple(".:;!?")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the text to be, with its page; ``layout`` is None for empty lines."""

    text: str
    page: int
    layout: LineLayout | None


def assemble(pages: list[list[Fragment]]) -> list[PlacedLine]:
    """Return the document's lines with empty lines between paragraphs."""
    ordered = [_in_order(_joined(fragments)) for fragments in pages]
    furniture = running_heads(ordered)
    ordered = [outside(page, number, furniture) for number, page in enumerate(ordered, 1)]
    step = _normal_step(ordered)
    paragraph = _paragraph_air(ordered, step)
    right = _right_margin(ordered)
    lines: list[PlacedLine] = []
    for number, page in enumerate(ordered, 1):
        if page and lines and _breaks_paragraph(lines, page, number, furniture, right):
            lines.append(PlacedLine("", number - 1, None))
        lines.extend(_page_lines(page, number, furniture, step, paragraph))
    return lines


def _page_lines(
    page: list[Fragment],
    number: int,
    furniture: Marks,
    step: float,
    paragraph: float,
) -> list[PlacedLine]:
    lines: list[PlacedLine] = []
    before: Fragment | None = None
    for fragment in page:
        mark = furniture.get((number, fragment.x0, fragment.base))
        # Air around a running head says nothing: a paragraph may go on under it.
        if before is not None and not mark:
            lines += [PlacedLine("", number, None)] * _empty_lines(before, fragment, step, paragraph)
        lines.append(PlacedLine(fragment.text, number, _layout(fragment, mark)))
        before = None if mark else fragment
    return lines


def _layout(fragment: Fragment, mark: Furniture | None) -> LineLayout:
    return LineLayout(
        x0=round(fragment.x0, 1),
        x1=round(fragment.x1, 1),
        top=round(fragment.base - 0.8 * fragment.size, 1),
        bottom=round(fragment.base + 0.2 * fragment.size, 1),
        size=round(fragment.size, 1),
        bold=fragment.bold,
        italic=fragment.italic,
        furniture=mark,
        chunks=fragment.chunks,
    )


# Reading order


def _joined(fragments: list[Fragment]) -> list[Fragment]:
    """Join neighbours on one baseline: cells of a row, or a line drawn in pieces."""
    joined: list[Fragment] = []
    for fragment in fragments:
        if joined and _continues(joined[-1], fragment):
            joined[-1] = _join(joined[-1], fragment)
        else:
            joined.append(fragment)
    return joined


def _continues(one: Fragment, two: Fragment) -> bool:
    size = max(one.size, two.size)
    return abs(one.base - two.base) < _SAME_LINE * size and two.x0 >= one.x1 - 0.5 * size


def _join(one: Fragment, two: Fragment) -> Fragment:
    gap = two.x0 - one.x1
    size = max(one.size, two.size)
    glue = "" if gap < 0.12 * size else " "
    chunks: tuple[tuple[float, float, str], ...] = ()
    left = one.chunks or ((one.x0, one.x1, one.text),)
    right = two.chunks or ((two.x0, two.x1, two.text),)
    if gap > WIDE_GAP * size:
        chunks = left + right
    elif one.chunks or two.chunks:
        middle = (left[-1][0], right[0][1], left[-1][2] + glue + right[0][2])
        chunks = (*left[:-1], middle, *right[1:])
    return replace(one, text=one.text + glue + two.text, x1=two.x1, chunks=chunks)


def _in_order(fragments: list[Fragment]) -> list[Fragment]:
    """Sort from above to below, unless text stands side by side: then the drawing order knows better."""
    downward = sorted(fragments, key=lambda f: (f.base, f.x0))
    if any(_side_by_side(one, two) for one, two in pairwise(downward)):
        return fragments
    return downward


def _side_by_side(one: Fragment, two: Fragment) -> bool:
    near = abs(one.base - two.base) < 0.7 * min(one.size, two.size)
    apart = one.x1 < two.x0 or two.x1 < one.x0
    return near and apart


# Air


def _normal_step(pages: list[list[Fragment]]) -> float:
    """Return the usual distance of baselines in units of font size: the smallest that is common."""
    steps = [
        round((two.base - one.base) / one.size, 1)
        for page in pages
        for one, two in pairwise(page)
        if abs(one.size - two.size) < 0.6 and 0.9 < (two.base - one.base) / one.size < 3.2
    ]
    counts = Counter(steps)
    common = [step for step, count in counts.items() if count >= 0.12 * len(steps)]
    return min(common, default=1.2) + 0.03


def _air(one: Fragment, two: Fragment, step: float) -> float:
    """How much further down than a normal step the next line stands, in normal steps."""
    return (two.base - one.base) / (step * two.size) - 1.0


def _paragraph_air(pages: list[list[Fragment]], step: float) -> float:
    airs = [_air(one, two, step) for page in pages for one, two in pairwise(page)]
    return median([air for air in airs if _AIR - 1 < air < 4] or [1.0])


def _empty_lines(one: Fragment, two: Fragment, step: float, paragraph: float) -> int:
    air = _air(one, two, step)
    if air <= (_AIR if one.bold == two.bold else _AIR_AT_HEADING) - 1:
        # A heading may stand close to its text; its size tells them apart.
        return 1 if abs(one.size - two.size) > _OTHER_SIZE and air > -0.3 else 0
    return 2 if air > 1.75 * paragraph and air > 1.1 else 1


def _right_margin(pages: list[list[Fragment]]) -> float:
    """Return where full lines end: only the longest tenth reaches further."""
    ends = sorted(fragment.x1 for page in pages for fragment in page if not fragment.chunks)
    return ends[int(len(ends) * 0.9)] if ends else 0.0


def _breaks_paragraph(
    lines: list[PlacedLine],
    page: list[Fragment],
    number: int,
    furniture: Marks,
    right: float,
) -> bool:
    """Whether a paragraph ends with the page: the next first word would have fitted on its last line."""
    last = next((line for line in reversed(lines) if line.layout and not line.layout.furniture), None)
    first = next((f for f in page if (number, f.x0, f.base) not in furniture), None)
    if last is None or first is None or last.layout is None or last.layout.x1 is None:
        return False
    room = right - last.layout.x1
    word = len(first.text.split(" ", 1)[0]) + 1
    if not first.text[0].isalnum() or abs((last.layout.size or 0) - first.size) > 0.6:
        return True
    return room > 0.5 * first.size * word or (last.text.endswith(_ENDS) and room > 1.5 * first.size)

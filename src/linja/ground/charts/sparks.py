"""A line as small as a word: drawn here, since a board has one in each row and Vega would take seconds."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

_WIDTH, _HEIGHT, _EDGE = 96, 24, 4


def spark(numbers: Sequence[float | None], name: str) -> str:
    """The numbers in order as SVG; ``name`` says them in words. What is missing leaves a gap.

    Fewer than two numbers have no line: an empty text.
    """
    held = [one for one in numbers if one is not None]
    if len(held) < 2:
        return ""
    low, reach = min(held), (max(held) - min(held)) or 1.0
    step = (_WIDTH - 2 * _EDGE) / (len(numbers) - 1)

    def at(place: int, number: float) -> str:
        up = (_HEIGHT - 2 * _EDGE) * (number - low) / reach
        return f"{_EDGE + step * place:.1f},{_HEIGHT - _EDGE - up:.1f}"

    runs = groupby(enumerate(numbers), key=lambda one: one[1] is not None)
    lines = [[at(place, n) for place, n in run if n is not None] for known, run in runs if known]
    drawn = "".join(f'<polyline points="{" ".join(points)}"/>' for points in lines)
    x, y = lines[-1][-1].split(",")
    return (
        f'<svg class="spark" role="img" aria-label="{escape(name)}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' width="{_WIDTH}" height="{_HEIGHT}">{drawn}<circle cx="{x}" cy="{y}" r="2.5"/></svg>'
    )

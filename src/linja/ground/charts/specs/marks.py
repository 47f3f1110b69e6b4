"""Marks that several charts share: lines of runs, dots with shapes, words, levels and cuts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from linja.ground.charts import style
from linja.ground.charts.types import Cut, Dot, Level, Spec, Unit

#: Fields of the data.
X, Y = "place", "number"
#: What a mark says when pointed at: on the server its title, in a browser that draws the spec its tooltip.
POINTED: Spec = {
    "description": {"field": "note", "type": "nominal"},
    "tooltip": {"field": "note", "type": "nominal"},
}
#: No more words than these along an axis.
MOST_LABELS = 13


def rows_of(name: str, dots: Iterable[Dot], ink: str = style.ACCENT) -> list[Spec]:
    """Dots as rows; ``run`` is told apart by the name of the series as well."""
    return [
        {
            "series": name,
            "run": f"{name}|{dot.run}",
            "ink": ink,
            X: dot.place,
            Y: dot.number,
            "label": dot.label,
            "note": dot.note,
            "shape": style.MARKS[dot.shape][0],
            "filled": style.MARKS[dot.shape][1],
        }
        for dot in dots
    ]


def along(places: Sequence[str], last: float | None = None) -> Spec:
    """The axis of time: places counted from 0, named as they are; some of the names when they are many."""
    step = -(-len(places) // MOST_LABELS)
    # Counted from the end, so that the latest is always named.
    shown = [at for at in range(len(places)) if (len(places) - 1 - at) % step == 0]
    names = ", ".join(f"'{at}': {quoted(places[at])}" for at in shown)
    end = len(places) - 0.5 if last is None else last + 0.5
    axis = {
        "title": None,
        "grid": False,
        "values": shown,
        "labelExpr": f"({{{names}}})[datum.value]",
        "labelAngle": 0 if max(map(len, places), default=0) * len(shown) < 85 else -30,
        "labelOverlap": False,
    }
    return {"field": X, "type": "quantitative", "scale": {"domain": [-0.5, end], "nice": False}, "axis": axis}


def quoted(words: str) -> str:
    """Words as a string of Vega's expression language."""
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"


def upward(unit: Unit, numbers: Iterable[float]) -> Spec:
    """The axis of values: from zero where that leaves the movement to be seen, with room above and below."""
    axis = {
        "title": unit.words or None,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "end",
        "titleY": -14,
        "titleX": 0,
        "format": style.number_format(unit.decimals),
        "tickCount": 5,
        "domain": False,
        "ticks": False,
    }
    return {"field": Y, "type": "quantitative", "scale": scale_of(numbers, unit.most), "axis": axis}


def scale_of(numbers: Iterable[float], most: float | None = None) -> Spec:
    """From zero, unless everything lies close together and far from it; never beyond what can be."""
    held = list(numbers)
    low, high = min(held, default=0.0), max(held, default=1.0)
    reach = high - low
    if low > 0 and reach < 0.5 * high:
        room = reach or 0.1 * high
        low, high = max(0.0, low - room), high + 0.35 * room
    else:
        low, high = min(0.0, low), max(0.0, 1.1 * high)
    # Nothing but zeros still needs an axis.
    high = high if high - low > 1e-12 * max(1.0, abs(high)) else low + 1.0
    return {"domain": [low, high if most is None else min(high, most)], "nice": True}


def dots(filled: bool) -> Spec:
    """The dots of one kind, with what they say when pointed at."""
    colour = {"field": "ink", "type": "nominal", "scale": None}
    return {
        "transform": [{"filter": f"datum.filled === {str(filled).lower()} && isValid(datum.{Y})"}],
        "mark": {"type": "point", "size": 60, "strokeWidth": 2, "filled": filled, "opacity": 1, "aria": True},
        "encoding": {
            "shape": {"field": "shape", "type": "nominal", "scale": None},
            "color": colour,
            **POINTED,
            # An empty mark is filled with the ground, so that no line is seen through it.
            **({} if filled else {"fill": {"value": style.GROUND}}),
        },
    }


def words_above() -> list[Spec]:
    """The printed value above each dot that has one."""
    mark = {"type": "text", "dy": -10, "fontSize": 12}
    layer = {"mark": mark, "encoding": {"text": {"field": "label"}}}
    return readable({"transform": [{"filter": f"isValid(datum.{Y}) && datum.label !== ''"}], **layer})


def readable(words: Spec) -> list[Spec]:
    """Words on a rim of the ground's colour, so that they are read where a line crosses them."""
    rim = {
        **words["mark"],
        "stroke": style.GROUND,
        "strokeWidth": 4,
        "color": style.GROUND,
        "strokeJoin": "round",
    }
    return [{**words, "mark": rim}, words]


def words_at_the_foot(height: int) -> Spec:
    """Where there is no number: its words, upright at the foot, and no mark."""
    return {
        "transform": [{"filter": f"!isValid(datum.{Y})"}],
        "mark": {
            "type": "text",
            "angle": 270,
            "align": "left",
            "fontSize": 11,
            "color": style.QUIET,
            "aria": True,
            # On a small chart a long phrase ends in dots; it stands whole in its title and in the table.
            "limit": height - 8,
        },
        "encoding": {
            "text": {"field": "label"},
            "y": {"value": height - 4},
            **POINTED,
        },
    }


def levels(lines: Sequence[Level], first: float, last: float) -> list[Spec]:
    """Lines across with their words above the right end; nothing when there are none."""
    if not lines:
        return []
    rows = [
        {
            Y: one.number,
            "words": one.words,
            "from": first if one.first is None else one.first,
            "to": last if one.last is None else one.last,
            "quiet": one.quiet,
        }
        for one in lines
    ]
    return [_rule(rows, quiet) for quiet in (True, False)] + [_words(rows)]


def _rule(rows: list[Spec], quiet: bool) -> Spec:
    look = {"color": style.QUIET, "strokeWidth": 1} if quiet else {"color": style.GOAL, "strokeWidth": 2}
    return {
        "data": {"values": [row for row in rows if row["quiet"] == quiet]},
        "mark": {"type": "rule", "strokeDash": [3, 3] if quiet else [7, 4], **look},
        "encoding": {
            "x": {"field": "from", "type": "quantitative"},
            "x2": {"field": "to"},
            "y": {"field": Y, "type": "quantitative"},
        },
    }


def _words(rows: list[Spec]) -> Spec:
    colour: dict[str, Any] = {
        "condition": {"test": "datum.quiet", "value": style.QUIET},
        "value": style.GOAL,
    }
    return {
        "data": {"values": [row for row in rows if row["words"]]},
        "mark": {"type": "text", "align": "right", "baseline": "bottom", "dy": -3, "fontSize": 12},
        "encoding": {
            "x": {"field": "to", "type": "quantitative"},
            "y": {"field": Y, "type": "quantitative"},
            "text": {"field": "words"},
            "color": colour,
        },
    }


def cuts(lines: Sequence[Cut]) -> list[Spec]:
    """Upright lines with their words along them, at the top."""
    if not lines:
        return []
    data = {"values": [{X: one.place, "words": one.words} for one in lines]}
    at = {"x": {"field": X, "type": "quantitative"}}
    return [
        {
            "data": data,
            "mark": {"type": "rule", "color": style.INK, "strokeDash": [2, 3], "strokeWidth": 1.5},
            "encoding": {**at, "y": None},
        },
        {
            "data": data,
            "mark": {"type": "text", "angle": 270, "align": "right", "dy": -6, "fontSize": 11, "limit": 190},
            "encoding": {**at, "y": {"value": 2}, "text": {"field": "words"}},
        },
    ]

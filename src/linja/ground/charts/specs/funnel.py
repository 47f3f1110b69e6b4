"""Units by size with the limits of chance around their average (Spiegelhalter 2005). Pure."""

from __future__ import annotations

from linja.ground.charts import style
from linja.ground.charts.specs import marks
from linja.ground.charts.types import Curve, Funnel, Spec

HEIGHT = 320


def funnel(chart: Funnel) -> Spec:
    """The spec. Units outside have another shape and are named beside it; the others when pointed at."""
    rows = [{**row, "size": size} for size, dot in chart.units for row in marks.rows_of("", (dot,))]
    numbers = [row[marks.Y] for row in rows if row[marks.Y] is not None]
    numbers += [number for curve in chart.curves for _size, number in curve.points]
    most = max((size for size, _dot in chart.units), default=1.0)
    across = {
        "field": "size",
        "type": "quantitative",
        "scale": {"domain": [0, 1.12 * most], "nice": False},
        "axis": {"title": chart.size, "format": style.number_format(0), "tickCount": 6, "grid": False},
    }
    shared = {"x": across, "y": marks.upward(chart.unit, [*numbers, chart.average.number])}
    layers = [
        *(_curve(one, at) for at, one in enumerate(chart.curves)),
        *_words_of(chart, 1.12 * most),
        *({"data": {"values": rows}, **marks.dots(filled)} for filled in (True, False)),
        *_names(rows, most),
    ]
    return style.whole(
        chart.name, chart.language, width=style.WIDTH, height=HEIGHT, encoding=shared, layer=layers
    )


def _curve(one: Curve, at: int) -> Spec:
    rows = [{"size": size, marks.Y: number, "curve": at} for size, number in one.points]
    dash = [3, 3] if one.inner else [1, 0]
    mark = {"type": "line", "color": style.QUIET, "strokeWidth": 1, "strokeDash": dash}
    return {"data": {"values": rows}, "mark": mark}


def _words_of(chart: Funnel, last: float) -> list[Spec]:
    """The average with its words where the curves lie apart, and each curve's words after its end."""
    average = {"size": 0, "end": last, marks.Y: chart.average.number, "words": chart.average.words}
    ends = [
        {"size": one.points[-1][0], marks.Y: one.points[-1][1], "words": one.words}
        for one in chart.curves
        if one.words and one.points
    ]
    rule = {"type": "rule", "color": style.GOAL, "strokeDash": [7, 4], "strokeWidth": 2}
    text = {"type": "text", "align": "left", "dx": 6, "fontSize": 11, "color": style.QUIET}
    above = {**text, "baseline": "bottom", "dy": -4, "fontSize": 12, "color": style.GOAL}
    words = {"text": {"field": "words"}}
    return [
        {"data": {"values": [average]}, "mark": rule, "encoding": {"x2": {"field": "end"}}},
        {"data": {"values": [average]}, "mark": above, "encoding": words},
        {"data": {"values": ends}, "mark": text, "encoding": words},
    ]


def _names(rows: list[Spec], most: float) -> list[Spec]:
    """The names of those outside: after the mark, before it where there is no room."""
    found = []
    for late in (False, True):
        side = {"align": "right", "dx": -8} if late else {"align": "left", "dx": 8}
        layer = {
            "data": {"values": [row for row in rows if row["label"] and (row["size"] > 0.6 * most) == late]},
            "mark": {"type": "text", "fontSize": 12, "limit": 220, **side},
            "encoding": {"text": {"field": "label"}},
        }
        found += marks.readable(layer)
    return found

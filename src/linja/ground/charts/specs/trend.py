"""Values in time: lines that stop where values must not be compared, targets across, breaks upright. Pure."""

from __future__ import annotations

from linja.ground.charts import style
from linja.ground.charts.specs import marks
from linja.ground.charts.types import Curve, Series, Spec, Trend

HEIGHT = 260


def trend(chart: Trend) -> Spec:
    """The spec. A name stands at the end of each line where there are several."""
    rows = [row for at, one in enumerate(chart.series) for row in _rows(at, one)]
    numbers = [row[marks.Y] for row in rows if row[marks.Y] is not None]
    last = max([len(chart.places) - 1, *(one.last for one in chart.levels if one.last is not None)])
    shared = {
        "x": marks.along(chart.places, last),
        "y": marks.upward(chart.unit, [*numbers, *_lines_of(chart)]),
    }
    layers = [
        *(layer for one in chart.curves for layer in _curve(one)),
        *marks.cuts(chart.cuts),
        *marks.levels(chart.levels, -0.5, last + 0.5),
        *(_line(at, one) for at, one in enumerate(chart.series)),
        *(_data(marks.dots(filled), rows) for filled in (True, False)),
        *(_data(layer, rows) for layer in marks.words_above()),
        _data(marks.words_at_the_foot(HEIGHT), rows),
    ]
    return style.whole(
        chart.name,
        chart.language,
        width=style.WIDTH,
        height=HEIGHT,
        encoding=shared,
        layer=[*layers, *_names(chart)],
    )


def _lines_of(chart: Trend) -> list[float]:
    """The numbers of everything that is drawn besides the dots."""
    return [
        *(one.number for one in chart.levels),
        *(number for one in chart.curves for _at, number in one.points),
    ]


def _curve(one: Curve) -> list[Spec]:
    """A limit in steps around each point, with its words at the end."""
    rows = [{marks.X: at + half, marks.Y: number} for at, number in one.points for half in (-0.5, 0.5)]
    ink = style.GOAL if one.centre else style.QUIET
    dash = [1, 0] if one.centre else [4, 3]
    line = {"type": "line", "color": ink, "strokeWidth": 1.5 if one.centre else 1, "strokeDash": dash}
    text = {"type": "text", "align": "left", "dx": 6, "fontSize": 11, "color": ink}
    words = {"data": {"values": [{**rows[-1], "words": one.words}] if one.words and rows else []}}
    return [
        {"data": {"values": rows}, "mark": line},
        {**words, "mark": text, "encoding": {"text": {"field": "words"}}},
    ]


def _rows(at: int, one: Series) -> list[Spec]:
    return marks.rows_of(one.name, one.dots, style.LINES[at % len(style.LINES)][0])


def _data(layer: Spec, rows: list[Spec]) -> Spec:
    return {"data": {"values": rows}, **layer}


def _line(at: int, one: Series) -> Spec:
    """One line for each run of a series; a run of one dot is a dot alone."""
    colour, dash = style.LINES[at % len(style.LINES)]
    rows = [row for row in _rows(at, one) if row[marks.Y] is not None]
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "color": colour, "strokeDash": list(dash), "strokeWidth": 2},
        "encoding": {"detail": {"field": "run", "type": "nominal"}},
    }


def _names(chart: Trend) -> list[Spec]:
    """The name of each series after its last dot with a number."""
    ends = []
    for at, one in enumerate(chart.series):
        held = [dot for dot in one.dots if dot.number is not None]
        if one.name and held:
            colour = style.LINES[at % len(style.LINES)][0]
            ends.append({marks.X: held[-1].place, marks.Y: held[-1].number, "name": one.name, "ink": colour})
    if not ends:
        return []
    mark = {"type": "text", "align": "left", "dx": 9, "fontSize": 12, "fontWeight": 600, "limit": 180}
    encoding = {"text": {"field": "name"}, "color": {"field": "ink", "type": "nominal", "scale": None}}
    return [{"data": {"values": ends}, "mark": mark, "encoding": encoding}]

"""Units below each other, each with a bar from zero, a mark at its end and the printed value. Pure."""

from __future__ import annotations

from linja.ground.charts import style
from linja.ground.charts.specs import marks
from linja.ground.charts.types import Bar, Bars, Level, Spec

STEP = 26


def bars(chart: Bars) -> Spec:
    """The spec; the order is the one given."""
    names = [one.name for one in chart.bars]
    rows = [_row(one) for one in chart.bars]
    heavy = [one.name for one in chart.bars if one.own]
    numbers = [one.number for one in chart.bars if one.number is not None]
    numbers += [one.number for one in chart.levels]
    height = STEP * len(rows)
    shared = {
        "y": {
            "field": "name",
            "type": "nominal",
            "sort": names,
            "axis": _names(heavy),
            "scale": {"padding": 0.35},
        },
        "x": _across(chart, numbers),
    }
    layers = [
        {"mark": {"type": "bar", "color": style.RULE}, "transform": [_WITH]},
        *(marks.dots(filled) for filled in (True, False)),
        *_levels(chart.levels),
        *marks.readable(_label("isValid(datum.number)", "number", 10)),
        _label("!isValid(datum.number)", None, 6),
    ]
    return style.whole(
        chart.name,
        chart.language,
        width=style.WIDTH - 160,
        height=height,
        data={"values": rows},
        layer=[{**layer, "encoding": {**shared, **layer.get("encoding", {})}} for layer in layers],
    )


_WITH = {"filter": "isValid(datum.number)"}


def _row(one: Bar) -> Spec:
    shape, filled = style.MARKS[one.shape]
    return {
        "name": one.name,
        "number": one.number,
        "label": one.label,
        "note": one.note,
        "shape": shape,
        "filled": filled,
        "ink": style.ACCENT,
    }


def _names(heavy: list[str]) -> Spec:
    own = " || ".join(f"datum.value === {marks.quoted(name)}" for name in heavy) or "false"
    return {
        "title": None,
        "labelLimit": 260,
        "labelColor": style.INK,
        "labelFontWeight": {"condition": {"test": own, "value": 700}, "value": 400},
        "labelPadding": 10,
        "ticks": False,
        "domain": False,
    }


def _across(chart: Bars, numbers: list[float]) -> Spec:
    high, low = max([*numbers, 0.0]), min([*numbers, 0.0])
    # Room after the longest bar for its words.
    domain = [low, high + 0.22 * (high - low or 1.0)]
    axis = {
        "title": chart.unit.words or None,
        "format": style.number_format(chart.unit.decimals),
        "tickCount": 5,
        "domain": False,
        "ticks": False,
    }
    return {
        "field": "number",
        "type": "quantitative",
        "scale": {"domain": domain, "nice": False},
        "axis": axis,
    }


def _label(test: str, field: str | None, dx: int) -> Spec:
    """The printed words after the mark; where there is no number, at the beginning."""
    encoding: Spec = {"text": {"field": "label"}}
    if field is None:
        encoding["x"] = {"value": 0}
    colour = style.INK if field else style.QUIET
    mark = {"type": "text", "align": "left", "dx": dx, "fontSize": 12, "color": colour}
    return {"transform": [{"filter": test}], "mark": mark, "encoding": encoding}


def _levels(lines: tuple[Level, ...]) -> list[Spec]:
    """Upright lines for target and average, with their words at the top."""
    if not lines:
        return []
    data = {"values": [{"number": one.number, "words": one.words, "quiet": one.quiet} for one in lines]}
    colour = {"condition": {"test": "datum.quiet", "value": style.QUIET}, "value": style.GOAL}
    at = {"x": {"field": "number", "type": "quantitative"}, "y": None, "color": colour}
    rule = {"type": "rule", "strokeDash": [7, 4], "strokeWidth": 2}
    text = {"type": "text", "baseline": "bottom", "dy": -4, "fontSize": 12}
    return [
        {"data": data, "mark": rule, "encoding": at},
        {"data": data, "mark": text, "encoding": {**at, "y": {"value": 0}, "text": {"field": "words"}}},
    ]

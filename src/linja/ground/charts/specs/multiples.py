"""Many small charts with the same axes; the latest value stands in the heading. Pure."""

from __future__ import annotations

from linja.ground.charts import style
from linja.ground.charts.specs import marks
from linja.ground.charts.types import Multiples, Panel, Spec

COLUMNS, WIDTH, HEIGHT = 4, 150, 84
#: Between the lines of a heading; no name holds it.
_LINE = " | "


def multiples(chart: Multiples) -> Spec:
    """The spec: one panel for each heading, in the order given."""
    rows = [
        {"panel": _heading(panel), **row} for panel in chart.panels for row in marks.rows_of("", panel.dots)
    ]
    numbers = [row[marks.Y] for row in rows if row[marks.Y] is not None]
    high = [one.number for one in chart.levels]
    encoding = {
        "x": _quieter(marks.along(chart.places), [0, len(chart.places) - 1]),
        "y": _quieter(marks.upward(chart.unit, [*numbers, *high]), None),
    }
    layers = [
        *({"mark": _rule(), "encoding": {"x": None, "y": {"datum": number}}} for number in high),
        {
            "mark": {"type": "line", "color": style.ACCENT},
            "encoding": {"detail": {"field": "run"}},
            **_known(),
        },
        *(marks.dots(filled) for filled in (True, False)),
        marks.words_at_the_foot(HEIGHT),
    ]
    return style.whole(
        chart.name,
        chart.language,
        data={"values": rows},
        facet=_facet([_heading(panel) for panel in chart.panels]),
        columns=COLUMNS,
        spacing={"row": 14, "column": 18},
        spec={"width": WIDTH, "height": HEIGHT, "encoding": encoding, "layer": layers},
    )


def _facet(headings: list[str]) -> Spec:
    header = {
        "title": None,
        "labelLimit": WIDTH,
        "labelAnchor": "start",
        "labelPadding": 4,
        "labelExpr": f"split(datum.label, '{_LINE}')",
    }
    return {"field": "panel", "type": "nominal", "sort": headings, "header": header}


def _heading(panel: Panel) -> str:
    """Two lines: what it is, and its latest value."""
    return f"{panel.heading}{_LINE}{panel.value}"


def _known() -> Spec:
    return {"transform": [{"filter": f"isValid(datum.{marks.Y})"}]}


def _rule() -> Spec:
    return {"type": "rule", "color": style.GOAL, "strokeDash": [5, 3], "strokeWidth": 1.5}


def _quieter(axis: Spec, values: list[int] | None) -> Spec:
    """Fewer words on a small axis: the ends alone, no title."""
    held = {**axis["axis"], "title": None, "labelFontSize": 10, "tickCount": 3}
    if values is not None:
        held = {**held, "values": values, "labelAngle": 0}
    return {**axis, "axis": held}

"""Charts as data, drawn: what is to be seen → a Vega-Lite spec → SVG, for screen and paper alike. No Django.

``trend``, ``bars``, ``multiples`` and ``funnel`` make specs (plain data that a browser can draw as well);
:func:`svg` draws one. A spark is so small that it is drawn without them.
"""

from linja.ground.charts.drawing import svg
from linja.ground.charts.sparks import spark
from linja.ground.charts.specs.bars import bars
from linja.ground.charts.specs.funnel import funnel
from linja.ground.charts.specs.multiples import multiples
from linja.ground.charts.specs.trend import trend
from linja.ground.charts.types import (
    Bar,
    Bars,
    Curve,
    Cut,
    Dot,
    Funnel,
    Level,
    Multiples,
    Panel,
    Series,
    Shape,
    Spec,
    Trend,
    Unit,
)

__all__ = [
    "Bar",
    "Bars",
    "Curve",
    "Cut",
    "Dot",
    "Funnel",
    "Level",
    "Multiples",
    "Panel",
    "Series",
    "Shape",
    "Spec",
    "Trend",
    "Unit",
    "bars",
    "funnel",
    "multiples",
    "spark",
    "svg",
    "trend",
]

"""What a chart shows. Numbers are drawn, words are printed: every word comes from outside, worded already.

What has no number is never drawn as one: it has ``number`` None and prints its words where its mark would
have stood. Nothing is told by colour alone: shapes, dashes and words beside the marks tell it as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

#: A Vega-Lite spec: plain data.
Spec = dict[str, Any]


class Shape(StrEnum):
    """The shape of a mark."""

    #: A final value.
    FULL = "full"
    #: A provisional one.
    HOLLOW = "hollow"
    #: A forecast.
    DIAMOND = "diamond"
    #: One that is not to be held against the others.
    CROSS = "cross"
    #: One that stands out: outside limits, or part of a sign.
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Dot:
    """A value at a place of the axis, counted from 0. ``label``: beside the mark; ``note``: when pointed at.

    ``number`` None: ``label`` is printed at the foot of the chart instead of a mark.
    ``run``: dots of one run are tied by a line; dots of different runs are not.
    """

    place: int
    number: float | None
    label: str = ""
    note: str = ""
    shape: Shape = Shape.FULL
    run: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """Dots in the order of their places; ``name`` stands beside the last one, when given."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A line across: a target, an average or a limit, from one place to another, with its words."""

    number: float
    words: str = ""
    first: float | None = None
    last: float | None = None
    #: Limits are thin and quiet; targets and averages are not.
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A line upright between two places: figures on its two sides are not to be held against each other."""

    place: float
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A limit that differs along the chart: points (place or size, number) in order, and its words."""

    points: tuple[tuple[float, float], ...]
    words: str = ""
    #: The inner of two limits is dashed.
    inner: bool = False
    #: A centre line is drawn stronger than limits.
    centre: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """What the axis counts: its words, how many decimals its numbers have at most, and the most it can be."""

    words: str
    decimals: int = 0
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """Values in time. ``places``: the periods in words, in order, those without a value as well."""

    name: str
    unit: Unit
    places: tuple[str, ...]
    series: tuple[Series, ...]
    levels: tuple[Level, ...] = ()
    cuts: tuple[Cut, ...] = ()
    #: Centre lines and limits of a control chart, one for each part.
    curves: tuple[Curve, ...] = ()
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit's value with its printed words; without a number the words alone are printed."""

    name: str
    number: float | None
    label: str
    note: str = ""
    shape: Shape = Shape.FULL
    #: The reader's own: its name is in heavy letters.
    own: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Units below each other in the order given, with lines across for target and average."""

    name: str
    unit: Unit
    bars: tuple[Bar, ...]
    levels: tuple[Level, ...] = ()
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: its heading, its latest value in print, and its dots."""

    heading: str
    value: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Multiples:
    """Many small charts with the same axes."""

    name: str
    unit: Unit
    places: tuple[str, ...]
    panels: tuple[Panel, ...]
    levels: tuple[Level, ...] = ()
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Funnel:
    """Units by size: what lies outside the limits differs by more than chance."""

    name: str
    unit: Unit
    size: str
    units: tuple[tuple[float, Dot], ...]
    average: Level
    curves: tuple[Curve, ...] = field(default=())
    language: str = "nb"

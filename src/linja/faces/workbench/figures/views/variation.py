"""Variation in time: a control chart of the unit's values, with the signs of more than chance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench.figures import address, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import Picture, View, columns, dots, unit_of
from linja.faces.workbench.figures.views.trend import cuts
from linja.ground.charts import Curve, Dot, Series, Shape, Trend, trend
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import phrases
from linja.line.indicators.calculations import showing, variation
from linja.line.indicators.calculations.showing import Place
from linja.line.indicators.calculations.variation import Control

CHOICES = (address.UNIT, address.KIND)
METHODS: Final[dict[str, str | Promise]] = {
    "xmr": gettext_lazy(
        "XmR chart: the mean, and limits from how much the values differ from one to the next."
    ),
    "pchart": gettext_lazy("p chart: the share of all, and limits from how many are counted each time."),
    "uchart": gettext_lazy("u chart: the rate of all, and limits from how much is counted each time."),
}
#: The engine's signs in words.
SIGNS: Final[dict[str, str | Promise]] = {
    "Above UCL": gettext_lazy("above the upper control limit"),
    "Below LCL": gettext_lazy("below the lower control limit"),
    "7 Point Trend (Increasing)": gettext_lazy("seven rising in a row"),
    "7 Point Trend (Decreasing)": gettext_lazy("seven falling in a row"),
    "2 in 3 Above CL": gettext_lazy("two of three near the upper limit"),
    "2 in 3 Below CL": gettext_lazy("two of three near the lower limit"),
    "7 Points Above CL": gettext_lazy("seven in a row above the centre line"),
    "7 Points Below CL": gettext_lazy("seven in a row below the centre line"),
}
KINDS: Final[dict[str, str | Promise]] = {
    "common_cause": gettext_lazy("Common variation"),
    "special_cause_improvement": gettext_lazy("Special variation: better"),
    "special_cause_concern": gettext_lazy("Special variation: worse"),
    "special_cause_neutral_high": gettext_lazy("Special variation: high"),
    "special_cause_neutral_low": gettext_lazy("Special variation: low"),
}


def build(asked: Asked) -> View:
    """The view."""
    if asked.unit is None or asked.kind is None:
        return View(choices=CHOICES)
    values = showing.of_kind(asked.values, asked.kind)
    places = showing.in_time(values, asked.breaks)
    rebased = sorted({at for at, _one in showing.between_places(places, asked.breaks)})
    found = variation.control(places, asked.version, rebased)
    if isinstance(found, Refusal):
        return View(instead=phrases.sentence(found), values=values, choices=CHOICES)
    return View((_picture(asked, places, found),), values=values, choices=CHOICES)


def _picture(asked: Asked, places: tuple[Place, ...], found: Control) -> Picture:
    unit = asked.unit[1] if asked.unit else ""
    heading = f"{asked.name}, {unit}: {_('variation in time')}"
    chart = Trend(
        heading,
        unit_of(asked.version),
        tuple(words.short_period(one.period) for one in places),
        (Series("", _dots(places, found, asked)),),
        cuts=cuts(places, asked),
        curves=tuple(_curves(found, asked.version.scale)),
        language=words.language(),
    )
    heads = columns(
        _("Period"),
        _("Value"),
        _("Centre line"),
        _("Lower limit"),
        _("Upper limit"),
        _("Signs"),
        _("Source"),
        numeric=(1, 2, 3, 4),
    )
    rows = tuple(_row(place, point, asked) for place, point in zip(places, found.points, strict=True))
    return Picture(heading, trend(chart), heads, rows, _notes(found))


def _dots(places: tuple[Place, ...], found: Control, asked: Asked) -> tuple[Dot, ...]:
    """Every point; a sign has a square, and is named when pointed at. The chart's own value is drawn."""
    made = []
    for one, point in zip(dots(places, asked.version), found.points, strict=True):
        signs = _signs(point)
        number = None if point["value"] is None else point["value"] / asked.version.scale
        number = one.number if number is None else number
        note = f"{one.note}; {signs}" if signs else one.note
        made.append(replace(one, number=number, note=note, shape=Shape.SQUARE if signs else one.shape))
    return tuple(made)


def _curves(found: Control, scale: int) -> list[Curve]:
    """Centre line and limits of each part, with words at the end of the last one."""
    said = {"centre": _("centre line"), "upper": _("upper limit"), "lower": _("lower limit")}
    numbers = sorted({point["part"] for point in found.points})
    curves = []
    for part in numbers:
        for key, label in said.items():
            held = tuple(
                (float(at), point[key] / scale)
                for at, point in enumerate(found.points)
                if point["part"] == part and point[key] is not None
            )
            text = label if part == numbers[-1] else ""
            curves += [Curve(held, text, inner=key != "centre", centre=key == "centre")] if held else []
    return curves


def _row(place: Place, point: dict[str, Any], asked: Asked) -> tuple[str, ...]:
    lines = [variation.shown(point[key]) for key in ("centre", "lower", "upper")]
    return (
        words.period(place.period.code),
        words.value(place.value, asked.version),
        *("" if one is None else words.number(one, asked.version) for one in lines),
        f"{KINDS[point['point_type']]}: {signs}" if (signs := _signs(point)) else "",
        words.provenance(place.value) if place.value else "",
    )


def _signs(point: dict[str, Any]) -> str:
    return ", ".join(str(SIGNS[one]) for one in point["signals"])


def _notes(found: Control) -> tuple[str, ...]:
    notes = [str(METHODS[found.method]), _("A square is part of a sign that more than chance is at work.")]
    if not any(point["signals"] for point in found.points):
        notes.append(_("There is no such sign: the values vary as chance would have it."))
    if found.points[-1]["few_points"]:
        notes.append(_("The lines rest on fewer than twelve values and will move with the next ones."))
    if any(point["runs_signal"] for point in found.points):
        notes.append(_("Long runs or few crossings of the centre line tell of a shift (Anhøj’s rules)."))
    return tuple(notes)

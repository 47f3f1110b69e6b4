"""Funnel: units by size, and the limits within which they differ by chance alone."""

from __future__ import annotations

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench.figures import address, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import Picture, View, columns, legend, shape, unit_of
from linja.ground.charts import Curve, Dot, Funnel, Level, Shape, funnel
from linja.ground.kernel.numbers import format_number
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import phrases
from linja.line.indicators.calculations import variation
from linja.line.indicators.calculations.variation import Spread
from linja.line.indicators.records import ValueRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.kinds import OrganisationKind

CHOICES = (address.PERIOD,)
_UNITS = (OrganisationKind.HF, OrganisationKind.PRIVATE_NON_PROFIT)
#: Where a unit lies, in words; the chance of lying there when nothing but chance is at work.
POSITIONS: Final[dict[str | None, str | Promise]] = {
    "High (0.001)": gettext_lazy("Above the 99.8 per cent limit"),
    "High (0.025)": gettext_lazy("Above the 95 per cent limit"),
    "Low (0.001)": gettext_lazy("Below the 99.8 per cent limit"),
    "Low (0.025)": gettext_lazy("Below the 95 per cent limit"),
    "Not significant": gettext_lazy("Within the limits"),
    None: "",
}
METHODS: Final[dict[str, str | Promise]] = {
    "funnel_proportion": gettext_lazy(
        "The limits are those at which Wilson’s interval leaves out the average."
    ),
    "funnel_rate": gettext_lazy("The limits are Byar’s, exact where fewer than ten are expected."),
}


def build(asked: Asked) -> View:
    """The view of one period."""
    every = asked.of_period()
    known = organisations.by_ids(one.organisation_id for one in every)
    values = tuple(one for one in every if known[one.organisation_id].kind in _UNITS)
    found = variation.funnel(values, asked.version)
    if isinstance(found, Refusal):
        return View(instead=phrases.sentence(found), values=values, choices=CHOICES)
    return View((_picture(asked, found),), values=values, choices=CHOICES)


def _picture(asked: Asked, found: Spread) -> Picture:
    heading = f"{asked.name}, {words.period(asked.period)}"
    scale = asked.version.scale
    average = variation.shown(found.units[0][1]["average"])
    said = words.with_unit(average, asked.version) if average is not None else ""
    size = asked.version.denominator.say(words.language()) if asked.version.denominator else ""
    chart = Funnel(
        heading,
        unit_of(asked.version),
        size,
        tuple((float(one.denominator or 0), _dot(one, point, asked)) for one, point in found.units),
        Level(float(average or 0) / scale, f"{_('average')} {said}"),
        tuple(_curves(found, scale)),
        words.language(),
    )
    heads = columns(_("Organisation"), _("Value"), size, _("Position"), _("Source"), numeric=(1, 2))
    rows = tuple(_row(one, point, asked) for one, point in _ordered(found))
    return Picture(heading, funnel(chart), heads, rows, _notes(found, [one for one, _p in found.units]))


def _ordered(found: Spread) -> list[tuple[ValueRecord, dict[str, Any]]]:
    return sorted(found.units, key=lambda one: -one[1]["value"])


def _dot(one: ValueRecord, point: dict[str, Any], asked: Asked) -> Dot:
    outside = point["significance"] != "Not significant"
    note = f"{one.organisation_name}: {words.value(one, asked.version)}; {POSITIONS[point['significance']]}"
    label = one.organisation_name if outside else ""
    number = point["value"] / asked.version.scale
    return Dot(0, number, label, note, Shape.SQUARE if outside else shape(one))


def _curves(found: Spread, scale: int) -> list[Curve]:
    keys = (
        ("upper99_8cl", _("99.8 per cent limit"), False),
        ("upper", "", True),
        ("lower", _("95 per cent limit"), True),
        ("lower99_8cl", "", False),
    )
    return [
        Curve(
            tuple((row["n"], row[key] / scale) for row in found.limits if row[key] is not None), label, inner
        )
        for key, label, inner in keys
    ]


def _row(one: ValueRecord, point: dict[str, Any], asked: Asked) -> tuple[str, ...]:
    size = one.denominator.quantize(1) if one.denominator is not None else None
    return (
        one.organisation_name,
        words.value(one, asked.version),
        "" if size is None else format_number(size, language=words.language()),
        str(POSITIONS[point["significance"]]),
        words.provenance(one),
    )


def _notes(found: Spread, values: list[ValueRecord]) -> tuple[str, ...]:
    notes = [str(METHODS[found.method]), _("A square lies outside the limits and has its name beside it.")]
    if found.without:
        names = ", ".join(one.organisation_name for one in found.without)
        notes.append(_("Without numerator or denominator: %(names)s.") % {"names": names})
    return (*notes, *legend(values))

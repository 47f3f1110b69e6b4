"""Region against nation: the unit's region beside the whole country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from linja.faces.workbench.figures import address, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import Picture, View, columns, dots, legend, unit_of
from linja.ground.charts import Dot, Series, Trend, trend
from linja.ground.definitions import PeriodType
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import phrases
from linja.line.indicators.calculations import national, showing
from linja.line.indicators.calculations.showing import Place
from linja.line.indicators.records import ValueRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.kinds import OrganisationKind

CHOICES = (address.UNIT, address.KIND)


def build(asked: Asked) -> View:
    """The view of the region of the unit that is looked at."""
    if asked.unit is None:
        return View(choices=CHOICES)
    region = organisations.region_of(asked.unit[0])
    if region is None:
        return View(
            instead=_("This organisation stands under no region. Choose another one."), choices=CHOICES
        )
    regions = organisations.all_organisations(OrganisationKind.RHF)
    values = {one.id: asked.of_unit(one.id) for one in regions}
    country, why = _country(asked, [one for held in values.values() for one in held], len(regions))
    kind = _kind(asked, [*values[region.id], *country])
    if kind is None:
        return View(choices=CHOICES)
    here = showing.of_kind(values[region.id], kind)
    series = [(region.name, here), (_("The whole country"), showing.of_kind(country, kind))]
    picture = _picture(asked, f"{asked.name}, {region.name}", [one for one in series if one[1]], why)
    shown = tuple(one for _name, held in series for one in held if one.id)
    return View((picture,), values=shown, choices=CHOICES)


def _country(
    asked: Asked, regional: Sequence[ValueRecord], regions: int
) -> tuple[tuple[ValueRecord, ...], str]:
    """The country's own values where they are held, else what the regions come to together."""
    held = [
        one
        for ministry in organisations.all_organisations(OrganisationKind.MINISTRY)
        for one in asked.of_unit(ministry.id)
    ]
    if held:
        return tuple(held), ""
    found = national.together(regional, asked.indicator, regions)
    if isinstance(found, Refusal):
        return (), phrases.sentence(found)
    return found, _("The whole country is worked out from the regions.") if found else ""


def _kind(asked: Asked, values: Sequence[ValueRecord]) -> PeriodType | None:
    held = showing.kinds(values)
    wanted = asked.said[address.KIND]
    return PeriodType(wanted) if wanted in held else showing.best_kind(values)


def _picture(
    asked: Asked, name: str, series: Sequence[tuple[str, Sequence[ValueRecord]]], why: str
) -> Picture:
    lines = [(label, showing.in_time(tuple(values), asked.breaks)) for label, values in series]
    every = sorted({place.period for _label, places in lines for place in places})
    at = {one.code: number for number, one in enumerate(every)}
    chart = Trend(
        name,
        unit_of(asked.version),
        tuple(words.short_period(one) for one in every),
        tuple(Series(label, _moved(places, at, asked)) for label, places in lines),
        language=words.language(),
    )
    names = [label for label, _places in lines]
    heads = columns(_("Period"), *names, _("Source"), numeric=range(1, len(lines) + 1))
    found = [{place.period.code: place.value for place in places} for _label, places in lines]
    rows = tuple(
        (
            words.period(one.code),
            *(words.value(held.get(one.code), asked.version) for held in found),
            _source([held.get(one.code) for held in found]),
        )
        for one in reversed(every)
    )
    notes = (*legend([one for _label, values in series for one in values]), *([why] if why else []))
    return Picture(name, trend(chart), heads, rows, notes)


def _source(values: Iterable[ValueRecord | None]) -> str:
    """Where those are from that are held somewhere."""
    return "; ".join(dict.fromkeys(words.provenance(one) for one in values if one and one.id))


def _moved(places: Iterable[Place], at: dict[str, int], asked: Asked) -> tuple[Dot, ...]:
    """The dots at the places that all lines share, without numbers: those are in the table."""
    held = tuple(places)
    return tuple(
        replace(one, place=at[place.period.code], label="" if one.number is not None else one.label)
        for one, place in zip(dots(held, asked.version), held, strict=True)
        if place.value is not None
    )

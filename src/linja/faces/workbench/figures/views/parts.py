"""Parts: one small chart for each category of a breakdown, all with the same axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from linja.faces.workbench.figures import address, goals, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import Picture, View, columns, dots, legend, levels, unit_of
from linja.ground.charts import Dot, Multiples, Panel, multiples
from linja.ground.definitions import PeriodType
from linja.line.indicators.calculations import showing
from linja.line.indicators.calculations.breakdowns import parts
from linja.line.indicators.calculations.showing import Place
from linja.line.indicators.records import ValueRecord

CHOICES = (address.UNIT, address.KIND, address.LIST)


def build(asked: Asked) -> View:
    """The view of one code list: its categories in the list's order, those with values."""
    lists = asked.version.breakdowns
    if not lists:
        return View(instead=_("This indicator is not broken down into parts."), choices=CHOICES)
    if asked.unit is None:
        return View(choices=CHOICES)
    name = asked.said[address.LIST] if asked.said[address.LIST] in lists else lists[0]
    found = [one for one in asked.of_unit(asked.unit[0], None) if [*parts(one.breakdown)] == [name]]
    held = showing.kinds(found)
    wanted = asked.said[address.KIND]
    kind = PeriodType(wanted) if wanted in held else showing.best_kind(found)
    if kind is None:
        return View(choices=CHOICES)
    values = showing.of_kind(found, kind)
    return View((_picture(asked, name, values),), values=values, choices=CHOICES)


def _picture(asked: Asked, name: str, values: Sequence[ValueRecord]) -> Picture:
    every = [place.period for place in showing.in_time(_one_of_each(values))]
    at = {period.code: number for number, period in enumerate(every)}
    series = {
        code: showing.in_time([one for one in values if parts(one.breakdown)[name] == code], asked.breaks)
        for code in _categories(asked, name, values)
    }
    list_name = asked.definitions.code_lists[name].names.say(words.language())
    unit = asked.unit[1] if asked.unit else ""
    held = goals.goals(
        asked.actor, organisation_id=asked.unit[0] if asked.unit else None, indicator=asked.indicator.code
    )
    heading = f"{asked.name}, {unit}: {list_name}"
    chart = Multiples(
        heading,
        unit_of(asked.version),
        tuple(words.short_period(one) for one in every),
        tuple(_panel(asked, name, code, places, at) for code, places in series.items()),
        levels(held, asked.version),
        words.language(),
    )
    names = [words.period(one.code) for one in every]
    heads = columns(list_name, *names, _("Source of the latest"), numeric=range(1, len(every) + 1))
    rows = tuple(
        (words.category(name, code, asked.definitions), *_cells(asked, places, at))
        for code, places in series.items()
    )
    return Picture(heading, multiples(chart), heads, rows, legend(values))


def _categories(asked: Asked, name: str, values: Sequence[ValueRecord]) -> list[str]:
    held = {parts(one.breakdown)[name] for one in values}
    return [one.code for one in asked.definitions.code_lists[name].categories if one.code in held]


def _one_of_each(values: Sequence[ValueRecord]) -> list[ValueRecord]:
    """One value for each period, whatever its category."""
    return list({one.period: one for one in values}.values())


def _panel(asked: Asked, name: str, code: str, places: Sequence[Place], at: dict[str, int]) -> Panel:
    last = showing.latest([one.value for one in places if one.value])
    said = words.value(last, asked.version)
    return Panel(words.category(name, code, asked.definitions), said, tuple(_moved(places, at, asked)))


def _moved(places: Sequence[Place], at: dict[str, int], asked: Asked) -> list[Dot]:
    made = zip(dots(places, asked.version), places, strict=True)
    return [replace(one, place=at[place.period.code]) for one, place in made if place.value]


def _cells(asked: Asked, places: Sequence[Place], at: dict[str, int]) -> list[str]:
    """One cell for each period, where nothing is held it says so; and where the latest is from."""
    held = {place.period.code: place.value for place in places}
    last = showing.latest([one for one in held.values() if one])
    source = words.provenance(last) if last else ""
    return [*(words.value(held.get(code), asked.version) for code in at), source]

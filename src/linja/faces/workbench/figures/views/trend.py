"""Development: the unit's values after each other, with targets and breaks."""

from __future__ import annotations

from django.utils.translation import gettext as _

from linja.faces.ui.tables import Column
from linja.faces.workbench.figures import address, goals, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import Picture, View, columns, dots, legend, levels, unit_of
from linja.ground.charts import Cut, Series, Trend, trend
from linja.ground.definitions import PeriodType
from linja.ground.kernel.measures.words import sentence as kernel_sentence
from linja.ground.kernel.periods import Year
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import phrases
from linja.line.indicators.calculations import showing
from linja.line.indicators.calculations.showing import Place
from linja.line.indicators.records import BreakRecord

CHOICES = (address.UNIT, address.KIND)
#: A target's horizon is drawn when it lies no further ahead than this.
_AHEAD = 6


def build(asked: Asked) -> View:
    """The view."""
    if asked.unit is None or asked.kind is None:
        return View(choices=CHOICES)
    values = showing.of_kind(asked.values, asked.kind)
    places = showing.in_time(values, asked.breaks)
    held = goals.goals(asked.actor, organisation_id=asked.unit[0], indicator=asked.indicator.code)
    ahead = _years_ahead(places, held, asked.kind)
    heading = f"{asked.name}, {asked.unit[1]}"
    chart = Trend(
        heading,
        unit_of(asked.version),
        tuple(words.short_period(one.period) for one in places) + tuple(str(year) for year in ahead),
        (Series("", dots(places, asked.version)),),
        levels(held, asked.version, {year: float(at) for year, at in _ends(places, ahead).items()}),
        cuts(places, asked),
        language=words.language(),
    )
    notes = (*legend(values), *(f"{_('Break')}: {one.words}" for _at, one in _breaks(places, asked)))
    picture = Picture(heading, trend(chart), _heads(), tuple(_row(one, asked) for one in places), notes)
    return View((picture,), values=values, choices=CHOICES)


def cuts(places: tuple[Place, ...], asked: Asked) -> tuple[Cut, ...]:
    """The breaks as lines between the places."""
    return tuple(Cut(at - 0.5, one.words) for at, one in showing.between_places(places, asked.breaks))


def _breaks(places: tuple[Place, ...], asked: Asked) -> tuple[tuple[int, BreakRecord], ...]:
    found = {one.id: (at, one) for at, one in showing.between_places(places, asked.breaks)}
    return tuple(found.values())


def _years_ahead(places: tuple[Place, ...], held: tuple[goals.Goal, ...], kind: PeriodType) -> list[int]:
    """The years from the last value to the latest horizon that is drawn; no other periods."""
    last = places[-1].period.end.year
    horizons = [goal.limit.horizon.year for goal in held if goal.limit and goal.limit.horizon]
    near = [year for year in horizons if last < year <= last + _AHEAD]
    return list(range(last + 1, max(near) + 1)) if near and kind is PeriodType.YEAR else []


def _ends(places: tuple[Place, ...], ahead: list[int]) -> dict[int, int]:
    """Year → its place, so that a target's line ends at its horizon."""
    known = {one.period.year: at for at, one in enumerate(places) if isinstance(one.period, Year)}
    return known | {year: len(places) + at for at, year in enumerate(ahead)}


def _heads() -> tuple[Column, ...]:
    return columns(_("Period"), _("Value"), _("Change from the period before"), _("Source"), numeric=(1, 2))


def _row(one: Place, asked: Asked) -> tuple[str, ...]:
    source = words.provenance(one.value) if one.value else ""
    return words.period(one.period.code), words.value(one.value, asked.version), changed(one, asked), source


def changed(one: Place, asked: Asked) -> str:
    """The change, with the breaks that it crosses; where there is none, why."""
    if one.change is None:
        return ""
    if isinstance(one.change, Refusal):
        return reason(one.change)
    said = words.change(one.change, asked.version)
    crossed = ", ".join(found.words for found in one.change.breaks)
    return f"{said} ({_('break')}: {crossed})" if crossed else said


def reason(refusal: Refusal) -> str:
    """Why there is no change; that a number is lacking is seen in the row itself."""
    if refusal.code == "value_states.no_number":
        return "–"
    if refusal.code in phrases.REFUSALS:
        return phrases.sentence(refusal)
    return kernel_sentence(refusal, words.language())

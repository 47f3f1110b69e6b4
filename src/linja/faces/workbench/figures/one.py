"""One indicator: its definition, its views, and its values as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench.figures import address, noting, words
from linja.faces.workbench.figures.address import Asked
from linja.faces.workbench.figures.pictures import View
from linja.faces.workbench.figures.views import chance, nation, parts, trend, trusts, variation
from linja.faces.workbench.requirements.address import query_text
from linja.line.indicators.calculations import showing

BUILD: Final[Mapping[str, Callable[[Asked], View]]] = {
    "utvikling": trend.build,
    "foretak": trusts.build,
    "landet": nation.build,
    "deler": parts.build,
    "variasjon": variation.build,
    "trakt": chance.build,
}


@login_required
@require_safe
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """The page of one indicator in the view that the address names."""
    asked = address.asked(request, indicator)
    view = BUILD[asked.view](asked)
    noting.values(request, view.values)
    context = {
        "asked": asked,
        "one": asked.indicator,
        "view": view,
        "tabs": _tabs(request, asked),
        "choices": choices(asked, view),
        "facts": facts(asked),
        "description": asked.version.description.say(words.language()),
        "notes": asked.indicator.notes.say(words.language()) if asked.indicator.notes else "",
        "overdue": asked.indicator.is_overdue(timezone.localdate()),
        "files": query_text(request),
    }
    return render(request, "workbench/figures/one.html", context)


def _tabs(request: HttpRequest, asked: Asked) -> list[dict[str, Any]]:
    return [
        {"label": label, "href": tables.address(request, vis=view), "current": view == asked.view}
        for view, label in address.VIEWS.items()
    ]


def choices(asked: Asked, view: View) -> list[dict[str, Any]]:
    """The selects of the view, those that leave something to choose."""
    made = []
    if address.UNIT in view.choices:
        made.append(_choice(address.UNIT, _("Organisation"), asked.units, asked.unit and asked.unit[0]))
    if address.KIND in view.choices:
        held = [(kind, words.PERIODS[kind]) for kind in showing.kinds(asked.values)]
        made.append(_choice(address.KIND, _("Kind of period"), held, asked.kind))
    if address.PERIOD in view.choices:
        periods = [(code, words.period(code)) for code in asked.periods]
        made.append(_choice(address.PERIOD, _("Period"), periods, asked.period))
    if address.LIST in view.choices:
        lists = [
            (name, asked.definitions.code_lists[name].names.say(words.language()))
            for name in asked.version.breakdowns
        ]
        made.append(_choice(address.LIST, _("Parted by"), lists, asked.said[address.LIST]))
    return [one for one in made if len(one["options"]) > 1]


def _choice(name: str, label: str, options: Any, value: Any) -> dict[str, Any]:
    return {"name": name, "label": label, "options": list(options), "value": value or ""}


def facts(asked: Asked) -> list[tuple[str, str]]:
    """What the definition says, in rows."""
    one, version, language = asked.indicator, asked.version, words.language()
    lag = one.calendar.lag_weeks
    said = [
        (_("Numerator"), version.numerator.say(language) if version.numerator else ""),
        (_("Denominator"), version.denominator.say(language) if version.denominator else ""),
        (_("Kind of measure"), f"{words.MEASURES[version.measure]}, {words.unit(version)}"),
        (_("Direction"), str(words.DIRECTIONS[version.direction])),
        (_("Source"), one.source.say(language)),
        (_("Published"), str(words.FREQUENCIES[one.calendar.frequency])),
        (_("Comes after"), _("about %(weeks)s weeks") % {"weeks": lag} if lag is not None else ""),
        (_("Version"), f"{version.number} ({_('from')} {version.valid_from:%d.%m.%Y})"),
        (_("Owner"), one.owner),
        (_("Review by"), f"{one.review_by:%d.%m.%Y}"),
        (_("Small numbers are hidden below"), str(one.suppression_threshold or "")),
    ]
    return [(term, value) for term, value in said if value]

"""The board of one organisation: each indicator's latest value, change, development, target and verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linja.faces.workbench.figures import goals, noting, words
from linja.faces.workbench.figures.goals import Goal
from linja.faces.workbench.figures.lists import areas
from linja.faces.workbench.figures.views.trend import reason
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.ground.charts import spark
from linja.ground.definitions import Indicator, Version
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators import queries
from linja.line.indicators.calculations import series, showing
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.records import BreakRecord, ValueRecord
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord

#: So many periods are in a spark.
_LAST = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator on the board."""

    indicator: Indicator
    latest: ValueRecord
    #: From the same period of the year before; why there is none; None where nothing is held for it.
    change: series.Change | Refusal | None
    recent: tuple[showing.Place, ...]
    goals: tuple[Goal, ...]


@login_required
@require_safe
def board(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The page."""
    unit, lines = _found(request, organisation_id)
    definitions = queries.definitions()
    context = {
        "unit": unit,
        "groups": [
            {"code": code, "name": name, "rows": [shown(one) for one in lines if one.indicator.area == code]}
            for code, name in areas(definitions)
            if any(one.indicator.area == code for one in lines)
        ],
        "units": queries.places_with_values(request.actor),  # type: ignore[attr-defined]
        "total": len(lines),
    }
    return render(request, "workbench/figures/board.html", context)


@login_required
@require_safe
def board_file(request: HttpRequest, organisation_id: int, kind: str) -> HttpResponse | StreamingHttpResponse:
    """The board as a file."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    unit, lines = _found(request, organisation_id)
    heads = [_("Indicator"), _("Period"), _("Value"), _("Change from the year before"), _("Target")]
    table = [[*heads, _("What the figures say"), _("Source")], *map(_row, lines)]
    if kind == "csv":
        return csv_response("tavle", iter(table))
    return xlsx_response("tavle", unit.name[:31], table, first_width=50)


def _found(request: HttpRequest, organisation_id: int) -> tuple[OrganisationRecord, tuple[Line, ...]]:
    """The organisation and its lines; what was read and is not released is noted."""
    actor = request.actor  # type: ignore[attr-defined]
    unit = organisations.by_id(organisation_id)
    if unit is None:
        raise Http404
    values = queries.recent(actor, organisation_id)
    noting.values(request, values)
    held = goals.goals(actor, organisation_id=organisation_id)
    return unit, lines_of(values, queries.breaks(), held)


def lines_of(
    values: Sequence[ValueRecord], breaks: Sequence[BreakRecord], held: Sequence[Goal]
) -> tuple[Line, ...]:
    """One line for each indicator with values, in the order of their names; targets beside them."""
    definitions = queries.definitions()
    by_code: dict[str, list[ValueRecord]] = {}
    for one in values:
        by_code.setdefault(one.indicator, []).append(one)
    known = [one for one in definitions.indicators.values() if one.code in by_code]
    lines = (
        _line(one, latest, by_code[one.code], breaks, held)
        for one in known
        if (latest := showing.latest(by_code[one.code])) is not None
    )
    return tuple(sorted(lines, key=lambda line: line.indicator.names.say(words.language()).casefold()))


def _line(
    indicator: Indicator,
    latest: ValueRecord,
    values: Sequence[ValueRecord],
    breaks: Sequence[BreakRecord],
    held: Sequence[Goal],
) -> Line:
    same = showing.of_kind(values, showing.kind_of(latest.period))
    before = showing.year_before(latest, same)
    here = showing.breaks_of(breaks, indicator.code, latest.organisation_id)
    change = None if before is None else series.change(before, latest, here)
    recent = showing.in_time([one for one in same if of_code(one.period) <= of_code(latest.period)], here)
    mine = tuple(one for one in held if one.indicator == indicator.code)
    return Line(indicator, latest, change, recent[-_LAST:], mine)


def shown(line: Line) -> dict[str, Any]:
    """A line in words, with its spark."""
    version, language = line.indicator.current, words.language()
    name = line.indicator.names.say(language)
    link = f"{reverse('figures_one', args=(line.indicator.code,))}?enhet={line.latest.organisation_id}"
    return {
        "name": name,
        "href": link,
        "value": words.value(line.latest, version),
        "period": words.period(line.latest.period),
        "change": _changed(line, version),
        "breaks": [one.words for one in line.change.breaks] if isinstance(line.change, series.Change) else [],
        "spark": spark([_number(one) for one in line.recent], _said(line, version)),
        "goals": [_goal(one) for one in line.goals],
        "source": words.provenance(line.latest),
    }


def _changed(line: Line, version: Version) -> str:
    if line.change is None:
        return "–"
    return reason(line.change) if isinstance(line.change, Refusal) else words.change(line.change, version)


def _number(place: showing.Place) -> float | None:
    """What the spark draws: never a state as if it were zero."""
    return None if place.value is None or place.value.number is None else float(place.value.number)


def _said(line: Line, version: Version) -> str:
    return "; ".join(
        f"{words.short_period(one.period)}: {words.value(one.value, version, unit=False)}"
        for one in line.recent
    )


def _goal(one: Goal) -> dict[str, str]:
    said = one.reason(words.language())
    return {
        "signs": one.signs,
        "set_by": one.set_by,
        "attainment": one.verdict.attainment.value if one.verdict else "",
        "reason": said,
    }


def _row(line: Line) -> list[Any]:
    row = shown(line)
    broken = f" ({_('break')}: {', '.join(row['breaks'])})" if row["breaks"] else ""
    return [
        row["name"],
        row["period"],
        row["value"],
        row["change"] + broken,
        "; ".join(goal["signs"] for goal in row["goals"]),
        " ".join(goal["reason"] for goal in row["goals"]),
        row["source"],
    ]

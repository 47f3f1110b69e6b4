"""All indicators by area, with a search; and the list as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench.figures import words
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.requirements.address import query_text
from linja.ground.definitions import Definitions, Indicator
from linja.ground.definitions.checks import AREAS, names_of
from linja.line.indicators import queries


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address."""

    text: str = ""
    area: str = ""
    overdue: bool = False
    with_values: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        """As they stand there."""
        said = request.GET
        return cls(
            said.get("q", "").strip(),
            said.get("omrade", ""),
            said.get("forfalt") == "1",
            said.get("verdier") == "1",
        )

    def fits(self, one: Indicator, count: int, today: date) -> bool:
        """Whether the indicator belongs in the list; all its names are searched, and what it measures."""
        searched = (*names_of(one), one.names.en, one.code, one.current.description.say(words.language()))
        return (
            (not self.area or one.area == self.area)
            and (not self.overdue or one.is_overdue(today))
            and (not self.with_values or count > 0)
            and self.text.casefold() in " ".join(searched).casefold()
        )


@login_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The list."""
    definitions, counts = queries.definitions(), queries.held(request.actor)  # type: ignore[attr-defined]
    chosen, today = Chosen.of(request), timezone.localdate()
    every = definitions.indicators.values()
    found = [one for one in every if chosen.fits(one, counts.get(one.code, 0), today)]
    context = {
        "chosen": chosen,
        "groups": [
            {
                "name": name,
                "code": code,
                "rows": [_shown(one, counts, today) for one in found if one.area == code],
            }
            for code, name in areas(definitions)
            if any(one.area == code for one in found)
        ],
        "areas": areas(definitions),
        "columns": tables.columns(request, _heads(), numeric=("values",)),
        "total": len(found),
        "overdue": len([one for one in every if one.is_overdue(today)]),
        "boards": queries.places_with_values(request.actor),  # type: ignore[attr-defined]
        "overdue_href": tables.address(request, forfalt=None if chosen.overdue else "1"),
        "files": query_text(request),
        "filtered": chosen != Chosen(),
    }
    return render(request, "workbench/figures/list.html", context)


@login_required
@require_safe
def to_board(request: HttpRequest) -> HttpResponse:
    """From the choice of an organisation to its board."""
    wanted = request.GET.get("enhet", "")
    if not wanted.isdecimal() or len(wanted) > 18:
        return redirect("figures")
    return redirect("figures_board", int(wanted))


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("indikatorer", iter(_table(request)))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("indikatorer", _("Indicators"), _table(request), first_width=50)


def areas(definitions: Definitions) -> list[tuple[str, str]]:
    """Codes and names of the areas, in the code list's order."""
    held = definitions.code_lists[AREAS].categories
    return [(one.code, one.names.say(words.language())) for one in held]


def _heads() -> tuple[tuple[str, str], ...]:
    return (
        ("indicator", _("Indicator")),
        ("measure", _("Kind of measure")),
        ("source", _("Source")),
        ("published", _("Published")),
        ("values", _("Values")),
    )


def _shown(one: Indicator, counts: dict[str, int], today: date) -> dict[str, Any]:
    language = words.language()
    return {
        "name": one.names.say(language),
        "href": reverse("figures_one", args=(one.code,)),
        "description": one.current.description.say(language),
        "measure": f"{words.MEASURES[one.current.measure]}, {words.unit(one.current)}",
        "source": one.source.say(language),
        "published": words.FREQUENCIES[one.calendar.frequency],
        "values": counts.get(one.code, 0),
        "overdue": one.is_overdue(today),
        "review_by": one.review_by,
    }


def _table(request: HttpRequest) -> list[list[Any]]:
    heads = [_("Indicator"), _("Code"), _("Area"), _("What is measured"), _("Numerator"), _("Denominator")]
    heads += [_("Kind of measure"), _("Unit"), _("Direction"), _("Source"), _("Published"), _("Owner")]
    return [[*heads, _("Review by"), _("Review overdue"), _("Version"), _("Values")], *_rows(request)]


def _rows(request: HttpRequest) -> Iterator[list[Any]]:
    definitions, counts = queries.definitions(), queries.held(request.actor)  # type: ignore[attr-defined]
    names, chosen, today = dict(areas(definitions)), Chosen.of(request), timezone.localdate()
    for one in definitions.indicators.values():
        if chosen.fits(one, counts.get(one.code, 0), today):
            yield _row(one, names, counts.get(one.code, 0), today)


def _row(one: Indicator, names: dict[str, str], count: int, today: date) -> list[Any]:
    language, version = words.language(), one.current
    return [
        one.names.say(language),
        one.code,
        names.get(one.area, one.area),
        version.description.say(language),
        version.numerator.say(language) if version.numerator else "",
        version.denominator.say(language) if version.denominator else "",
        str(words.MEASURES[version.measure]),
        words.unit(version),
        str(words.DIRECTIONS[version.direction]),
        one.source.say(language),
        str(words.FREQUENCIES[one.calendar.frequency]),
        one.owner,
        one.review_by,
        _("Yes") if one.is_overdue(today) else "",
        version.number,
        count,
    ]

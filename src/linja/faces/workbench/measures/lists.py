"""Tiltak: what do we do, how far has it come, and which answers does it serve?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.line.reporting import phrases
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import MeasureRecord

WRITERS = ("rhf_controller", "rhf_leader", "hf_contributor", "hf_leader", "clinic_contributor")
HEADS = (
    ("title", gettext_lazy("Measure")),
    ("state", gettext_lazy("State")),
    ("level", gettext_lazy("Level")),
    ("organisation", gettext_lazy("Organisation")),
    ("responsible", gettext_lazy("Responsible")),
    ("uses", gettext_lazy("Used in")),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address."""

    state: str = ""
    level: str = ""
    area: str = ""
    text: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        """Unknown words are no filter."""
        said = request.GET
        return cls(
            state=said.get("tilstand", "") if said.get("tilstand") in phrases.MEASURE_STATES else "",
            level=said.get("niva", "") if said.get("niva") in phrases.LEVELS else "",
            area=said.get("omrade", ""),
            text=said.get("q", "").strip(),
        )

    def fits(self, one: MeasureRecord, *, without: str = "") -> bool:
        """Whether the measure belongs in the list; ``without`` leaves one filter out, for its counts."""
        tests = {
            "state": not self.state or one.state == self.state,
            "level": not self.level or one.level == self.level,
            "area": not self.area or self.area in one.goal_areas,
            "text": self.text.casefold() in f"{one.title} {one.description} {one.effect}".casefold(),
        }
        return all(held for name, held in tests.items() if name != without)


@login_required
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The list."""
    actor = request.actor  # type: ignore[attr-defined]
    chosen = Chosen.of(request)
    every = reporting.measures(actor)
    note(request)
    rows = [one for one in every if chosen.fits(one)]
    return render(
        request,
        "workbench/measures/list.html",
        {
            "chosen": chosen,
            "page": tables.page_of(request, rows),
            "columns": tables.columns(request, HEADS, numeric=("uses",)),
            "states": _counts(request, every, chosen),
            "levels": list(phrases.LEVELS.items()),
            "areas": [(area, area) for area in sorted({area for one in every for area in one.goal_areas})],
            "level_words": phrases.LEVELS,
            "files": f"?{request.GET.urlencode()}" if request.GET else "",
            "filtered": bool(chosen.state or chosen.level or chosen.area or chosen.text),
            "total": len(rows),
            "may_add": bool(actor.organisations(*WRITERS)),
        },
    )


def note(request: HttpRequest) -> None:
    """The list tells of drafts: that it was read is noted."""
    seen.thing(request, "reporting.list", "measures", _("Measures"))


def _counts(request: HttpRequest, every: Iterable[MeasureRecord], chosen: Chosen) -> list[dict[str, Any]]:
    """How many in each state, with the other filters held; each a link."""
    found = Counter(one.state for one in every if chosen.fits(one, without="state"))
    return tables.counted(request, "tilstand", phrases.MEASURE_STATES, found, chosen.state, empty=True)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("tiltak", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("tiltak", _("Measures"), list(_table(request)), first_width=50)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    chosen = Chosen.of(request)
    note(request)
    heads = [str(word) for _key, word in HEADS]
    more = [_("Description"), _("Effect"), _("Begins"), _("Ends"), _("Goal areas")]
    rows = [_row(one) for one in reporting.measures(request.actor) if chosen.fits(one)]  # type: ignore[attr-defined]
    return iter([[*heads, *more], *rows])


def _row(one: MeasureRecord) -> list[Any]:
    return [
        one.title,
        str(phrases.MEASURE_STATES[one.state]),
        str(phrases.LEVELS[one.level]),
        one.organisation_name,
        one.responsible,
        len(one.uses),
        one.description,
        one.effect,
        one.starts_on,
        one.ends_on,
        "; ".join(one.goal_areas),
    ]

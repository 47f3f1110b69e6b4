"""Frister og løfter: what is due when, by whom, and what was due and is not done on a chosen day?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.ui.states import STATES
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.line.reporting import queries as reporting
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import Due

KINDS = {
    "final": gettext_lazy("Deadline"),
    "interim": gettext_lazy("Interim deadline"),
    "promise": gettext_lazy("Promised"),
}
#: Groups of states that the counts name, in their order.
GROUPS = {
    "passert": (gettext_lazy("Passed and not done"), ("passed",)),
    "snart": (gettext_lazy("Due within 30 days"), ("soon",)),
    "apne": (gettext_lazy("Later"), ("on_time", "extended")),
    "sent": (gettext_lazy("Delivered late"), ("delivered_late",)),
    "ferdig": (gettext_lazy("Done"), ("done", "delivered_on_time")),
    "endret": (gettext_lazy("Moved or given up"), ("moved", "dropped")),
}
HEADS = (
    ("day", gettext_lazy("Day")),
    ("what", gettext_lazy("What")),
    ("kind", gettext_lazy("Kind")),
    ("organisation", gettext_lazy("Addressee")),
    ("lead", gettext_lazy("Lead")),
    ("state", gettext_lazy("State")),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address."""

    day: date
    organisation: int | None = None
    lead: str = ""
    year: int | None = None
    quarter: int | None = None
    kind: str = ""
    group: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        """Words and days that mean nothing are no filter."""
        said = request.GET
        return cls(
            day=_day(said.get("dato", "")) or timezone.localdate(),
            organisation=_number(said.get("virksomhet", "")),
            lead=said.get("ledelse", ""),
            year=_number(said.get("ar", "")),
            quarter=_number(said.get("kvartal", "")),
            kind=said.get("slag", "") if said.get("slag") in KINDS else "",
            group=said.get("tilstand", "") if said.get("tilstand") in GROUPS else "",
        )

    def fits(self, one: Due, *, without: str = "") -> bool:
        """Whether the line belongs in the list; ``without`` leaves one filter out, for its counts."""
        tests = {
            "organisation": self.organisation in (None, one.organisation_id),
            "lead": not self.lead or self.lead == one.lead,
            "year": self.year in (None, one.quarter[0]),
            "quarter": self.quarter in (None, one.quarter[1]),
            "kind": self.kind in ("", one.kind),
            "group": not self.group or one.state in GROUPS[self.group][1],
        }
        return all(held for name, held in tests.items() if name != without)


@login_required
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """The calendar, by quarter."""
    actor = request.actor  # type: ignore[attr-defined]
    chosen = Chosen.of(request)
    every = steering.calendar(actor, chosen.day)
    note(request)
    rows = [one for one in every if chosen.fits(one)]
    page = tables.page_of(request, rows)
    return render(
        request,
        "workbench/promises/calendar.html",
        {
            "chosen": chosen,
            "page": page,
            "quarters": [(key, list(held)) for key, held in groupby(page, key=lambda one: one.quarter)],
            "columns": tables.columns(request, HEADS),
            "groups": _counts(request, every, chosen),
            "organisations": [*steering.calendar_organisations(actor)],
            "leads": [(lead, lead) for lead in sorted({one.lead for one in every if one.lead})],
            "years": [(year, year) for year in sorted({one.quarter[0] for one in every})],
            "quarter_choices": [(n, _("Quarter %(n)s") % {"n": n}) for n in (1, 2, 3, 4)],
            "kinds": list(KINDS.items()),
            "files": f"?{request.GET.urlencode()}" if request.GET else "",
            "filtered": bool(set(request.GET) - {"side"}),
            "total": len(rows),
            "to_decide": len(reporting.dispensations_to_decide(actor)),
            "today": timezone.localdate(),
        },
    )


def note(request: HttpRequest) -> None:
    """The calendar tells of drafts: that it was read is noted."""
    seen.thing(request, "reporting.list", "promises", _("Deadlines and promises"))


def _counts(request: HttpRequest, every: Iterable[Due], chosen: Chosen) -> list[dict[str, Any]]:
    """How many of each group, with the other filters held; each a link."""
    found = Counter(one.state for one in every if chosen.fits(one, without="group"))
    words = {code: label for code, (label, _states) in GROUPS.items()}
    held = {code: sum(found[state] for state in states) for code, (_label, states) in GROUPS.items()}
    return tables.counted(request, "tilstand", words, held, chosen.group, empty=True)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The calendar as CSV."""
    return csv_response("frister", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The calendar as a workbook."""
    return xlsx_response("frister", _("Deadlines and promises"), list(_table(request)), first_width=14)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    chosen = Chosen.of(request)
    note(request)
    heads = [str(word) for _key, word in HEADS]
    more = [_("Words of the deadline"), _("Days past"), _("Settled on"), _("Asked deadline"), _("Goal area")]
    rows = [
        _row(one)
        for one in steering.calendar(request.actor, chosen.day)  # type: ignore[attr-defined]
        if chosen.fits(one)
    ]
    return iter([[*heads, *more], *rows])


def _row(one: Due) -> list[Any]:
    return [
        one.day,
        one.text,
        str(KINDS[one.kind]),
        one.organisation_name,
        one.lead,
        state_word(one),
        one.words,
        max(one.days, 0),
        one.settled_on,
        one.asked_day,
        one.goal_area,
    ]


def state_word(one: Due) -> str:
    """How it stands, in words."""
    for kind in ("timeliness", "promise", "step"):
        if one.state in STATES[kind]:
            return str(STATES[kind][one.state].word)
    return one.state


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None

"""Prosjekter: which are there, how far have they come, and what do they lack?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.plans.lists import writes
from linja.line.projects import calculations, phrases, queries
from linja.line.projects.records import MilestoneRecord, ProjectRecord

#: What a project can lack.
LACKS = ("no_mandate", "no_users", "no_employees", "milestone_passed", "end_passed")
HEADS = (
    ("name", gettext_lazy("Project")),
    ("organisation", gettext_lazy("Organisation")),
    ("lead", gettext_lazy("Led by")),
    ("state", gettext_lazy("State")),
    ("next", gettext_lazy("Next milestone")),
    ("ends", gettext_lazy("Ends")),
    ("lacks", gettext_lazy("Lacks")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A project with what it lacks today."""

    it: ProjectRecord
    lacks: tuple[str, ...]
    today: date

    @property
    def lack_words(self) -> list[Any]:
        return [phrases.LACKS[code] for code in self.lacks]

    @property
    def next(self) -> MilestoneRecord | None:
        """The first milestone that is still open."""
        return next((one for one in self.it.milestones if not one.settled), None)

    @property
    def reached(self) -> int:
        return sum(1 for one in self.it.milestones if one.done_on)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address; unknown words are no filter."""

    state: str = ""
    lack: str = ""
    place: str = ""
    text: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        said = request.GET

        def known(name: str, words: Iterable[str]) -> str:
            return found if (found := said.get(name, "")) in words else ""

        return cls(
            state=known("tilstand", phrases.PROJECT_STATES),
            lack=known("mangel", LACKS),
            place=said.get("hos", ""),
            text=said.get("q", "").strip(),
        )

    def fits(self, row: Row, *, without: str = "") -> bool:
        """Whether the project belongs in the list; ``without`` leaves one filter out, for its counts."""
        it = row.it
        tests = {
            "state": not self.state or it.state == self.state,
            "lack": not self.lack or self.lack in row.lacks,
            "place": not self.place or str(it.organisation_id) == self.place,
            "text": self.text.casefold() in f"{it.name} {it.mandate} {it.lead}".casefold(),
        }
        return all(held for name, held in tests.items() if name != without)


def rows_for(request: HttpRequest) -> list[Row]:
    """Every project that the reader may see; that what is not begun was read is noted."""
    today = timezone.localdate()
    found = queries.projects(request.actor)  # type: ignore[attr-defined]
    seen.thing(request, "projects.list", "projects", _("Projects"))
    return [Row(one, calculations.lacks_of_project(one, today), today) for one in found]


@login_required
@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """The register."""
    chosen, every = Chosen.of(request), rows_for(request)
    rows = [one for one in every if chosen.fits(one)]
    context = {
        "chosen": chosen,
        "filtered": chosen != Chosen(),
        "page": tables.page_of(request, rows),
        "total": len(rows),
        "columns": tables.columns(request, HEADS),
        "states": _counts(request, every, chosen),
        "lacks": _lacks(request, every, chosen),
        "places": sorted({(str(one.it.organisation_id), one.it.organisation_name) for one in every}),
        "files": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_add": writes(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "workbench/projects/list.html", context)


def _counts(request: HttpRequest, every: list[Row], chosen: Chosen) -> list[dict[str, Any]]:
    found = Counter(one.it.state for one in every if chosen.fits(one, without="state"))
    return tables.counted(request, "tilstand", phrases.PROJECT_STATES, found, chosen.state, empty=True)


def _lacks(request: HttpRequest, every: list[Row], chosen: Chosen) -> list[dict[str, Any]]:
    """How many lack what, where any do."""
    found = Counter(code for one in every if chosen.fits(one, without="lack") for code in one.lacks)
    words = {code: phrases.LACKS[code] for code in LACKS}
    return tables.counted(request, "mangel", words, found, chosen.lack)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("prosjekter", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("prosjekter", _("Projects"), list(_table(request)), first_width=50)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    chosen = Chosen.of(request)
    heads = [
        _("Project"),
        _("Organisation"),
        _("Led by"),
        _("Steering body"),
        _("State"),
        _("Mandate approved"),
        _("Approved by"),
        _("Begins"),
        _("Ends"),
        _("Cause of delay"),
        _("Members"),
        _("Milestones"),
        _("Lacks"),
        _("Concerns"),
        _("Plan"),
    ]
    return iter([heads, *(_row(one) for one in rows_for(request) if chosen.fits(one))])


def _row(row: Row) -> list[Any]:
    it = row.it
    return [
        it.name,
        it.organisation_name,
        it.lead,
        it.steering_body,
        str(phrases.PROJECT_STATES[it.state]),
        it.mandate_on,
        it.mandate_by,
        it.starts_on,
        it.ends_on,
        it.delay_cause,
        "; ".join(f"{one.name} ({phrases.MEMBER_ROLES[one.role]})" for one in it.members),
        "; ".join(_milestone(one) for one in it.milestones),
        "; ".join(str(word) for word in row.lack_words),
        "; ".join(one.label for one in it.subjects),
        it.plan_title,
    ]


def _milestone(one: MilestoneRecord) -> str:
    if one.dropped:
        return f"{one.title} {one.due_on:%d.%m.%Y} ({_('no longer aimed at')})"
    done = f" ({_('reached')} {one.done_on:%d.%m.%Y})" if one.done_on else ""
    return f"{one.title} {one.due_on:%d.%m.%Y}{done}"

"""Planer: which plans are there, until when, and which of them lack something?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
from linja.ground.kernel.actor import Actor
from linja.line.projects import calculations, lifecycle, phrases, queries
from linja.line.projects.records import PlanRecord

WRITERS = tuple(sorted(lifecycle.WRITERS - {"system"}))
#: What a plan can lack.
LACKS = ("no_status", "revision_passed", "horizon_passed")
HEADS = (
    ("title", gettext_lazy("Plan")),
    ("kind", gettext_lazy("Kind")),
    ("organisation", gettext_lazy("Organisation")),
    ("horizon", gettext_lazy("Years")),
    ("adopted", gettext_lazy("Adopted")),
    ("state", gettext_lazy("State")),
    ("lacks", gettext_lazy("Lacks")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A plan with what it lacks today."""

    it: PlanRecord
    lacks: tuple[str, ...]

    @property
    def lack_words(self) -> list[Any]:
        return [phrases.LACKS[code] for code in self.lacks]

    @property
    def kind(self) -> Any:
        return phrases.PLAN_KINDS[self.it.kind]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address; unknown words are no filter."""

    state: str = ""
    kind: str = ""
    lack: str = ""
    place: str = ""
    text: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        said = request.GET

        def known(name: str, words: Iterable[str]) -> str:
            return found if (found := said.get(name, "")) in words else ""

        return cls(
            state=known("tilstand", phrases.PLAN_STATES),
            kind=known("slag", phrases.PLAN_KINDS),
            lack=known("mangel", LACKS),
            place=said.get("hos", ""),
            text=said.get("q", "").strip(),
        )

    def fits(self, row: Row, *, without: str = "") -> bool:
        """Whether the plan belongs in the list; ``without`` leaves one filter out, for its counts."""
        it = row.it
        tests = {
            "state": not self.state or it.state == self.state,
            "kind": not self.kind or it.kind == self.kind,
            "lack": not self.lack or self.lack in row.lacks,
            "place": not self.place or str(it.organisation_id) == self.place,
            "text": self.text.casefold() in " ".join((it.title, it.case_number, *it.areas)).casefold(),
        }
        return all(held for name, held in tests.items() if name != without)


def rows_for(request: HttpRequest) -> list[Row]:
    """Every plan that the reader may see; that drafts were read is noted."""
    today = timezone.localdate()
    found = queries.plans(request.actor)  # type: ignore[attr-defined]
    seen.thing(request, "projects.list", "plans", _("Plans"))
    return [Row(one, calculations.lacks_of_plan(one, today)) for one in found]


def writes(actor: Actor) -> bool:
    """Whether the reader writes plans and projects anywhere."""
    return bool(actor.organisations(*WRITERS))


@login_required
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
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
        "kinds": list(phrases.PLAN_KINDS.items()),
        "places": sorted({(str(one.it.organisation_id), one.it.organisation_name) for one in every}),
        "files": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_add": writes(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "workbench/plans/list.html", context)


def _counts(request: HttpRequest, every: list[Row], chosen: Chosen) -> list[dict[str, Any]]:
    found = Counter(one.it.state for one in every if chosen.fits(one, without="state"))
    return tables.counted(request, "tilstand", phrases.PLAN_STATES, found, chosen.state, empty=True)


def _lacks(request: HttpRequest, every: list[Row], chosen: Chosen) -> list[dict[str, Any]]:
    """How many lack what, where any do."""
    found = Counter(code for one in every if chosen.fits(one, without="lack") for code in one.lacks)
    words = {code: phrases.LACKS[code] for code in LACKS}
    return tables.counted(request, "mangel", words, found, chosen.lack)


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("planer", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("planer", _("Plans"), list(_table(request)), first_width=50)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    chosen = Chosen.of(request)
    heads = [
        _("Plan"),
        _("Kind"),
        _("Organisation"),
        _("From year"),
        _("To year"),
        _("Adopted"),
        _("Adopted by"),
        _("Case number"),
        _("To be revised by"),
        _("State"),
        _("Lacks"),
        _("Areas"),
        _("Part of"),
        _("Last status"),
    ]
    return iter([heads, *(_row(one) for one in rows_for(request) if chosen.fits(one))])


def _row(row: Row) -> list[Any]:
    it = row.it
    last = it.statuses[0] if it.statuses else None
    return [
        it.title,
        str(row.kind),
        it.organisation_name,
        it.from_year,
        it.to_year,
        it.adopted_on,
        it.adopted_by,
        it.case_number,
        it.revision_due,
        str(phrases.PLAN_STATES[it.state]),
        "; ".join(str(word) for word in row.lack_words),
        "; ".join(it.areas),
        it.parent_title,
        f"{last.year}: {phrases.PROGRESS[last.progress]}. {last.words}" if last else "",
    ]

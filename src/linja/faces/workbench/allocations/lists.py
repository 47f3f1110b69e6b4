"""Tildelinger: what was allotted to whom, what was passed on of it, and what has been said of its use?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
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
from linja.faces.workbench.amounts import shown
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.ground.kernel.actor import Actor
from linja.line.allocations import calculations, lifecycle, phrases, queries
from linja.line.allocations.records import AllocationRecord

GIVERS = tuple(sorted(lifecycle.GIVERS - {"system"}))
HEADS = (
    ("purpose", gettext_lazy("Purpose")),
    ("ends", gettext_lazy("To and from")),
    ("amount", gettext_lazy("Amount")),
    ("passed", gettext_lazy("Passed on")),
    ("state", gettext_lazy("State")),
    ("use", gettext_lazy("Use")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An allocation at its place in the tree."""

    it: AllocationRecord
    depth: int
    use: str

    @property
    def amount(self) -> str:
        return shown(self.it.amount)

    @property
    def passed(self) -> str:
        return shown(self.it.passed_on) if self.it.passed_on else "–"

    @property
    def kept(self) -> str:
        return shown(self.it.kept) if self.it.passed_on else "–"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the address; unknown words are no filter."""

    year: str = ""
    state: str = ""
    use: str = ""
    place: str = ""
    text: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Chosen:
        said = request.GET

        def known(name: str, words: Iterable[str]) -> str:
            return found if (found := said.get(name, "")) in words else ""

        return cls(
            year=said.get("aar", "") if said.get("aar", "").isdecimal() else "",
            state=known("tilstand", phrases.STATES),
            use=known("bruk", phrases.USE_STATES),
            place=said.get("hos", ""),
            text=said.get("q", "").strip(),
        )

    def fits(self, row: Row, *, without: str = "") -> bool:
        """Whether the allocation belongs in the list; ``without`` leaves one filter out, for its counts."""
        it = row.it
        tests = {
            "year": not self.year or str(it.year) == self.year,
            "state": not self.state or it.state == self.state,
            "use": not self.use or (row.use == self.use and it.state == lifecycle.GIVEN),
            "place": not self.place or self.place in (str(it.giver_id), str(it.receiver_id)),
            "text": self.text.casefold() in f"{it.purpose} {it.conditions} {it.source}".casefold(),
        }
        return all(held for name, held in tests.items() if name != without)


def rows_for(request: HttpRequest) -> list[Row]:
    """Every allocation that the reader may see, each under what it is taken from; reading is noted."""
    found = queries.allocations(request.actor)  # type: ignore[attr-defined]
    seen.thing(request, "allocations.list", "allocations", _("Allocations"))
    return list(tree(found))


def tree(found: Iterable[AllocationRecord]) -> Iterator[Row]:
    """Depth first; what is taken from something out of sight stands at the top."""
    held = {one.id: one for one in found}
    below: dict[int | None, list[AllocationRecord]] = {}
    for one in held.values():
        below.setdefault(one.parent_id if one.parent_id in held else None, []).append(one)
    today = timezone.localdate()

    def under(key: int | None, depth: int) -> Iterator[Row]:
        for one in below.get(key, ()):
            yield Row(one, depth, calculations.use_state(one, today))
            yield from under(one.id, depth + 1)

    return under(None, 0)


def gives(actor: Actor) -> bool:
    """Whether the reader allots money anywhere."""
    return bool(actor.organisations(*GIVERS))


@login_required
@require_safe
def allocations(request: HttpRequest) -> HttpResponse:
    """The tree."""
    chosen, every = Chosen.of(request), rows_for(request)
    rows = [one for one in every if chosen.fits(one)]
    places = {(str(one.it.giver_id), one.it.giver_name) for one in every}
    places |= {(str(one.it.receiver_id), one.it.receiver_name) for one in every}
    context = {
        "chosen": chosen,
        "filtered": chosen != Chosen(),
        "page": tables.page_of(request, rows),
        "total": len(rows),
        "columns": tables.columns(request, HEADS, numeric=("amount", "passed")),
        "sums": _sums(rows),
        "states": _counts(request, every, chosen, "state", "tilstand", phrases.STATES),
        "uses": _counts(request, every, chosen, "use", "bruk", phrases.USE_STATES),
        "years": [(str(one), one) for one in sorted({row.it.year for row in every}, reverse=True)],
        "places": sorted(places, key=lambda pair: pair[1]),
        "files": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_add": gives(request.actor),  # type: ignore[attr-defined]
    }
    return render(request, "workbench/allocations/list.html", context)


def _sums(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """What each giver has given of the shown; what is a draft or withdrawn does not count."""
    held: dict[str, Decimal] = {}
    for row in rows:
        if row.it.state == lifecycle.GIVEN:
            held[row.it.giver_name] = held.get(row.it.giver_name, Decimal(0)) + row.it.amount
    return [{"name": name, "sum": shown(amount)} for name, amount in held.items()]


def _counts(
    request: HttpRequest, every: list[Row], chosen: Chosen, part: str, asked: str, words: Any
) -> list[dict[str, Any]]:
    """How many stand how, with the other filters held; each a link."""
    kept = [one for one in every if chosen.fits(one, without=part)]
    if part == "use":
        kept = [one for one in kept if one.it.state == lifecycle.GIVEN]
    found = Counter(one.use if part == "use" else one.it.state for one in kept)
    return tables.counted(request, asked, words, found, getattr(chosen, part), empty=part == "state")


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("tildelinger", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("tildelinger", _("Allocations"), list(_table(request)), first_width=40)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    chosen = Chosen.of(request)
    heads = [
        _("Purpose"),
        _("From organisation"),
        _("To organisation"),
        _("Amount"),
        _("Passed on"),
        _("Not passed on"),
        _("State"),
        _("Use"),
        _("Level"),
        _("Year"),
        _("Preliminary"),
        _("Budget chapter"),
        _("Post"),
        _("Source"),
        _("Conditions"),
        _("Use to be reported by"),
        _("Used"),
        _("Used for"),
        _("Effect"),
    ]
    return iter([heads, *(_row(one) for one in rows_for(request) if chosen.fits(one))])


def _row(row: Row) -> list[Any]:
    it, use = row.it, row.it.use
    return [
        it.purpose,
        it.giver_name,
        it.receiver_name,
        kroner(it.amount),
        kroner(it.passed_on),
        kroner(it.kept),
        str(phrases.STATES[it.state]),
        str(phrases.USE_STATES[row.use]),
        row.depth + 1,
        it.year,
        _("Yes") if it.preliminary else _("No"),
        it.budget_chapter,
        it.budget_post,
        it.source,
        it.conditions,
        it.report_due_on,
        kroner(use.amount) if use else "",
        use.words if use else "",
        use.effect if use else "",
    ]


def kroner(amount: Decimal) -> Any:
    """A number that a spreadsheet can add up; with its øre when there are any."""
    return int(amount) if amount == amount.to_integral_value() else f"{amount:.2f}".replace(".", ",")

"""The table: what binds the unit, by document, against the units below; and what is done to many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.passing import address
from linja.ground.kernel.actor import Actor
from linja.line.requirements.records import OrderRecord
from linja.pillars.steering import actions
from linja.pillars.steering.records import Board, Row, UnitRecord

#: Rows of one page; a year of a region is about four of them.
SIZE = 50


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one source document."""

    document_id: int
    title: str
    rows: tuple[Row, ...]


@login_required
@require_http_methods(["GET", "POST"])
def board(request: HttpRequest) -> HttpResponse:
    """What binds the unit and what has become of it."""
    asked = address.chosen(request)
    if asked is None:
        return render(request, "workbench/passing/nothing.html")
    if request.method == "POST":
        _act(request, asked.board)
        return redirect(request.get_full_path())
    for one in asked.board.orders:
        if one.draft:
            seen.thing(request, "requirements.governingdocument", one.document_id, one.title)
    page = tables.page_of(request, asked.rows, SIZE)
    context = {
        "asked": asked,
        "board": asked.board,
        "page": page,
        "sections": _sections(page.object_list),
        "columns": _columns(asked.board),
        "shown": {unit.id for unit in _shown_units(asked.board)},
        "counts": address.counts(request, asked),
        "documents": _documents(asked.board),
        "years": [(year, year) for year in asked.years],
        "filtered": bool(set(request.GET) - {"enhet", "ar", "side"}),
        "changed": sum(row.changed_since for row in asked.board.rows),
        "to_pass_on": sum(row.to_be_passed_on for row in asked.board.rows),
        "changed_href": tables.address(request, endret=None if asked.changed else "1", side=None),
        "to_pass_on_href": tables.address(request, videre=None if asked.to_pass_on else "1", side=None),
        "query": request.GET.urlencode(),
        "drafts": _drafts(asked.board.orders),
    }
    return render(request, "workbench/passing/board.html", context)


def _sections(rows: Iterable[Row]) -> list[Section]:
    grouped = groupby(rows, key=lambda row: row.record.document.id)
    made = [(document, tuple(held)) for document, held in grouped]
    return [Section(document, held[0].record.document.title, held) for document, held in made]


def _columns(board: Board) -> tuple[tables.Column, ...]:
    return (
        tables.Column("chosen", _("Choose"), hidden_label=True),
        tables.Column("requirement", _("Requirement")),
        *(tables.Column(f"u{unit.id}", unit.name) for unit in _shown_units(board)),
    )


def _shown_units(board: Board) -> list[UnitRecord]:
    """The main units, and others that have been given something."""
    given = {cell.unit_id for row in board.rows for cell in row.cells if cell.passed}
    return [unit for unit in board.units if unit.main or unit.id in given]


def _documents(board: Board) -> list[tuple[int, str]]:
    return list({row.record.document.id: row.record.document.title for row in board.rows}.items())


def _drafts(orders: Iterable[OrderRecord]) -> int:
    return sum(one.draft for one in orders)


def _act(request: HttpRequest, board: Board) -> None:
    """What the reader does to the rows that are ticked."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    binding = {row.record.id for row in board.rows}
    ids = [one for text in request.POST.getlist("krav") if (one := address.number(text)) in binding]
    chosen = [one for one in ids if one is not None]
    if request.POST.get("gjor") == "behold":
        note = request.POST.get("merknad", "")
        said = ngettext("%(n)s requirement is kept.", "%(n)s requirements are kept.", len(chosen))
        if _some(request, chosen):
            attempt(
                request,
                lambda: actions.keep(actor, board.organisation_id, chosen, note),
                said % {"n": len(chosen)},
            )
    elif _some(request, chosen):
        units = _units(request)
        made, refusal = attempt(
            request, lambda: actions.pass_all(actor, board.organisation_id, board.year, chosen, units)
        )
        if refusal is None:
            _told(request, len(made))


def _units(request: HttpRequest) -> list[int]:
    """The units that are ticked; those that aren't below are refused by the act."""
    return [one for text in request.POST.getlist("til") if (one := address.number(text)) is not None]


def _some(request: HttpRequest, chosen: list[int]) -> bool:
    if not chosen:
        messages.error(request, _("Tick at least one requirement."))
    return bool(chosen)


def _told(request: HttpRequest, made: int) -> None:
    said = ngettext(
        "%(n)s requirement is put into the draft orders.",
        "%(n)s requirements are put into the draft orders.",
        made,
    )
    messages.success(request, said % {"n": made})


@login_required
@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """Everything that nobody has decided on, to all units below; asked once more first."""
    asked = address.chosen(request)
    back = f"{reverse('passing')}?{request.GET.urlencode()}"
    if asked is None:
        return redirect("passing")
    held = asked.board
    if request.method == "POST":
        actor: Actor = request.actor  # type: ignore[attr-defined]
        units = _units(request)
        made, refusal = attempt(
            request,
            lambda: actions.pass_all(actor, held.organisation_id, held.year, unit_ids=units),
        )
        if refusal is None:
            _told(request, len(made))
        return redirect(back)
    context: dict[str, Any] = {"board": held, "back": back, "n": len(held.untreated)}
    return render(request, "workbench/passing/everything.html", context)

"""Fire regioner: requirement × region for a year."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.regions import address
from linja.faces.workbench.requirements.address import held, query_text
from linja.faces.workbench.sight import noting
from linja.faces.workbench.sight.page import beginning
from linja.ground.kernel.actor import Actor
from linja.line.reporting import actions as reporting
from linja.line.reporting import phrases as reporting_phrases
from linja.line.reporting import queries as reports
from linja.line.requirements import actions as register
from linja.line.requirements import phrases
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import RegionBoard, RegionRow
from linja.pillars.steering.rules import feedback

SIZE = 40
#: What a cell says of the answer's own words.
SHORT = 90


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The page of a year."""
    actor = request.actor  # type: ignore[attr-defined]
    year, years = address.year_of(request)
    found = steering.region_board(actor, year, address.chosen(request))
    page = tables.page_of(request, found.rows, SIZE)
    note(request, found.rows)
    every = address.groups(request, found)
    context = {
        "board": found,
        "years": [(one, str(one)) for one in years],
        "text": request.GET.get("q", ""),
        "page": page,
        "rows": [shown(row) for row in page],
        "columns": columns(found),
        "above": [one for one in every if one.name in address.ABOVE],
        "groups": [one for one in every if one.name not in address.ABOVE],
        "kept": held(request, without=("q", "ar", "side")),
        "files": query_text(request),
        "filtered": bool(set(request.GET) - {"side", "ar"}),
        "reports": _reports(actor, year),
        "may_amend": may_amend(actor, found.rows),
        "obligations": phrases.OBLIGATIONS,
    }
    return render(request, "workbench/regions/board.html", context)


def note(request: HttpRequest, rows: Iterable[RegionRow]) -> None:
    """That answers which are not published have been read: the counts tell of every row."""
    noting.answers(request, (one.answer for row in rows for one in row.cells if one.answer))


def columns(found: RegionBoard) -> list[tables.Column]:
    """Heads: the requirement, then the regions in their order."""
    return [
        tables.Column("requirement", _("Requirement")),
        *(tables.Column(f"r{one}", short_name(name)) for one, name in found.regions),
    ]


def short_name(name: str) -> str:
    """A region's name without its legal form, as everybody calls it."""
    return name.removesuffix(" RHF")


def shown(row: RegionRow) -> dict[str, Any]:
    """A row with the beginning of each answer."""
    cells = [
        {
            "cell": one,
            "name": short_name(one.organisation_name),
            "said": beginning(one.answer, SHORT) if one.answer else "",
        }
        for one in row.cells
    ]
    return {"row": row, "record": row.record, "cells": cells}


def may_amend(actor: Actor, rows: tuple[RegionRow, ...]) -> bool:
    """Whether the reader may write letters in the issuer's name."""
    issuers = {row.record.document.issuer_id for row in rows}
    return any(held.role == "ministry" for held in actor.roles) and any(
        register.may(actor, "register", issuer_id=one) is None for one in issuers
    )


def _reports(actor: Actor, year: int) -> list[dict[str, Any]]:
    """The regions' annual reports, with what the reader may do with each."""
    found = steering.region_reports(actor, year)
    waiting = [one.report_id for one in steering.feedback_on([one.id for one in found], actor) if one.open]
    return [
        {
            "report": one,
            "state": reporting_phrases.STATES.get(one.state, one.state),
            "may_approve": reporting.may(actor, "approve", one.id) is None,
            "may_see_feedback": feedback.may_see(actor, reports.facts_of(one)),
            "waiting": waiting.count(one.id),
        }
        for one in found
    ]


def why_not(actor: Actor, act: str, report_id: int) -> str:
    """The sentence when a step may not be taken."""
    return sentence(reporting.may(actor, act, report_id))

"""/arbeid/runder/<id>/: who has answered, who is late, what deviates?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from linja.faces.ui import states, tables
from linja.faces.workbench.doing import sentence
from linja.faces.workbench.rounds import words
from linja.faces.workbench.rounds.lists import as_file
from linja.ground.kernel.refusals import Refused
from linja.line.reporting import actions
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import RoundCell, RoundRecord, RoundRow, RoundUnitRecord

#: A row's states, in the order in which they are told; ``answered``: an answer that says no status.
SAID = ("reached", "partly", "not_reached", "unknown", "answered", "exempt", "missing")
LABELS = {
    "answered": gettext_lazy("Answered, no status"),
    "exempt": gettext_lazy("Exempt"),
    "missing": gettext_lazy("No answer"),
}
_HEADS = (
    ("unit", gettext_lazy("Unit")),
    ("stage", gettext_lazy("How far")),
    ("due", gettext_lazy("Deadline")),
    ("timeliness", gettext_lazy("Deadline kept")),
    ("handed_in", gettext_lazy("Handed in")),
    ("reminded", gettext_lazy("Reminded")),
    ("acts", gettext_lazy("What can be done")),
)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One requirement with a cell for each unit, in the units' order."""

    row: RoundRow
    cells: tuple[tuple[RoundUnitRecord, RoundCell | None, str], ...]
    totals: tuple[tuple[str, int], ...]


def found_or_404(request: HttpRequest, round_id: int) -> RoundRecord:
    """The round, for those who may read it."""
    try:
        return reporting.readable_round(round_id, request.actor)  # type: ignore[attr-defined]
    except Refused as refused:
        raise Http404 from refused


@login_required
@require_safe
def one(request: HttpRequest, round_id: int) -> HttpResponse:
    """The units with their deadlines, or what they answer: the address says which."""
    found = found_or_404(request, round_id)
    matrix = request.GET.get("vis") == "krav" and found.state != "planned"
    context = {
        "shown": words.shown(found),
        "record": found,
        "facts": words.facts(found),
        "tabs": _tabs(request, found, matrix=matrix),
        "acts": _acts(request, found),
        "chosen": request.GET.get("bare", ""),
        "files": tables.address(request).removeprefix(request.path),
        "matrix": matrix,
    }
    context |= _matrix(request, found) if matrix else _units(request, found)
    return render(request, "workbench/rounds/round.html", context)


@login_required
@require_safe
def round_file(request: HttpRequest, round_id: int, kind: str) -> HttpResponseBase:
    """What is shown, as a file."""
    found = found_or_404(request, round_id)
    table = _matrix_table(request, found) if request.GET.get("vis") == "krav" else _unit_table(request, found)
    return as_file(kind, f"runde-{found.period}", found.title.translate(_NOT_IN_A_SHEET), table)


#: A workbook refuses these in the name of a sheet.
_NOT_IN_A_SHEET = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


# --- the units -----------------------------------------------------------------------------------


def _units(request: HttpRequest, found: RoundRecord) -> dict[str, Any]:
    may_extend = found.state == "open" and actions.may_round(_actor(request), "change", found.id) is None
    units = _chosen_units(request, found)
    return {
        "units": [(one, words.days(one.timeliness)) for one in units],
        "columns": tuple(
            tables.Column(key, label, hidden_label=key == "acts")
            for key, label in _HEADS
            if found.asks or key != "reminded"
        ),
        "links": _count_links(request, found),
        "may_extend": may_extend,
        "may_remind": may_extend,
    }


def _chosen_units(request: HttpRequest, found: RoundRecord) -> Sequence[RoundUnitRecord]:
    wanted = request.GET.get("bare", "")
    fits = {"levert": _has_handed_in, "mangler": _owes, "sent": _is_late}
    return [one for one in found.units if wanted not in fits or fits[wanted](one)]


def _has_handed_in(one: RoundUnitRecord) -> bool:
    return not one.owes


def _owes(one: RoundUnitRecord) -> bool:
    return one.owes


def _is_late(one: RoundUnitRecord) -> bool:
    return one.timeliness.late


def _count_links(request: HttpRequest, found: RoundRecord) -> list[dict[str, Any]]:
    counts = (
        ("", _("units"), len(found.units)),
        ("levert", _("have handed in"), sum(map(_has_handed_in, found.units))),
        ("mangler", _("have not handed in"), sum(map(_owes, found.units))),
        ("sent", _("too late"), sum(map(_is_late, found.units))),
    )
    return [
        {
            "href": tables.address(request, bare=code or None),
            "n": n,
            "label": label,
            "current": code == request.GET.get("bare", ""),
        }
        for code, label, n in counts
    ]


def _unit_table(request: HttpRequest, found: RoundRecord) -> list[list[Any]]:
    keys = [key for key, _label in _HEADS if key != "acts" and (found.asks or key != "reminded")]
    heads = [str(label) for key, label in _HEADS if key in keys]
    rows = [
        [
            one.name,
            words.stage(one),
            one.due_on,
            " ".join(
                part
                for part in (
                    str(states.state("timeliness", one.timeliness.code).word),
                    words.days(one.timeliness),
                )
                if part
            ),
            one.handed_in_on,
            one.reminders,
        ]
        for one in _chosen_units(request, found)
    ]
    return [heads, *(row[: len(keys)] for row in rows)]


# --- the matrix ----------------------------------------------------------------------------------


def _matrix(request: HttpRequest, found: RoundRecord) -> dict[str, Any]:
    rows = _matrix_rows(request, found)
    counts = Counter(code for row in rows for code, _n in row.totals)
    wanted = request.GET.get("bare", "")
    kept = [row for row in rows if wanted in ("", *(code for code, _n in row.totals))]
    return {
        "page": tables.page_of(request, kept),
        "links": [
            {
                "href": tables.address(request, bare=code or None, side=None),
                "n": counts[code] if code else len(rows),
                "label": said_word(code) if code else _("requirements"),
                "current": code == wanted,
            }
            for code in ("", *SAID)
            if not code or counts[code]
        ],
    }


def _matrix_rows(request: HttpRequest, found: RoundRecord) -> list[MatrixRow]:
    return [_matrix_row(row, found.units) for row in reporting.round_rows(found.id, _actor(request))]


def _matrix_row(row: RoundRow, units: Sequence[RoundUnitRecord]) -> MatrixRow:
    cells = tuple((unit, row.cells.get(unit.organisation_id)) for unit in units)
    said = tuple((unit, cell, said_of(cell)) for unit, cell in cells)
    totals = Counter(code for _unit, _cell, code in said if code)
    return MatrixRow(row, said, tuple((code, totals[code]) for code in SAID if totals[code]))


def said_of(cell: RoundCell | None) -> str:
    """One of ``SAID``; empty when the reader may not know, or the unit was not asked."""
    if cell is None:
        return ""
    if cell.exemption:
        return "exempt"
    return cell.attainment or ("answered" if cell.answered else "missing")


def said_word(code: str) -> str:
    """What a cell says, in words."""
    return str(LABELS.get(code) or states.state("attainment", code).word)


def _matrix_table(request: HttpRequest, found: RoundRecord) -> list[list[Any]]:
    heads = [_("Requirement"), _("Document"), *(one.name for one in found.units)]
    wanted = request.GET.get("bare", "")
    return [
        heads,
        *(
            [
                one.row.text,
                one.row.document_title,
                *(said_word(code) if code else "" for _u, _c, code in one.cells),
            ]
            for one in _matrix_rows(request, found)
            if wanted in ("", *(code for code, _n in one.totals))
        ),
    ]


# --- what can be done ----------------------------------------------------------------------------


def _acts(request: HttpRequest, found: RoundRecord) -> dict[str, Any]:
    if not found.asks:
        return {}
    actor = _actor(request)
    wanted = {"planned": ("open", "drop"), "open": ("remind", "close"), "closed": ("reopen",)}[found.state]
    change = actions.may_round(actor, "change", found.id)
    held = {step: actions.may_round(actor, step, found.id) for step in wanted}
    return {
        "change": change is None,
        "add": actions.may_unit(actor, "add", found.id, 0) is None,
        "repeat": actions.may_ask(actor, found.owner_id) is None,
        "steps": [(step, STEPS[step], sentence(refusal)) for step, refusal in held.items()],
    }


STEPS = {
    "open": gettext_lazy("Open the round"),
    "remind": gettext_lazy("Remind those who owe"),
    "close": gettext_lazy("Close the round"),
    "reopen": gettext_lazy("Open it again"),
    "drop": gettext_lazy("Take the plan away"),
}


def _tabs(request: HttpRequest, found: RoundRecord, *, matrix: bool) -> list[dict[str, Any]]:
    if found.state == "planned":
        return []
    units = _("Units") if found.asks else _("Our own")
    return [
        {"label": units, "href": request.path, "current": not matrix},
        {
            "label": _("Requirement by requirement"),
            "href": f"{request.path}?vis=krav",
            "current": matrix,
        },
    ]


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]

"""Where an uploaded document contradicts itself: both places side by side, and how sure it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linja.faces.ui import tables
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.intake.asking import document_or_404
from linja.ground.checking import sentence
from linja.line.intake import phrases, queries
from linja.line.intake.records import Contradiction

#: From here on it is called certain, and likely; what is below is for a second look.
CERTAIN, LIKELY = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Row:
    """One contradiction in the reader's words."""

    it: Contradiction
    kind: Any
    says: str
    sure: str


@login_required
@require_safe
def shown(request: HttpRequest, document_id: int) -> HttpResponse:
    """The list, of one kind when the address says so."""
    record = document_or_404(request, document_id)
    every = rows_of(document_id)
    chosen = _chosen(request)
    rows = [one for one in every or () if chosen in ("", str(one.it.kind))]
    counted = Counter(str(one.it.kind) for one in every or ())
    context = {
        "document": record,
        "checked": every is not None,
        "total": len(every or ()),
        "page": tables.page_of(request, rows),
        "kinds": tables.counted(request, "slag", phrases.CONTRADICTIONS, counted, chosen),
        "files": f"?slag={chosen}" if chosen else "",
    }
    return render(request, "workbench/intake/contradictions.html", context)


def rows_of(document_id: int) -> list[Row] | None:
    """Every contradiction in the reader's language; None when the document has not been checked."""
    found = queries.contradictions(document_id)
    language = get_language() or "nb"
    return None if found is None else [_row(one, language) for one in found]


def _row(one: Contradiction, language: str) -> Row:
    return Row(one, phrases.CONTRADICTIONS[str(one.kind)], sentence(one, language), _sure(one.confidence))


def _sure(confidence: float) -> str:
    if confidence >= CERTAIN:
        return pgettext("contradiction", "Certain")
    return (
        pgettext("contradiction", "Likely")
        if confidence >= LIKELY
        else pgettext("contradiction", "Uncertain")
    )


def _chosen(request: HttpRequest) -> str:
    asked = request.GET.get("slag", "")
    return asked if asked in phrases.CONTRADICTIONS else ""


def _table(request: HttpRequest, document_id: int) -> list[list[Any]]:
    """The list as shown, as rows of a file."""
    document_or_404(request, document_id)
    chosen = _chosen(request)
    heads = [
        _("What does not agree"),
        _("Kind"),
        _("Line"),
        _("Text"),
        _("Other line"),
        _("Other text"),
        _("How sure"),
    ]
    rows = [one for one in rows_of(document_id) or () if chosen in ("", str(one.it.kind))]
    return [heads, *([str(cell or "") for cell in _cells(one)] for one in rows)]


def _cells(one: Row) -> tuple[Any, ...]:
    it = one.it
    return (one.says, one.kind, it.line, it.quote, it.other_line, it.other_quote, one.sure)


@login_required
@require_safe
def as_csv(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """The list for a spreadsheet."""
    return csv_response("motsigelser", _table(request, document_id))


@login_required
@require_safe
def as_xlsx(request: HttpRequest, document_id: int) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("motsigelser", _("Contradictions"), _table(request, document_id))

"""Ubekreftede mål: what was read and waits for somebody to confirm it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.targets.words import shown
from linja.pillars.steering import actions as steering_actions
from linja.pillars.steering import queries as steering
from linja.pillars.steering.records import Kept

HEADS = (
    ("target", gettext_lazy("Target")),
    ("indicator", gettext_lazy("Indicator")),
    ("organisation", gettext_lazy("Organisation")),
    ("set_by", gettext_lazy("Set by")),
    ("year", gettext_lazy("Year")),
    ("sentence", gettext_lazy("The sentence")),
)


@login_required
@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """The list, with a form that reads a document's sentences."""
    actor = request.actor  # type: ignore[attr-defined]
    every = steering.unconfirmed(actor)
    chosen = request.GET.get("for", "")
    rows = _chosen(every, chosen)
    documents = steering.documents_to_read(actor)
    note(request)
    units = {one.target.organisation_id: one.target.organisation_name for one in every}
    return render(
        request,
        "workbench/targets/list.html",
        {
            "page": tables.page_of(request, [(shown(one.target), one) for one in rows]),
            "columns": tables.columns(request, HEADS, numeric=("year",)),
            "units": sorted(units.items(), key=lambda pair: pair[1]),
            "chosen": chosen,
            "documents": [(one.id, f"{one.title} ({one.year})") for one in documents],
            "files": f"?{request.GET.urlencode()}" if request.GET else "",
            "total": len(rows),
        },
    )


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Read the targets of the chosen document."""
    number = request.POST.get("dokument", "")
    actor = request.actor  # type: ignore[attr-defined]
    document = int(number) if number.isdecimal() and len(number) < 19 else 0
    made, refusal = attempt(request, lambda: steering_actions.propose_targets(actor, document))
    if refusal is None:
        _tell(request, made)
    return redirect("targets")


def _tell(request: HttpRequest, made: int) -> None:
    if not made:
        messages.info(request, _("Nothing new was found. What was read before is left as it is."))
        return
    said = ngettext("%(n)s target was found.", "%(n)s targets were found.", made)
    messages.success(request, said % {"n": made})


def note(request: HttpRequest) -> None:
    """The list tells of what is not confirmed: that it was read is noted."""
    seen.thing(request, "indicators.list", "targets", _("Targets"))


def _chosen(every: Sequence[Kept], unit: str) -> list[Kept]:
    return [one for one in every if unit in ("", str(one.target.organisation_id))]


@login_required
@require_safe
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("mal", _table(request))


@login_required
@require_safe
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("mal", _("Targets"), list(_table(request)), first_width=50)


def _table(request: HttpRequest) -> Iterator[list[Any]]:
    note(request)
    heads = [*(str(word) for _key, word in HEADS), _("Document"), _("To be looked at")]
    rows = [_row(one) for one in _chosen(steering.unconfirmed(request.actor), request.GET.get("for", ""))]  # type: ignore[attr-defined]
    return iter([heads, *rows])


def _row(one: Kept) -> list[Any]:
    said, held = shown(one.target), one.target
    return [
        said.words,
        said.indicators,
        held.organisation_name,
        held.set_by,
        held.year,
        held.sentence,
        one.document_title,
        " ".join(str(doubt) for doubt in said.doubts),
    ]

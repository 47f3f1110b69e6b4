"""Where an uploaded document contradicts itself: both places, how sure it is, and what was decided."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linja.faces.workbench import contradictions
from linja.faces.workbench.contradictions import Row
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.intake.asking import actor_of, document_or_404, tell_refusal
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, queries


@login_required
@require_safe
def shown(request: HttpRequest, document_id: int) -> HttpResponse:
    """The list, of those that the address asks for."""
    record = document_or_404(request, document_id)
    context = {
        "document": record,
        "language": record.language or "nb",
        "may_mark": actions.may_mark(actor_of(request), record) is None,
        "mark_at": reverse("intake_contradiction_mark", args=[document_id]),
        **contradictions.listed(request, _rows(document_id)),
    }
    return render(request, "workbench/intake/contradictions.html", context)


def _rows(document_id: int) -> list[Row] | None:
    """Every contradiction in the reader's language; None when the document has not been checked."""
    found = queries.marked_contradictions(document_id)
    source = reverse("source", args=[document_id])

    def place(line: int) -> tuple[str, str]:
        return _("Line %(line)s") % {"line": line}, f"{source}?linje={line}"

    return None if found is None else contradictions.rows_of(found, place)


@login_required
@require_POST
def mark(request: HttpRequest, document_id: int) -> HttpResponse:
    """A person decides on one of them."""
    document_or_404(request, document_id)
    said = {name: request.POST.get(name, "") for name in ("funn", "steg", "grunn")}
    try:
        actions.mark_contradiction(actor_of(request), document_id, said["funn"], said["steg"], said["grunn"])
    except Refused as refused:
        tell_refusal(request, refused.refusal)
    else:
        messages.success(request, _("The decision is kept."))
    return redirect(contradictions.back_to(request, reverse("intake_contradictions", args=[document_id])))


def _table(request: HttpRequest, document_id: int) -> list[list[str]]:
    """The list as shown, as rows of a file."""
    document_or_404(request, document_id)
    return contradictions.table(contradictions.chosen(request, _rows(document_id) or ()))


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

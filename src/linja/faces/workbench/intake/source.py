"""The source at a line: where every item of the house leads back to."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linja.faces.workbench.intake.asking import document_or_404, number
from linja.faces.workbench.intake.panes import pane
from linja.line.intake import queries


@login_required
@require_safe
def source(request: HttpRequest, document_id: int) -> HttpResponse:
    """The lines around ``?linje=``, with the finding that stands there."""
    record = document_or_404(request, document_id)
    text = queries.source(document_id)
    wanted = number(request.GET.get("linje"))
    line = min(max(1, wanted), max(1, len(text.lines))) if wanted is not None else None
    found = queries.findings(document_id)
    here = next(
        (one for one in found if line and one.state != "dropped" and one.line <= line <= one.line_end), None
    )
    return render(
        request,
        "workbench/intake/source.html",
        {"document": record, "line": line, "here": here, "pane": pane(text, found, here, line or 1)},
    )

"""What was read meets what is registered: the same, or new; then everything enters at once."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linja.faces.workbench.doing import attempt, sentence
from linja.line.intake import queries as intake
from linja.line.reporting import queries as reporting
from linja.pillars.steering import actions as steering
from linja.pillars.steering import queries


@login_required
def register(request: HttpRequest, document_id: int) -> HttpResponse:
    """Likenesses side by side; register when each of them has been decided."""
    actor = request.actor  # type: ignore[attr-defined]
    document = intake.document(document_id, actor)
    if document is None:
        raise Http404
    if request.method == "POST":
        made, _refusal = attempt(
            request,
            lambda: steering.register_reading(actor, document_id, replace="replace" in request.POST),
            _("Everything is registered."),
        )
        if made:
            return redirect("report", made.report_id) if made.report_id else redirect("my_page")
        return redirect("register_reading", document_id)
    matches = queries.matches(document_id)
    alike = [one for one in matches if one.candidates]
    refusal = steering.may_register(actor, document_id, matches)
    return render(
        request,
        "workbench/registering/register.html",
        {
            "replaces": refusal is not None and refusal.code == "steering.report_exists",
            "document": document,
            "alike": alike,
            "new": [one for one in matches if not one.candidates],
            "open": sum(1 for one in alike if one.open),
            "sure": sum(1 for one in alike if one.open and one.sure),
            "may_not": sentence(refusal),
            "report": reporting.report_from(document_id),
        },
    )


def _is_number(text: str) -> bool:
    """True for the number of a row; anybody may send anything."""
    return text.isdecimal() and len(text) < 19


@login_required
@require_POST
def choose(request: HttpRequest, document_id: int) -> HttpResponse:
    """The same as a registered one, or new."""
    actor = request.actor  # type: ignore[attr-defined]
    finding = request.POST.get("finding", "")
    same = request.POST.get("same", "")
    if not _is_number(finding) or not (_is_number(same) or same == "new"):
        raise Http404
    requirement_id = int(same) if same != "new" else None
    attempt(request, lambda: steering.choose_match(actor, int(finding), requirement_id))
    return redirect(reverse("register_reading", args=(document_id,)) + f"#finding-{finding}")


@login_required
@require_POST
def choose_sure(request: HttpRequest, document_id: int) -> HttpResponse:
    """All that read the same."""
    actor = request.actor  # type: ignore[attr-defined]
    count, refusal = attempt(request, lambda: steering.accept_sure(actor, document_id))
    if refusal is None:
        from django.contrib import messages

        said = ngettext("%(n)s match accepted.", "%(n)s matches accepted.", count) % {"n": count}
        messages.success(request, said)
    return redirect("register_reading", document_id)

"""The way back: a printed sentence is pasted, and its places and lines are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from linja.faces.workbench import seen
from linja.line.reporting import queries as reporting
from linja.line.reporting.records import ReportRecord
from linja.line.requirements.content import shortened
from linja.pillars.steering import queries as steering
from linja.pillars.steering.queries import Found

LONGEST = 1500
_KINDS = {"edition": _("Printed"), "answer": _("Answer"), "wording": _("Requirement")}


@login_required
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Places of a sentence: the very words first, then what reads alike."""
    text = request.GET.get("q", "")[:LONGEST].replace("\x00", "")
    found = steering.find_sentence(text, request.actor) if text.strip() else ()  # type: ignore[attr-defined]
    seen.reports(request, _reports(request, found))
    context = {
        "text": text,
        "exact": [_shown(one) for one in found if one.exact],
        "alike": [_shown(one) for one in found if not one.exact],
        "longest": LONGEST,
        "too_short": bool(text.strip()) and not steering.can_be_found(text),
    }
    return render(request, "workbench/sight/find.html", context)


def _reports(request: HttpRequest, found: Iterable[Found]) -> tuple[ReportRecord, ...]:
    """The reports whose answers are among what was found."""
    ids = {one.report_id for one in found if one.report_id}
    every = reporting.reports(request.actor) if ids else ()  # type: ignore[attr-defined]
    return tuple(one for one in every if one.id in ids)


def _shown(one: Found) -> dict[str, Any]:
    return {
        "one": one,
        "kind": _KINDS[one.kind],
        "text": shortened(one.text, 400),
        "href": _address(one),
        "trail": [
            {
                "label": f"{link.issuer_name}: {link.document_title}",
                "href": reverse("sight", args=[link.requirement_id]),
            }
            for link in one.chain
        ],
    }


def _address(one: Found) -> str:
    """The very place where the words stand."""
    if one.edition is not None:
        publication = one.edition.publication
        page = reverse("publication_edition", args=(publication.slug, one.edition.number))
        return f"{page}#{one.anchor}"
    if one.kind == "answer":
        return f"{reverse('report', args=(one.report_id,))}#requirement-{one.answered_id}"
    return reverse("requirement", args=(one.requirement_id,))


@login_required
@require_GET
def place(request: HttpRequest, answered_id: int) -> HttpResponse:
    """From a place in a report or an edition to the line of what is answered there."""
    found = steering.requirement_at(answered_id, request.actor)  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return redirect("sight", found)

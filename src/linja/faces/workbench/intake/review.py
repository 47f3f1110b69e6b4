"""The review: the source left, what was found right, one finding open at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linja.faces.workbench.intake.asking import actor_of, document_or_404, number
from linja.faces.workbench.intake.forms import FieldsForm
from linja.faces.workbench.intake.panes import pane
from linja.line.intake import actions, calculations, phrases, queries
from linja.line.intake.queries import DocumentRecord, FindingRecord, SourceText

ORDERS = {"usikre": _("Least certain first"), "dokument": _("In the document's order")}
#: Certainties above which everything may be accepted at once.
THRESHOLDS = (0.95, 0.85, 0.7, 0.0)
#: Keys that move the requirement's last line; with shift its first.
KEYS = {("end", -1): "u", ("end", 1): "d", ("start", -1): "U", ("start", 1): "D"}


@login_required
@require_safe
def review(request: HttpRequest, document_id: int) -> HttpResponse:
    """The page; for htmx only the desk on it."""
    record = document_or_404(request, document_id)
    if record.state in {"received", "reading", "failed"}:
        return redirect("intake_document", document_id)
    chosen = number(request.GET.get("funn"))
    return show(request, record, chosen, line=number(request.GET.get("linje")))


def show(
    request: HttpRequest,
    record: DocumentRecord,
    chosen_id: int | None,
    *,
    line: int | None = None,
    problems: Sequence[tuple[str, str]] = (),
    fields: FieldsForm | None = None,
) -> HttpResponse:
    """Render the desk. ``problems``: (id of the control, sentence) of what could not be done."""
    found = queries.findings(record.id)
    order = _order(request)
    ordered = queries.by_certainty(found) if order == "usikre" else found
    chosen = next((one for one in ordered if one.id == chosen_id), ordered[0] if ordered else None)
    text = queries.source(record.id)
    line = min(line, len(text.lines)) if line else None
    context = {
        "document": record,
        "state": phrases.DOCUMENT_STATES[record.state],
        "order": order,
        "orders": _orders(record, order, chosen),
        "rows": [_row(record, one, order, chosen) for one in ordered],
        "pane": pane(text, found, chosen, line),
        "line": line,
        "problems": problems,
        "undoable": _undoable(record),
        "may_review": actions.may("review", actor_of(request), record) is None,
        "may_finish": actions.may("finish", actor_of(request), record) is None,
        "thresholds": _thresholds(found),
        "requirement_kinds": list(phrases.REQUIREMENT_KINDS.items()),
        **_chosen(record, text, found, ordered, chosen, order, fields),
    }
    partial = bool(getattr(request, "htmx", False))
    template = "workbench/intake/desk.html" if partial else "workbench/intake/review.html"
    response = render(request, template, context)
    if partial and request.method == "GET":
        response.headers["HX-Push-Url"] = request.get_full_path()
    return response


def address(document_id: int, finding_id: int | None, order: str) -> str:
    """The review with a finding open."""
    query = {"orden": order} if order != "usikre" else {}
    if finding_id is not None:
        query["funn"] = str(finding_id)
    base = reverse("intake_review", args=[document_id])
    return f"{base}?{urlencode(query)}" if query else base


def _order(request: HttpRequest) -> str:
    wanted = request.POST.get("orden") or request.GET.get("orden") or ""
    return wanted if wanted in ORDERS else "usikre"


def _orders(record: DocumentRecord, order: str, chosen: FindingRecord | None) -> list[dict[str, Any]]:
    here = chosen.id if chosen else None
    return [
        {"label": words, "href": address(record.id, here, code), "current": code == order}
        for code, words in ORDERS.items()
    ]


def _row(
    record: DocumentRecord, one: FindingRecord, order: str, chosen: FindingRecord | None
) -> dict[str, Any]:
    return {
        "id": one.id,
        "href": address(record.id, one.id, order),
        "current": chosen is not None and one.id == chosen.id,
        "line": one.line,
        "text": one.found.text[:110] + ("…" if len(one.found.text) > 110 else ""),
        "state": one.state,
        "state_word": phrases.FINDING_STATES[one.state],
        "certainty": phrases.certainty(one.confidence),
    }


def _chosen(
    record: DocumentRecord,
    text: SourceText,
    found: Sequence[FindingRecord],
    ordered: Sequence[FindingRecord],
    chosen: FindingRecord | None,
    order: str,
    fields: FieldsForm | None,
) -> dict[str, Any]:
    """Everything about the open finding."""
    if chosen is None:
        return {"chosen": None}
    place = ordered.index(chosen)
    nearby = [one for one in found if one.state == "proposed" or one.id == chosen.id]
    here = nearby.index(chosen)
    return {
        "chosen": chosen,
        "place": place + 1,
        "kind": phrases.REQUIREMENT_KINDS[chosen.found.kind.value],
        "finding_state": phrases.FINDING_STATES[chosen.state],
        "status_word": phrases.STATUSES[chosen.found.status.value],
        "status_shape": SHAPES[chosen.found.status.value],
        "certainty": phrases.certainty(chosen.confidence),
        "percent": round(chosen.confidence * 100),
        "doubts": [phrases.doubt(code) for code in chosen.doubts],
        "boundaries": _boundaries(text, chosen),
        "sharing": [one for one in found if one.id != chosen.id and one.span.shares_with(chosen.span)],
        "previous": _neighbour(record, ordered, place - 1, order),
        "next": _neighbour(record, ordered, place + 1, order),
        "merge_previous": nearby[here - 1].id if here > 0 else None,
        "merge_next": nearby[here + 1].id if here + 1 < len(nearby) else None,
        "fields": fields or fields_form(chosen),
    }


#: (shape, tone) of the house's states.
SHAPES = {
    "achieved": ("full", "good"),
    "partly_achieved": ("half", "middle"),
    "not_achieved": ("empty", "bad"),
    "other": ("question", "quiet"),
    "none": ("dash", "quiet"),
}


def _neighbour(record: DocumentRecord, ordered: Sequence[FindingRecord], at: int, order: str) -> str:
    return address(record.id, ordered[at].id, order) if 0 <= at < len(ordered) else ""


def _boundaries(text: SourceText, chosen: FindingRecord) -> list[dict[str, Any]]:
    at = {
        "start": chosen.line,
        "end": chosen.line_end,
        "answer_start": chosen.answer_line,
        "answer_end": chosen.answer_line_end,
    }
    return [
        {
            "which": which,
            "label": phrases.BOUNDARIES[which],
            "line": at[which],
            "up": calculations.step(text.lines, chosen.span, which, -1),
            "down": calculations.step(text.lines, chosen.span, which, 1),
            "up_key": KEYS.get((which, -1), ""),
            "down_key": KEYS.get((which, 1), ""),
        }
        for which in calculations.WHICH
    ]


def fields_form(chosen: FindingRecord) -> FieldsForm:
    """The fields as they are now."""
    found = chosen.found
    return FieldsForm(
        initial={
            "kind": found.kind.value,
            "phrase": found.status_verbatim or "",
            "status": found.status.value if "status" in chosen.edited else "",
            "deadline": found.deadline or "",
            "lead": found.lead or "",
            "stem": found.stem or "",
            "heading": found.heading,
        }
    )


def _undoable(record: DocumentRecord) -> tuple[queries.CorrectionRecord, Any] | None:
    last = queries.last_undoable(record.id) if record.state == "under_review" else None
    return (last, phrases.CORRECTIONS.get(last.what, last.what)) if last else None


def _thresholds(found: Sequence[FindingRecord]) -> list[tuple[str, Any, int]]:
    """(value, words, how many would be accepted), only where it makes a difference."""
    told: list[tuple[str, Any, int]] = []
    for least in THRESHOLDS:
        count = sum(1 for one in found if one.state == "proposed" and one.confidence >= least)
        if count and (not told or told[-1][2] != count):
            told.append((str(least), phrases.certainty(least) if least else _("All that remain"), count))
    return told

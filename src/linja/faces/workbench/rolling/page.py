"""A document of the ending year: what of it is open, and what becomes of that in the next year's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from linja.faces.ui import tables
from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.faces.workbench.rolling import owners
from linja.faces.workbench.sight import noting
from linja.faces.workbench.sight.files import status_of
from linja.line.requirements import actions as register
from linja.line.requirements import phrases, rules
from linja.pillars.steering import actions
from linja.pillars.steering import queries as steering
from linja.pillars.steering.queries.sight import whole
from linja.pillars.steering.records import Pick, RollOver, RollRow

SIZE = 40
REASONS: Final[Mapping[str, str | Promise]] = {
    "not_reached": gettext_lazy("not reached"),
    "partly": gettext_lazy("partly reached"),
    "unknown": gettext_lazy("not known"),
    "not_started": gettext_lazy("not started"),
    "delayed": gettext_lazy("delayed"),
    "in_progress": gettext_lazy("in progress"),
    "continued": gettext_lazy("continued"),
    "no_answer": gettext_lazy("no answer"),
    "promise_passed": gettext_lazy("promised date has passed"),
    "promised": gettext_lazy("promised later"),
    "deadline_ahead": gettext_lazy("deadline lies ahead"),
}
VIEWS: Final[Mapping[str, str | Promise]] = {
    "apne": gettext_lazy("Proposed"),
    "tatt": gettext_lazy("In the next year's document"),
    "ferdig": gettext_lazy("Done or lapsed"),
    "alle": gettext_lazy("All"),
}


@login_required
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Whose documents, and which of them ends."""
    actor = request.actor  # type: ignore[attr-defined]
    owner, choices = owners.chosen(request)
    documents = steering.rolling_documents(actor, owner) if owner else ()
    context = {
        "owner": owner,
        "owners": choices,
        "rows": [
            (one, phrases.DOCUMENT_KINDS[one.kind], ", ".join(name for _id, name in one.addressees))
            for one in documents
            if one.requirement_count
        ],
        "columns": (
            tables.Column("title", _("Document")),
            tables.Column("to", _("To")),
            tables.Column("year", _("Year"), numeric=True),
            tables.Column("asks", _("Requirements"), numeric=True),
        ),
    }
    return render(request, "workbench/rolling/choose.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def roll(request: HttpRequest, document_id: int) -> HttpResponse:
    """The rows with their reasons; what is ticked goes into the next year's document."""
    held = _held(request, document_id)
    if request.method == "POST" and _carry(request, held):
        return redirect(_address(held, request))
    view = request.GET.get("vis", "apne")
    view = view if view in VIEWS else "apne"
    shown = [row for row in held.rows if _in(row, view)]
    reason = request.GET.get("grunn", "")
    narrowed = [row for row in shown if not reason or reason in row.reasons]
    target = held.target
    why = register.may(request.actor, "add", document_id=target.id) if target else None  # type: ignore[attr-defined]
    context = {
        "held": held,
        "tabs": _tabs(request, held, view),
        "counts": _counts(request, shown, reason),
        "page": (page := tables.page_of(request, narrowed, SIZE)),
        "rows": [_shown(request, row) for row in page],
        "reasons": REASONS,
        "targets": [(one.id, one.title) for one in held.targets],
        "may_not": sentence(why),
        "may_open": _may_open(request, held),
        "next_title": actions.next_title(held.source),
        "is_order": held.source.kind == "oppdrag_og_bestilling",
        "drafts": _drafts(request, held),
        "kinds": phrases.TIES_EARLIER,
        "filtered": bool(reason) or view != "apne",
        "files": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "workbench/rolling/document.html", context)


def _held(request: HttpRequest, document_id: int) -> RollOver:
    asked = request.GET.get("til", "")
    target = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    held = steering.roll_over(request.actor, document_id, target)  # type: ignore[attr-defined]
    if held is None:
        raise Http404
    noting.answers(request, (one for row in held.rows for one in row.answers))
    noting.documents(request, (held.source, *held.targets))
    return held


def _shown(request: HttpRequest, row: RollRow) -> dict[str, Any]:
    """A row with what was ticked and written in a form that was refused."""
    key, sent = str(row.record.id), request.POST
    return {
        "row": row,
        "taken": key in sent.getlist("ta"),
        "tied": key in sent.getlist("knytt"),
        "words": sent.get(f"ord-{key}", row.record.current.text),
    }


def _in(row: RollRow, view: str) -> bool:
    tied = bool(row.onward and row.onward.tied)
    return {"apne": row.proposed, "tatt": tied, "ferdig": not row.proposed and not tied}.get(view, True)


def _tabs(request: HttpRequest, held: RollOver, view: str) -> list[dict[str, Any]]:
    return [
        {
            "label": word,
            "href": tables.address(request, vis=code, grunn=None, side=None),
            "current": code == view,
            "count": sum(_in(row, code) for row in held.rows),
        }
        for code, word in VIEWS.items()
    ]


def _counts(request: HttpRequest, rows: list[RollRow], chosen: str) -> list[dict[str, Any]]:
    held = Counter(code for row in rows for code in row.reasons)
    words = {code: word for code, word in REASONS.items() if held[code]}
    return tables.counted(request, "grunn", words, held, chosen)


def _may_open(request: HttpRequest, held: RollOver) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    if held.target is None and _drafts(request, held):
        return True
    return held.target is None and register.may(actor, "register", issuer_id=held.source.issuer_id) is None


def _drafts(request: HttpRequest, held: RollOver) -> bool:
    """Whether the next year's letter is opened as a draft of the reader's own organisation."""
    source, actor = held.source, request.actor  # type: ignore[attr-defined]
    return rules.may_open_letter(actor, source.issuer_id, source.kind) is None


def _address(held: RollOver, request: HttpRequest) -> str:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return reverse("rolling_document", args=(held.source.id,)) + query


def _carry(request: HttpRequest, held: RollOver) -> bool:
    """Carry over what is ticked; False when it was refused, so that nothing written is lost."""
    target, sent = held.target, request.POST
    if target is None:
        raise Http404
    rows = {str(row.record.id): row for row in held.rows}
    picks = [Pick(int(one), sent.get(f"ord-{one}", "")) for one in sent.getlist("ta") if one in rows]
    ties = [
        (row.record.id, row.onward.requirement_id, row.onward.kind)
        for one in sent.getlist("knytt")
        if (row := rows.get(one)) and row.onward and not row.onward.tied
    ]
    _made, refusal = attempt(
        request,
        lambda: actions.carry_over(request.actor, target.id, picks, ties),  # type: ignore[attr-defined]
    )
    if refusal is None:
        count = len(picks) + len(ties)
        said = ngettext(
            "%(n)s requirement goes on in %(title)s.", "%(n)s requirements go on in %(title)s.", count
        )
        messages.success(request, said % {"n": count, "title": target.title})
    return refusal is None


@login_required
@require_POST
def open_next(request: HttpRequest, document_id: int) -> HttpResponse:
    """Open the next year's document."""
    actor = request.actor  # type: ignore[attr-defined]
    day = parse_date(request.POST.get("dato", "") or "")
    title = request.POST.get("tittel", "")[:300]
    attempt(
        request,
        lambda: actions.open_next_year(actor, document_id, title=title, issued_on=day),
        _("The next year's document is opened."),
    )
    return redirect("rolling_document", document_id)


@login_required
@require_GET
def csv_file(request: HttpRequest, document_id: int) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("neste-ar", iter(_table(request, document_id)))


@login_required
@require_GET
def xlsx_file(request: HttpRequest, document_id: int) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("neste-ar", _("Next year"), _table(request, document_id))


def _table(request: HttpRequest, document_id: int) -> list[list[Any]]:
    held = _held(request, document_id)
    view, reason = request.GET.get("vis", "apne"), request.GET.get("grunn", "")
    heads = [_("Requirement"), _("Goal area"), _("Deadline"), _("Status"), _("Why it is open")]
    heads += [_("Next year"), _("Wording next year")]
    rows = [row for row in held.rows if _in(row, view) and (not reason or reason in row.reasons)]
    return [heads, *(_cells(row) for row in rows)]


def _cells(row: RollRow) -> list[Any]:
    onward = row.onward
    tie = "" if onward is None else str(phrases.TIES_LATER[onward.kind])
    return [
        whole(row.record.current),
        row.record.chapter_title,
        row.record.current.due_on,
        "; ".join(f"{one.organisation_name}: {status_of(one)}" for one in row.answers),
        ", ".join(str(REASONS[code]) for code in row.reasons),
        tie if onward and onward.tied else (_("proposed tie") if onward else ""),
        onward.text if onward else "",
    ]

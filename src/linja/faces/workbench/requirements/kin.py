"""Slekt: which requirements of other years a requirement continues, repeats, replaces or fulfils."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.faces.workbench.documents.pages import found_or_404
from linja.ground.kernel.refusals import Refused
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.content import sentence, shortened, word_difference
from linja.line.requirements.records import RegisterFilter, RequirementRecord

#: Ties that a person makes; what a letter changes is said by the letter.
KINDS = tuple((kind, word) for kind, word in phrases.TIES_EARLIER.items() if kind != "amends")
FOUND = 15
#: Proposals on a page of a document's; each is two texts to read.
PAGE = 20


@login_required
@require_http_methods(["GET", "POST"])
def kin(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The ties of one requirement: held, proposed, and by search."""
    record = queries.requirement(requirement_id, request.actor)  # type: ignore[attr-defined]
    if record is None:
        raise Http404
    seen.document(request, record.document)
    why = actions.may(request.actor, "tie", document_id=record.document.id)  # type: ignore[attr-defined]
    problem = ""
    if request.method == "POST" and why is None:
        problem = _done(request, record)
        if not problem:
            return redirect("requirement_kin", requirement_id)
    proposals = queries.proposals_for(requirement_id)
    context = {
        "record": record,
        "title": shortened(f"{record.current.stem} {record.current.text}", 90),
        "may_not": phrases.refusal(why) if why else "",
        "problem": problem,
        "kinds": KINDS,
        "ties": [
            ((phrases.TIES_LATER if tie.later else phrases.TIES_EARLIER)[tie.kind], tie)
            for tie in record.ties
        ],
        "proposals": proposals,
        **_searched(request, record, {one.earlier_id for one in proposals}),
    }
    return render(request, "workbench/requirements/kin.html", context, status=422 if problem else 200)


def _searched(request: HttpRequest, record: RequirementRecord, shown: set[int]) -> dict[str, Any]:
    """What the search words find, without what stands on the page already."""
    text = request.GET.get("q", "")[:200].replace("\x00", "")
    if not text.strip():
        return {"text": "", "found": ()}
    # What is found by words is what is issued.
    rows = queries.register(RegisterFilter(text=text), 1, FOUND).rows
    tied = {tie.requirement_id for tie in record.ties} | {record.id} | shown
    own = record.current
    whole = sentence(own.stem, own.text, own.sub_items)
    return {
        "text": text,
        "found": [
            (row, word_difference(f"{row.stem} {row.text}".strip(), whole))
            for row in rows
            if row.id not in tied
        ],
    }


def _done(request: HttpRequest, record: RequirementRecord) -> str:
    """Make or end a tie as asked; the sentence when it may not be."""
    sent = request.POST
    try:
        if ended := _number(sent.get("slutt", "")):
            if ended not in {tie.id for tie in record.ties}:
                raise Http404
            actions.end_tie(request.actor, ended, reason=sent.get("grunn", ""))  # type: ignore[attr-defined]
            messages.success(request, _("The tie is ended."))
            return ""
        other = queries.requirements([_number(sent.get("annet", ""))])
        if not other:
            raise Http404
        earlier, later = _in_time(record, other[0])
        actions.link_lineage(
            request.actor,  # type: ignore[attr-defined]
            earlier.id,
            later.id,
            sent.get("slag", ""),
        )
    except Refused as refused:
        return phrases.refusal(refused.refusal)
    messages.success(request, _("The requirements are tied."))
    return ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def _in_time(one: RequirementRecord, other: RequirementRecord) -> tuple[RequirementRecord, RequirementRecord]:
    """The earlier and the later, by the documents' days; of the same day by their order."""
    held = sorted(
        (one, other),
        key=lambda it: (it.document.year, queries.first_day(it.document), it.document.id, it.ordinal),
    )
    return held[0], held[1]


@login_required
@require_http_methods(["GET", "POST"])
def document_kin(request: HttpRequest, document_id: int) -> HttpResponse:
    """Proposals for every requirement of a document against the year before; accept many at once."""
    document = found_or_404(request, document_id)
    why = actions.may(request.actor, "tie", document_id=document_id)  # type: ignore[attr-defined]
    proposals = queries.proposals_within(document_id)
    problem = ""
    if request.method == "POST" and why is None:
        chosen = _chosen(request, proposals)
        try:
            made = actions.link_many(request.actor, chosen) if chosen else []  # type: ignore[attr-defined]
        except Refused as refused:
            problem = phrases.refusal(refused.refusal)
        else:
            said = ngettext("%(n)s requirement is tied.", "%(n)s requirements are tied.", len(made))
            messages.success(request, said % {"n": len(made)})
            return redirect("document_kin", document_id)
    context = {
        "document": document,
        "may_not": phrases.refusal(why) if why else "",
        "problem": problem,
        "page": tables.page_of(request, proposals, PAGE),
        "sure": sum(one.sure for one in proposals),
        "kinds": KINDS,
        "before": document.year - 1,
    }
    return render(request, "workbench/documents/kin.html", context, status=422 if problem else 200)


def _chosen(request: HttpRequest, proposals: tuple[queries.TieProposal, ...]) -> list[tuple[int, int, str]]:
    """The pairs with a mark, or every sure one when that was asked for. Only what was proposed is tied."""
    sent = request.POST
    marked = set(sent.getlist("par"))
    found = []
    for one in proposals:
        key = f"{one.earlier_id}-{one.later_id}"
        if one.sure if sent.get("gjor") == "sikre" else key in marked:
            found.append((one.earlier_id, one.later_id, sent.get(f"slag-{key}", one.kind)))
    return found

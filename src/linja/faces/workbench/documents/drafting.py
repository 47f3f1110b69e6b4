"""A draft letter on its way: its head, its requirements, and the day on which it is issued."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linja.faces.workbench.documents import pages
from linja.faces.workbench.documents.forms import HeadForm
from linja.faces.workbench.documents.kept import IssueForm
from linja.faces.workbench.documents.writing import RequirementForm, drafted
from linja.faces.workbench.doing import attempt
from linja.faces.workbench.requirements.rows import PARTS, added, problems_of, rows, unjudged
from linja.ground.kernel.refusals import Refused
from linja.line.requirements import actions, phrases, queries, rules
from linja.line.requirements.records import DocumentRecord, RequirementRecord


def _draft_or_404(request: HttpRequest, document_id: int) -> DocumentRecord:
    """The draft letter that the reader may write."""
    record = pages.found_or_404(request, document_id)
    actor = request.actor  # type: ignore[attr-defined]
    if not record.draft or record.order or rules.may_draft(actor, record.issuer_id):
        raise Http404
    return record


@login_required
@require_http_methods(["GET", "POST"])
def head(request: HttpRequest, document_id: int) -> HttpResponse:
    """What the letter is called, whom it is to, and what it changes."""
    record = _draft_or_404(request, document_id)
    actor = request.actor  # type: ignore[attr-defined]
    names = ("kind", "title", "year", "reference", "language", "amends_id")
    initial: dict[str, Any] = {name: getattr(record, name) for name in names}
    initial["addressee_ids"] = [one for one, _name in record.addressees]
    form = HeadForm(request.POST or None, documents=queries.documents(actor=actor), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_letter(actor, document_id, form.letter(record.issuer_id))
        except Refused as refused:
            form.add_error(None, phrases.refusal(refused.refusal))
        else:
            return redirect("document", document_id)
    context = {"form": form, "record": record}
    status = 422 if form.errors else 200
    return render(request, "workbench/documents/head.html", context, status=status)


@login_required
@require_POST
def issue(request: HttpRequest, document_id: int) -> HttpResponse:
    """Give the letter on the day that was written."""
    # Who may issue need not be one who writes: the action says who.
    record = pages.found_or_404(request, document_id)
    form = IssueForm(request.POST, auto_id="f-%s")
    if not form.is_valid():
        return pages.shown(request, record, form)
    actor, day = request.actor, form.cleaned_data["issued_on"]  # type: ignore[attr-defined]
    attempt(
        request,
        lambda: actions.issue_letter(actor, document_id, day),
        _("The letter is issued, and those it is to have been told."),
    )
    return redirect("document", document_id)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, document_id: int) -> HttpResponse:
    """Throw a draft away; asked once more first."""
    record = _draft_or_404(request, document_id)
    if request.method == "POST":
        attempt(
            request,
            lambda: actions.discard_letter(request.actor, document_id),  # type: ignore[attr-defined]
            _("The draft is thrown away."),
        )
        return redirect("documents")
    kept = len(queries.pending(document_id, request.actor))  # type: ignore[attr-defined]
    return render(request, "workbench/documents/discard.html", {"record": record, "kept": kept})


def _asked_or_404(
    request: HttpRequest, document_id: int, requirement_id: int
) -> tuple[DocumentRecord, RequirementRecord]:
    """The requirement of this draft."""
    document = _draft_or_404(request, document_id)
    held = queries.requirement(requirement_id, request.actor)  # type: ignore[attr-defined]
    if held is None or held.document.id != document_id:
        raise Http404
    return document, held


@login_required
@require_http_methods(["GET", "POST"])
def requirement(request: HttpRequest, document_id: int, requirement_id: int) -> HttpResponse:
    """A requirement of the draft, written anew."""
    document, held = _asked_or_404(request, document_id, requirement_id)
    posted = request.method == "POST"
    adding = request.POST.get("ny", "")
    data = added(request.POST, adding) if adding in PARTS else request.POST
    form = RequirementForm(data if posted else None, initial=_initial(held))
    parts = [rows(name, data if posted else None, getattr(held.current, name)) for name in PARTS]
    problems: list[tuple[str, str]] = []
    if adding:
        unjudged(form, *(row for part in parts for row in part.forms))
    elif posted:
        if all([form.is_valid(), *(part.forms.is_valid() for part in parts)]):
            draft = drafted(form, parts)
            attempt(
                request,
                lambda: actions.change_draft(request.actor, requirement_id, draft),  # type: ignore[attr-defined]
                _("The draft is written anew."),
            )
            return redirect("document", document_id)
        problems = [*problems_of(form), *(one for part in parts for one in part.problems())]
    context = {"document": document, "held": held, "form": form, "parts": parts, "problems": problems}
    status = 422 if problems else 200
    return render(request, "workbench/documents/requirement_draft.html", context, status=status)


def _initial(held: RequirementRecord) -> dict[str, Any]:
    current = held.current
    return {
        "kind": held.kind.value,
        "chapter": held.chapter,
        "chapter_title": held.chapter_title,
        "heading": held.heading,
        "stem": current.stem,
        "text": current.text,
        "sub_items": "\n".join(current.sub_items),
        "in_force_from": current.in_force_from,
    }


@login_required
@require_POST
def take_out(request: HttpRequest, document_id: int, requirement_id: int) -> HttpResponse:
    """Take one requirement out of the draft."""
    _asked_or_404(request, document_id, requirement_id)
    attempt(
        request,
        lambda: actions.take_out(request.actor, [requirement_id]),  # type: ignore[attr-defined]
        _("The requirement is taken out of the draft."),
    )
    return redirect("document", document_id)

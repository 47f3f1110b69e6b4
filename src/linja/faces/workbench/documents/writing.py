"""A requirement written by hand: its words, what reading finds in them, and a person's yes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.documents.pages import found_or_404
from linja.faces.workbench.requirements.correcting import lines_of
from linja.faces.workbench.requirements.rows import (
    PARTS,
    Rows,
    added,
    day,
    problems_of,
    rows,
    sent,
    unjudged,
)
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import RequirementKind
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.content import Proposed, proposed
from linja.line.requirements.records import DocumentRecord, RegisterFilter, RequirementDraft
from linja.people.organisations import queries as organisations


class RequirementForm(forms.Form):
    """The words of one requirement and its place."""

    kind = forms.ChoiceField(label=lazy("Kind"), choices=list(phrases.KINDS.items()))
    chapter = forms.CharField(label=lazy("Chapter"), max_length=20, required=False)
    chapter_title = forms.CharField(label=lazy("Goal area"), max_length=300, required=False)
    heading = forms.CharField(label=lazy("Heading"), max_length=300, required=False)
    stem = forms.CharField(
        label=lazy("Stem"),
        help_text=lazy("The words that several requirements share, such as who is to do it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    text = forms.CharField(label=lazy("Text"), widget=forms.Textarea(attrs={"rows": 6}))
    sub_items = forms.CharField(
        label=lazy("Sub-items, one per line"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    in_force_from = day(label=lazy("In force from"))


@login_required
@require_http_methods(["GET", "POST"])
def new_requirement(request: HttpRequest, document_id: int) -> HttpResponse:
    """Two steps on one page: write and have it read, then look at what was found and register."""
    document = found_or_404(request, document_id)
    why = actions.may(request.actor, "add", document_id=document_id)  # type: ignore[attr-defined]
    context: dict[str, Any] = {"document": document, "may_not": phrases.refusal(why) if why else ""}
    if why or request.method == "GET":
        context |= {"form": RequirementForm(initial=_initial(request, document)), "problems": [], "parts": []}
        return render(request, "workbench/documents/requirement_new.html", context)
    adding = request.POST.get("ny", "")
    form = RequirementForm(request.POST)
    if adding in PARTS:
        parts = _parts(added(request.POST, adding))
        unjudged(form, *(row for part in parts for row in part.forms))
        context |= {"form": form, "parts": parts, "problems": []}
        return render(request, "workbench/documents/requirement_new.html", context)
    return _answered(request, document, form, context)


def _answered(
    request: HttpRequest, document: DocumentRecord, form: RequirementForm, context: dict[str, Any]
) -> HttpResponse:
    confirming = request.POST.get("gjor") == "registrer" and "deadlines-TOTAL_FORMS" in request.POST
    parts = _parts(request.POST) if "deadlines-TOTAL_FORMS" in request.POST else []
    valid = [form.is_valid(), *(part.forms.is_valid() for part in parts)]
    problems: list[tuple[str, str]] = []
    if not all(valid):
        problems = [*problems_of(form), *(one for part in parts for one in part.problems())]
    elif confirming:
        done = _registered(request, document, form, parts)
        if done is not None:
            return done
        problems = problems_of(form)
    else:
        parts = _parts(_with_proposals(request.POST, parts, _read(form, document)))
    context |= {"form": form, "parts": parts, "problems": problems, "read": bool(parts) and not problems}
    status = 422 if problems else 200
    return render(request, "workbench/documents/requirement_new.html", context, status=status)


def _parts(data: QueryDict) -> list[Rows]:
    return [rows(name, data) for name in PARTS]


def _initial(request: HttpRequest, document: DocumentRecord) -> dict[str, Any]:
    """Where the last requirement of the document stands, since one writes them in order."""
    actor = request.actor  # type: ignore[attr-defined]
    held = list(queries.register_rows(RegisterFilter(document_ids=(document.id,)), actor))
    first_day = queries.first_day(document)
    if not held:
        return {"in_force_from": first_day}
    last = held[-1]
    place = {"chapter": last.chapter, "chapter_title": last.chapter_title, "stem": last.stem}
    return {**place, "kind": last.kind.value, "in_force_from": first_day}


def _read(form: RequirementForm, document: DocumentRecord) -> Proposed:
    held = form.cleaned_data
    return proposed(
        held["stem"],
        held["text"],
        lines_of(held["sub_items"]),
        year=document.year,
        issued_on=document.issued_on,
        known=_known,
    )


def _known(name: str) -> int | None:
    found = organisations.find_by_name(name)
    return found.id if found else None


def _with_proposals(data: QueryDict, parts: list[Rows], found: Proposed) -> QueryDict:
    """What was sent, with what reading found; what the person has written already stays as it is."""
    grown = data.copy()
    own = {part.name: part.drafts() for part in parts}
    for name in PARTS:
        held = own.get(name, ())
        marks = {_mark(one) for one in held}
        drafts = [*held, *(one for one in getattr(found, name) if _mark(one) not in marks)]
        for key in [key for key in grown if key.startswith(f"{name}-")]:
            del grown[key]
        for key, value in sent(name, drafts, name).items():
            grown[key] = value
    return grown


def _mark(draft: Any) -> str:
    """What tells a proposal from one that the person has dealt with: the words in the text."""
    return str(getattr(draft, "verbatim", "") or getattr(draft, "name", "")).casefold()


def drafted(form: RequirementForm, parts: list[Rows]) -> RequirementDraft:
    """The requirement as it is written, once all is in order."""
    held = form.cleaned_data
    found: dict[str, Any] = {part.name: part.drafts() for part in parts}
    return RequirementDraft(
        kind=RequirementKind(held["kind"]),
        chapter=held["chapter"],
        chapter_title=held["chapter_title"],
        heading=held["heading"],
        title="",
        stem=held["stem"].replace("\r\n", "\n"),
        text=held["text"].replace("\r\n", "\n"),
        sub_items=lines_of(held["sub_items"]),
        in_force_from=held["in_force_from"],
        **found,
    )


def _registered(
    request: HttpRequest, document: DocumentRecord, form: RequirementForm, parts: list[Rows]
) -> HttpResponse | None:
    draft = drafted(form, parts)
    try:
        (made,) = actions.add_requirements(request.actor, document.id, [draft])  # type: ignore[attr-defined]
    except Refused as refused:
        form.add_error(None, phrases.refusal(refused.refusal))
        return None
    messages.success(request, _("The requirement is registered."))
    if request.POST.get("neste"):
        return redirect("requirement_new", document.id)
    return redirect("requirement", made)

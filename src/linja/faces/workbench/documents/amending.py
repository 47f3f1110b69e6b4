"""What a letter changes: pick requirements, say what happens to each, look, then do it all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.documents.forms import FIELD_OF, ChangeForm, titled
from linja.faces.workbench.documents.kept import kept_rows, remove
from linja.faces.workbench.documents.pages import found_or_404
from linja.faces.workbench.requirements.rows import added, problems_of, unjudged
from linja.ground.kernel.refusals import Refused
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.content import shortened
from linja.line.requirements.records import (
    DocumentRecord,
    Preview,
    RegisterFilter,
    RegisterRow,
    RequirementRecord,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement in the form, with what its change would do once it has been looked at."""

    form: ChangeForm
    label: str
    preview: Preview | None = None
    refusal: str = ""
    fields: tuple[Any, ...] = ()


@login_required
@require_http_methods(["GET", "POST"])
def amendments(request: HttpRequest, document_id: int) -> HttpResponse:
    """The letter's changes. Three steps on one page: choose, say, look; then apply."""
    letter = found_or_404(request, document_id)
    if request.method == "POST" and request.POST.get("gjor") == "fjern":
        return remove(request, letter)
    why = actions.may(request.actor, "amend", document_id=document_id)  # type: ignore[attr-defined]
    source = request.POST if request.method == "POST" else request.GET
    asked_ids = [int(one) for one in source.getlist("krav") if _is_id(one)]
    # Without the reader's own drafts: what is not issued is changed where it is written.
    records = queries.requirements(asked_ids)
    context: dict[str, Any] = {"letter": letter, "may_not": phrases.refusal(why) if why else ""}
    if why or not records:
        context |= _choosing(request, letter)
        return render(request, "workbench/documents/choose.html", context)
    posted = request.method == "POST"
    adding = request.POST.get("ny", "")
    sent = added(request.POST, adding) if adding in {f"k{one.id}d" for one in records} else request.POST
    forms = _forms(request, sent if posted else None, records, letter)
    asked = [Asked(form, _label(form)) for form in forms]
    problems: list[tuple[str, str]] = []
    if adding:
        unjudged(*forms, *(row for form in forms for row in form.deadlines.forms))
    elif posted:
        # Each form is asked, also after one that fails, so that every error is shown at once.
        checked = [form.in_order() for form in forms]
        valid = all(checked)
        asked, problems = _looked_at(request, forms, document_id) if valid else (asked, _form_errors(forms))
        if not problems and request.POST.get("gjor") == "utfor":
            done = _apply(request, letter, forms)
            if done is not None:
                return done
    looked = posted and not problems and not adding
    context |= {"asked": asked, "problems": problems, "looked": looked}
    status = 422 if problems else 200
    return render(request, "workbench/documents/amend.html", context, status=status)


def _forms(
    request: HttpRequest,
    sent: QueryDict | None,
    records: Sequence[RequirementRecord],
    letter: DocumentRecord,
) -> list[ChangeForm]:
    """One per requirement; what another page has chosen, or the draft keeps, stands in it when it opens."""
    actor, change = request.actor, request.GET.get("endring", "")  # type: ignore[attr-defined]
    kept = {one.change.requirement_id: one for one in queries.pending(letter.id, actor)}
    return [ChangeForm(sent, record, letter, change, kept.get(record.id)) for record in records]


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _choosing(request: HttpRequest, letter: DocumentRecord) -> dict[str, Any]:
    """The requirements to choose among: those of the document that the letter changes, unless told."""
    asked = request.GET.get("fra", "")
    documents = [one for one in queries.documents() if one.requirement_count]
    chosen = int(asked) if _is_id(asked) else letter.amends_id
    rows: tuple[RegisterRow, ...] = ()
    if chosen is not None:
        rows = tuple(queries.register_rows(RegisterFilter(document_ids=(chosen,))))
    return {
        "documents": [(one.id, titled(one)) for one in documents],
        "source": chosen,
        "rows": [(row, row.obligation == "lapsed") for row in rows],
        "kept": kept_rows(request, letter),
    }


def _label(form: ChangeForm) -> str:
    current = form.requirement.current
    return shortened(f"{current.stem} {current.text}", 140)


def _looked_at(
    request: HttpRequest, forms: Sequence[ChangeForm], document_id: int
) -> tuple[list[Asked], list[tuple[str, str]]]:
    actor = request.actor  # type: ignore[attr-defined]
    previews = queries.preview_amendment([form.change_asked() for form in forms], document_id, actor)
    asked, problems = [], []
    for form, preview in zip(forms, previews, strict=True):
        sentence = phrases.refusal(preview.refusal) if preview.refusal else ""
        if preview.refusal:
            field = FIELD_OF.get(preview.refusal.code, "change")
            form.add_error(field, sentence)
            problems.append((form[field].id_for_label, f"{_label(form)}: {sentence}"))
        fields = tuple(phrases.FIELDS[name] for name in preview.fields)
        asked.append(Asked(form, _label(form), preview, sentence, fields))
    return asked, problems


def _form_errors(forms: Sequence[ChangeForm]) -> list[tuple[str, str]]:
    return [
        (anchor, f"{_label(form)}: {said}")
        for form in forms
        for anchor, said in (*problems_of(form), *form.deadlines.problems())
    ]


def _apply(request: HttpRequest, letter: DocumentRecord, forms: Sequence[ChangeForm]) -> HttpResponse | None:
    """Make the changes, or keep them with the draft."""
    actor, changes = request.actor, [form.change_asked() for form in forms]  # type: ignore[attr-defined]
    try:
        if letter.draft:
            open_days = [form.requirement.id for form in forms if form.on_letters_day]
            actions.keep_changes(actor, letter.id, changes, on_letters_day=open_days)
        else:
            actions.amend(actor, letter.id, changes)
    except Refused as refused:
        messages.error(request, phrases.refusal(refused.refusal))
        return None
    messages.success(request, _done(letter, len(changes)))
    return redirect("document_amendments" if letter.draft else "document", letter.id)


def _done(letter: DocumentRecord, count: int) -> str:
    if letter.draft:
        said = ngettext("%(n)s change is kept in the draft.", "%(n)s changes are kept in the draft.", count)
    else:
        said = ngettext("%(n)s requirement is changed.", "%(n)s requirements are changed.", count)
    return said % {"n": count}

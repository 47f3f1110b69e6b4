"""What a draft letter keeps: its changes with what they touch, and what it still needs to be issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linja.faces.workbench.doing import attempt, sentence
from linja.faces.workbench.requirements.rows import day
from linja.line.requirements import actions, phrases, queries, rules
from linja.line.requirements.records import DocumentRecord, PendingRecord, Preview


class IssueForm(forms.Form):
    """The day on which the letter is given."""

    issued_on = day(label=gettext_lazy("Day"))


@dataclass(frozen=True, slots=True)
class Kept:
    """One change of a draft, as it would be if the letter were issued today."""

    record: PendingRecord
    preview: Preview
    word: str | Promise
    fields: tuple[str | Promise, ...]
    refusal: str


def kept_rows(request: HttpRequest, letter: DocumentRecord) -> list[Kept]:
    """The changes that the draft keeps with what each does and touches; a fixed number of queries."""
    actor = request.actor  # type: ignore[attr-defined]
    held = queries.pending(letter.id, actor)
    if not held:
        return []
    seen = queries.preview_amendment([one.on(timezone.localdate()) for one in held], letter.id, actor)
    return [
        Kept(
            one,
            preview,
            phrases.CHANGES[one.change.change],
            tuple(phrases.FIELDS[name] for name in preview.fields),
            phrases.refusal(preview.refusal) if preview.refusal else "",
        )
        for one, preview in zip(held, seen, strict=True)
    ]


def remove(request: HttpRequest, letter: DocumentRecord) -> HttpResponse:
    """Take changes out of the draft."""
    ids = [int(one) for one in request.POST.getlist("krav") if one.isascii() and one.isdecimal()]
    attempt(
        request,
        lambda: actions.remove_changes(request.actor, letter.id, ids),  # type: ignore[attr-defined]
        _("The change is taken out of the draft."),
    )
    return redirect("document_amendments", letter.id)


def letter_context(
    request: HttpRequest, record: DocumentRecord, form: IssueForm | None = None
) -> dict[str, Any]:
    """What the page of a draft letter has beside that of a document that is issued."""
    if not record.draft or record.order:
        return {}
    actor = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    usual = {"issued_on": today if today.year <= record.year else None}
    return {
        "writes": rules.may_draft(actor, record.issuer_id) is None,
        "kept": kept_rows(request, record),
        "may_not_issue": sentence(actions.may_issue_letter(actor, record.id)),
        "issue_form": form or IssueForm(initial=usual, auto_id="f-%s"),
    }

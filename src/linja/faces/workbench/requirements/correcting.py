"""Putting right what was registered wrongly: the same day in force, known from now, with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from linja.faces.workbench import seen
from linja.faces.workbench.requirements.rows import PARTS, Rows, added, problems_of, rows, unjudged
from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.kernel.vocabulary import Obligation, RequirementKind
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.records import Correction, RequirementRecord, VersionRecord


class CorrectionForm(forms.Form):
    """The words and the place as they should have been, and why they were not."""

    kind = forms.ChoiceField(label=lazy("Kind"), choices=list(phrases.KINDS.items()))
    chapter = forms.CharField(label=lazy("Chapter"), max_length=20, required=False)
    chapter_title = forms.CharField(label=lazy("Goal area"), max_length=300, required=False)
    heading = forms.CharField(label=lazy("Heading"), max_length=300, required=False)
    stem = forms.CharField(label=lazy("Stem"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    text = forms.CharField(label=lazy("Text"), widget=forms.Textarea(attrs={"rows": 5}))
    sub_items = forms.CharField(
        label=lazy("Sub-items, one per line"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    obligation = forms.ChoiceField(label=lazy("Does it bind?"), choices=list(phrases.OBLIGATIONS.items()))
    reason = forms.CharField(
        label=lazy("Why it is corrected"),
        help_text=lazy("The reason is kept in the log and shown on the requirement's page."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


#: Field of the form that a refusal is about.
_FIELD_OF = {"requirements.reason_missing": "reason", "requirements.empty_text": "text"}


@login_required
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, requirement_id: int) -> HttpResponse:
    """The form for one version: the last one, unless another is asked for."""
    record, version = _meant(request, requirement_id)
    why = _may(request, version)
    posted = request.method == "POST" and why is None
    adding = request.POST.get("ny", "") if posted else ""
    data = added(request.POST, adding) if adding in PARTS else request.POST
    form = CorrectionForm(data if posted else None, initial=_initial(record, version))
    parts = [rows(name, data if posted else None, getattr(version, name)) for name in PARTS]
    problems: list[tuple[str, str]] = []
    if adding:
        unjudged(form, *(row for part in parts for row in part.forms))
    elif posted:
        # Each is asked, also after one that fails, so that every fault is shown at once.
        valid = [form.is_valid(), *(part.forms.is_valid() for part in parts)]
        done = _corrected(request, record, version, form, parts) if all(valid) else None
        if done is not None:
            return done
        problems = [*problems_of(form), *(one for part in parts for one in part.problems())]
    context = {
        "record": record,
        "version": version,
        "form": form,
        "parts": parts,
        "problems": problems,
        "may_not": phrases.refusal(why) if why else "",
        "change": phrases.CHANGES[version.change],
    }
    return render(request, "workbench/requirements/correct.html", context, status=422 if problems else 200)


def _meant(request: HttpRequest, requirement_id: int) -> tuple[RequirementRecord, VersionRecord]:
    record = queries.requirement(requirement_id, request.actor)  # type: ignore[attr-defined]
    if record is None:
        raise Http404
    seen.document(request, record.document)
    asked = request.GET.get("versjon", "")
    if not asked:
        return record, record.current
    for version in queries.versions(requirement_id):
        if str(version.id) == asked:
            return record, version
    raise Http404


def _may(request: HttpRequest, version: VersionRecord) -> Refusal | None:
    return actions.may(request.actor, "correct", document_id=version.changed_by_id)  # type: ignore[attr-defined]


def _initial(record: RequirementRecord, version: VersionRecord) -> dict[str, Any]:
    return {
        "kind": record.kind.value,
        "chapter": record.chapter,
        "chapter_title": record.chapter_title,
        "heading": record.heading,
        "stem": version.stem,
        "text": version.text,
        "sub_items": "\n".join(version.sub_items),
        "obligation": version.obligation.value,
    }


def _corrected(
    request: HttpRequest,
    record: RequirementRecord,
    version: VersionRecord,
    form: CorrectionForm,
    parts: list[Rows],
) -> HttpResponse | None:
    """Correct, and back to the requirement; None when it was refused, with the sentence in the form."""
    held = form.cleaned_data
    correction = Correction(
        kind=RequirementKind(held["kind"]),
        chapter=held["chapter"],
        chapter_title=held["chapter_title"],
        heading=held["heading"],
        text=as_before(held["text"], version.text),
        stem=as_before(held["stem"], version.stem),
        sub_items=items_as_before(held["sub_items"], version.sub_items),
        obligation=Obligation(held["obligation"]),
        **{part.name: part.drafts() for part in parts},
    )
    try:
        actions.correct_version(
            request.actor,  # type: ignore[attr-defined]
            version.id,
            correction,
            reason=held["reason"],
        )
    except Refused as refused:
        form.add_error(_FIELD_OF.get(refused.refusal.code), phrases.refusal(refused.refusal))
        return None
    messages.success(request, _("The requirement is corrected."))
    return redirect("requirement", record.id)


def as_before(sent: str, held: str) -> str:
    """The text as held when only its white space differs: a browser sends other line ends."""
    return held if sent.split() == held.split() else sent.replace("\r\n", "\n")


def items_as_before(sent: str, held: tuple[str, ...]) -> tuple[str, ...]:
    """The sub-items as held when they were left alone: one that runs over lines is not split."""
    return held if lines_of(sent) == lines_of("\n".join(held)) else lines_of(sent)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines with something on them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())

"""From the regions' page to an amending letter: which requirements, what happens, in which letter."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from linja.faces.workbench.doing import attempt, sentence
from linja.ground.kernel.vocabulary import ChangeType, DocumentKind
from linja.line.requirements import actions, phrases, queries, rules
from linja.line.requirements.records import DocumentFilter, DocumentRecord, LetterDraft, RequirementRecord

#: Kinds of letter that change others, in the order a form offers them.
KINDS = (
    DocumentKind.REVISED_MISSION_LETTER,
    DocumentKind.SUPPLEMENTARY_LETTER,
    DocumentKind.LETTER,
    DocumentKind.OWNER_MEETING_PROTOCOL,
)
NEW = "ny"


class LetterForm(forms.Form):
    """What happens to the requirements, and the letter that says so."""

    change = forms.ChoiceField(label=gettext_lazy("What happens"))
    letter = forms.ChoiceField(label=gettext_lazy("In which letter"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of the new letter"), required=False)
    title = forms.CharField(label=gettext_lazy("Title of the new letter"), max_length=300, required=False)
    issued_on = forms.DateField(
        label=gettext_lazy("Dated"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, letters: tuple[DocumentRecord, ...], drafts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if drafts:
            # It gets its day when it is issued.
            del self.fields["issued_on"]
        held = [(str(one.id), _named(one)) for one in letters]
        choices: dict[str, list[tuple[str, Any]]] = {
            "change": [(key, word) for key, word in phrases.CHANGES.items() if key != ChangeType.ORIGINAL],
            "letter": [(NEW, _("A new letter")), *held],
            "kind": [(one.value, phrases.DOCUMENT_KINDS[one]) for one in KINDS],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new letter needs its title, and its day when it stands on paper."""
        held: dict[str, Any] = super().clean() or {}
        if held.get("letter") == NEW:
            for name in self.fields.keys() & {"title", "issued_on"}:
                if not held.get(name) and name not in self.errors:
                    self.add_error(name, _("A new letter needs this."))
        return held


def _named(letter: DocumentRecord) -> str:
    return _("%(title)s (draft)") % {"title": letter.title} if letter.draft else letter.title


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest) -> HttpResponse:
    """Choose the change and the letter; then the letter's own page takes over, with a preview."""
    source = request.POST if request.method == "POST" else request.GET
    # What is not issued is written anew where it stands.
    records = queries.requirements(int(one) for one in source.getlist("krav") if _is_id(one))
    if not records:
        return render(request, "workbench/regions/amend.html", {"records": ()})
    amended = _document_of(records)
    why = actions.may(request.actor, "register", issuer_id=amended.issuer_id)  # type: ignore[attr-defined]
    drafts = _drafts(request, amended)
    form = LetterForm(
        request.POST or None,
        letters=_letters(request, amended),
        drafts=drafts,
        initial={"change": request.GET.get("endring", ""), "issued_on": timezone.localdate()},
    )
    if request.method == "POST" and why is None and form.is_valid():
        letter = _letter(request, amended, form.cleaned_data)
        if letter is not None:
            return redirect(_next(letter, records, form.cleaned_data["change"]))
    context = {
        "records": records,
        "form": form,
        "amended": amended,
        "drafts": drafts,
        "may_not": sentence(why),
    }
    status = 422 if form.errors else 200
    return render(request, "workbench/regions/amend.html", context, status=status)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _document_of(records: tuple[RequirementRecord, ...]) -> DocumentRecord:
    """The document that most of them stand in: the one that the letter is said to change."""
    count = Counter(one.document.id for one in records)
    best = count.most_common(1)[0][0]
    return next(one.document for one in records if one.document.id == best)


def _drafts(request: HttpRequest, amended: DocumentRecord) -> bool:
    """Whether the reader writes the issuer's letters here, and so begins with a draft."""
    return rules.may_draft(request.actor, amended.issuer_id) is None  # type: ignore[attr-defined]


def _letters(request: HttpRequest, amended: DocumentRecord) -> tuple[DocumentRecord, ...]:
    """The issuer's letters that still take changes: drafts first, then those that stand on paper."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.documents(DocumentFilter(issuer_ids=(amended.issuer_id,)), actor)
    fitting = [one for one in found if one.id != amended.id and not one.frozen and _takes(one, amended)]
    return tuple(sorted(fitting, key=lambda one: not one.draft))


def _takes(one: DocumentRecord, amended: DocumentRecord) -> bool:
    """It changes this document already, or is of a kind and a time that may."""
    if one.draft:
        return one.kind in KINDS and not one.order and one.year >= amended.year
    near = one.amends_id == amended.id or (one.year == amended.year and one.kind in KINDS)
    return near and queries.first_day(one) >= queries.first_day(amended)


def _letter(request: HttpRequest, amended: DocumentRecord, held: dict[str, Any]) -> int | None:
    """The letter that was chosen, or a new one to the same addressees."""
    if held["letter"] != NEW:
        return int(held["letter"])
    if _drafts(request, amended):
        made, refusal = attempt(
            request,
            lambda: actions.open_letter(request.actor, _draft(amended, held)),  # type: ignore[attr-defined]
            _("The letter is opened as a draft. Only your own people see it."),
        )
    else:
        made, refusal = attempt(
            request,
            lambda: _registered(request, amended, held),
            _("The letter is opened."),
        )
    if refusal is not None or made is None:
        return None
    found: int = made
    return found


def _draft(amended: DocumentRecord, held: dict[str, Any]) -> LetterDraft:
    return LetterDraft(
        kind=held["kind"],
        title=held["title"],
        issuer_id=amended.issuer_id,
        year=amended.year,
        language=amended.language,
        amends_id=amended.id,
        addressee_ids=tuple(one for one, _name in amended.addressees),
    )


def _registered(request: HttpRequest, amended: DocumentRecord, held: dict[str, Any]) -> int:
    """One that stands on paper."""
    issued_on: date = held["issued_on"]
    return actions.register_document(
        request.actor,  # type: ignore[attr-defined]
        kind=held["kind"],
        title=held["title"],
        issuer_id=amended.issuer_id,
        year=issued_on.year,
        issued_on=issued_on,
        language=amended.language,
        amends_id=amended.id,
        addressee_ids=[one for one, _name in amended.addressees],
    )


def _next(letter: int, records: tuple[RequirementRecord, ...], change: str) -> str:
    query = QueryDict(mutable=True)
    query.setlist("krav", [str(one.id) for one in records])
    query["endring"] = change
    return f"{reverse('document_amendments', args=(letter,))}?{query.urlencode()}"

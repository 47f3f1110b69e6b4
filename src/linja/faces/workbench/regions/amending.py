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
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.records import DocumentFilter, DocumentRecord, RequirementRecord

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

    def __init__(self, *args: Any, letters: tuple[DocumentRecord, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [(str(one.id), one.title) for one in letters]
        choices: dict[str, list[tuple[str, Any]]] = {
            "change": [(key, word) for key, word in phrases.CHANGES.items() if key != ChangeType.ORIGINAL],
            "letter": [(NEW, _("A new letter")), *held],
            "kind": [(one.value, phrases.DOCUMENT_KINDS[one]) for one in KINDS],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new letter needs its title and its day."""
        held: dict[str, Any] = super().clean() or {}
        if held.get("letter") == NEW:
            for name in ("title", "issued_on"):
                if not held.get(name) and name not in self.errors:
                    self.add_error(name, _("A new letter needs this."))
        return held


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest) -> HttpResponse:
    """Choose the change and the letter; then the letter's own page takes over, with a preview."""
    source = request.POST if request.method == "POST" else request.GET
    records = queries.requirements(
        (int(one) for one in source.getlist("krav") if _is_id(one)),
        request.actor,  # type: ignore[attr-defined]
    )
    if not records:
        return render(request, "workbench/regions/amend.html", {"records": ()})
    amended = _document_of(records)
    why = actions.may(request.actor, "register", issuer_id=amended.issuer_id)  # type: ignore[attr-defined]
    form = LetterForm(
        request.POST or None,
        letters=_letters(amended),
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


def _letters(amended: DocumentRecord) -> tuple[DocumentRecord, ...]:
    """Letters of the same issuer that already change this document, or that are of a kind that may."""
    found = queries.documents(DocumentFilter(issuer_ids=(amended.issuer_id,)))
    return tuple(
        one
        for one in found
        if one.id != amended.id
        and (one.amends_id == amended.id or (one.year == amended.year and one.kind in KINDS))
        and queries.first_day(one) >= queries.first_day(amended)
    )


def _letter(request: HttpRequest, amended: DocumentRecord, held: dict[str, Any]) -> int | None:
    """The letter that was chosen, or a new one to the same addressees."""
    if held["letter"] != NEW:
        return int(held["letter"])
    issued_on: date = held["issued_on"]
    made, refusal = attempt(
        request,
        lambda: actions.register_document(
            request.actor,  # type: ignore[attr-defined]
            kind=held["kind"],
            title=held["title"],
            issuer_id=amended.issuer_id,
            year=issued_on.year,
            issued_on=issued_on,
            language=amended.language,
            amends_id=amended.id,
            addressee_ids=[one for one, _name in amended.addressees],
        ),
        _("The letter is opened."),
    )
    if refusal is not None or made is None:
        return None
    found: int = made
    return found


def _next(letter: int, records: tuple[RequirementRecord, ...], change: str) -> str:
    query = QueryDict(mutable=True)
    query.setlist("krav", [str(one.id) for one in records])
    query["endring"] = change
    return f"{reverse('document_amendments', args=(letter,))}?{query.urlencode()}"

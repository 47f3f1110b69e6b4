"""Forms of the governing documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.requirements.rows import none_sent, rows
from linja.ground.kernel.vocabulary import ChangeType, DatePrecision, DeadlineType
from linja.line.requirements import phrases
from linja.line.requirements.lifecycle import DRAFT, DRAFTED_KINDS, ISSUED
from linja.line.requirements.records import (
    Change,
    DeadlineDraft,
    DocumentRecord,
    LetterDraft,
    PendingRecord,
    RequirementRecord,
    VersionRecord,
)
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord

#: Kinds of organisation that issue or are spoken to.
ISSUERS = ("ministry", "rhf", "hf")
ADDRESSEES = ("rhf", "hf", "private_non_profit")


def _day(**rest: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest)


class DocumentForm(forms.Form):
    """A governing document: a draft that is written here, or one that stands on paper."""

    state = forms.ChoiceField(
        label=_("Where it is written"),
        choices=(
            (DRAFT, _("Here: a draft that nobody else sees before it is issued")),
            (ISSUED, _("On paper: it has been issued already, and binds at once")),
        ),
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("Title"), max_length=300)
    issuer_id = forms.TypedChoiceField(label=_("Issued by"), coerce=int)
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    issued_on = _day(label=_("Dated"), required=False)
    reference = forms.CharField(label=_("Reference number"), max_length=100, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=(("nb", "Bokmål"), ("nn", "Nynorsk")))
    amends_id = forms.TypedChoiceField(
        label=_("Changes the document"), coerce=int, empty_value=None, required=False
    )
    addressee_ids = forms.TypedMultipleChoiceField(
        label=_("To"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, documents: tuple[DocumentRecord, ...], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"state": DRAFT, "year": timezone.localdate().year})
        super().__init__(*args, **kwargs)
        every = organisations.all_organisations(on=timezone.localdate())
        offer(self, "kind", [(key, phrases.DOCUMENT_KINDS[key]) for key in phrases.BINDING_KINDS])
        offer(self, "issuer_id", _named(every, ISSUERS))
        offer(self, "addressee_ids", _named(every, ADDRESSEES))
        changeable = [(one.id, titled(one)) for one in documents if not one.draft]
        offer(self, "amends_id", [("", pgettext_lazy("document", "None")), *changeable])

    @property
    def drafted(self) -> bool:
        """It is to be written here."""
        return bool(self.cleaned_data["state"] == DRAFT)

    def letter(self, issuer_id: int | None = None) -> LetterDraft:
        """The draft's head as it is written."""
        held = self.cleaned_data
        return LetterDraft(
            kind=held["kind"],
            title=held["title"],
            issuer_id=held["issuer_id"] if issuer_id is None else issuer_id,
            year=held["year"],
            language=held["language"],
            reference=held["reference"],
            amends_id=held["amends_id"],
            addressee_ids=tuple(held["addressee_ids"]),
        )

    def registered(self) -> dict[str, Any]:
        """The facts of one that stands on paper."""
        return {name: value for name, value in self.cleaned_data.items() if name != "state"}


class HeadForm(DocumentForm):
    """A draft's head. Who gives it stays, and it has no day before it is issued."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("state", "issuer_id", "issued_on"):
            del self.fields[name]
        offered = [
            (key, phrases.DOCUMENT_KINDS[key]) for key in phrases.BINDING_KINDS if key in DRAFTED_KINDS
        ]
        offer(self, "kind", offered)


def offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    """Give a field of the form its choices."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices


def titled(document: DocumentRecord) -> str:
    """The title, with the year where it doesn't say it itself."""
    year = str(document.year)
    return document.title if year in document.title else f"{document.title} ({year})"


def _named(every: tuple[OrganisationRecord, ...], kinds: tuple[str, ...]) -> list[tuple[int, str]]:
    """The organisations of the kinds, kind by kind."""
    return [(one.id, one.name) for kind in kinds for one in every if one.kind == kind]


class ChangeForm(forms.Form):
    """What a letter does to one requirement."""

    change = forms.ChoiceField(label=_("What happens"))
    verbatim = forms.CharField(
        label=_("As the letter words it"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    in_force_from = _day(label=_("From"))
    new_text = forms.CharField(
        label=_("The words from then on"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        strip=True,
    )
    new_sub_items = forms.CharField(
        label=_("Sub-items, one per line"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    new_deadline = _day(
        label=_("New deadline"),
        help_text=_("Other dates that the letter sets stand in rows of their own."),
        required=False,
    )

    def __init__(
        self,
        data: QueryDict | None,
        requirement: RequirementRecord,
        letter: DocumentRecord,
        change: str = "",
        kept: PendingRecord | None = None,
    ) -> None:
        self.requirement = requirement
        current = requirement.current
        prefix = f"k{requirement.id}d"
        #: Deadlines beside the usual one; none at first.
        self.deadlines = rows(
            "deadlines",
            data if data is None else none_sent(data, prefix),
            kept.change.new_deadlines if kept else None,
            prefix=prefix,
        )
        first = {
            "change": change,
            "in_force_from": None if letter.draft else letter.issued_on or timezone.localdate(),
            "new_text": current.text,
            "new_sub_items": "\n".join(current.sub_items),
        }
        super().__init__(
            data, prefix=f"k{requirement.id}", initial=first | (_as_kept(kept, current) if kept else {})
        )
        if letter.draft:
            day = self.fields["in_force_from"]
            day.required, day.help_text = False, _("Left open: from the day on which the letter is issued.")
        later = [(code, word) for code, word in phrases.CHANGES.items() if code != ChangeType.ORIGINAL]
        offer(self, "change", later)
        if not current.sub_items:
            del self.fields["new_sub_items"]

    def in_order(self) -> bool:
        """Whether the form and its rows are; both are asked, so that every fault is shown at once."""
        return all([self.is_valid(), self.deadlines.forms.is_valid()])

    def change_asked(self) -> Change:
        """The change; words that are as before are not new."""
        held, current = self.cleaned_data, self.requirement.current
        return Change(
            requirement_id=self.requirement.id,
            change=ChangeType(held["change"]),
            verbatim=held["verbatim"],
            in_force_from=held["in_force_from"] or timezone.localdate(),
            new_text=None if _folded(held["new_text"]) in {"", _folded(current.text)} else held["new_text"],
            new_deadlines=self._deadlines(),
            new_sub_items=self._sub_items(),
        )

    @property
    def on_letters_day(self) -> bool:
        """No day is said: it applies from the letter's own."""
        return self.cleaned_data["in_force_from"] is None

    def _deadlines(self) -> tuple[DeadlineDraft, ...] | None:
        day, others = self.cleaned_data["new_deadline"], self.deadlines.drafts()
        if day is None:
            return others or None
        with translation.override("nb"):
            words = date_format(day, "j. F Y")
        return (DeadlineDraft(DeadlineType.FINAL, DatePrecision.DAY, day, words), *others)

    def _sub_items(self) -> tuple[str, ...] | None:
        lines = self.cleaned_data.get("new_sub_items", "").splitlines()
        items = tuple(line.strip() for line in lines if line.strip())
        return None if items == self.requirement.current.sub_items else items


def _as_kept(kept: PendingRecord, current: VersionRecord) -> dict[str, Any]:
    """The fields as they were written when the change was kept."""
    change = kept.change
    items = current.sub_items if change.new_sub_items is None else change.new_sub_items
    return {
        "change": change.change.value,
        "verbatim": change.verbatim,
        "in_force_from": None if kept.on_letters_day else change.in_force_from,
        "new_text": current.text if change.new_text is None else change.new_text,
        "new_sub_items": "\n".join(items),
    }


def _folded(text: str) -> str:
    return " ".join(text.split())


#: Field of the form that a refusal is about.
FIELD_OF = {
    "requirements.new_words": "new_text",
    "requirements.empty_text": "new_text",
    "requirements.new_deadline": "new_deadline",
    "requirements.later_deadline": "new_deadline",
    "requirements.before_first_version": "in_force_from",
}

"""The forms of Read in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linja.line.intake import phrases
from linja.people.organisations.queries import OrganisationRecord

#: What the browser offers first; content decides, not the name.
ACCEPT = ".pdf,.docx,.txt"


class UploadForm(forms.Form):
    """A file, and whose it is."""

    file = forms.FileField(
        label=_("Document"),
        help_text=_("PDF with text, DOCX or TXT, at most 50 MB."),
        # Reading itself says that a file is empty, in its own words.
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ACCEPT, "class": "ds-input upload-input", "data-drop": ""}),
    )
    organisation = forms.ChoiceField(
        label=_("From which organisation"),
        required=False,
        help_text=_("The organisation that reports, or that the document is addressed to."),
    )
    read_again = forms.BooleanField(
        label=_("Read it in even if the same document was uploaded before"), required=False
    )

    def __init__(self, places: tuple[OrganisationRecord, ...], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id="f-%s")
        named = [(str(place.id), place.name) for place in places]
        unknown = [("", _("As printed in the document"))]
        self.fields["organisation"].choices = named if len(named) == 1 else unknown + named  # type: ignore[attr-defined]

    def organisation_id(self) -> int | None:
        """The chosen organisation."""
        chosen = self.cleaned_data.get("organisation")
        return int(chosen) if chosen else None


class FactsForm(forms.Form):
    """What the document is."""

    kind = forms.ChoiceField(label=_("Kind of document"), choices=list(phrases.DOCUMENT_KINDS.items()))
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1990, max_value=2100)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
    )

    def __init__(
        self, places: list[tuple[str, str]], data: Any = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, auto_id="fakta-%s", initial=initial)
        self.fields["organisation"].choices = [("", _("Not known")), *places]  # type: ignore[attr-defined]


class FieldsForm(forms.Form):
    """What a person may set on one finding."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(phrases.REQUIREMENT_KINDS.items()))
    phrase = forms.CharField(label=_("Status as printed"), required=False, max_length=500)
    status = forms.ChoiceField(
        label=_("Meaning of the status"),
        required=False,
        choices=[("", _("As the printed status says")), *phrases.STATUSES.items()],
    )
    deadline = forms.CharField(
        label=_("Own deadline"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    lead = forms.CharField(label=_("Led by"), required=False, max_length=200)
    stem = forms.CharField(
        label=_("Shared sentence before the list"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    heading = forms.CharField(label=_("Heading"), required=False, max_length=300)

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, auto_id="felt-%s", initial=initial)

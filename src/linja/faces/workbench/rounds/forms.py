"""The form of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from linja.line.reporting.records import RoundDraft
from linja.line.requirements.records import RequirementRecord
from linja.people.organisations.queries import OrganisationRecord

#: What may still be changed while a round is open.
OPEN_FIELDS = ("title", "cutoff_on", "due_on", "instruction", "remind_before", "remind_after")


def _day(**rest: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest)


def _days(**rest: Any) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=60, required=False, **rest)


class RoundForm(forms.Form):
    """What is asked, of whom, by when."""

    title = forms.CharField(label=_("Title"), max_length=300)
    opens_on = _day(label=_("Opens"))
    cutoff_on = _day(
        label=_("Figures up to"), help_text=_("What comes later than this day is not counted in.")
    )
    due_on = _day(label=_("Deadline"))
    language = forms.ChoiceField(
        label=_("Language of the reports"), choices=(("nb", "Bokmål"), ("nn", "Nynorsk"))
    )
    instruction = forms.CharField(
        label=_("To those who answer"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    remind_before = _days(
        label=_("Remind this many days before the deadline"), help_text=_("Empty: not before.")
    )
    remind_after = _days(label=_("Remind this many days after it"), help_text=_("Empty: not after."))
    unit_ids = forms.TypedMultipleChoiceField(
        label=_("Units"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    requirement_ids = forms.TypedMultipleChoiceField(
        label=_("Only these requirements"),
        help_text=_(
            "None ticked: everything in force for the unit. A unit answers what was passed down to it from "
            "the requirement, else the requirement itself."
        ),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Any,
        draft: RoundDraft,
        *,
        units: Sequence[OrganisationRecord],
        asked: Sequence[RequirementRecord],
        is_open: bool = False,
    ) -> None:
        self.draft = draft
        names = list(self.base_fields)
        super().__init__(data, initial={name: getattr(draft, name) for name in names})
        self._offer("unit_ids", [(one.id, one.name) for one in units])
        self._offer("requirement_ids", _grouped(asked))
        if is_open:
            for name in set(names) - set(OPEN_FIELDS):
                del self.fields[name]

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        field.choices = choices

    def asked_for(self) -> RoundDraft:
        """The draft with what was written."""
        held = dict(self.cleaned_data)
        for name in ("unit_ids", "requirement_ids"):
            if name in held:
                held[name] = tuple(held[name])
        return replace(self.draft, **held)


def _grouped(asked: Sequence[RequirementRecord]) -> list[tuple[str, list[tuple[int, str]]]]:
    """By document, each with enough of its words to be known."""
    found: dict[str, list[tuple[int, str]]] = {}
    for one in asked:
        text = " ".join(part for part in (one.current.stem, one.current.text) if part)
        found.setdefault(one.document.title, []).append((one.id, Truncator(text).chars(160)))
    return list(found.items())

"""The fields of the answer page: the words by part, the questions, and what is kept beside them."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from linja.faces.ui.states import STATES
from linja.ground.kernel.vocabulary import AnswerPart
from linja.line.reporting import phrases
from linja.line.reporting.records import AnsweredRecord
from linja.pillars.steering.calculations.written import as_written, normal

#: Form field of each part; the result is the answer's running text.
FIELDS = {kind: "text" if kind is AnswerPart.RESULT else kind.value for kind in AnswerPart}


def _area(label: Any, rows: int, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "data-part": ""})
    return forms.CharField(label=label, widget=widget, required=False, help_text=hint, strip=False)


def _base() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


def choices_of(words: Any, empty: Any = None) -> list[tuple[str, Any]]:
    """A list of words as choices, with "not said" or another empty one first."""
    return [("", empty or gettext_lazy("Not said")), *words.items()]


class AnswerForm(forms.Form):
    """The words and the answers to three of the four questions."""

    use_required_attribute = False
    text = _area(
        gettext_lazy("Result"),
        14,
        gettext_lazy(
            "An empty line begins a new paragraph. A line that begins with a hyphen and a space is a "
            "list item. A table is written as rows with | between the cells, and --- | --- under its heading."
        ),
    )
    explanation = _area(gettext_lazy("Explanation"), 5)
    difference = _area(gettext_lazy("Why the status differs from the figures"), 4)
    measures = _area(gettext_lazy("Measures in own words"), 4)
    outlook = _area(gettext_lazy("The way ahead"), 4)
    evidence = _area(gettext_lazy("Evidence"), 4)
    reservation = _area(gettext_lazy("Reservation"), 3)
    base_text, base_explanation, base_difference, base_measures = _base(), _base(), _base(), _base()
    base_outlook, base_evidence, base_reservation = _base(), _base(), _base()
    attainment = forms.ChoiceField(label=gettext_lazy("Attainment"), required=False)
    basis = forms.ChoiceField(label=gettext_lazy("Basis"), required=False)
    progress = forms.ChoiceField(label=gettext_lazy("Progress"), required=False)
    cause = forms.ChoiceField(label=gettext_lazy("Cause"), required=False)
    phrase = forms.CharField(
        label=gettext_lazy("Printed status"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Stands on a line of its own above the answer."),
    )
    delivered_on = _day(gettext_lazy("Delivered"))
    exemption = forms.CharField(label=gettext_lazy("Why nothing is reported"), required=False, max_length=500)
    base_status = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("attainment", "basis", "progress"):
            words = {code: one.word for code, one in STATES[name].items() if code != "lapsed"}
            self.fields[name].choices = choices_of(words)  # type: ignore[attr-defined]
        self.fields["cause"].choices = choices_of(phrases.CAUSES)  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.widget.attrs["form"] = "answer"
            if name.startswith("base_"):
                field.widget.attrs["data-base"] = name.removeprefix("base_")

    @property
    def parts(self) -> list[tuple[AnswerPart, forms.BoundField]]:
        """The typed parts beside the result, in printed order."""
        return [(kind, self[name]) for kind, name in FIELDS.items() if kind is not AnswerPart.RESULT]

    @property
    def bases(self) -> list[forms.BoundField]:
        """The words as they read when the page was opened."""
        return [*(self[f"base_{name}"] for name in FIELDS.values()), self["base_status"]]


def initial(one: AnsweredRecord) -> dict[str, Any]:
    """The form as the answer stands."""
    words = {FIELDS[kind]: text for kind, text in texts_of(one).items()}
    said = status_of(one)
    return {
        **words,
        **{f"base_{name}": text for name, text in words.items()},
        **said,
        "base_status": json.dumps(said),
        "revision": one.revision,
    }


def status_of(one: AnsweredRecord) -> dict[str, str]:
    """What is said beside the words, as a form holds it."""
    status = one.own_status
    return {
        "attainment": str(status.attainment or ""),
        "basis": str(status.basis or ""),
        "progress": str(status.progress or ""),
        "cause": str(status.cause or ""),
        "phrase": status.phrase,
        "delivered_on": status.delivered_on.isoformat() if status.delivered_on else "",
        "exemption": one.exemption,
    }


def texts_of(one: AnsweredRecord) -> dict[AnswerPart, str]:
    """Every part as a person writes it."""
    held = {kind: one.part(kind) for kind in AnswerPart}
    held[AnswerPart.RESULT] = one.result
    return {kind: normal(as_written(blocks)) for kind, blocks in held.items()}


class _Beside(forms.Form):
    """What is kept beside the answer; its fields belong to the page's one form, so that no word is lost."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = "answer"
            field.widget.attrs["data-beside"] = ""


class DeliveryForm(_Beside):
    """Something handed over."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=list(phrases.DELIVERY_KINDS.items()))
    title = forms.CharField(label=gettext_lazy("What was delivered"), max_length=300)
    delivered_on = _day(gettext_lazy("Delivered on"))
    receiver = forms.CharField(label=gettext_lazy("Received by"), max_length=200)
    archive_reference = forms.CharField(
        label=gettext_lazy("Archive reference"), max_length=100, required=False
    )
    interim = forms.BooleanField(label=gettext_lazy("One of several: more is to come"), required=False)

    def clean_delivered_on(self) -> Any:
        """A delivery has a day."""
        day = self.cleaned_data["delivered_on"]
        if day is None:
            raise forms.ValidationError(gettext_lazy("Say which day."))
        return day


class PromiseForm(_Beside):
    """Something promised by a day."""

    words = forms.CharField(label=gettext_lazy("What is promised"), max_length=500)
    due_on = _day(gettext_lazy("By"))

    def clean_due_on(self) -> Any:
        """A promise has a day."""
        day = self.cleaned_data["due_on"]
        if day is None:
            raise forms.ValidationError(gettext_lazy("Say which day."))
        return day


class AskForm(_Beside):
    """A later deadline, or an exemption."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"), choices=list(phrases.DISPENSATION_KINDS.items())
    )
    new_due_on = _day(gettext_lazy("New deadline"))
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

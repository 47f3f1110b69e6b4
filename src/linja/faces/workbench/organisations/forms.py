"""Forms about organisations, and the changes by date with their consequence in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.documents.forms import offer
from linja.people.organisations import phrases, queries


@dataclass(frozen=True, slots=True)
class Doing:
    """One kind of change: its code, what the button says, which kinds of organisation it may go to."""

    kind: str
    label: str | Promise
    goes_to: tuple[str, ...] = ()


_UNITS: Final = ("ministry", "rhf", "hf", "private_non_profit", "directorate")

#: Word in the address -> the change.
CHANGES: Final[dict[str, Doing]] = {
    "nytt-navn": Doing("renamed", _("Give a new name")),
    "sla-sammen": Doing("merged", _("Merge into another"), (*_UNITS, "clinic", "health_community", "body")),
    "flytt": Doing("transferred", _("Move under another"), _UNITS),
    "legg-ned": Doing("dissolved", _("Dissolve"), (*_UNITS, "clinic")),
}

CONSEQUENCES: Final[dict[str, str | Promise]] = {
    "renamed": _(
        "From the day it is called by the new name everywhere. %(name)s can still be found by the old one, "
        "and what has been published keeps the name it had."
    ),
    "merged": _(
        "From the day %(name)s no longer exists, and nothing new can be asked of it. The %(units)s units "
        "that stand under it today stand under the other. What it has answered stays with it; what it has "
        "been asked can be handed over on the next page."
    ),
    "transferred": _(
        "From the day %(name)s stands under the other, and no longer under %(parents)s. Those who hold roles "
        "above it lose sight of it, and those above its new place gain it."
    ),
    "dissolved": _(
        "From the day %(name)s no longer exists, and nothing new can be asked of it. What it has "
        "answered stays; what it has been asked can be handed over to whoever you name. "
        "It cannot be dissolved while units stand under it (%(units)s do today)."
    ),
}


class NameForm(forms.Form):
    """One more name by which documents call it."""

    name = forms.CharField(label=_("One more name"), max_length=200)


class ChangeForm(forms.Form):
    """What happens on a day."""

    on = forms.DateField(
        label=_("From and including"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    new_name = forms.CharField(label=_("New name"), max_length=200)
    successor_id = forms.TypedChoiceField(label=_("The other"), coerce=int, empty_value=None)
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, data: Any, doing: Doing, record: queries.OrganisationRecord) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
        if doing.kind != "renamed":
            del self.fields["new_name"]
        if not doing.goes_to:
            del self.fields["successor_id"]
        else:
            kinds = (record.kind,) if doing.kind == "merged" else doing.goes_to
            others = queries.all_organisations(*kinds, on=timezone.localdate())
            first = ("", _("Nobody") if doing.kind == "dissolved" else _("Choose"))
            offer(self, "successor_id", [first, *_choices(others, record.id)])
        if doing.kind == "dissolved":
            self.fields["successor_id"].required = False
            self.fields["successor_id"].label = _("Who goes on with what was asked of it")


def _choices(
    others: Iterable[queries.OrganisationRecord], but: int
) -> list[tuple[str, list[tuple[int, str]]]]:
    groups: dict[str, list[tuple[int, str]]] = {}
    for one in others:
        if one.id != but:
            groups.setdefault(phrases.kind_name(one.kind), []).append((one.id, one.name))
    return list(groups.items())


#: Field of the form that a refusal is about.
FIELD_OF: Final = {
    "organisations.name_missing": "new_name",
    "organisations.same_name": "new_name",
    "organisations.name_to_come": "on",
    "organisations.does_not_exist_then": "on",
    "organisations.ends_before_start": "on",
    "organisations.successor_missing": "successor_id",
    "organisations.already_under": "successor_id",
    "organisations.circle": "successor_id",
    "organisations.not_administrator": "successor_id",
}

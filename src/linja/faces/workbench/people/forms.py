"""Forms about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linja.faces.workbench.documents.forms import offer
from linja.people.accounts import phrases
from linja.people.accounts.roles import ROLES

#: Field of the form that a refusal is about.
FIELD_OF = {
    "accounts.email_taken": "email",
    "accounts.bad_email": "email",
    "accounts.name_missing": "name",
    "accounts.role_not_here": "organisation_id",
    "accounts.role_needs_organisation": "organisation_id",
    "accounts.not_administrator": "organisation_id",
    "accounts.only_national_administrator": "organisation_id",
    "accounts.already_assigned": "role",
}


def day(**rest: Any) -> forms.DateField:
    """A date as the browser's own calendar gives it."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest)


class PersonForm(forms.Form):
    """Who somebody is."""

    name = forms.CharField(label=_("Name"), max_length=150)
    # Checked by the action, which has the sentence.
    email = forms.CharField(label=_("E-mail"), max_length=254)
    preferred_language = forms.ChoiceField(label=_("Language on screen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "preferred_language", [("", _("The browser's")), *settings.LANGUAGES])


class RoleForm(forms.Form):
    """A role to give."""

    role = forms.ChoiceField(label=_("Role"))
    organisation_id = forms.TypedChoiceField(label=_("Where"), coerce=int, empty_value=None, required=False)
    valid_from = day(label=_("From and including"))
    valid_to = day(label=_("To and including"), required=False)

    def __init__(self, data: Any, places: list[tuple[int, str]], *, country: bool) -> None:
        super().__init__(data, initial={"valid_from": timezone.localdate()})
        offer(self, "role", [(code, phrases.role_name(code)) for code in ROLES])
        first = _("The whole country") if country else _("Choose an organisation")
        offer(self, "organisation_id", [("", first), *places])


class EndForm(forms.Form):
    """The last day of a role, and why."""

    on = day(label=_("Last day"))
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

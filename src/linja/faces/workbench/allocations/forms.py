"""Forms of money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.allocations.lists import GIVERS
from linja.faces.workbench.amounts import AmountField, shown
from linja.faces.workbench.meetings.forms import day, offer, text
from linja.faces.workbench.requirements.rows import Part
from linja.ground.kernel.actor import Actor
from linja.line.allocations import lifecycle, queries
from linja.line.allocations.records import (
    AccountDraft,
    AccountLine,
    AccountRecord,
    AllocationDraft,
    AllocationRecord,
    SubjectDraft,
)
from linja.people.organisations import queries as organisations

_NAMES = (
    "year",
    "amount",
    "purpose",
    "parent_id",
    "preliminary",
    "conditions",
    "budget_chapter",
    "budget_post",
    "source",
    "report_due_on",
)


def givers(actor: Actor) -> list[tuple[int, str]]:
    """The organisations that the actor allots money for."""
    found = organisations.by_ids(actor.organisations(*GIVERS)).values()
    return sorted(((one.id, one.name) for one in found), key=lambda pair: pair[1])


class AllocationForm(forms.Form):
    """An allocation to write or to change; from whom and to whom is chosen once."""

    giver_id = forms.TypedChoiceField(label=_("From organisation"), coerce=int)
    receiver_id = forms.TypedChoiceField(label=_("To organisation"), coerce=int)
    purpose = forms.CharField(label=_("Purpose"), max_length=300)
    amount = AmountField(label=_("Amount"), help_text=_("In kroner, or as 12,9 mill. kroner."))
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    parent_id = forms.TypedChoiceField(label=_("Taken from"), coerce=int, empty_value=None, required=False)
    preliminary = forms.BooleanField(label=_("The amount is preliminary"), required=False)
    conditions = text(3, label=_("Conditions"), required=False)
    budget_chapter = forms.CharField(label=_("Budget chapter"), max_length=20, required=False)
    budget_post = forms.CharField(label=_("Post"), max_length=20, required=False)
    source = forms.CharField(
        label=_("Source"), max_length=300, required=False, help_text=_("The letter or case it follows from.")
    )
    report_due_on = day(
        label=_("Use to be reported by"), required=False, help_text=_("Left empty, nothing need be reported.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        held: AllocationRecord | None = None,
        parent: AllocationRecord | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", _of(held) if held else _under(parent))
        super().__init__(*args, **kwargs)
        self.held = held
        own = givers(actor)
        ids = {held.giver_id} if held else {key for key, _name in own}
        offer(self, "parent_id", _parents(actor, ids, held))
        if held:
            del self.fields["giver_id"], self.fields["receiver_id"]
        else:
            offer(self, "giver_id", list(own))
            offer(self, "receiver_id", _below(ids))

    def draft(self, subjects: tuple[SubjectDraft, ...]) -> AllocationDraft:
        """What was filled in, with what was ticked."""
        facts = {name: self.cleaned_data[name] for name in _NAMES}
        if self.held:
            ends = (self.held.giver_id, self.held.receiver_id)
        else:
            ends = (self.cleaned_data["giver_id"], self.cleaned_data["receiver_id"])
        return AllocationDraft(giver_id=ends[0], receiver_id=ends[1], subjects=subjects, **facts)


def _of(held: AllocationRecord) -> dict[str, Any]:
    return {name: getattr(held, name) for name in (*_NAMES, "revision")}


def _under(parent: AllocationRecord | None) -> dict[str, Any]:
    """What follows when money that was received is passed on."""
    if parent is None:
        return {"year": timezone.localdate().year}
    names = ("purpose", "year", "budget_chapter", "budget_post", "preliminary", "report_due_on")
    return {name: getattr(parent, name) for name in names} | {
        "parent_id": parent.id,
        "giver_id": parent.receiver_id,
    }


def _parents(actor: Actor, ids: set[int], held: AllocationRecord | None) -> list[tuple[Any, Any]]:
    """What the givers have received and can pass on, with what is left of it."""
    found = [
        (one.id, f"{one.purpose}, {one.year} ({shown(one.kept)})")
        for one in queries.allocations(actor)
        if one.receiver_id in ids and one.state == lifecycle.GIVEN and (held is None or one.id != held.id)
    ]
    return [("", pgettext_lazy("allocation", "Own money")), *found]


def _below(ids: set[int]) -> list[tuple[Any, Any]]:
    """Whom money can be allotted to."""
    found = {one.id: one.name for key in ids for one in organisations.children_of(key)}
    return sorted(found.items(), key=lambda pair: pair[1])


class UseForm(forms.Form):
    """What the money was used for."""

    amount = AmountField(label=_("Used"), help_text=_("In kroner, or as 12,9 mill. kroner."))
    words = text(4, label=_("Used for"))
    effect = text(3, label=_("Effect"), required=False)
    preliminary = forms.BooleanField(label=_("The amount is preliminary"), required=False)


class AccountForm(forms.Form):
    """The head of an account table."""

    title = forms.CharField(label=_("Title of the table"), max_length=300)
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    place = forms.ChoiceField(label=_("Printed under"), required=False)
    preliminary = forms.BooleanField(label=_("The accounts are preliminary"), required=False)
    limit_percent = forms.IntegerField(
        label=_("Limit for deviations, per cent"),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=_(
            "When a line deviates by more than this, whoever the report goes to is told as soon as you save."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], held: AccountRecord | None = None, **kwargs: Any
    ) -> None:
        if held:
            names = ("title", "year", "place", "preliminary", "limit_percent", "revision")
            kwargs["initial"] = {name: getattr(held, name) for name in names}
        super().__init__(*args, **kwargs)
        offer(self, "place", [("", _("Where money is told of")), *places])

    def draft(self, lines: tuple[AccountLine, ...]) -> AccountDraft:
        """What was filled in, with its lines."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return AccountDraft(lines=lines, **facts)


class LineRow(forms.Form):
    """One category of an account table."""

    label = forms.CharField(label=_("Category"), max_length=200)
    budget = AmountField(label=_("Budget"), required=False)
    accounts = AmountField(label=_("Accounts"), required=False)


def _line(held: Mapping[str, Any]) -> AccountLine:
    return AccountLine(held["label"], held["budget"], held["accounts"])


LINES: Final = Part(LineRow, _line, _("Lines"), _("Line"), _("Add a line"))

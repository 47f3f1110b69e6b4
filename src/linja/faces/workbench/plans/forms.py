"""Forms of plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.meetings.forms import day, offer, text
from linja.faces.workbench.plans.lists import WRITERS
from linja.ground.kernel.actor import Actor
from linja.line.projects import phrases, queries
from linja.line.projects.records import PlanDraft, PlanRecord
from linja.people.organisations import queries as organisations


def own_places(actor: Actor) -> list[tuple[int, str]]:
    """The organisations that the actor writes plans and projects for."""
    found = organisations.by_ids(actor.organisations(*WRITERS)).values()
    return sorted(((one.id, one.name) for one in found), key=lambda pair: pair[1])


class PlanForm(forms.Form):
    """A plan to write or to change; whose it is is chosen once."""

    organisation_id = forms.TypedChoiceField(label=_("Organisation"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(phrases.PLAN_KINDS.items()))
    from_year = forms.IntegerField(label=_("From year"), min_value=1990, max_value=2100)
    to_year = forms.IntegerField(label=_("To year"), min_value=1990, max_value=2100)
    parent_id = forms.TypedChoiceField(label=_("Part of"), coerce=int, empty_value=None, required=False)
    revision_due = day(label=_("To be revised by"), required=False)
    areas = text(3, label=_("Areas"), required=False, help_text=_("One on each line."))
    hearing = text(
        3, label=_("Hearing"), required=False, help_text=_("Who was heard, when, and what came of it.")
    )
    address = forms.URLField(
        label=_("Address of the plan"), required=False, max_length=500, assume_scheme="https"
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, held: PlanRecord | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _of(held) if held else {"from_year": timezone.localdate().year})
        super().__init__(*args, **kwargs)
        self.held = held
        others = [one for one in queries.plans(actor) if held is None or one.id != held.id]
        none = ("", pgettext_lazy("plan", "None"))
        offer(
            self, "parent_id", [none, *((one.id, f"{one.title}, {one.organisation_name}") for one in others)]
        )
        if held:
            del self.fields["organisation_id"]
        else:
            offer(self, "organisation_id", list(own_places(actor)))

    def draft(self) -> PlanDraft:
        """What was filled in."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        if self.held:
            facts["organisation_id"] = self.held.organisation_id
        return PlanDraft(**{**facts, "areas": tuple(facts["areas"].splitlines())})


def _of(held: PlanRecord) -> dict[str, Any]:
    names = ("title", "kind", "from_year", "to_year", "parent_id", "revision_due", "hearing", "address")
    return {name: getattr(held, name) for name in (*names, "revision")} | {"areas": "\n".join(held.areas)}


class AdoptForm(forms.Form):
    """Who adopted the plan, when, in which case."""

    on = day(label=_("Adopted on"))
    by = forms.CharField(label=_("Adopted by"), max_length=200)
    case_number = forms.CharField(
        label=_("Case number"),
        max_length=20,
        required=False,
        help_text=_("Running number and year, such as 107-2018."),
    )


class StatusForm(forms.Form):
    """How a plan stood in a year."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    progress = forms.ChoiceField(label=_("How it stands"), choices=list(phrases.PROGRESS.items()))
    words = text(4, label=_("Status"))

"""Forms of projects: the facts, and members and milestones as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.meetings.forms import day, offer, text
from linja.faces.workbench.plans.forms import own_places
from linja.faces.workbench.requirements.rows import Part, Rows, rows_of
from linja.ground.kernel.actor import Actor
from linja.line.projects import phrases, queries
from linja.line.projects.records import (
    MemberDraft,
    MilestoneRecord,
    ProjectDraft,
    ProjectRecord,
    SubjectDraft,
)
from linja.people.organisations import queries as organisations

_NAMES = (
    "name",
    "mandate",
    "mandate_on",
    "mandate_by",
    "lead",
    "steering_body",
    "starts_on",
    "ends_on",
    "delay_cause",
    "plan_id",
)


class ProjectForm(forms.Form):
    """A project to write or to change; whose it is is chosen once."""

    organisation_id = forms.TypedChoiceField(label=_("Organisation"), coerce=int)
    name = forms.CharField(label=_("Name of the project"), max_length=300)
    mandate = text(5, label=_("Mandate"), required=False)
    mandate_on = day(label=_("Mandate approved"), required=False)
    mandate_by = forms.CharField(label=_("Approved by"), max_length=200, required=False)
    lead = forms.CharField(label=_("Led by"), max_length=200, required=False)
    steering_body = forms.CharField(label=_("Steering body"), max_length=200, required=False)
    starts_on = day(label=_("Begins"), required=False)
    ends_on = day(label=_("Ends"), required=False)
    delay_cause = forms.CharField(label=_("Cause of delay"), max_length=300, required=False)
    deliverables = text(3, label=_("Deliverables"), required=False, help_text=_("One on each line."))
    plan_id = forms.TypedChoiceField(
        label=_("Carries out the plan"), coerce=int, empty_value=None, required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, held: ProjectRecord | None = None, **kwargs: Any) -> None:
        if held:
            facts = {name: getattr(held, name) for name in (*_NAMES, "revision")}
            kwargs.setdefault("initial", facts | {"deliverables": "\n".join(held.deliverables)})
        super().__init__(*args, **kwargs)
        self.held = held
        plans = [(one.id, f"{one.title}, {one.organisation_name}") for one in queries.plans(actor)]
        offer(self, "plan_id", [("", pgettext_lazy("plan", "None")), *plans])
        if held:
            del self.fields["organisation_id"]
        else:
            offer(self, "organisation_id", list(own_places(actor)))

    def draft(
        self,
        members: tuple[MemberDraft, ...],
        milestones: tuple[MilestoneRecord, ...],
        subjects: tuple[SubjectDraft, ...],
    ) -> ProjectDraft:
        """What was filled in, with its rows and what was ticked."""
        facts = {name: self.cleaned_data[name] for name in _NAMES}
        place = self.held.organisation_id if self.held else self.cleaned_data["organisation_id"]
        return ProjectDraft(
            **facts,
            organisation_id=place,
            deliverables=tuple(self.cleaned_data["deliverables"].splitlines()),
            members=members,
            milestones=milestones,
            subjects=subjects,
        )


class MemberRow(forms.Form):
    """Somebody in the project, and for whom."""

    name = forms.CharField(label=_("Name"), max_length=200)
    role = forms.ChoiceField(label=_("Role in the project"), choices=list(phrases.MEMBER_ROLES.items()))
    organisation_name = forms.CharField(label=_("From (organisation)"), max_length=200, required=False)

    def clean_organisation_name(self) -> str:
        """An organisation that is known, by any of its names."""
        said: str = self.cleaned_data["organisation_name"]
        if said and organisations.find_by_name(said) is None:
            raise forms.ValidationError(_("No organisation has this name."))
        return said


class MilestoneRow(forms.Form):
    """A point to reach; its number says which of the held ones it is, under whatever name."""

    id = forms.IntegerField(
        label=_("Milestone"), widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1
    )
    title = forms.CharField(label=_("Milestone"), max_length=300)
    due_on = day(label=_("To be reached by"))


def _member(held: Mapping[str, Any]) -> MemberDraft:
    found = organisations.find_by_name(held["organisation_name"]) if held["organisation_name"] else None
    return MemberDraft(held["name"], held["role"], found.id if found else None, found.name if found else "")


def _milestone(held: Mapping[str, Any]) -> MilestoneRecord:
    return MilestoneRecord(held["title"], held["due_on"], id=held["id"] or 0)


PARTS: Final[Mapping[str, Part]] = {
    "members": Part(MemberRow, _member, _("Members"), _("Member"), _("Add a member")),
    "milestones": Part(MilestoneRow, _milestone, _("Milestones"), _("Milestone"), _("Add a milestone")),
}


def parts_of(data: QueryDict | None, held: ProjectRecord | None) -> list[Rows]:
    """Members and milestones as rows: as sent, or as held."""
    drafts: dict[str, Iterable[Any]] = {
        "members": held.members if held else (),
        "milestones": held.milestones if held else (),
    }
    return [rows_of(name, part, data, drafts[name]) for name, part in PARTS.items()]


class ReachedForm(forms.Form):
    """When a milestone was reached."""

    done_on = day(label=_("Reached on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"done_on": timezone.localdate()})
        super().__init__(*args, **kwargs)


class RolloutForm(forms.Form):
    """How far an organisation has come with what a project introduces."""

    solution = forms.CharField(label=_("What is introduced"), max_length=200)
    organisation_id = forms.TypedChoiceField(label=_("Where"), coerce=int)
    state = forms.ChoiceField(label=_("How far"), choices=list(phrases.ROLLOUT_STATES.items()))
    planned_on = day(label=_("Planned finish"), required=False)

    def __init__(self, *args: Any, held: ProjectRecord, **kwargs: Any) -> None:
        first = held.rollouts[0].solution if held.rollouts else held.name[:200]
        kwargs.setdefault("initial", {"solution": first})
        super().__init__(*args, **kwargs)
        below = organisations.children_of(
            held.organisation_id, None, "rhf", "hf", "private_non_profit", "clinic"
        )
        near = [(held.organisation_id, held.organisation_name), *((one.id, one.name) for one in below)]
        offer(self, "organisation_id", list(near))

"""Forms of what is followed up and of audits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.faces.workbench.meetings.forms import day, hosts, offer, text, there_now
from linja.ground.kernel.actor import Actor
from linja.line.meetings import phrases
from linja.line.meetings.records import (
    AUDIT_KINDS,
    AuditDraft,
    AuditRecord,
    FollowUpDraft,
    FollowUpRecord,
    MeetingRecord,
    SubjectDraft,
)
from linja.line.meetings.records.followup import STATEMENT_NATURES
from linja.people.organisations import queries as organisations

UNITS = ("rhf", "hf", "private_non_profit", "clinic")
#: What a person registers by hand; meetings, statements and audits bring their source with them.
BY_HAND = ("supervision", "riksrevisjonen", "internal_audit", "report", "feedback", "management_review")


def reach(ids: set[int]) -> list[tuple[int, str]]:
    """The organisations themselves and those below them, kind by kind."""
    below = organisations.descendants_of_all(ids) | ids
    found = [
        one
        for one in organisations.by_ids(below).values()
        if one.kind in ("ministry", *UNITS) and there_now(one)
    ]
    order = {kind: place for place, kind in enumerate(("ministry", *UNITS))}
    return [(one.id, one.name) for one in sorted(found, key=lambda one: (order[one.kind], one.name))]


class ItemForm(forms.Form):
    """Something to follow up, with its source."""

    raised_by_id = forms.TypedChoiceField(label=_("Raised by"), coerce=int)
    source = forms.ChoiceField(
        label=_("Where it comes from"), choices=[(one, phrases.SOURCES[one]) for one in BY_HAND]
    )
    nature = forms.ChoiceField(label=_("What it is"), choices=list(phrases.NATURES.items()))
    title = forms.CharField(label=_("Title"), max_length=300)
    text = text(4, label=_("In words"), required=False)
    source_label = forms.CharField(label=_("Source document"), max_length=300, required=False)
    place = forms.CharField(label=_("Place in it"), max_length=200, required=False)
    source_date = day(label=_("Dated"), required=False)
    reference = forms.CharField(
        label=pgettext_lazy("source", "Reference number"), max_length=100, required=False
    )
    owner_id = forms.TypedChoiceField(label=_("Who is to do it"), coerce=int)
    responsible = forms.CharField(label=_("Responsible person"), max_length=200, required=False)
    due_on = day(label=_("Deadline"), required=False)
    shared_above = forms.BooleanField(
        label=_("The one above sees it"),
        required=False,
        help_text=_("Such as findings of a supervision that the region is to know of."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, held: FollowUpRecord | None = None, **kwargs: Any) -> None:
        if held:
            kwargs.setdefault("initial", _of_item(held))
        super().__init__(*args, **kwargs)
        self.held = held
        own = hosts(actor)
        offer(self, "raised_by_id", [(one.id, one.name) for one in own])
        offer(self, "owner_id", reach({one.id for one in own}))
        if held:
            for name in ("raised_by_id", "source", "owner_id", "source_label", "source_date"):
                del self.fields[name]

    def draft(self, subjects: tuple[SubjectDraft, ...]) -> FollowUpDraft:
        """What was filled in, with what was ticked; of an item that is held, source and owner stay."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        if self.held:
            facts |= {
                "source": self.held.source,
                "owner_id": self.held.owner.id,
                "raised_by_id": self.held.raised_by.id,
            }
        return FollowUpDraft(**facts, subjects=subjects)


def _of_item(held: FollowUpRecord) -> dict[str, Any]:
    names = ("nature", "title", "text", "place", "reference", "responsible", "due_on", "shared_above")
    return {name: getattr(held, name) for name in (*names, "revision")}


class AgreedForm(forms.Form):
    """What was agreed in a meeting."""

    case_id = forms.TypedChoiceField(label=_("Case"), coerce=int, required=False, empty_value=None)
    title = forms.CharField(label=_("What was agreed"), max_length=300)
    text = text(3, label=_("In words"), required=False)
    owner_id = forms.TypedChoiceField(label=_("Who is to do it"), coerce=int)
    responsible = forms.CharField(label=_("Responsible person"), max_length=200, required=False)
    due_on = day(label=_("Deadline"), required=False)

    def __init__(
        self, *args: Any, meeting: MeetingRecord, cases: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        there = {one.id: one.name for one in (*meeting.participants, meeting.host)}
        own = {key: name for key, name in reach({meeting.host.id}) if key not in there}
        offer(self, "owner_id", [*there.items(), *own.items()])
        offer(self, "case_id", [("", _("The meeting as a whole")), *cases])


class FindingForm(forms.Form):
    """A finding of an audit."""

    nature = forms.ChoiceField(
        label=_("What it is"),
        choices=[(one, phrases.NATURES[one]) for one in ("finding", "recommendation", "action")],
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    text = text(4, label=_("In words"), required=False)
    place = forms.CharField(label=_("Place in the report"), max_length=200, required=False)
    owner_id = forms.TypedChoiceField(label=_("Who is to do it"), coerce=int)
    responsible = forms.CharField(label=_("Responsible person"), max_length=200, required=False)
    due_on = day(label=_("Deadline"), required=False)

    def __init__(self, *args: Any, audit: AuditRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = {one.id: one.name for one in audit.scope}
        own = {key: name for key, name in reach({audit.organisation.id}) if key not in scope}
        offer(self, "owner_id", [*scope.items(), *own.items()])


class TrackForm(forms.Form):
    """What is taken out of a statement."""

    nature = forms.ChoiceField(
        label=_("What it is"), choices=[(one, phrases.NATURES[one]) for one in STATEMENT_NATURES]
    )
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, help_text=_("Left empty, the first words are used.")
    )
    responsible = forms.CharField(label=_("Responsible person"), max_length=200, required=False)
    due_on = day(label=_("Deadline"), required=False)


class ResponseForm(forms.Form):
    """What the owner has done."""

    response = text(6, label=_("What has been done"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AuditForm(forms.Form):
    """An audit, an investigation or a supervision."""

    organisation_id = forms.TypedChoiceField(label=_("In the register of"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), choices=[(one, phrases.SOURCES[one]) for one in AUDIT_KINDS])
    topic = forms.CharField(label=_("Topic"), max_length=300)
    year = forms.IntegerField(label=_("Year"), min_value=2001, max_value=2100)
    performed_by = forms.CharField(label=_("Performed by"), max_length=200, required=False)
    ordered_by = forms.CharField(
        label=_("Ordered by"),
        max_length=200,
        required=False,
        help_text=_("Own plan, the board, or whoever asked for it."),
    )
    scope_ids = forms.TypedMultipleChoiceField(
        label=_("Looks at"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    period_from = day(label=_("Period from"), required=False)
    period_to = day(label=_("Period to"), required=False)
    method = forms.CharField(label=_("Method"), max_length=300, required=False)
    conclusion = text(5, label=_("Conclusion"), required=False)
    concluded_on = day(label=_("Concluded on"), required=False)
    report_title = forms.CharField(label=_("Title of the report"), max_length=300, required=False)
    reference = forms.CharField(
        label=pgettext_lazy("source", "Reference number"), max_length=100, required=False
    )
    address = forms.URLField(
        label=_("Address of the report"), max_length=500, required=False, assume_scheme="https"
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, held: AuditRecord | None = None, **kwargs: Any) -> None:
        first = _of_audit(held) if held else {"year": timezone.localdate().year}
        kwargs.setdefault("initial", first)
        super().__init__(*args, **kwargs)
        self.held = held
        own = {held.organisation.id} if held else {one.id for one in hosts(actor)}
        offer(self, "organisation_id", [(one.id, one.name) for one in hosts(actor)])
        offer(self, "scope_ids", [(key, name) for key, name in reach(own)])
        if held:
            del self.fields["organisation_id"], self.fields["kind"]

    def draft(self) -> AuditDraft:
        """What was filled in."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        if self.held:
            facts |= {"organisation_id": self.held.organisation.id, "kind": self.held.kind}
        facts["scope_ids"] = tuple(facts["scope_ids"])
        return AuditDraft(**facts)


def _of_audit(held: AuditRecord) -> dict[str, Any]:
    names = [name for name in AuditForm.base_fields if name not in ("organisation_id", "kind", "scope_ids")]
    return {name: getattr(held, name) for name in names} | {"scope_ids": [one.id for one in held.scope]}

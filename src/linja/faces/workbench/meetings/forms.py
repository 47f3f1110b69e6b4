"""Forms of meetings and cases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.ground.kernel.actor import Actor
from linja.line.meetings import lifecycle, phrases
from linja.line.meetings.records import AttachmentDraft, CaseDraft, MeetingDraft, MeetingRecord, SubjectDraft
from linja.people.organisations import queries as organisations
from linja.people.organisations.queries import OrganisationRecord

#: Who may be called to a meeting, kind by kind.
CALLED = ("ministry", "directorate", "rhf", "hf", "private_non_profit", "clinic", "body")


def day(**rest: Any) -> forms.DateField:
    """A date that the browser helps with."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **rest)


def text(rows: int, **rest: Any) -> forms.CharField:
    """Running text."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), **rest)


def hosts(actor: Actor) -> tuple[OrganisationRecord, ...]:
    """The organisations whose agenda the actor keeps."""
    near = organisations.by_ids(actor.organisations(*lifecycle.KEEPERS)).values()
    return tuple(sorted(near, key=lambda one: one.name))


def there_now(one: OrganisationRecord) -> bool:
    """Not merged into another or dissolved."""
    return one.valid_to is None or one.valid_to >= timezone.localdate()


def near(host_ids: set[int]) -> tuple[OrganisationRecord, ...]:
    """Who is called to the hosts' meetings: those above, beside and below them, kind by kind."""
    found: dict[int, OrganisationRecord] = {}
    for host in organisations.by_ids(host_ids).values():
        above = organisations.parents_of(host.id)
        beside = [one for top in above for one in organisations.children_of(top.id, None, host.kind)]
        below = organisations.children_of(host.id, None, *CALLED)
        found |= {one.id: one for one in (*above, *beside, *below)}
    order = {kind: place for place, kind in enumerate(CALLED)}
    # A host with an agenda of its own is not called to its own meeting.
    if len(host_ids) == 1:
        found = {key: one for key, one in found.items() if key not in host_ids}
    return tuple(
        sorted(
            (one for one in found.values() if one.kind in order and there_now(one)),
            key=lambda one: (order[one.kind], one.name),
        )
    )


class MeetingForm(forms.Form):
    """A meeting to plan or to change; host and kind are chosen once."""

    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=list(phrases.MEETING_KINDS.items()))
    host_id = forms.TypedChoiceField(label=_("Host"), coerce=int)
    title = forms.CharField(label=_("Title"), max_length=300)
    held_on = day(label=_("Day of the meeting"))
    starts_at = forms.TimeField(
        label=_("Starts at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=pgettext_lazy("meeting", "Place"), max_length=200, required=False)
    digital = forms.BooleanField(label=_("One can take part digitally"), required=False)
    participant_ids = forms.TypedMultipleChoiceField(
        label=_("Participants"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(
        label=_("Language of notice and minutes"), choices=(("nb", "Bokmål"), ("nn", "Nynorsk"))
    )
    introduction = text(3, label=_("Introduction"), required=False)
    present = text(3, label=_("Present"), required=False, help_text=_("Who was there, for the minutes."))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, held: MeetingRecord | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _of_meeting(held) if held else {"held_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self.held = held
        own = {held.host.id} if held else {one.id for one in hosts(actor)}
        offer(self, "host_id", [(one.id, one.name) for one in hosts(actor)])
        called = {one.id: one.name for one in near(own)}
        called |= {one.id: one.name for one in held.participants} if held else {}
        offer(self, "participant_ids", list(called.items()))
        if held:
            del self.fields["kind"], self.fields["host_id"]

    def draft(self) -> MeetingDraft:
        """What was filled in."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        if self.held:
            facts |= {"kind": self.held.kind, "host_id": self.held.host.id}
        facts["participant_ids"] = tuple(facts["participant_ids"])
        return MeetingDraft(**facts)


def _of_meeting(held: MeetingRecord) -> dict[str, Any]:
    names = ("title", "held_on", "starts_at", "place", "digital", "language", "introduction", "present")
    facts = {name: getattr(held, name) for name in (*names, "revision")}
    return facts | {"participant_ids": [one.id for one in held.participants]}


class CaseForm(forms.Form):
    """A case on the agenda."""

    number = forms.CharField(
        label=_("Case number"),
        max_length=20,
        required=False,
        help_text=_("Running number and year, such as 012-2020. Left empty, the next one is given."),
    )
    title = forms.CharField(label=_("Title"), max_length=300)
    background = text(6, label=_("Background"), required=False)
    recommendation = text(4, label=_("Recommendation"), required=False)
    attachments = text(
        2,
        label=_("Attachments, one per line"),
        required=False,
        help_text=_("The address of each, with its title before it if you like: Title https://…"),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_attachments(self) -> tuple[AttachmentDraft, ...]:
        """Lines of title and address; only what a browser can open."""
        found = []
        for line in self.cleaned_data["attachments"].splitlines():
            if not line.strip():
                continue
            title, _gap, address = line.strip().rpartition(" ")
            if not address.startswith(("https://", "http://")):
                raise forms.ValidationError(_("Each line ends with an address that begins with https://."))
            found.append(AttachmentDraft(title.strip(), address))
        return tuple(found)

    def draft(self, subjects: tuple[SubjectDraft, ...]) -> CaseDraft:
        """What was filled in, with what was ticked."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return CaseDraft(**facts, subjects=subjects)


class DecisionForm(forms.Form):
    """What came of a case."""

    decision = text(6, label=pgettext_lazy("case", "Decision"), required=False)
    decided_on = day(label=_("Date of the decision"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReasonForm(forms.Form):
    """Why a step is taken."""

    reason = text(3, label=_("Reason"))


def offer(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    """Give a field of the form its choices."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = choices

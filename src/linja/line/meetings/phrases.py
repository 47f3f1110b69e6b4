"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "meetings.not_found": _("This does not exist, or it is not open to you."),
    "meetings.not_your_meeting": _("Only those who keep the agenda of %(organisation)s may do this."),
    "meetings.meeting_settled": _("The minutes are given out. Open the meeting again before you change it."),
    "meetings.not_held": _("Decisions are entered once the meeting has been held."),
    "meetings.unknown_kind": _("This is not a kind of meeting."),
    "meetings.no_title": _("Give it a title."),
    "meetings.no_such_step": _("This cannot be done as it stands now."),
    "meetings.wrong_role": _("Your role does not let you take this step."),
    "meetings.has_cases": _("Put at least one case on the agenda first."),
    "meetings.all_decided": _("Enter what came of every case first."),
    "meetings.day_has_come": _("The day of the meeting has not come yet."),
    "meetings.no_reason": _("Say why."),
    "meetings.not_a_case_number": _("“%(text)s” is not a case number. Write it as 012-2020."),
    "meetings.case_year": _("Case %(number)s does not fit a meeting in %(year)s."),
    "meetings.number_taken": _("Case %(number)s is already on the agenda of %(meeting)s."),
    "meetings.cited_later": _(
        "“%(label)s” is dated %(day)s, after the meeting on %(meeting)s. "
        "A meeting cannot treat what came later."
    ),
    "meetings.cited_year": _(
        "The text cites case %(number)s, which is later than the meeting on %(meeting)s. Look at the year."
    ),
    "meetings.changed_meanwhile": _(
        "Somebody else has saved this since you opened it. Nothing of theirs is lost: "
        "look at what it says now, and save yours again."
    ),
    "meetings.decided_case": _("A case with a decision stays on the agenda."),
    "meetings.owner_out_of_reach": _(
        "%(organisation)s can give this to itself, to those below it and to those who take part."
    ),
    "meetings.not_your_item": _("Only those from whom it came may change it."),
    "meetings.item_settled": _("This is settled. Open it again before you change it."),
    "meetings.not_owner": _("Only %(organisation)s answers this."),
    "meetings.nothing_to_do": _("There is nothing more for you to do here now."),
    "meetings.has_response": _("Write what has been done first."),
    "meetings.unknown_source": _("Say where it comes from."),
    "meetings.other_meeting": _("The case stands in another meeting."),
    "meetings.audit_settled": _("The audit is finished. Open it again before you change it."),
    "meetings.has_conclusion": _("Write the conclusion first."),
    "meetings.period_turned": _("The period ends before it begins."),
}

MEETING_KINDS: Mapping[str, Any] = {
    "owner_meeting": _("Owner meeting"),
    "board": _("Board meeting"),
    "follow_up": _("Follow-up meeting"),
    "dialogue": _("Dialogue meeting"),
    "directors": _("Meeting of managing directors"),
    "medical_directors": _("Meeting of medical directors"),
}
MEETING_STATES: Mapping[str, Any] = {
    "planned": pgettext_lazy("meeting", "Planned"),
    "called": pgettext_lazy("meeting", "Called"),
    "held": pgettext_lazy("meeting", "Held"),
    "minuted": pgettext_lazy("meeting", "Minutes given out"),
    "cancelled": pgettext_lazy("meeting", "Cancelled"),
}
MEETING_STEPS: Mapping[str, Any] = {
    "call": _("Call the meeting"),
    "hold": _("Mark as held"),
    "minute": _("Give out the minutes"),
    "reopen": _("Open again"),
    "cancel": _("Cancel the meeting"),
}
SOURCES: Mapping[str, Any] = {
    "meeting": pgettext_lazy("source", "Meeting"),
    "statement": pgettext_lazy("source", "Statement"),
    "internal_audit": _("Internal audit"),
    "riksrevisjonen": _("Auditor General"),
    "supervision": _("Supervision"),
    "report": pgettext_lazy("source", "Report"),
    "feedback": _("Feedback"),
    "management_review": _("Management review"),
}
NATURES: Mapping[str, Any] = {
    "action": pgettext_lazy("nature", "Action"),
    "finding": pgettext_lazy("nature", "Finding"),
    "recommendation": pgettext_lazy("nature", "Recommendation"),
    "request": pgettext_lazy("nature", "Request"),
    "concern": pgettext_lazy("nature", "Concern"),
    "expectation": pgettext_lazy("nature", "Expectation"),
    "missing_information": pgettext_lazy("nature", "Missing information"),
}
STATES: Mapping[str, Any] = {
    "open": pgettext_lazy("item", "Open"),
    "in_progress": pgettext_lazy("item", "In progress"),
    "done": pgettext_lazy("item", "Done, to be confirmed"),
    "closed": pgettext_lazy("item", "Closed"),
    "dropped": pgettext_lazy("item", "Dropped"),
}
STEPS: Mapping[str, Any] = {
    "register": pgettext_lazy("item", "Registered"),
    "respond": pgettext_lazy("item", "Answered"),
    "hand_over": pgettext_lazy("item", "Taken over by a successor"),
    "start": _("Begin"),
    "finish": _("Mark as done"),
    "confirm": _("Confirm and close"),
    "send_back": _("Send back"),
    "drop": _("Drop"),
    "reopen": _("Open again"),
}
AUDIT_STATES: Mapping[str, Any] = {
    "planned": pgettext_lazy("audit", "Planned"),
    "started": pgettext_lazy("audit", "Under way"),
    "finished": pgettext_lazy("audit", "Finished"),
    "cancelled": pgettext_lazy("audit", "Cancelled"),
}
AUDIT_STEPS: Mapping[str, Any] = {
    "start": _("Begin"),
    "finish": _("Finish"),
    "reopen": _("Open again"),
    "cancel": _("Cancel the audit"),
}
RELATIONS: Mapping[str, Any] = {
    "about": _("Concerns"),
    "became": _("Became the requirement"),
}
VOICES: Mapping[str, Any] = {
    "user_committee": _("the user committee"),
    "employee_representative": _("the employees' representatives"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people; days as they are written in Norway."""
    facts = {name: _day(value) for name, value in refusal.facts.items()}
    return worded(Refusal(refusal.code, facts), REFUSALS, _("This cannot be done."))


def _day(value: object) -> object:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


#: What people are told; names only, never what somebody has written.
TOLD: Mapping[str, Any] = {
    "called": _("%(host)s calls a meeting on %(day)s: %(title)s"),
    "minuted": _("The minutes are given out: %(title)s, %(day)s"),
    "reopened": _("The minutes are opened again: %(title)s, %(day)s"),
    "cancelled": _("The meeting is cancelled: %(title)s, %(day)s"),
    "given": _("%(source)s has given %(owner)s something to follow up: %(title)s"),
    "finish": _("%(owner)s says that this is done: %(title)s"),
    "confirm": _("Closed by %(source)s: %(title)s"),
    "send_back": _("Sent back by %(source)s: %(title)s"),
    "drop": _("No longer to be followed up: %(title)s"),
    "reopen": _("To be followed up again: %(title)s"),
}

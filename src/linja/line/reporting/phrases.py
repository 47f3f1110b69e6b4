"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "reporting.not_found": _("This report does not exist, or it is not yet open to you."),
    "reporting.not_a_report": _("This is not a kind of report."),
    "reporting.not_your_report": _("Only those who write for %(organisation)s may do this."),
    "reporting.not_draft": _("The report is no longer a draft. Take it back before you change it."),
    "reporting.basis_without_attainment": _("Say how far it was reached before you say what that rests on."),
    "reporting.already_open": _("There is already a report for %(organisation)s for %(year)s."),
    "reporting.already_written": _("The report already has its sections."),
    "reporting.answered_meanwhile": _(
        "Somebody else has saved this answer since you opened it. Nothing is lost: "
        "both texts are shown below. Join them and save again."
    ),
    "reporting.nothing_written": _("Write an answer before you save."),
    "reporting.no_reason": _("Say why."),
    "reporting.no_reference": _("Say which meeting or case it rests on."),
    "reporting.signed": _("Not everybody who must sign has signed what the report says now."),
    "reporting.gaps_accepted": _("Something is missing. Mend it, or accept each gap by name."),
    "reporting.from_paper": _("Hand the report in before you publish it."),
    "reporting.has_units": _("Nobody is asked in this round yet. Choose the units first."),
    "reporting.somebody_owes": _("Nobody owes an answer in this round."),
    "reporting.joint.not_found": _("This joint answer does not exist, or it is not yet open to you."),
    "reporting.not_the_lead": _(
        "Only those who write for %(organisation)s may do this with the joint answer."
    ),
    "reporting.not_joint": _("The requirement is not put to several organisations, or not to this one."),
    "reporting.joint_exists": _("The joint answer has already been begun."),
    "reporting.not_under_the_lead": _("Only a unit under %(organisation)s can write on its behalf."),
    "reporting.part_named_twice": _("Give each part a name of its own."),
    "reporting.not_your_round": _("Only those who follow up for %(organisation)s may do this."),
    "reporting.round_closed": _("The round is closed. Open it again before you change it."),
    "reporting.round_not_open": _("The round is not open."),
    "reporting.round_opened": _(
        "The round is open already: period and what is asked stand. Units are added and taken out one by one."
    ),
    "reporting.round_without_title": _("Give the round a title."),
    "reporting.round_period": _("“%(period)s” is not a period of this series."),
    "reporting.round_due_before_opening": _("The deadline is before the day on which the round opens."),
    "reporting.round_already": _("There is already a round called “%(title)s” for this period."),
    "reporting.round_unit": _("%(organisation)s does not stand under %(owner)s."),
    "reporting.round_unit_already": _("The unit is asked in this round already."),
    "reporting.round_unit_written": _(
        "The unit has begun to write. Let it hand in, or have it take out what it has written first."
    ),
    "reporting.round_last_unit": _("It is the only unit of the round. Close the round instead."),
    "reporting.round_requirement": _("Something that is chosen is not asked of or by %(owner)s."),
    "reporting.round_twice": _("%(organisation)s already answers this in another round."),
    "reporting.nothing_asked_of": _(
        "Nothing is asked of %(organisations)s for this period. Take the unit out of the round, or pass down "
        "what it is to answer first."
    ),
    "reporting.extension_not_later": _("The new day must be later than %(due_on)s."),
    "reporting.twice_in_report": _("A requirement can stand only once in a report."),
    "reporting.other_report": _("The requirement stands in another report."),
    "reporting.no_such_step": _("This cannot be done with the report as it stands now."),
    "reporting.wrong_role": _("Your role does not let you take this step."),
    "reporting.awaits_approval": _(
        "The owner meeting has approved it already, or it is not brought before one."
    ),
    "reporting.asks_something": _("The report holds no requirements yet."),
    "reporting.edition_released": _("Release an edition first."),
    "reporting.not_shared": _("This answer covers no other requirement."),
    "reporting.own_words": _(
        "One of them has an answer of its own. Move its words into this one first, or leave it as it is."
    ),
    "reporting.follows_itself": _("Two answers cannot refer to each other."),
    "reporting.changed_meanwhile": _(
        "Somebody else has changed this since you opened it. "
        "What stands now is shown; yours is still in the form."
    ),
    "reporting.no_title": _("Give it a name."),
    "reporting.no_such_word": _("Choose one of the words in the list."),
    "reporting.ends_before": _("It cannot end before it begins."),
    "reporting.measure_twice": _("There is already a measure called %(title)s."),
    "reporting.nothing_promised": _("Say what is promised."),
    "reporting.settled_already": _("This has already been settled."),
    "reporting.not_later": _("Choose a day after %(due)s."),
    "reporting.no_receiver": _("Say who received it."),
    "reporting.not_asked": _("This requirement is not asked of the organisation."),
    "reporting.nobody_above": _("There is nobody above %(organisation)s who could decide this."),
    "reporting.no_new_day": _("Say which day you ask for."),
    "reporting.asked_already": _("This has been asked already, and waits for an answer."),
}

STATES: Mapping[str, Any] = {
    "draft": _("Draft"),
    "ready": _("Ready for signatures"),
    "submitted": _("Handed in"),
    "accepted": _("Accepted"),
    "approved": _("Approved"),
    "published": _("Published"),
    "replaced": _("Replaced"),
}
STEPS: Mapping[str, Any] = {
    "make_ready": _("Put forward for signatures"),
    "take_back": _("Take back to draft"),
    "submit": _("Hand in"),
    "withdraw": _("Withdraw"),
    "return": _("Send back"),
    "accept": _("Accept"),
    "approve": _("Approve in owner meeting"),
    "publish": _("Mark as published"),
    "correct": _("Open for correction"),
    "replace": _("Replace"),
}
MISSING: Mapping[str, Any] = {
    "not_in_report": _("Not in the report"),
    "no_answer": _("No answer"),
    "no_status": _("No status"),
    "report_demanded": _("Lapsed, but the result is still to be reported"),
}


CAUSES: Mapping[str, Any] = {
    "staffing": _("Staffing"),
    "capacity": _("Capacity"),
    "buildings": _("Buildings"),
    "technology": _("Technology"),
    "coding": _("Coding and registration"),
    "epidemic": _("Epidemic"),
    "money": _("Money"),
    "others": _("Depends on others"),
    "data": _("Data not available"),
    "other": _("Other cause"),
}
PARTS: Mapping[str, Any] = {
    "result": _("Result"),
    "explanation": _("Explanation"),
    "difference": _("Why the status differs from the figures"),
    "measures": _("Measures"),
    "outlook": _("The way ahead"),
    "evidence": _("Evidence"),
    "reservation": _("Reservation"),
}
LEVELS: Mapping[str, Any] = {
    "clinic": _("Clinic"),
    "hf": _("Hospital trust"),
    "region": _("Region"),
    "national": _("National"),
}
MEASURE_STATES: Mapping[str, Any] = {
    "planned": _("Planned"),
    "started": _("Started"),
    "continued": _("Continued"),
    "done": _("Carried out"),
    "stopped": _("Stopped"),
}
PROMISE_STATES: Mapping[str, Any] = {
    "open": _("Open"),
    "kept": _("Kept"),
    "moved": _("Moved"),
    "dropped": _("Given up"),
}
DELIVERY_KINDS: Mapping[str, Any] = {
    "report": _("Report"),
    "letter": _("Letter"),
    "note": _("Note"),
    "board_case": _("Board case"),
    "plan": _("Plan"),
    "application": _("Application"),
    "other": _("Other"),
}
DISPENSATION_KINDS: Mapping[str, Any] = {
    "extension": _("Later deadline"),
    "exemption": _("Exemption"),
}
DISPENSATION_STATES: Mapping[str, Any] = {
    "asked": _("Waits for a decision"),
    "granted": _("Granted"),
    "refused": _("Refused"),
    "withdrawn": _("Withdrawn"),
}
REMARKS: Mapping[str, Any] = {
    "delivered_without_delivery": _("Said to be delivered, but no delivery is noted"),
    "unknown_without_reason": _("Not known, and the reason is not said"),
    "missed_without_cause": _("Not reached, and the cause is not said"),
    "changed_since": _("The requirement has been changed since it was answered"),
    "deadline_passed": _("The deadline has passed without delivery or a later deadline"),
    "same_text": _("The same text as in another answer: share it instead"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))


SERIES: Mapping[str, Any] = {
    "monthly": _("Monthly"),
    "tertial": _("Tertial"),
    "yearly": _("Yearly"),
    "special": _("Special series"),
}
ROUND_STATES: Mapping[str, Any] = {
    "planned": pgettext_lazy("round", "Planned"),
    "open": pgettext_lazy("round", "Open"),
    "closed": pgettext_lazy("round", "Closed"),
}
ROUND_STAGES: Mapping[str, Any] = {
    **STATES,
    "waiting": _("Not sent in"),
    "returned": _("Sent back"),
}
#: Told to the units: subject and body. A subject is mailed, so it names the round and its day only.
ROUND_NEWS: Mapping[str, tuple[Any, Any]] = {
    "opened": (
        _("%(round)s is open: to be handed in by %(due_on)s"),
        _("%(owner)s asks you to report. The figures are counted up to %(cutoff_on)s."),
    ),
    "reminded": (
        _("Reminder: %(round)s is to be handed in by %(due_on)s"),
        _("%(owner)s waits for your report."),
    ),
    "late": (
        _("%(round)s was to be handed in by %(due_on)s"),
        _("The day has passed, and your report has not been handed in to %(owner)s."),
    ),
    "taken_out": (
        _("%(round)s: your unit is no longer asked"),
        _("%(owner)s has taken your unit out of the round. The reason: %(reason)s"),
    ),
    "moved": (
        _("New deadline for %(round)s: %(due_on)s"),
        _("%(owner)s has set a new day for you to hand in by."),
    ),
}

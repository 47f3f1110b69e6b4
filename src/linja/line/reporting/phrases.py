"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

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
    "reporting.twice_in_report": _("A requirement can stand only once in a report."),
    "reporting.other_report": _("The requirement stands in another report."),
    "reporting.no_such_step": _("This cannot be done with the report as it stands now."),
    "reporting.wrong_role": _("Your role does not let you take this step."),
    "reporting.asks_something": _("The report holds no requirements yet."),
    "reporting.edition_released": _("Release an edition first."),
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


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))

"""The pillar's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal
from linja.line.allocations import phrases as allocations
from linja.line.approvals import phrases as approvals
from linja.line.indicators import phrases as indicators
from linja.line.intake import phrases as intake
from linja.line.meetings import phrases as meetings
from linja.line.projects import phrases as projects
from linja.line.publication import phrases as publication
from linja.line.reporting import phrases as reporting
from linja.line.requirements import phrases as requirements
from linja.people.organisations import phrases as organisations

REFUSALS: Mapping[str, Any] = {
    "steering.not_found": _("This document does not exist, or it is not open to you."),
    "steering.wrong_role": _("Your role does not let you register documents for this organisation."),
    "steering.not_reviewed": _("Finish the review of the document first."),
    "steering.registered_already": _("This document is already registered."),
    "steering.no_organisation": _("Say whose document it is first."),
    "steering.open_matches": _(
        "%(count)s findings read like requirements that are already registered. "
        "Say for each of them whether it is the same."
    ),
    "steering.report_exists": _(
        "%(organisation)s already has a report for %(year)s. If you go on, this one takes its place. "
        "The old one is kept with its answers, and what has been published stays published."
    ),
    "steering.claimed_twice": _(
        "Two findings cannot be the same registered requirement. Choose another for one of them."
    ),
    "steering.no_ministry": _("The ministry is not among the organisations."),
    "steering.not_the_receiver": _("Feedback is given by whoever %(organisation)s hands its report in to."),
    "steering.not_handed_in": _("%(organisation)s has not handed the report in yet."),
    "steering.not_the_writer": _("Only those who write for %(organisation)s reply."),
    "steering.replied_already": _("Somebody has replied already."),
    "steering.nothing_said": _("Write something first."),
    "steering.not_needed": _("This report needs no such signature."),
    "steering.not_put_forward": _("The report has not been put forward for signatures."),
    "steering.leader_first": _("The leader signs before the board."),
    "steering.gaps_left": _("%(count)s things are missing. Mend them, or say why for each that is accepted."),
    "steering.no_receiver": _("%(organisation)s has nobody above it to hand in to."),
    "steering.hand_in_first": _("Only the edition that was handed in last can be published."),
    "steering.accepted_first": _("The report is published when the one above has accepted it."),
    "steering.approved_first": _("The report is published when the owner meeting has approved it."),
    "steering.frozen": _(
        "The report is handed in and stands as it was. Withdraw it, or have it sent back, to change it."
    ),
    "steering.no_such_body": _("No statement is asked of this body here."),
    "steering.nothing_put_before": _("Nothing has been put before you yet. Wait until the report has been."),
    "steering.statement_open": _("The statement is not delivered yet."),
    "steering.not_your_statement": _(
        "What a statement asks for is taken out by the body itself, or by the organisation it speaks to."
    ),
    "steering.no_passage": _("Tick the passages that it is about."),
    "steering.nothing_ticked": _("Tick what is to be put on the agenda."),
    "steering.nothing_chosen": _("Choose at least one requirement."),
    "steering.carried_already": _(
        "What is chosen already goes on in this document, or is chosen twice. Load the page again."
    ),
    "steering.not_issued": _("“%(document)s” is not issued yet. Its targets are read when it is."),
    "steering.no_targets_kept": _("“%(document)s” speaks to no organisation whose targets you keep."),
    "steering.no_year": _("Say which year the document is for first."),
}

#: What people are told of, filled with ``report`` and ``organisation``.
TOLD: Mapping[str, Any] = {
    "sign": _("%(report)s, %(organisation)s: waits for your signature"),
    "hand_in": _("%(report)s, %(organisation)s: is signed and can be handed in"),
    "handed_in": _("%(report)s, %(organisation)s: is handed in to you"),
    "withdrawn": _("%(report)s, %(organisation)s: is withdrawn"),
    "returned": _("%(report)s, %(organisation)s: is sent back"),
    "accepted": _("%(report)s, %(organisation)s: is accepted"),
    "approved": _("%(report)s, %(organisation)s: is approved in the owner meeting"),
    "unapproved": _("%(report)s, %(organisation)s: to be approved in the owner meeting by %(due_on)s"),
    "put_before": _("%(report)s, %(organisation)s: is put before you for a statement"),
}
#: What is owed before a report can be handed in.
OWED: Mapping[str, Any] = {
    **reporting.MISSING,
    "figure": _("The goal is a figure, and the answer has none"),
    "differs": _("The status differs from the figures, and the answer does not say why"),
    "late": _("The deadline has passed with no delivery and no new date"),
    "empty": _("No text"),
    "statement": _("Statement not delivered"),
    "unit": _("Report not handed in"),
    "leader_unsigned": _("The leader has not signed"),
    "leader_fallen": _("Changed since the leader signed"),
    "board_unsigned": _("The board has not decided"),
    "board_fallen": _("Changed since the board decided"),
}
#: Steps that were taken.
DONE: Mapping[str, Any] = {
    "make_ready": _("Put forward"),
    "take_back": _("Taken back"),
    "submit": _("Handed in"),
    "withdraw": _("Withdrawn"),
    "return": _("Sent back"),
    "accept": _("Accepted"),
    "approve": _("Approved in owner meeting"),
    "publish": _("Published"),
    "correct": _("Opened for correction"),
    "replace": _("Replaced"),
}
#: The nodes of the line that a report goes.
NODES: Mapping[str, Any] = {
    "draft": _("Draft"),
    "leader": _("Leader"),
    "board": _("Board"),
    "submitted": _("Handed in"),
    "accepted": _("Accepted"),
    "approved": _("Owner meeting"),
    "published": _("Published"),
}

TASKS: Mapping[str, Any] = {
    "answer": _("Answer"),
    "promise": _("Promised, and the day has passed"),
    "decide": _("Decide on a request"),
    "review": _("Review what was read"),
    "register": _("Register"),
    "release": _("Release"),
    "statement": _("Write the statement"),
    "feedback": _("Reply to feedback"),
    "sign_leader": _("Sign"),
    "sign_board": _("Record the board's decision"),
    "hand_in": _("Hand in"),
    "accept": _("Accept or send back"),
    "returned": _("Sent back"),
    "approve": _("Approve in the owner meeting"),
    "unapproved": _("Waits for the owner meeting"),
    "put_forward": _("Put forward for signatures"),
    "untreated": _("Pass down or keep"),
    "consider": _("Look at what was changed above"),
    "order": _("Give the order"),
    "notice": _("Notice"),
    "follow_up": _("Follow up"),
    "confirm": _("Confirm what is done"),
}

ATTAINMENTS: Mapping[str, Any] = {
    "reached": _("Reached"),
    "partly": _("Partly reached"),
    "not_reached": _("Not reached"),
    "unknown": _("Not known"),
}
PROGRESS: Mapping[str, Any] = {
    "not_started": _("Not started"),
    "in_progress": _("In progress"),
    "delayed": _("Delayed"),
    "continued": _("Continued"),
    "passed_on": _("Passed on"),
    "delivered": _("Delivered"),
    "accepted": _("Accepted"),
    "cancelled": _("Cancelled"),
}


def sentence(refusal: Refusal) -> str:
    """Any refusal on the pillar's way, from whichever room it comes."""
    room = refusal.code.split(".", maxsplit=1)[0]
    if room == "steering" and refusal.code in REFUSALS:
        return str(REFUSALS[refusal.code]) % dict(refusal.facts)
    below = {
        "allocations": allocations.sentence,
        "indicators": indicators.sentence,
        "measures": indicators.sentence,
        "meetings": meetings.sentence,
        "organisations": organisations.sentence,
        "projects": projects.sentence,
        "reporting": reporting.sentence,
        "publication": publication.sentence,
        "approvals": approvals.sentence,
        "requirements": requirements.refusal,
        "intake": getattr(intake, "refusal", None) or getattr(intake, "sentence", None),
    }
    say = below.get(room)
    return say(refusal) if say else str(_("This cannot be done."))

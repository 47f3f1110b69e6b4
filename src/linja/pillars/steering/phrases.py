"""The pillar's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal
from linja.line.approvals import phrases as approvals
from linja.line.intake import phrases as intake
from linja.line.publication import phrases as publication
from linja.line.reporting import phrases as reporting
from linja.line.requirements import phrases as requirements

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
    "steering.no_year": _("Say which year the document is for first."),
}

TASKS: Mapping[str, Any] = {
    "answer": _("Answer"),
    "review": _("Review what was read"),
    "register": _("Register"),
    "release": _("Release"),
    "statement": _("Write the statement"),
}


def sentence(refusal: Refusal) -> str:
    """Any refusal on the pillar's way, from whichever room it comes."""
    room = refusal.code.split(".", maxsplit=1)[0]
    if room == "steering" and refusal.code in REFUSALS:
        return str(REFUSALS[refusal.code]) % dict(refusal.facts)
    below = {
        "reporting": reporting.sentence,
        "publication": publication.sentence,
        "approvals": approvals.sentence,
        "requirements": requirements.refusal,
        "intake": getattr(intake, "refusal", None) or getattr(intake, "sentence", None),
    }
    say = below.get(room)
    return say(refusal) if say else str(_("This cannot be done."))

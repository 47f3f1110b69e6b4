"""The room's refusals, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "approvals.unknown_position": _("Choose one of the positions."),
    "approvals.not_found": _("This statement does not exist."),
    "approvals.locked": _("The statement is delivered and can no longer be changed by anyone."),
    "approvals.not_your_body": _("Only those whose statement it is may write it."),
    "approvals.wrong_role": _("Your role does not let you take this step."),
    "approvals.has_words": _("Write the statement before you deliver it."),
    "approvals.not_leader": _("Only the leader of %(organisation)s signs this."),
    "approvals.not_board": _("Only the board secretary of %(organisation)s records the board's decision."),
    "approvals.signed_already": _("This is already signed, and nothing has changed since."),
    "approvals.case_number": _(
        "Write the board case as 14-2021 or 14/21, with the year in which the board met."
    ),
    "approvals.meeting_day": _("Say on which day the board met. It cannot be later than today."),
    "approvals.accepted_why": _("Say why for each gap that is accepted."),
    "approvals.already_there": _("«%(body)s» is already here."),
}

SIGN_ROLES: Mapping[str, Any] = {"leader": _("Leader"), "board": _("Board")}

POSITIONS: Mapping[str, Any] = {
    "support": _("Supports the conclusions"),
    "reservations": _("Supports them with reservations"),
    "against": _("Does not support them"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))

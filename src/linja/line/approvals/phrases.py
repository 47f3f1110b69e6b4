"""The room's refusals, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "approvals.not_found": _("This statement does not exist."),
    "approvals.locked": _("The statement is delivered and can no longer be changed by anyone."),
    "approvals.not_your_body": _("Only those whose statement it is may write it."),
    "approvals.wrong_role": _("Your role does not let you take this step."),
    "approvals.has_words": _("Write the statement before you deliver it."),
    "approvals.already_there": _("«%(body)s» is already here."),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))

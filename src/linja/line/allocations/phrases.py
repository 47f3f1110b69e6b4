"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "allocations.not_found": _("This allocation does not exist, or it is not yet open to you."),
    "allocations.not_your_money": _("Only those who allot money for %(organisation)s may do this."),
    "allocations.given_already": _("It has been given. Withdraw it before you change it."),
    "allocations.no_such_step": _("This cannot be done with the allocation as it stands now."),
    "allocations.wrong_role": _("Your role does not let you take this step."),
    "allocations.within_what_was_received": _(
        "More would be passed on than was received. Make this amount smaller, or another."
    ),
    "allocations.nothing_passed_on": _("Some of it has been passed on. That must be withdrawn first."),
    "allocations.no_reason": _("Say why."),
    "allocations.no_words": _("Say what the money was used for."),
    "allocations.no_purpose": _("Say what the money is for."),
    "allocations.not_an_amount": _("Write an amount above zero, such as 12,9 mill. kroner."),
    "allocations.not_below": _("Money is allotted to those directly below."),
    "allocations.other_parent": _("What is passed on must be taken from what the giver has received."),
    "allocations.changed_meanwhile": _(
        "Somebody else has changed this since you opened it. Look at it again."
    ),
    "allocations.no_lines": _("Write at least one line, and give each line a name."),
    "allocations.no_title": _("Give the table a title."),
    "allocations.title_taken": _("The report already has a table with this title."),
}
STATES: Mapping[str, Any] = {
    "draft": _("Draft"),
    "given": _("Given"),
    "withdrawn": _("Withdrawn"),
}
USE_STATES: Mapping[str, Any] = {
    "no_duty": _("No duty to report"),
    "reported": _("Use reported"),
    "reported_late": _("Use reported late"),
    "waiting": _("Use to be reported"),
    "late": _("Report on use is late"),
}
TOLD: Mapping[str, Any] = {
    "given": _("%(giver)s has allotted money: %(purpose)s"),
    "withdrawn": _("%(giver)s has withdrawn an allocation: %(purpose)s"),
    "used": _("%(receiver)s has reported the use of money: %(purpose)s"),
    "beyond": _("%(organisation)s: accounts deviate from the budget by more than %(limit)s per cent"),
}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))

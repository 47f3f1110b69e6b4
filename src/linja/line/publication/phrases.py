"""The room's refusals and words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal, worded

REFUSALS: Mapping[str, Any] = {
    "publication.not_found": _("This publication does not exist, or it is not yet released."),
    "publication.not_yours": _("Only those who write for %(organisation)s may do this."),
    "publication.wrong_role": _("Only the leader of the organisation may release an edition."),
    "publication.no_such_step": _("This edition is already released."),
    "publication.newest": _("There is a newer edition. Release that one."),
    "publication.gaps_accepted": _(
        "%(count)s missing parts have not been accepted. Tick each of them, "
        "or fill them in and compile again."
    ),
    "publication.unchanged": _("Nothing has changed since edition %(number)s."),
}
STATES: Mapping[str, Any] = {"compiled": _("Compiled"), "released": _("Released")}
CHANGES: Mapping[str, Any] = {"added": _("Added"), "removed": _("Removed"), "changed": _("Changed")}


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence for people."""
    return worded(refusal, REFUSALS, _("This cannot be done."))

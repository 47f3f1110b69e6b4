"""Kinds of organisation and refusals in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal

KIND_NAMES: Final[dict[str, str | Promise]] = {
    "ministry": _("Ministry"),
    "directorate": _("Directorate"),
    "rhf": _("Regional health authority"),
    "hf": _("Health trust"),
    "clinic": _("Clinic"),
    "private_non_profit": _("Private non-profit hospital"),
    "municipality": _("Municipality"),
    "health_community": _("Health community"),
    "body": _("Body"),
}

_REFUSALS: Final[dict[str, str | Promise]] = {
    "organisations.only_administrators": _("Only administrators can change organisations."),
    "organisations.not_administrator": _(
        "You are not administrator of this organisation or of one above it."
    ),
    "organisations.unknown_change": _("There is no change called “%(kind)s”."),
    "organisations.does_not_exist_then": _(
        "%(organisation)s did not exist before or does not exist on %(on)s."
    ),
    "organisations.successor_missing": _("Choose the other organisation that it goes to."),
    "organisations.same_name": _("%(organisation)s is called that already."),
    "organisations.name_to_come": _("A new name is registered on the day that it begins to apply, or later."),
    "organisations.has_units": _(
        "%(count)s units stand under %(organisation)s on that day. Move them first, or merge it into another."
    ),
    "organisations.already_under": _("It stands under %(organisation)s already."),
    "organisations.name_missing": _("Write the organisation's name."),
    "organisations.unknown_kind": _("There is no kind of organisation called “%(kind)s”."),
    "organisations.bad_number": _("“%(number)s” is not a valid organisation number."),
    "organisations.circle": _("An organisation cannot stand under itself."),
    "organisations.ends_before_start": _("The last day (%(to)s) is before the first day (%(from)s)."),
    "organisations.already_there": _("An organisation with this name or number is registered already."),
    "organisations.not_above": _(
        "What was asked of %(organisation)s is handed over by those who stood directly above it, or by "
        "who administers both."
    ),
    "organisations.no_successor": _(
        "%(organisation)s goes on, or nobody has been named to take over from it. "
        "There is nothing to hand over."
    ),
    "organisations.not_yet": _("%(organisation)s exists until %(on)s. Hand over on that day or later."),
    "organisations.nothing_ticked": _("Tick what the successor is to take over."),
    "organisations.not_its": _(
        "Something of what you ticked has been changed meanwhile. Look at the list again."
    ),
    "organisations.not_found": _("This organisation does not exist."),
}

CHANGE_NAMES: Final[dict[str, str | Promise]] = {
    "renamed": _("New name"),
    "merged": _("Merged into another"),
    "dissolved": _("Dissolved"),
    "transferred": _("Moved under another"),
}


def change_name(code: str) -> str:
    """What happened, for people; the code itself when it is unknown."""
    return str(CHANGE_NAMES.get(code, code))


def kind_name(code: str) -> str:
    """The kind for people; the code itself when it is unknown."""
    return str(KIND_NAMES.get(code, code))


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence."""
    return str(_REFUSALS[refusal.code]) % dict(refusal.facts)

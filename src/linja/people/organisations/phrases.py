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
    "organisations.name_missing": _("Write the organisation's name."),
    "organisations.unknown_kind": _("There is no kind of organisation called “%(kind)s”."),
    "organisations.bad_number": _("“%(number)s” is not a valid organisation number."),
    "organisations.circle": _("An organisation cannot stand under itself."),
    "organisations.ends_before_start": _("The last day (%(to)s) is before the first day (%(from)s)."),
    "organisations.already_there": _("An organisation with this name or number is registered already."),
    "organisations.not_found": _("This organisation does not exist."),
}


def kind_name(code: str) -> str:
    """The kind for people; the code itself when it is unknown."""
    return str(KIND_NAMES.get(code, code))


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence."""
    return str(_REFUSALS[refusal.code]) % dict(refusal.facts)

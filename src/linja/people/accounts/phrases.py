"""Roles and refusals in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.ground.kernel.refusals import Refusal

ROLE_NAMES: Final[dict[str, str | Promise]] = {
    "ministry": _("Ministry"),
    "directorate": _("Directorate"),
    "rhf_controller": _("Controller in the RHF"),
    "rhf_leader": _("Leader in the RHF"),
    "hf_contributor": _("Contributor in the HF"),
    "hf_leader": _("Leader in the HF"),
    "hf_board_secretary": _("Board secretary"),
    "clinic_contributor": _("Contributor in the clinic"),
    "user_committee": _("User committee"),
    "employee_representative": _("Employee representative"),
    "auditor": _("Auditor"),
    "administrator": _("Administrator"),
    "system": _("The system"),
}

_REFUSALS: Final[dict[str, str | Promise]] = {
    "accounts.only_national_administrator": _("Only the administrator of the whole country can do this."),
    "accounts.only_administrators": _("Only administrators can see, register and change people."),
    "accounts.last_administrator": _(
        "This is the last administrator. Give somebody else the role before it is taken away."
    ),
    "accounts.ended_before": _("The role ended on %(on)s already."),
    "accounts.not_administrator": _("You are not administrator of %(organisation)s or of a unit above it."),
    "accounts.unknown_role": _("There is no role called “%(role)s”."),
    "accounts.role_needs_organisation": _("The role “%(role)s” must be held in an organisation."),
    "accounts.role_not_here": _("The role “%(role)s” cannot be held in %(organisation)s."),
    "accounts.ends_before_start": _("The last day (%(to)s) is before the first day (%(from)s)."),
    "accounts.audit_not_yours": _("Only auditors and administrators can read the log."),
    "accounts.email_taken": _("Somebody with the e-mail address %(email)s is registered already."),
    "accounts.bad_email": _("“%(email)s” is not an e-mail address."),
    "accounts.bad_language": _("“%(language)s” is not one of the languages."),
    "accounts.name_missing": _("Write the person's name."),
    "accounts.already_assigned": _("The person already holds this role here from the same day."),
    "accounts.not_found": _("This person or role assignment does not exist any more."),
}


def role_name(code: str) -> str:
    """The role's name for people; the code itself when it is unknown."""
    return str(ROLE_NAMES.get(code, code))


def sentence(refusal: Refusal) -> str:
    """The refusal as a sentence."""
    facts = dict(refusal.facts)
    if "role" in facts:
        facts["role"] = role_name(str(facts["role"]))
    return str(_REFUSALS[refusal.code]) % facts

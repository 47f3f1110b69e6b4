"""The roles, as code: what they are called, and in which kinds of organisation they are held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MINISTRY: Final = "ministry"
DIRECTORATE: Final = "directorate"
RHF_CONTROLLER: Final = "rhf_controller"
RHF_LEADER: Final = "rhf_leader"
HF_CONTRIBUTOR: Final = "hf_contributor"
HF_LEADER: Final = "hf_leader"
HF_BOARD_SECRETARY: Final = "hf_board_secretary"
CLINIC_CONTRIBUTOR: Final = "clinic_contributor"
USER_COMMITTEE: Final = "user_committee"
EMPLOYEE_REPRESENTATIVE: Final = "employee_representative"
AUDITOR: Final = "auditor"
ADMINISTRATOR: Final = "administrator"


@dataclass(frozen=True, slots=True)
class Role:
    """A role. ``kinds``: where it may be held; ``national``: may also be held without an organisation."""

    code: str
    kinds: frozenset[str]
    national: bool = False
    #: May look at everything in the organisation and below, change nothing.
    reads_below: bool = True


def _role(code: str, *kinds: str, national: bool = False) -> Role:
    return Role(code, frozenset(kinds), national)


ROLES: Final[dict[str, Role]] = {
    role.code: role
    for role in (
        _role(MINISTRY, "ministry"),
        _role(DIRECTORATE, "directorate"),
        _role(RHF_CONTROLLER, "rhf"),
        _role(RHF_LEADER, "rhf"),
        _role(HF_CONTRIBUTOR, "hf", "private_non_profit"),
        _role(HF_LEADER, "hf", "private_non_profit"),
        _role(HF_BOARD_SECRETARY, "hf", "rhf", "private_non_profit"),
        _role(CLINIC_CONTRIBUTOR, "clinic"),
        _role(USER_COMMITTEE, "rhf", "hf", "body"),
        _role(EMPLOYEE_REPRESENTATIVE, "rhf", "hf", "body"),
        _role(AUDITOR, "ministry", "directorate", "rhf", "hf", national=True),
        _role(ADMINISTRATOR, "rhf", "hf", national=True),
    )
}

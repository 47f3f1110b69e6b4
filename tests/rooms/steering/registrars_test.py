"""Who may register: only those whom the rooms below let do every part of it."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.people.accounts.roles import ROLES
from linja.pillars.steering import rules

OWN, OTHER = 1, 2


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("place", [OWN, OTHER])
def test_the_controller_of_the_own_region_alone(role: str, place: int) -> None:
    actor = Actor("p", "P", frozenset({ScopedRole(role, place)}))
    refusal = rules.may_register(actor, OWN, "accepted")
    allowed = (role, place) == ("rhf_controller", OWN)
    assert (refusal is None) == allowed
    assert allowed or refusal.code == "steering.wrong_role"

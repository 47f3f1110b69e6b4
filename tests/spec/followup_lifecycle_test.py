"""Who takes which step with something that is followed up: every role against every state, as a table."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.line.meetings import lifecycle, rules
from linja.people.accounts.roles import ROLES

OWNER, SOURCE, ELSEWHERE = 1, 2, 3
NEEDS = frozenset({"has_response"})
STEPS = ("start", "finish", "confirm", "send_back", "drop", "reopen")
#: state: what the owner's people may do | what the people of the source may do
TABLE = {
    "open": ("start finish", "drop"),
    "in_progress": ("finish", "drop"),
    "done": ("", "confirm send_back"),
    "closed": ("", "reopen"),
    "dropped": ("", "reopen"),
}
DOERS = {role.split(":")[1] for role in lifecycle.OWNERS if ":" in role}


def allowed(role: str, place: int, state: str, voice: str = "", owner: int = OWNER) -> str:
    item = rules.FollowUpFacts(owner, "", SOURCE, state, voice)
    actor = Actor("1", "En", frozenset({ScopedRole(role, place)}))
    return " ".join(one for one in STEPS if rules.may_step_item(actor, item, one, NEEDS) is None)


@pytest.mark.parametrize("state", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_in_each_state(role: str, state: str) -> None:
    does, closes = TABLE[state]
    assert allowed(role, OWNER, state) == (does if role in DOERS else "")
    assert allowed(role, SOURCE, state) == (closes if role in lifecycle.KEEPERS else "")
    assert allowed(role, ELSEWHERE, state) == ""


@pytest.mark.parametrize("state", TABLE)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("voice", ["user_committee", "employee_representative"])
def test_what_a_body_raised_the_body_closes(role: str, state: str, voice: str) -> None:
    does, closes = TABLE[state]
    expected = closes if role == voice else does if role in DOERS else ""
    assert allowed(role, SOURCE, state, voice, owner=SOURCE) == expected


@pytest.mark.parametrize("role", ROLES)
def test_what_one_raised_for_oneself_a_leader_closes(role: str) -> None:
    leader = role in {"ministry", "rhf_leader", "hf_leader"}
    assert allowed(role, SOURCE, "done", owner=SOURCE) == ("confirm send_back" if leader else "")


def test_the_table_has_every_state() -> None:
    assert set(TABLE) == set(lifecycle.FOLLOWUP.states())

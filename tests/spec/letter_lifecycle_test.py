"""Who drafts a letter, who sees the draft and who issues it: every role, at home and elsewhere."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.line.requirements import lifecycle, rules
from linja.people.accounts.roles import ROLES

HOME, ELSEWHERE = 1, 2
#: What a role may do with a draft of its own organisation; every other role: nothing.
TABLE = {
    "ministry": "sees writes issues",
    "rhf_controller": "sees writes",
    "rhf_leader": "sees writes issues",
    "hf_contributor": "sees writes",
    "hf_leader": "sees writes issues",
    "hf_board_secretary": "sees writes issues",
    "auditor": "sees",
}


def allowed(role: str, place: int, state: str = "draft") -> str:
    actor = Actor("1", "En", frozenset({ScopedRole(role, place)}))
    told = {
        "sees": rules.may_know(actor, HOME, draft=True),
        "writes": rules.may_draft(actor, HOME) is None,
        "issues": rules.may_issue_letter(actor, HOME, state, says=True, speaks=True, day_allowed=True)
        is None,
    }
    return " ".join(name for name, holds in told.items() if holds)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_with_a_draft_of_its_own_organisation(role: str) -> None:
    assert allowed(role, HOME) == TABLE.get(role, "")


@pytest.mark.parametrize("role", ROLES)
def test_nobody_with_a_draft_of_another_organisation(role: str) -> None:
    assert allowed(role, ELSEWHERE) == ""


@pytest.mark.parametrize("role", ROLES)
def test_what_is_issued_is_issued_once(role: str) -> None:
    assert "issues" not in allowed(role, HOME, "issued")


#: says something | speaks to somebody | on a day of its time: the refusal, empty when it is issued
NEEDS = [
    (True, True, True, ""),
    (False, True, True, "requirements.letter.says_something"),
    (True, False, True, "requirements.letter.speaks_to_somebody"),
    (True, True, False, "requirements.letter.day_allowed"),
    (False, False, False, "requirements.letter.says_something"),
]


@pytest.mark.parametrize(("says", "speaks", "day", "expected"), NEEDS)
def test_what_a_letter_needs_to_be_issued(says: bool, speaks: bool, day: bool, expected: str) -> None:
    actor = Actor("1", "En", frozenset({ScopedRole("ministry", HOME)}))
    refusal = rules.may_issue_letter(actor, HOME, "draft", says=says, speaks=speaks, day_allowed=day)
    assert (refusal.code if refusal else "") == expected


def test_the_table_has_every_state() -> None:
    assert set(lifecycle.LETTER.states()) == {"draft", "issued"}

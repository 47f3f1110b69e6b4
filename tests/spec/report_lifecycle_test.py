"""Who may do what with a report, a statement and an edition: every step in every state, as tables."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.line.approvals import rules as approvals
from linja.line.publication import rules as publication
from linja.line.reporting import lifecycle, rules

OWN, OTHER = 1, 2
ROLES = (
    "rhf_controller",
    "rhf_leader",
    "hf_contributor",
    "hf_leader",
    "hf_board_secretary",
    "clinic_contributor",
    "user_committee",
    "employee_representative",
    "ministry",
    "directorate",
    "auditor",
    "administrator",
)
STATES = ("draft", "ready", "published")


def actor(role: str, organisation_id: int | None = OWN) -> Actor:
    return Actor("1", "Somebody", frozenset({ScopedRole(role, organisation_id)}))


def report(state: str) -> rules.ReportFacts:
    return rules.ReportFacts(OWN, "Helse Midt-Norge RHF", state)


# step, state: the roles that may take it; every other role, and every other state, may not.
STEPS = {
    ("make_ready", "draft"): {"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"},
    ("take_back", "ready"): {"rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"},
    ("publish", "ready"): {"rhf_leader", "hf_leader"},
    ("correct", "published"): {"rhf_leader", "hf_leader"},
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", ["make_ready", "take_back", "publish", "correct"])
@pytest.mark.parametrize("role", ROLES)
def test_step(role: str, step: str, state: str) -> None:
    facts = frozenset({"asks_something", "edition_released"})
    allowed = rules.may_step(actor(role), report(state), step, facts) is None
    assert allowed == (role in STEPS.get((step, state), set()))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_nobody_of_another_organisation_takes_a_step(role: str, state: str) -> None:
    facts = frozenset({"asks_something", "edition_released"})
    for step in ("make_ready", "take_back", "publish", "correct"):
        assert rules.may_step(actor(role, OTHER), report(state), step, facts) is not None


@pytest.mark.parametrize(
    ("step", "state", "without", "code"),
    [
        ("make_ready", "draft", "asks_something", "reporting.asks_something"),
        ("publish", "ready", "edition_released", "reporting.edition_released"),
    ],
)
def test_precondition(step: str, state: str, without: str, code: str) -> None:
    facts = frozenset({"asks_something", "edition_released"} - {without})
    refusal = rules.may_step(actor("rhf_leader"), report(state), step, facts)
    assert refusal is not None
    assert refusal.code == code


# (role, where held, state) -> may read
READS = [
    ("rhf_controller", OWN, "draft", True),
    ("rhf_controller", OTHER, "draft", False),
    ("rhf_controller", OTHER, "ready", False),
    ("rhf_controller", OTHER, "published", True),
    ("ministry", 9, "draft", False),
    ("ministry", 9, "ready", True),
    ("ministry", 9, "published", True),
    ("directorate", 9, "ready", False),
    ("directorate", 9, "published", True),
    ("auditor", None, "draft", True),
    ("auditor", OTHER, "draft", False),
    ("user_committee", OWN, "draft", True),
    ("user_committee", OTHER, "draft", False),
]


@pytest.mark.parametrize(("role", "where", "state", "allowed"), READS)
def test_reading(role: str, where: int | None, state: str, allowed: bool) -> None:
    assert (rules.may_read(actor(role, where), report(state)) is None) is allowed


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_writing(role: str, state: str) -> None:
    allowed = rules.may_write(actor(role), report(state)) is None
    assert allowed == (state == "draft" and role in lifecycle.WRITERS)


@pytest.mark.parametrize("kind", ["user_committee", "employees"])
@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("where", [OWN, OTHER])
@pytest.mark.parametrize("role", ROLES)
def test_statement_is_written_by_its_body_alone(role: str, where: int, locked: bool, kind: str) -> None:
    statement = approvals.StatementFacts(kind, OWN, "Brukerutvalget", locked, has_words=True)
    speaks = {"user_committee": "user_committee", "employees": "employee_representative"}[kind]
    expected = role == speaks and where == OWN and not locked
    assert (approvals.may_write(actor(role, where), statement) is None) is expected
    assert (approvals.may_lock(actor(role, where), statement) is None) is expected


@pytest.mark.parametrize("state", ["compiled", "released"])
@pytest.mark.parametrize("where", [OWN, OTHER])
@pytest.mark.parametrize("role", ROLES)
def test_release(role: str, where: int, state: str) -> None:
    edition = publication.EditionFacts(OWN, "Helse Midt-Norge RHF", state, newest=True)
    expected = role in {"rhf_leader", "hf_leader"} and where == OWN and state == "compiled"
    assert (publication.may_release(actor(role, where), edition) is None) is expected


@pytest.mark.parametrize(
    ("newest", "missing", "accepted", "code"),
    [
        (False, set(), set(), "publication.newest"),
        (True, {"a", "b"}, set(), "publication.gaps_accepted"),
        (True, {"a", "b"}, {"a"}, "publication.gaps_accepted"),
        (True, {"a", "b"}, {"a", "c"}, "publication.gaps_accepted"),
        (True, {"a", "b"}, {"a", "b"}, None),
    ],
)
def test_gaps_are_accepted_by_name(newest: bool, missing: set, accepted: set, code: str | None) -> None:
    edition = publication.EditionFacts(OWN, "Helse Midt-Norge RHF", "compiled", newest, frozenset(missing))
    refusal = publication.may_release(actor("rhf_leader"), edition, accepted)
    assert (refusal.code if refusal else None) == code

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
STATES = ("draft", "ready", "submitted", "accepted", "approved", "published", "replaced")
#: Where a role is held: where the report is written, where it is received, somewhere else.
ABOVE = 3
FACTS = frozenset(
    {"asks_something", "signed", "gaps_accepted", "edition_released", "from_paper", "awaits_approval"}
)


def actor(role: str, organisation_id: int | None = OWN) -> Actor:
    return Actor("1", "Somebody", frozenset({ScopedRole(role, organisation_id)}))


def report(state: str, kind: str = "rhf") -> rules.ReportFacts:
    return rules.ReportFacts(OWN, "Helse Midt-Norge RHF", state, organisation_kind=kind, receiver_id=ABOVE)


LEADERS = {"rhf_leader", "hf_leader"}
SENDERS = LEADERS | {"clinic_contributor"}
WRITERS = SENDERS | {"rhf_controller", "hf_contributor"}
RECEIVERS = {"ministry", "rhf_controller", "rhf_leader", "hf_contributor", "hf_leader"}
OWNERS = {"ministry", "rhf_leader", "hf_leader"}
NOBODY: set[str] = set()

# (step, state): the roles that may take it where the report is written, and where it is received.
# Every other role, every other state and every other place is refused.
STEPS: dict[tuple[str, str], tuple[set[str], set[str]]] = {
    ("make_ready", "draft"): (WRITERS, NOBODY),
    ("take_back", "ready"): (WRITERS, NOBODY),
    ("submit", "ready"): (SENDERS, NOBODY),
    ("withdraw", "submitted"): (SENDERS, NOBODY),
    ("return", "submitted"): (NOBODY, RECEIVERS),
    ("return", "accepted"): (NOBODY, RECEIVERS),
    ("accept", "submitted"): (NOBODY, RECEIVERS),
    ("approve", "accepted"): (NOBODY, OWNERS),
    ("approve", "published"): (NOBODY, OWNERS),
    ("publish", "draft"): (LEADERS, NOBODY),
    ("publish", "ready"): (LEADERS, NOBODY),
    ("publish", "submitted"): (LEADERS, NOBODY),
    ("publish", "accepted"): (LEADERS, NOBODY),
    ("publish", "approved"): (LEADERS, NOBODY),
    ("correct", "published"): (LEADERS, NOBODY),
    ("replace", "draft"): (WRITERS, NOBODY),
    ("replace", "ready"): (WRITERS, NOBODY),
    ("replace", "submitted"): (WRITERS, NOBODY),
    ("replace", "accepted"): (WRITERS, NOBODY),
    ("replace", "approved"): (WRITERS, NOBODY),
    ("replace", "published"): (WRITERS, NOBODY),
}
ALL_STEPS = sorted({step for step, _state in STEPS})


def test_the_table_above_is_the_whole_table() -> None:
    assert {(one.name, one.source) for one in lifecycle.REPORT.transitions} == set(STEPS)
    assert set(lifecycle.REPORT.states()) == set(STATES)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", ALL_STEPS)
@pytest.mark.parametrize("role", ROLES)
def test_step_where_it_is_written(role: str, step: str, state: str) -> None:
    allowed = rules.may_step(actor(role), report(state, "hf"), step, FACTS) is None
    assert allowed == (role in STEPS.get((step, state), (NOBODY, NOBODY))[0])


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", ALL_STEPS)
@pytest.mark.parametrize("role", ROLES)
def test_step_where_it_is_received(role: str, step: str, state: str) -> None:
    allowed = rules.may_step(actor(role, ABOVE), report(state, "hf"), step, FACTS) is None
    assert allowed == (role in STEPS.get((step, state), (NOBODY, NOBODY))[1])


@pytest.mark.parametrize("kind", ["hf", "rhf"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_nobody_of_another_organisation_takes_a_step(role: str, state: str, kind: str) -> None:
    """But the ministry, which every RHF hands in to."""
    for step in ALL_STEPS:
        allowed = rules.may_step(actor(role, OTHER), report(state, kind), step, FACTS) is None
        ministry = role == "ministry" and kind == "rhf"
        assert allowed == (ministry and role in STEPS.get((step, state), (NOBODY, NOBODY))[1])


@pytest.mark.parametrize(
    ("step", "state", "without", "code"),
    [
        ("make_ready", "draft", "asks_something", "reporting.asks_something"),
        ("submit", "ready", "signed", "reporting.signed"),
        ("submit", "ready", "gaps_accepted", "reporting.gaps_accepted"),
        ("publish", "draft", "edition_released", "reporting.edition_released"),
        ("publish", "draft", "from_paper", "reporting.from_paper"),
        ("publish", "ready", "edition_released", "reporting.edition_released"),
        ("publish", "ready", "from_paper", "reporting.from_paper"),
        ("publish", "submitted", "edition_released", "reporting.edition_released"),
        ("publish", "accepted", "edition_released", "reporting.edition_released"),
        ("publish", "approved", "edition_released", "reporting.edition_released"),
    ],
)
def test_precondition(step: str, state: str, without: str, code: str) -> None:
    refusal = rules.may_step(actor("rhf_leader"), report(state), step, FACTS - {without})
    assert refusal is not None
    assert refusal.code == code


def test_what_is_public_is_approved_once() -> None:
    refusal = rules.may_step(
        actor("ministry", ABOVE), report("published"), "approve", FACTS - {"awaits_approval"}
    )
    assert refusal is not None
    assert refusal.code == "reporting.awaits_approval"


DRAFTING, HANDED_IN, OUT = ("draft", "ready"), ("submitted", "accepted", "approved"), ("published",)
EVERY = (*DRAFTING, *HANDED_IN, *OUT, "replaced")

# (role, where held, kind of the reporting organisation) -> states in which it may be read
READS = [
    ("rhf_controller", OWN, "rhf", EVERY),
    ("hf_board_secretary", OWN, "hf", EVERY),
    ("clinic_contributor", OWN, "clinic", EVERY),
    ("rhf_controller", OTHER, "rhf", OUT),
    ("rhf_leader", OTHER, "hf", OUT),
    ("rhf_controller", ABOVE, "hf", (*HANDED_IN, *OUT)),
    ("hf_leader", ABOVE, "clinic", (*HANDED_IN, *OUT)),
    ("clinic_contributor", ABOVE, "hf", OUT),
    ("ministry", ABOVE, "rhf", (*HANDED_IN, *OUT)),
    ("ministry", OTHER, "rhf", (*HANDED_IN, *OUT)),
    ("ministry", OTHER, "hf", OUT),
    ("directorate", OTHER, "rhf", (*HANDED_IN, *OUT)),
    ("directorate", OTHER, "hf", OUT),
    ("auditor", None, "rhf", EVERY),
    ("auditor", OTHER, "rhf", OUT),
    ("user_committee", OWN, "rhf", OUT),
    ("employee_representative", OWN, "rhf", OUT),
    ("user_committee", OTHER, "rhf", OUT),
    ("administrator", OWN, "rhf", OUT),
]


@pytest.mark.parametrize(("role", "where", "kind", "states"), READS)
def test_reading(role: str, where: int | None, kind: str, states: tuple[str, ...]) -> None:
    allowed = tuple(one for one in EVERY if rules.may_read(actor(role, where), report(one, kind)) is None)
    assert allowed == states


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_writing(role: str, state: str) -> None:
    allowed = rules.may_write(actor(role), report(state)) is None
    assert allowed == (state == "draft" and role in WRITERS)


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

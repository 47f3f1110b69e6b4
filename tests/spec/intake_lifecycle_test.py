"""Who may do what with an uploaded document in which state: the whole table, role by role."""

from __future__ import annotations

import pytest

from linja.ground.kernel.actor import Actor
from linja.ground.kernel.refusals import Refused
from linja.line.intake import actions, phrases, queries
from linja.line.intake.lifecycle import DOCUMENT, EDITORS, FINDING
from linja.people.accounts.roles import ROLES
from tests.rooms.intake.factory import IN_STATE
from tests.support.country import Country

#: What a controller of the document's own organisation may do, state by state.
OWN_CONTROLLER = {
    "received": {"set_aside"},
    "reading": set(),
    "under_review": {"correct_facts", "review", "read_again", "set_aside"},
    "accepted": {"reopen", "register", "set_aside"},
    "registered": set(),
    "failed": {"read_again", "set_aside"},
    "set_aside": {"bring_back", "read_again"},
}
STEPS = sorted({step.name for step in DOCUMENT.transitions})


def allowed(actor: Actor, document_id: int) -> set[str]:
    record = queries.document(document_id)
    assert record is not None
    return {name for name in STEPS if actions.may(name, actor, record) is None}


def test_the_table_names_every_state() -> None:
    assert set(DOCUMENT.states()) == set(IN_STATE) == set(OWN_CONTROLLER) == set(phrases.DOCUMENT_STATES)
    assert set(FINDING.states()) == set(phrases.FINDING_STATES)


@pytest.mark.parametrize("state", sorted(OWN_CONTROLLER))
def test_a_controller_of_the_own_region(country: Country, state: str) -> None:
    actor = country.actor("rhf_controller", country.midt)
    assert allowed(actor, IN_STATE[state](actor, country.midt)) == OWN_CONTROLLER[state]


@pytest.mark.parametrize("state", sorted(OWN_CONTROLLER))
@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_of_the_own_organisation(country: Country, role: str, state: str) -> None:
    controller = country.actor("rhf_controller", country.midt)
    made = IN_STATE[state](controller, country.midt)
    from linja.ground.kernel.actor import ScopedRole

    actor = Actor("someone", "Someone", frozenset({ScopedRole(role, country.midt)}))
    assert allowed(actor, made) == (OWN_CONTROLLER[state] if role in EDITORS else set())


@pytest.mark.parametrize("state", sorted(OWN_CONTROLLER))
def test_a_controller_of_another_region_may_nothing(country: Country, state: str) -> None:
    made = IN_STATE[state](country.actor("rhf_controller", country.midt), country.midt)
    assert allowed(country.actor("rhf_controller", country.sorost), made) == set()
    assert allowed(country.actor("auditor"), made) == set()


def test_finishing_needs_every_finding_decided_and_the_facts_known(country: Country) -> None:
    actor = country.actor("rhf_controller", country.midt)
    made = IN_STATE["under_review"](actor, country.midt)
    first, *rest = queries.findings(made)
    for one in rest:
        actions.drop(actor, one.id)
    with pytest.raises(Refused) as caught:
        actions.finish(actor, made)
    assert caught.value.refusal.code == "intake.document.all_decided"
    actions.accept(actor, first.id)
    actions.correct_facts(actor, made, kind="ukjent", year=2019, organisation_id=country.midt, language="nb")
    with pytest.raises(Refused) as caught:
        actions.finish(actor, made)
    assert caught.value.refusal.code == "intake.document.kind_known"
    actions.undo_last(actor, made)
    actions.finish(actor, made)
    assert queries.document(made).state == "accepted"  # type: ignore[union-attr]


@pytest.mark.parametrize("state", sorted(set(OWN_CONTROLLER) - {"under_review"}))
def test_findings_change_only_under_review(country: Country, state: str) -> None:
    actor = country.actor("rhf_controller", country.midt)
    made = IN_STATE[state](actor, country.midt)
    for act in (actions.accept_all, actions.undo_last):
        with pytest.raises(Refused):
            act(actor, made)
    for one in queries.findings(made):
        with pytest.raises(Refused):
            actions.rekind(actor, one.id, "krav")


def test_every_refusal_has_its_sentence() -> None:
    from linja.ground.kernel.refusals import Refusal

    facts = {
        "line": 1,
        "line_end": 2,
        "of": 3,
        "lines": 4,
        "name": "x",
        "known_as": "y",
        "year": 1,
        "day": "z",
    }
    for code in phrases.refusal_codes():
        assert phrases.sentence(Refusal(code, facts)) != code
    for state in (*DOCUMENT.states(), *FINDING.states()):
        for room in ("intake.document", "intake.finding"):
            refusal = Refusal(f"{room}.no_such_step", {"step": "x", "state": state})
            assert phrases.sentence(refusal) not in {"", state, refusal.code}
    needs = {need for step in (*DOCUMENT.transitions, *FINDING.transitions) for need in step.needs}
    named = {code.rpartition(".")[2] for code in phrases.refusal_codes()}
    assert needs - named == set()

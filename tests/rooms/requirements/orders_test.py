"""Orders: opened, seen by their own people only, issued, frozen; and what a unit decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import ChangeType, RoleKind
from linja.line.requirements import actions, phrases, queries
from linja.line.requirements.records import RegisterFilter, RoleDraft
from linja.line.search import queries as search
from linja.people.notices import queries as notices
from tests.support.country import Country
from tests.support.governing import amending_letter, change, draft, requirement
from tests.support.orders import ORDER_DAY, asked, controller, issued, leader, order_of, passed


def refusal_of(call, *args, **rest) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **rest)
    assert phrases.refusal(refused.value.refusal) != phrases.refusal(replace(refused.value.refusal, code=""))
    return refused.value.refusal.code


def registered(actor=None) -> list[int]:
    return [row.id for row in queries.register_rows(RegisterFilter(), actor)]


def test_a_draft_order_is_opened_once_and_goes_to_the_unit(country: Country):
    kari = controller(country)
    first = actions.open_order(kari, country.stolavs, 2020)
    assert actions.open_order(kari, country.stolavs, 2020) == first
    held = queries.order(first, kari)
    assert (held.issuer_id, held.receiver_id, held.year, held.edition, held.state) == (
        country.midt,
        country.stolavs,
        2020,
        1,
        "draft",
    )
    assert held.title == "Oppdrag og bestilling 2020 til St. Olavs hospital HF"
    assert queries.document(first, kari).addressees == ((country.stolavs, "St. Olavs hospital HF"),)


@pytest.mark.parametrize(
    ("role", "where"),
    [
        ("rhf_controller", "sorost"),
        ("rhf_leader", "sorost"),
        ("hf_leader", "stolavs"),
        ("hf_contributor", "stolavs"),
        ("user_committee", "midt"),
        ("ministry", "ministry"),
    ],
)
def test_only_the_unit_above_opens_it(country: Country, role: str, where: str):
    actor = country.actor(role, getattr(country, where))
    assert refusal_of(actions.open_order, actor, country.stolavs, 2020) == "requirements.not_your_order"


def test_nobody_opens_an_order_to_what_has_nothing_above(country: Country):
    kari = controller(country)
    code = refusal_of(actions.open_order, kari, country.stolavs, 2020, issuer_id=country.sorost)
    assert code == "requirements.no_unit_above"


READERS = [
    # role, where, sees the region's drafts
    ("rhf_controller", "midt", True),
    ("rhf_leader", "midt", True),
    ("hf_board_secretary", "midt", True),
    ("auditor", "midt", True),
    ("auditor", None, True),
    ("user_committee", "midt", False),
    ("employee_representative", "midt", False),
    ("rhf_controller", "sorost", False),
    ("rhf_leader", "sorost", False),
    ("auditor", "sorost", False),
    ("hf_leader", "stolavs", False),
    ("hf_contributor", "stolavs", False),
    ("ministry", "ministry", False),
    ("directorate", "directorate", False),
    ("administrator", None, False),
]


@pytest.mark.parametrize(("role", "where", "sees"), READERS)
def test_a_draft_is_seen_by_the_issuers_own_people_only(country: Country, role, where, sees):
    one = requirement(country)
    derived = passed(country, one, country.stolavs, text="Redusere ventetiden ved nyrepoliklinikken.")[0]
    document = order_of(country, country.stolavs)
    actor = country.actor(role, getattr(country, where) if where else None)
    seen = {
        "document": queries.document(document, actor) is not None,
        "documents": document in [held.id for held in queries.documents(actor=actor)],
        "order": queries.order(document, actor) is not None,
        "orders": document in [held.document_id for held in queries.orders(actor)],
        "requirement": queries.requirement(derived, actor) is not None,
        "requirements": bool(queries.requirements([derived], actor)),
        "register": derived in registered(actor),
        "count": queries.register(RegisterFilter(), actor=actor).total == 2,
        "facets": document in [int(c.value) for c in _facets(actor)],
        "below": derived in [link.requirement_id for link in queries.requirement(one, actor).below],
        "as_of": queries.as_of(derived, timezone.localdate(), actor=actor) is not None,
        "passed_on": bool(queries.passed_on([one], country.midt, actor)[one]),
        "preview": bool(_previewed(one, actor)),
    }
    assert seen == dict.fromkeys(seen, sees)


def _facets(actor):
    return queries.register(RegisterFilter(), actor=actor).facets.documents


def _previewed(one: int, actor):
    return queries.preview_amendment([change(one, ChangeType.LAPSE)], None, actor)[0].derived


def test_whoever_does_not_say_who_reads_gets_what_is_issued(country: Country):
    one = requirement(country)
    derived = passed(country, one, country.stolavs, text="Redusere ventetiden ved nyrepoliklinikken.")[0]
    document = order_of(country, country.stolavs)
    assert queries.document(document) is None
    assert document not in [held.id for held in queries.documents()]
    assert registered() == [one]
    assert queries.register(RegisterFilter(text="nyrepoliklinikken")).total == 0
    assert search.find("nyrepoliklinikken", scope=search.Scope(everything=True)).total == 0
    assert derived not in [held.id for held in queries.in_force_for(country.stolavs, 2020)]
    found = {(entry.kind, entry.object_id) for entry in actions.search_entries()}
    assert found == {("document", queries.requirement(one).document.id), ("requirement", one)}


def test_when_it_is_issued_it_binds_is_found_and_is_told(country: Country):
    one = requirement(country)
    chief = country.actor("hf_leader", country.stolavs)
    other = country.actor("hf_leader", country.ous)
    derived = issued(country, one, country.stolavs, text="Redusere ventetiden ved nyrepoliklinikken.")[0]
    document = order_of(country, country.stolavs)
    held = queries.document(document)
    assert (held.state, held.issued_on, held.frozen) == ("issued", ORDER_DAY, True)
    assert registered() == [one, derived]
    assert search.find("nyrepoliklinikken").total == 1
    bound = queries.in_force_for(country.stolavs, 2020)
    assert [(held.id, held.current.in_force_from) for held in bound] == [(derived, ORDER_DAY)]
    assert [held.about for held in notices.unseen(chief)] == [f"document:{document}"]
    assert list(notices.unseen(other)) == []


@pytest.mark.parametrize(
    ("role", "where", "code"),
    [
        ("rhf_leader", "midt", None),
        ("hf_board_secretary", "midt", None),
        ("rhf_controller", "midt", "requirements.order.wrong_role"),
        ("rhf_leader", "sorost", "requirements.not_found"),
        ("hf_leader", "stolavs", "requirements.not_found"),
        ("ministry", "ministry", "requirements.not_found"),
    ],
)
def test_the_leader_or_the_board_secretary_issues(country: Country, role, where, code):
    passed(country, requirement(country), country.stolavs)
    document = order_of(country, country.stolavs)
    actor = country.actor(role, getattr(country, where))
    if code is None:
        actions.issue_order(actor, document, ORDER_DAY)
        assert not queries.document(document).draft
    else:
        assert refusal_of(actions.issue_order, actor, document, ORDER_DAY) == code


def test_an_empty_order_is_not_issued_nor_one_on_a_day_to_come_nor_twice(country: Country):
    chief = leader(country)
    empty = actions.open_order(controller(country), country.stolavs, 2020)
    assert refusal_of(actions.issue_order, chief, empty, ORDER_DAY) == "requirements.order.asks_something"
    passed(country, requirement(country), country.stolavs)
    for day in (timezone.localdate() + timedelta(days=1), date(2021, 1, 1)):
        assert refusal_of(actions.issue_order, chief, empty, day) == "requirements.order.day_allowed"
    actions.issue_order(chief, empty, ORDER_DAY)
    assert refusal_of(actions.issue_order, chief, empty, ORDER_DAY) == "requirements.order.no_such_step"


def test_what_is_issued_is_complete_and_the_next_is_a_supplement(country: Country):
    one, later = asked(country, "Redusere ventetiden.", "Styrke beredskapen.")
    derived = issued(country, one, country.stolavs)[0]
    document = order_of(country, country.stolavs)
    kari = controller(country)
    assert refusal_of(actions.add_requirements, kari, document, [draft()]) == "requirements.issued_already"
    assert refusal_of(actions.take_out, kari, [derived]) == "requirements.not_a_draft"
    assert refusal_of(actions.change_draft, kari, derived, draft("Nytt.")) == "requirements.not_a_draft"
    assert refusal_of(actions.discard_order, kari, document) == "requirements.not_a_draft"
    passed(country, later, country.stolavs)
    found = queries.orders(kari, issuer_id=country.midt, year=2020)
    assert [(held.edition, held.state, held.requirement_count) for held in found] == [
        (1, "issued", 1),
        (2, "draft", 1),
    ]
    assert found[1].title == "Tillegg 1 til oppdrag og bestilling 2020 til St. Olavs hospital HF"


def test_a_draft_is_written_over_without_leaving_versions(country: Country):
    derived = passed(country, requirement(country), country.stolavs)[0]
    kari = controller(country)
    actions.change_draft(kari, derived, draft("Redusere ventetiden til 40 dager."))
    assert [(v.number, v.text) for v in queries.versions(derived)] == [
        (1, "Redusere ventetiden til 40 dager.")
    ]
    other = country.actor("rhf_controller", country.sorost)
    assert refusal_of(actions.change_draft, other, derived, draft("x")) == "requirements.not_found"
    assert refusal_of(actions.take_out, other, [derived]) == "requirements.not_found"


def test_what_is_taken_out_is_untreated_again(country: Country):
    one = requirement(country)
    first, second = passed(country, one)
    kari = controller(country)
    actions.take_out(kari, [first])
    assert queries.treatments(country.midt, [one])[one].decision == "passed"
    actions.take_out(kari, [second])
    assert queries.treatments(country.midt, [one]) == {}
    assert queries.versions(second) == ()


def test_a_discarded_draft_leaves_nothing(country: Country):
    one = requirement(country)
    passed(country, one, country.stolavs)
    document = order_of(country, country.stolavs)
    other = country.actor("rhf_controller", country.sorost)
    assert refusal_of(actions.discard_order, other, document) == "requirements.not_found"
    actions.discard_order(controller(country), document)
    assert queries.orders(SYSTEM) == ()
    assert queries.treatments(country.midt, [one]) == {}
    assert registered(SYSTEM) == [one]


def test_a_draft_changes_nothing_and_is_changed_by_no_letter(country: Country):
    one = requirement(country)
    derived = passed(country, one, country.stolavs)[0]
    document = order_of(country, country.stolavs)
    kari = controller(country)
    wanted = [change(one, ChangeType.LAPSE)]
    assert refusal_of(actions.amend, kari, document, wanted) == "requirements.draft_changes_nothing"
    letter_id = amending_letter(country)
    ministry = country.actor("ministry", country.ministry)
    hidden = [change(derived, ChangeType.LAPSE)]
    assert refusal_of(actions.amend, ministry, letter_id, hidden) == "requirements.not_found"


def test_a_tie_to_a_hidden_draft_is_not_made(country: Country):
    one = requirement(country)
    derived = passed(country, one, country.stolavs)[0]
    ministry = country.actor("ministry", country.ministry)
    assert refusal_of(actions.link_lineage, ministry, derived, one, "repeats") == "requirements.not_found"


# --- what a unit decides --------------------------------------------------------------------------


def test_whoever_keeps_says_why_and_only_what_binds_the_unit(country: Country):
    one = requirement(country)
    kari = controller(country)
    assert refusal_of(actions.treat, kari, country.midt, [one], "kept") == "requirements.note_missing"
    assert (
        refusal_of(actions.treat, kari, country.midt, [one], "lost", "x") == "requirements.unknown_decision"
    )
    other = country.actor("rhf_controller", country.sorost)
    assert refusal_of(actions.treat, other, country.midt, [one], "kept", "x") == "requirements.not_your_order"
    derived = issued(country, one, country.stolavs)[0]
    assert refusal_of(actions.treat, kari, country.midt, [derived], "kept", "x") == "requirements.not_bound"
    actions.treat(kari, country.midt, [one], "kept", "Gjøres regionalt.")
    held = queries.treatments(country.midt, [one])[one]
    assert (held.decision, held.note, held.decided_by) == ("kept", "Gjøres regionalt.", kari.name)
    assert queries.treatments(country.sorost, [one]) == {}


def test_the_one_lead_lets_a_unit_of_its_own_lead_on_its_behalf(country: Country):
    lead = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    one = requirement(country, "Lage en felles plan.", roles=(lead,))
    two = requirement(country, "Lage en annen plan.", roles=(lead, replace(lead, name="Helse Sør-Øst RHF")))
    none = requirement(country, "Lage en tredje plan.")
    kari, other = controller(country), country.actor("rhf_controller", country.sorost)
    act = actions.delegate
    assert refusal_of(act, kari, two, country.midt, country.stolavs) == "requirements.not_one_lead"
    assert refusal_of(act, kari, none, country.midt, country.stolavs) == "requirements.not_one_lead"
    assert refusal_of(act, kari, one, country.midt, country.ous) == "requirements.not_below_the_lead"
    assert refusal_of(act, other, one, country.sorost, country.ous) == "requirements.not_the_lead"
    assert refusal_of(act, other, one, country.midt, country.stolavs) == "requirements.not_your_order"
    act(kari, one, country.midt, country.stolavs)
    act(kari, one, country.midt, country.nordtrondelag, "Bedre egnet.")
    held = queries.delegations([one])[one]
    assert (held.lead_name, held.delegate_name) == ("Helse Midt-Norge RHF", "Helse Nord-Trøndelag HF")


@pytest.mark.parametrize("n", [2, 20])
def test_lists_ask_a_fixed_number_of_times(country: Country, django_assert_num_queries, n):
    ids = asked(country, *(f"Krav nummer {i}." for i in range(n)))
    for one in ids:
        passed(country, one)
    kari = controller(country)
    with django_assert_num_queries(15):
        queries.passed_on(ids, country.midt, kari)
    with django_assert_num_queries(1):
        queries.orders(kari)
    with django_assert_num_queries(2):
        queries.to_consider(country.midt, 2020, kari)
    with django_assert_num_queries(1):
        queries.treatments(country.midt, ids)

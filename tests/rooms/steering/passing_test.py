"""Passing down: what the units get, what it warns of, what follows a change above."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.targets import Operator, Target
from linja.ground.kernel.vocabulary import ChangeType, Obligation, Progress, RoleKind
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.line.requirements.records import Change, RoleDraft
from linja.people.notices import queries as notices
from linja.people.organisations import actions as organisations
from linja.pillars.steering import actions, phrases, queries
from linja.pillars.steering.records import Passing, UnitChoice
from tests.support.country import Country
from tests.support.governing import amending_letter, draft, final, letter
from tests.support.orders import asked, controller, given, issued, leader, order_of, passed

GOAL = "Ventetiden skal være under 50 dager innen utgangen av 2020."


def refusal_of(call, *args, **rest) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **rest)
    assert phrases.sentence(refused.value.refusal) != phrases.sentence(
        replace(refused.value.refusal, code="x.y")
    )
    return refused.value.refusal.code


def shapes(country: Country, year: int = 2020) -> list[list[str]]:
    board = queries.passing_board(controller(country), country.midt, year)
    return [[cell.shape for cell in row.cells] for row in board.rows]


def test_as_it_is_word_for_word_from_the_version_that_holds(country: Country):
    one = asked(
        country,
        "Redusere ventetiden.",
        stem="Helse Midt-Norge RHF skal:",
        deadlines=(final(date(2020, 6, 1)),),
    )[0]
    made = passed(country, one)
    source = requirements.requirements([one])[0]
    kari = controller(country)
    for held in requirements.requirements(made, kari):
        own, above = held.current, source.current
        assert (own.stem, own.text, own.sub_items, own.due_on) == (
            above.stem,
            above.text,
            above.sub_items,
            above.due_on,
        )
        assert held.derived_from_id == above.id
        assert (held.chapter, held.chapter_title, held.kind) == (
            source.chapter,
            source.chapter_title,
            source.kind,
        )
    # Nord-Trøndelag comes before St. Olavs: by name.
    assert shapes(country) == [["as_is", "as_is"]]


def test_each_unit_in_its_own_way(country: Country):
    one = asked(country, GOAL)[0]
    forty = Target(Operator.BELOW, Decimal(40), Unit.DAYS, words="under 40 dager")
    choices = (
        UnitChoice(country.stolavs, target=forty, lead=True, partner_ids=(country.nordtrondelag,)),
        UnitChoice(country.nordtrondelag, text="Ventetiden skal ned."),
    )
    actions.pass_down(controller(country), country.midt, [Passing(one, choices)])
    held = {held.receiver_ids[0]: held.current for held in given(country, one)}
    stolavs = held[country.stolavs]
    assert stolavs.text == GOAL
    assert [(t.target.value, t.set_by_id) for t in stolavs.targets] == [(Decimal(40), country.midt)]
    assert [(r.role, r.name) for r in stolavs.roles] == [
        (RoleKind.LEAD, "St. Olavs hospital HF"),
        (RoleKind.PARTNER, "Helse Nord-Trøndelag HF"),
    ]
    assert held[country.nordtrondelag].text == "Ventetiden skal ned."
    assert shapes(country) == [["own_words", "stricter"]]


LAXER = [
    {"target": Target(Operator.BELOW, Decimal(60), Unit.DAYS)},
    {"text": "Ventetiden skal være under 60 dager innen utgangen av 2020."},
    {"due_on": date(2020, 12, 1)},
]


@pytest.mark.parametrize("own", LAXER, ids=["target", "words", "deadline"])
def test_asking_for_less_than_above_must_be_confirmed(country: Country, own):
    one = asked(country, GOAL, deadlines=(final(date(2020, 6, 1)),))[0]
    choice = UnitChoice(country.stolavs, **own)
    act = [Passing(one, (choice,))]
    assert queries.look_at(country.midt, act)[0].shape == "laxer"
    kari = controller(country)
    assert refusal_of(actions.pass_down, kari, country.midt, act) == "requirements.laxer"
    assert given(country, one) == ()
    assert requirements.orders(kari) == ()
    actions.pass_down(kari, country.midt, act, confirmed=True)
    assert shapes(country) == [["not_given", "laxer"]]


def test_an_own_deadline_takes_the_place_of_the_last_day_above(country: Country):
    one = asked(country, "Levere en plan.", deadlines=(final(date(2020, 6, 1)),))[0]
    passed(country, one, country.stolavs, due_on=date(2020, 5, 1))
    own = given(country, one)[0].current
    assert [(d.due_on, d.verbatim) for d in own.deadlines] == [(date(2020, 5, 1), "innen 1.5.2020")]
    assert own.due_on == date(2020, 5, 1)
    assert shapes(country) == [["not_given", "stricter"]]


def test_all_or_nothing(country: Country):
    one, two = asked(country, "Redusere ventetiden.", "Styrke beredskapen.")
    kari = controller(country)
    wrong = [Passing(one, (UnitChoice(country.stolavs),)), Passing(two, (UnitChoice(country.ous),))]
    assert refusal_of(actions.pass_down, kari, country.midt, wrong) == "requirements.no_unit_above"
    assert refusal_of(actions.pass_down, kari, country.midt, [Passing(one, ())]) == "requirements.no_units"
    assert given(country, one) == ()
    assert requirements.treatments(country.midt, [one, two]) == {}


@pytest.mark.parametrize(
    ("role", "where"),
    [("rhf_controller", "sorost"), ("hf_leader", "stolavs"), ("ministry", "ministry"), ("auditor", None)],
)
def test_others_decide_nothing_and_see_no_table(country: Country, role, where):
    one = asked(country, "Redusere ventetiden.")[0]
    actor = country.actor(role, getattr(country, where) if where else None)
    act = [Passing(one, (UnitChoice(country.stolavs),))]
    assert refusal_of(actions.pass_down, actor, country.midt, act) == "requirements.not_your_order"
    assert refusal_of(actions.pass_all, actor, country.midt, 2020) == "requirements.not_your_order"
    assert refusal_of(actions.keep, actor, country.midt, [one], "x") == "requirements.not_your_order"
    assert queries.passing_board(actor, country.midt, 2020) is None
    assert queries.passing_row(actor, one, country.midt) is None


def test_everything_not_decided_goes_to_all_units_at_once(country: Country):
    one, two, three = asked(country, "Første krav.", "Andre krav.", "Tredje krav.")
    kari = controller(country)
    passed(country, one, country.stolavs)
    actions.keep(kari, country.midt, [two], "Gjøres regionalt.")
    assert len(actions.pass_all(kari, country.midt, 2020)) == 2
    assert shapes(country) == [["not_given", "as_is"], ["kept", "kept"], ["as_is", "as_is"]]
    assert queries.passing_board(kari, country.midt, 2020).untreated == ()
    # Named ones are completed with the units that lack them.
    assert len(actions.pass_all(kari, country.midt, 2020, [one, three])) == 1
    assert actions.pass_all(kari, country.midt, 2020) == []


def test_what_has_been_passed_on_is_not_kept(country: Country):
    one = asked(country, "Redusere ventetiden.")[0]
    passed(country, one, country.stolavs)
    code = refusal_of(actions.keep, controller(country), country.midt, [one], "x")
    assert code == "requirements.passed_already"


def test_a_second_time_writes_the_draft_over_and_is_refused_once_issued(country: Country):
    one = asked(country, "Redusere ventetiden.")[0]
    first = passed(country, one, country.stolavs)
    assert passed(country, one, country.stolavs, text="Korte ned ventetiden.") == first
    assert [held.current.text for held in given(country, one)] == ["Korte ned ventetiden."]
    register.issue_order(leader(country), order_of(country, country.stolavs), date(2020, 2, 20))
    act = [Passing(one, (UnitChoice(country.stolavs),))]
    assert (
        refusal_of(actions.pass_down, controller(country), country.midt, act) == "requirements.passed_already"
    )


def test_from_the_trust_to_its_clinic_the_same_way(country: Country):
    one = asked(country, "Redusere ventetiden.")[0]
    order = issued(country, one, country.stolavs)[0]
    ola = country.actor("hf_contributor", country.stolavs)
    assert [row.record.id for row in queries.passing_board(ola, country.stolavs, 2020).rows] == [order]
    clinic = actions.pass_all(ola, country.stolavs, 2020)[0]
    chief = country.actor("hf_leader", country.stolavs)
    document = requirements.orders(ola, receiver_id=country.clinic)[0].document_id
    register.issue_order(chief, document, date(2020, 3, 1))
    line = requirements.requirement(clinic)
    assert [link.issuer_name for link in line.above] == [
        "Helse- og omsorgsdepartementet",
        "Helse Midt-Norge RHF",
    ]
    assert [held.id for held in requirements.in_force_for(country.clinic, 2020)] == [clinic]


def test_an_extra_meeting_gives_days_counted_from_it_and_a_supplement(country: Country):
    from linja.line.requirements.content import proposed

    text = "Helseforetakene skal levere en plan innen tre uker fra foretaksmøtet."
    day = date(2020, 5, 8)
    found = proposed("", text, (), year=2020, issued_on=day)
    assert [one.due_on for one in found.deadlines] == [date(2020, 5, 29)]
    issued(country, asked(country, "Redusere ventetiden.")[0], country.stolavs)
    minutes = letter(country, "Protokoll 8. mai", kind="foretaksmøteprotokoll", issued_on=day)
    one = register.add_requirements(
        controller(country), minutes, [draft(text, in_force_from=day, deadlines=(final(date(2020, 5, 29)),))]
    )[0]
    passed(country, one, country.stolavs, due_on=date(2020, 5, 22))
    order = requirements.orders(controller(country), receiver_id=country.stolavs)[-1]
    assert (order.edition, order.state) == (2, "draft")
    register.issue_order(leader(country), order.document_id, date(2020, 5, 9))
    bound = requirements.in_force_for(country.stolavs, 2020)
    assert [held.current.due_on for held in bound] == [None, date(2020, 5, 22)]


def test_what_goes_to_all_goes_to_those_that_serve_a_population(country: Country):
    pharmacies = country.organisation("Sykehusapotekene i Midt-Norge HF", "hf", country.midt)
    closed = country.organisation("Helse Sunnmøre HF", "hf", country.midt)
    organisations.record_change(SYSTEM, closed, kind="dissolved", on=date(2011, 6, 30))
    for unit in (country.stolavs, country.nordtrondelag):
        country.organisation(f"Helsefellesskap {unit}", "health_community", unit)
    found = {unit.id: unit.main for unit in queries.units_below(country.midt, 2020)}
    assert found == {country.stolavs: True, country.nordtrondelag: True, pharmacies: False}
    one = asked(country, "De regionale helseforetakene skal påse at helseforetakene øver.")[0]
    assert len(actions.pass_all(controller(country), country.midt, 2020)) == 2
    for unit in (country.stolavs, country.nordtrondelag):
        register.issue_order(leader(country), order_of(country, unit), date(2020, 2, 20))
    assert queries.proposed_status(one, country.midt) == Progress.PASSED_ON
    assert len(actions.pass_all(controller(country), country.midt, 2020, [one], [pharmacies])) == 1


# --- changes above --------------------------------------------------------------------------------


def lapse(country: Country, one: int, **rest) -> None:
    told = Change(one, rest.pop("change", ChangeType.LAPSE), "punktet utgår", date(2020, 6, 10), **rest)
    register.amend(country.actor("ministry", country.ministry), amending_letter(country), [told])


def waiting(country: Country) -> list[int]:
    return [held.derived.id for held in requirements.to_consider(country.midt, 2020, controller(country))]


def test_a_change_above_asks_to_be_considered_and_can_be_made_below_at_once(country: Country):
    one = asked(country, "Redusere ventetiden.")[0]
    chief = country.actor("hf_leader", country.stolavs)
    first, second = issued(country, one)
    assert waiting(country) == []
    kari, other = controller(country), country.actor("rhf_controller", country.sorost)
    lapse(country, one)
    assert waiting(country) == [first, second]
    assert ([told.link for told in notices.unseen(kari)], list(notices.unseen(other))) == (
        ["/arbeid/viderefor/endringer/"],
        [],
    )
    letters = actions.follow_change(kari, country.midt, [first, second], date(2020, 6, 15))
    assert len(letters) == 2
    held = requirements.requirements([first, second])
    assert {one.current.obligation for one in held} == {Obligation.LAPSED}
    assert {one.current.in_force_from for one in held} == {date(2020, 6, 15)}
    assert waiting(country) == []
    abouts = [f"document:{order_of(country, country.stolavs)}", f"document:{letters[0]}"]
    assert sorted(told.about for told in notices.unseen(chief)) == sorted(abouts)


def test_a_draft_is_written_over_by_the_change_above(country: Country):
    one = asked(country, "Redusere ventetiden.")[0]
    derived = passed(country, one, country.stolavs)[0]
    lapse(country, one, change=ChangeType.CLARIFY, new_text="Redusere ventetiden i alle fag.")
    kari = controller(country)
    assert actions.follow_change(kari, country.midt, [derived]) == []
    own = requirements.requirements([derived], kari)[0]
    assert (own.current.text, own.current.number) == ("Redusere ventetiden i alle fag.", 1)
    assert own.derived_from_id == requirements.requirements([one])[0].current.id
    assert waiting(country) == []


def test_own_words_are_not_overrun_and_may_be_left_with_a_reason(country: Country):
    one = asked(country, "Redusere ventetiden.")[0]
    derived = issued(country, one, country.stolavs, text="Korte ned ventetiden.")[0]
    lapse(country, one, change=ChangeType.CLARIFY, new_text="Redusere ventetiden i alle fag.")
    kari = controller(country)
    assert refusal_of(actions.follow_change, kari, country.midt, [derived]) == "requirements.own_words"
    assert refusal_of(actions.leave_change, kari, derived, " ") == "requirements.note_missing"
    other = country.actor("rhf_controller", country.sorost)
    assert refusal_of(actions.leave_change, other, derived, "x") == "requirements.not_your_order"
    assert refusal_of(actions.follow_change, other, country.midt, [derived]) == "requirements.not_your_order"
    actions.leave_change(kari, derived, "Dekkes av egne ord.")
    assert waiting(country) == []
    assert refusal_of(actions.follow_change, kari, country.midt, [derived]) == "requirements.not_considered"


def test_what_is_changed_after_the_decision_is_shown_as_changed(country: Country):
    one, two = asked(country, "Redusere ventetiden.", "Styrke beredskapen.")
    kari = controller(country)
    actions.keep(kari, country.midt, [one], "Gjøres regionalt.")
    lapse(country, one, change=ChangeType.CLARIFY, new_text="Redusere ventetiden i alle fag.")
    rows = queries.passing_board(kari, country.midt, 2020).rows
    assert [(row.record.id, row.changed_since) for row in rows] == [(one, True), (two, False)]


# --- lead on behalf, and what is asked to be passed on --------------------------------------------


def test_the_lead_delegates_and_both_stand_on_what_the_unit_gets(country: Country):
    lead = RoleDraft(RoleKind.LEAD, "Helse Midt-Norge RHF", country.midt)
    one = asked(country, "Lage en felles plan.", roles=(lead,))[0]
    derived = actions.delegate_lead(controller(country), one, country.midt, country.stolavs)
    own = requirements.requirements([derived], controller(country))[0].current
    assert [(role.role, role.name, role.organisation_id) for role in own.roles] == [
        (RoleKind.LEAD, "St. Olavs hospital HF på vegne av Helse Midt-Norge RHF", country.stolavs)
    ]
    row = queries.passing_row(controller(country), one, country.midt)
    assert row.delegation.delegate_name == "St. Olavs hospital HF"


PASS_ON = [
    ("De regionale helseforetakene skal gi helseforetakene i oppdrag å:", "øke bruken av simulering.", True),
    ("", "De regionale helseforetakene skal påse at helseforetakene gjennomfører tiltak.", True),
    (
        "",
        "Foretaksmøtet ba om at de regionale helseforetakene gir helseforetakene i oppdrag å samarbeide.",
        True,
    ),
    ("", "Helse Sør-Øst RHF skal påse at sykehusene ikke bruker fastlegene til administrativt arbeid.", True),
    ("Helse Midt-Norge RHF skal påse at:", "helseforetakene deltar i undersøkelsene.", True),
    ("", "Helseregionen skal stille krav til helseforetakene om beredskap.", True),
    ("", "Dei regionale helseføretaka skal sjå til at føretaka deltek.", True),
    ("", "De regionale helseforetakene skal redusere ventetiden.", False),
    ("", "Direktoratet skal påse at de regionale helseforetakene rapporterer.", False),
    ("", "Helse Midt-Norge RHF skal gi en redegjørelse om oppdraget.", False),
]


@pytest.mark.parametrize(("stem", "text", "said"), PASS_ON)
def test_what_asks_to_be_passed_on_is_recognised(stem, text, said):
    from linja.pillars.steering.calculations.passing import asks_to_pass_on

    assert asks_to_pass_on(stem, text) is said


def test_passed_on_is_proposed_when_every_unit_has_it_in_an_issued_order(country: Country):
    text = "De regionale helseforetakene skal påse at helseforetakene øver."
    one, other = asked(country, text, "Redusere ventetiden.")
    assert queries.proposed_status(one, country.midt) is None
    issued(country, one, country.stolavs)
    assert queries.proposed_status(one, country.midt) is None
    passed(country, one, country.nordtrondelag)
    assert queries.proposed_status(one, country.midt) is None
    register.issue_order(leader(country), order_of(country, country.nordtrondelag), date(2020, 2, 21))
    assert queries.proposed_status(one, country.midt) == Progress.PASSED_ON
    assert queries.proposed_status(one, country.sorost) is None
    passed(country, other)
    assert queries.proposed_statuses([one, other], country.midt) == {one: Progress.PASSED_ON}


@pytest.mark.parametrize("n", [2, 20])
def test_the_table_asks_a_fixed_number_of_times(country: Country, django_assert_num_queries, n):
    asked(country, *(f"Krav nummer {i}." for i in range(n)))
    kari = controller(country)
    actions.pass_all(kari, country.midt, 2020)
    with django_assert_num_queries(35):
        queries.passing_board(kari, country.midt, 2020)


def test_what_a_letter_to_several_asks_of_another_is_not_ours_to_pass_on(country: Country):
    other = RoleDraft(RoleKind.ADDRESSEE, "Helse Sør-Øst RHF", country.sorost)
    both = draft("Begge regionene skal.")
    theirs = draft("Bare den andre regionen skal.", roles=(other,))
    ids = register.add_requirements(SYSTEM, letter(country), [both, theirs])
    board = queries.passing_board(controller(country), country.midt, 2020)
    assert [row.record.id for row in board.rows] == ids[:1]

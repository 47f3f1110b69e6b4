"""Money: who sees it, who gives it, what can be passed on, what was said of its use, deviations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linja.ground.kernel.actor import Actor, ScopedRole
from linja.ground.kernel.numbers import parse_quantity
from linja.ground.kernel.refusals import Refused
from linja.line.allocations import actions, calculations, lifecycle, queries, rules
from linja.line.allocations.models import Allocation
from linja.line.allocations.records import AccountDraft, AccountLine
from linja.people.notices import queries as notices
from linja.pillars.steering.calculations.money import Heading, printed_table, section_of
from tests.support import things
from tests.support.country import Country

pytestmark = pytest.mark.django_db
MILLION = things.MILLION


def refused(act: object) -> str:
    with pytest.raises(Refused) as held:
        act()  # type: ignore[operator]
    return held.value.refusal.code


# role, place → sees (ministry's draft, ministry's gift to Midt, Midt's draft to St. Olavs, Midt's gift to it)
SEES = [
    ("ministry", "ministry", (True, True, False, True)),
    ("rhf_controller", "midt", (False, True, True, True)),
    ("rhf_leader", "midt", (False, True, True, True)),
    ("hf_contributor", "stolavs", (False, False, False, True)),
    ("clinic_contributor", "clinic", (False, False, False, False)),
    ("auditor", None, (True, True, True, True)),
    ("rhf_controller", "sorost", (False, False, False, False)),
    ("hf_contributor", "ous", (False, False, False, False)),
    ("hf_contributor", "nordtrondelag", (False, False, False, False)),
    ("user_committee", "midt", (False, False, False, False)),
    ("administrator", None, (False, False, False, False)),
]


@pytest.mark.parametrize(("role", "place", "expected"), SEES)
def test_who_sees_what(country: Country, role: str, place: str | None, expected: tuple[bool, ...]) -> None:
    got = things.received(country)
    draft_above = actions.allot(things.ministry(country), things.allocation_draft(country))
    draft, given_on = things.passed(country, got, 10), things.passed(country, got, 20)
    actions.give(things.controller(country), given_on)
    reader = country.actor(role, getattr(country, place) if place else None)
    seen = {one.id for one in queries.allocations(reader)}
    assert tuple(one in seen for one in (draft_above, got, draft, given_on)) == expected


# step, state, role, place, what comes of it
STEPS = [
    ("give", "draft", "rhf_controller", "midt", None),
    ("give", "draft", "rhf_leader", "midt", None),
    ("give", "draft", "hf_contributor", "stolavs", "allocations.not_found"),
    ("give", "draft", "rhf_controller", "sorost", "allocations.not_found"),
    ("give", "given", "rhf_controller", "midt", "allocations.no_such_step"),
    ("withdraw", "given", "rhf_controller", "midt", None),
    ("withdraw", "given", "hf_contributor", "stolavs", "allocations.wrong_role"),
    ("withdraw", "given", "ministry", "ministry", "allocations.wrong_role"),
    ("report_use", "given", "hf_contributor", "stolavs", None),
    ("report_use", "given", "rhf_controller", "midt", "allocations.wrong_role"),
    ("report_use", "given", "hf_contributor", "ous", "allocations.not_found"),
    ("change", "draft", "rhf_controller", "midt", None),
    ("change", "given", "rhf_controller", "midt", "allocations.given_already"),
    ("change", "draft", "rhf_controller", "sorost", "allocations.not_found"),
]


@pytest.mark.parametrize(("step", "state", "role", "place", "code"), STEPS)
def test_the_steps(country: Country, step: str, state: str, role: str, place: str, code: str | None) -> None:
    made = things.passed(country, things.received(country), 10)
    if state == "given":
        actions.give(things.controller(country), made)
    refusal = actions.may(country.actor(role, getattr(country, place)), step, made)
    assert (refusal.code if refusal else None) == code


def test_no_more_is_passed_on_than_was_received(country: Country) -> None:
    got, writer = things.received(country), things.controller(country)
    first, second = things.passed(country, got, 60), things.passed(country, got, 41, country.nordtrondelag)
    actions.give(writer, first)
    assert refused(lambda: actions.give(writer, second)) == "allocations.within_what_was_received"
    held = queries.readable(got, writer)
    assert (held.passed_on, held.kept) == (60 * MILLION, 40 * MILLION)
    assert (
        refused(lambda: actions.withdraw(things.ministry(country), got, "x"))
        == "allocations.nothing_passed_on"
    )
    actions.withdraw(writer, first, "Feil beløp.")
    actions.give(writer, second)
    assert queries.readable(got, writer).kept == 59 * MILLION


def test_what_is_written_wrongly_is_refused(country: Country) -> None:
    above, held = things.ministry(country), things.allocation_draft(country)
    got = things.received(country)
    wrong = [
        ("allocations.not_an_amount", replace(held, amount=Decimal(0))),
        ("allocations.no_purpose", replace(held, purpose=" ")),
        ("allocations.not_below", replace(held, receiver_id=country.stolavs)),
        ("allocations.other_parent", replace(held, parent_id=got)),
        ("allocations.not_your_money", replace(held, giver_id=country.midt)),
    ]
    assert [refused(lambda d=draft: actions.allot(above, d)) for _code, draft in wrong] == [
        code for code, _draft in wrong
    ]


def test_a_draft_keeps_its_giver_whatever_is_sent(country: Country) -> None:
    made = things.passed(country, things.received(country), 10)
    sent = things.allocation_draft(country, giver_id=country.sorost, receiver_id=country.ous, amount=MILLION)
    actions.change(things.controller(country), made, sent, revision=1)
    held = queries.readable(made, things.controller(country))
    assert (held.giver_id, held.receiver_id, held.amount) == (country.midt, country.stolavs, MILLION)


def test_giver_and_receiver_are_told(country: Country) -> None:
    got, writer = things.received(country), things.controller(country)
    below = country.actor("hf_contributor", country.stolavs)
    made = things.passed(country, got, 10)
    actions.give(writer, made)
    actions.report_use(below, made, amount=9 * MILLION, words="Lønn")
    assert [len(notices.unseen(one)) for one in (below, writer)] == [1, 1]
    stranger = country.actor("rhf_controller", country.sorost)
    assert notices.unseen(stranger) == ()


# report due, reported on (both in 2021), today → how the report on use stands
USES = [
    (None, None, date(2021, 2, 1), "no_duty"),
    (date(2021, 1, 31), None, date(2021, 1, 31), "waiting"),
    (date(2021, 1, 31), None, date(2021, 2, 1), "late"),
    (date(2021, 1, 31), date(2021, 1, 31), date(2021, 2, 1), "reported"),
    (date(2021, 1, 31), date(2021, 2, 1), date(2021, 2, 1), "reported_late"),
    (None, date(2021, 2, 1), date(2021, 2, 1), "reported"),
]


@pytest.mark.parametrize(("due", "said", "today", "expected"), USES)
def test_how_reports_on_use_stand(
    country: Country, due: date | None, said: date | None, today: date, expected: str
) -> None:
    made = things.received(country, report_due_on=due)
    if said:
        actions.report_use(things.controller(country), made, amount=MILLION, words="Lønn")
    held = queries.readable(made, things.controller(country))
    if held.use and said:
        held = replace(held, use=replace(held.use, reported_on=said))
    assert calculations.use_state(held, today) == expected


# --- accounts -----------------------------------------------------------------------------------------

# budget, accounts, limit → deviation, per cent, beyond the limit
DEVIATIONS = [
    (100, 110, 5, 10, 10, True),
    (100, 105, 5, 5, 5, False),
    (100, 94, 5, -6, -6, True),
    (-100, -90, 5, 10, 10, True),
    (0, 10, 5, 10, None, False),
    (100, 200, None, 100, 100, False),
    (None, 10, 5, None, None, False),
    (10, None, 5, None, None, False),
]


@pytest.mark.parametrize(("budget", "accounts", "limit", "deviation", "percent", "beyond"), DEVIATIONS)
def test_deviations(
    budget: int | None, accounts: int | None, limit: int | None, deviation: int, percent: int, beyond: bool
) -> None:
    line = AccountLine("x", *(None if one is None else Decimal(one) for one in (budget, accounts)))
    assert calculations.deviation(line) == deviation
    assert calculations.deviation_percent(line) == percent
    assert bool(calculations.beyond([line], limit)) == beyond


def test_only_the_organisation_s_own_keep_accounts(country: Country) -> None:
    draft = AccountDraft("Resultat", 2020, (AccountLine("Lønn", Decimal(1), Decimal(2)),))
    stranger = country.actor("rhf_controller", country.sorost)
    keep = lambda actor, **rest: actions.keep_accounts(actor, "report:1", country.midt, draft, **rest)  # noqa: E731
    assert refused(lambda: keep(stranger)) == "allocations.not_your_money"
    made = keep(things.controller(country))
    assert refused(lambda: keep(things.controller(country))) == "allocations.title_taken"
    assert refused(lambda: keep(things.controller(country), table_id=made, revision=9)) == (
        "allocations.changed_meanwhile"
    )


def test_a_table_is_printed_in_its_section_with_its_unit(country: Country) -> None:
    lines = (AccountLine("Lønn", Decimal(1000), Decimal(2000)), AccountLine("Varer", Decimal(2000), None))
    draft = AccountDraft("Resultat", 2020, lines, limit_percent=10, place="section:2")
    actions.keep_accounts(things.controller(country), "report:1", country.midt, draft)
    held = queries.account_tables("report:1")[0]
    headings = [Heading(1, "Innledning"), Heading(2, "Vedlegg"), Heading(3, "Økonomi"), Heading(4, "Plan")]
    assert section_of(held, headings) == 2
    assert section_of(replace(held, place="section:9"), headings) == 3
    assert section_of(replace(held, place=""), headings[:2]) == 2
    assert section_of(held, []) is None
    printed = printed_table(held, "nn")
    assert printed.caption == "Resultat 2020, tusen kroner"
    assert printed.header[0][2] == "Rekneskap"
    assert printed.rows == (
        ("Lønn", "1", "2", "+1", "+100,0\u00a0%"),
        ("Varer", "2", "–", "–", "–"),
        ("Sum", "3", "–", "–", "–"),
    )


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=2))
def test_an_amount_as_shown_is_read_as_it_was(amount: Decimal) -> None:
    told = calculations.told(amount)
    assert parse_quantity(told).amount == amount  # type: ignore[union-attr]


# --- the list's scope is the rule's twin --------------------------------------------------------------

ROLES = sorted(rules.INSIDERS | {"user_committee", "administrator", "system"})
STATES = [lifecycle.DRAFT, lifecycle.GIVEN, lifecycle.WITHDRAWN]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_lists_hold_exactly_what_the_rule_allows(country: Country, data: st.DataObject) -> None:
    Allocation.objects.filter(parent__isnull=False).delete()
    Allocation.objects.all().delete()
    tops = []
    for receiver in (country.midt, country.sorost):
        state = data.draw(st.sampled_from(STATES))
        rest = {"year": 2020, "amount": 1, "purpose": "x", "state": state}
        tops.append(Allocation.objects.create(giver_id=country.ministry, receiver_id=receiver, **rest))
    for giver, receiver, top in (
        (country.midt, country.stolavs, tops[0]),
        (country.sorost, country.ous, tops[1]),
    ):
        parent = data.draw(st.sampled_from([None, top]))
        rest = {"year": 2020, "amount": 1, "purpose": "y", "state": data.draw(st.sampled_from(STATES))}
        Allocation.objects.create(giver_id=giver, receiver_id=receiver, parent=parent, **rest)
    places = [None, country.ministry, country.midt, country.sorost, country.stolavs, country.ous]
    held = st.builds(ScopedRole, st.sampled_from(ROLES), st.sampled_from(places))
    actor = Actor("1", "X", data.draw(st.frozensets(held, max_size=3)))
    allowed = {
        row.pk
        for row in Allocation.objects.select_related("giver", "parent")
        if rules.may_read(actor, queries.facts_of(row)) is None
    }
    assert {row.pk for row in queries.visible(actor)} == allowed

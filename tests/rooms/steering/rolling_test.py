"""Open requirements go on in the next year's document, each tied to the one that it continues."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.refusals import Refused
from linja.ground.kernel.vocabulary import Attainment
from linja.line.requirements import actions as register
from linja.line.requirements import queries as requirements
from linja.pillars.steering import actions, queries
from linja.pillars.steering.records import Pick
from tests.support.country import Country
from tests.support.governing import draft, final, letter
from tests.support.orders import controller, issued, order_of
from tests.support.reports import ASKED, Opened, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(country: Country) -> Opened:
    """Handed in: the first reached, the second partly, the third not, the fourth (report only) reached."""
    made = opened(country)
    made.answer_all()
    made.status(1, Attainment.PARTLY)
    made.status(2, Attainment.NOT_REACHED)
    made.hand_in()
    return made


def source_of(report: Opened) -> int:
    found = requirements.requirement(report.requirements[0])
    assert found is not None
    return found.document.id


def next_letter(report: Opened, *texts: str) -> int:
    document = letter(report.country, "Oppdragsdokument 2021", year=2021, issued_on=date(2021, 1, 14))
    register.add_requirements(SYSTEM, document, [draft(text) for text in texts])
    return document


def test_what_is_open_is_proposed_with_the_reasons(report: Opened) -> None:
    held = queries.roll_over(report.ministry, source_of(report))
    assert held is not None
    assert held.target is None
    assert [row.reasons for row in held.rows] == [
        ("no_answer",),
        ("partly", "no_answer"),
        ("not_reached", "no_answer"),
        ("no_answer",),
    ]


def test_a_region_that_may_not_read_the_answers_gets_no_reasons_from_them(report: Opened) -> None:
    held = queries.roll_over(report.stranger, source_of(report))
    assert held is not None
    assert [(row.reasons, row.answers) for row in held.rows] == [(("no_answer",), ())] * 4


def test_what_is_ticked_goes_on_in_the_same_or_own_words(report: Opened) -> None:
    target = next_letter(report)
    first, second = report.requirements[1:3]
    made = actions.carry_over(
        report.ministry, target, [Pick(first), Pick(second, "Enda flere skal ha heltid.")]
    )
    found = requirements.requirements(made)
    assert [one.current.text for one in found] == [ASKED[1], "Enda flere skal ha heltid."]
    assert [one.document.id for one in found] == [target, target]
    onward = requirements.successors([first, second])
    assert [[(tie.requirement_id, tie.kind) for tie in onward[one]] for one in (first, second)] == [
        [(made[0], "continues")],
        [(made[1], "continues")],
    ]
    held = queries.roll_over(report.ministry, source_of(report))
    assert held is not None
    assert [row.proposed for row in held.rows] == [True, False, False, True]


def test_dates_that_have_passed_are_left_behind(report: Opened) -> None:
    target = next_letter(report)
    late = draft("Bygget skal stå ferdig.", deadlines=(final(date(2022, 6, 1)), final(date(2020, 6, 1))))
    made = register.add_requirements(SYSTEM, source_of(report), [late])
    new = actions.carry_over(report.ministry, target, [Pick(made[0])])
    assert requirements.requirements(new)[0].current.due_on == date(2022, 6, 1)
    assert len(requirements.requirements(new)[0].current.deadlines) == 1


def test_what_stands_there_already_is_proposed_as_a_tie_and_tied(report: Opened) -> None:
    target = next_letter(report, "Ingen pasienter skal ligge på korridor.", "Noe helt annet skal skje.")
    held = queries.roll_over(report.ministry, source_of(report))
    assert held is not None
    near = held.rows[1].onward
    assert near is not None
    assert (near.tied, near.text, near.kind) == (
        False,
        "Ingen pasienter skal ligge på korridor.",
        "continues",
    )
    tie = (report.requirements[1], near.requirement_id, near.kind)
    assert actions.carry_over(report.ministry, target, [], [tie]) == []
    again = queries.roll_over(report.ministry, source_of(report))
    assert again is not None
    onward = again.rows[1].onward
    assert onward is not None
    assert (onward.tied, [p.body for p in onward.words if p.kind == "added"]) == (True, ["pasienter"])


def refusal_of(act: object) -> str:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return refused.value.refusal.code


def test_wrong_choices_are_refused_and_nothing_is_written(report: Opened) -> None:
    target, first = next_letter(report), report.requirements[0]
    ministry = report.ministry
    carry = actions.carry_over
    assert refusal_of(lambda: carry(ministry, target, [])) == "steering.nothing_chosen"
    twice = [Pick(first), Pick(first)]
    assert refusal_of(lambda: carry(ministry, target, twice)) == "steering.carried_already"
    assert refusal_of(lambda: carry(ministry, 10**6, [Pick(first)])) == "requirements.not_found"
    assert refusal_of(lambda: carry(ministry, source_of(report), [Pick(first)])) == "requirements.not_found"
    tie = (first, report.requirements[1], "continues")
    assert refusal_of(lambda: carry(ministry, target, [Pick(first)], [tie])) == "requirements.not_found"
    assert requirements.asked_in([target]) == ()
    actions.carry_over(ministry, target, [Pick(first)])
    assert refusal_of(lambda: carry(ministry, target, [Pick(first)])) == "steering.carried_already"


def test_a_region_rolls_its_orders_into_a_draft_that_the_other_does_not_see(report: Opened) -> None:
    country = report.country
    asked = issued(country, report.requirements[1], country.stolavs)
    source = order_of(country, country.stolavs)
    region = controller(country)
    target = actions.open_next_year(region, source)
    assert actions.open_next_year(region, source) == target
    made = actions.carry_over(region, target, [Pick(asked[0])])
    assert [one.id for one in requirements.requirements(made, region)] == made
    assert requirements.requirements(made, report.stranger) == ()
    assert refusal_of(lambda: actions.carry_over(report.stranger, target, [Pick(asked[0])])) == (
        "requirements.not_found"
    )
    other = queries.roll_over(report.stranger, source)
    assert other is not None
    assert (other.target, [row.onward for row in other.rows]) == (None, [None])


def test_what_was_passed_down_derives_from_what_the_one_above_goes_on_as(report: Opened) -> None:
    country, first = report.country, report.requirements[1]
    asked = issued(country, first, country.stolavs)
    above = actions.carry_over(report.ministry, next_letter(report), [Pick(first)])
    target = actions.open_next_year(controller(country), order_of(country, country.stolavs))
    made = actions.carry_over(controller(country), target, [Pick(asked[0])])
    assert requirements.directly_above(made) == {made[0]: above[0]}
    treated = requirements.treatments(country.midt, above)
    assert {one: held.decision for one, held in treated.items()} == {above[0]: "passed"}


def test_two_years_are_paired_by_their_ties(report: Opened) -> None:
    target = next_letter(report, "Noe helt nytt skal skje.")
    first, second, *_rest = report.requirements
    made = actions.carry_over(
        report.ministry, target, [Pick(first), Pick(second, "Nesten ingen på korridor.")]
    )
    pairs = queries.two_years(report.ministry, report.country.ministry, 2021)
    assert [
        (one.then.id if one.then else 0, one.now.id if one.now else 0, one.change) for one in pairs[1:3]
    ] == [(first, made[0], "same"), (second, made[1], "changed")]
    assert [one.change for one in pairs] == ["new", "same", "changed", "gone", "gone"]
    assert [str(a.status.attainment) for a in pairs[2].status_then] == ["partly"]
    assert queries.two_years(report.stranger, report.country.ministry, 2021)[2].status_then == ()


def test_the_number_of_questions_is_the_same_for_few_and_many(report: Opened) -> None:
    source = source_of(report)
    next_letter(report, "Ingen pasienter skal ligge på korridor.")

    def asked() -> int:
        with CaptureQueriesContext(connection) as held:
            queries.roll_over(report.ministry, source)
        return len(held)

    asked()
    few = asked()
    register.add_requirements(SYSTEM, source, [draft(f"Krav {n} skal gjøres.") for n in range(20)])
    assert asked() == few

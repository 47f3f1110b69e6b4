"""Verdicts on each of several, spreads, growth, parts together, and a person beside the figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Year
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets import (
    Agreement,
    AllOf,
    AtLeast,
    Growth,
    Operator,
    Scope,
    ScopeKind,
    Single,
    Spread,
    Target,
    complement,
    difference,
    difference_sentence,
    reason_sentence,
    verdict,
)
from linja.ground.kernel.targets.reasons import rolled
from linja.ground.kernel.targets.refusal_words import SENTENCES
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.vocabulary import Attainment
from tests.support.figures import exact, judge, limit, lookup_in, share

OP, A, K, S, P, D = Operator, Attainment, MeasureKind, ValueState, Unit.PERCENT, Unit.DAYS
YES, NO, UNKNOWN, PARTLY = A.REACHED, A.NOT_REACHED, A.UNKNOWN, A.PARTLY


EACH = Scope(ScopeKind.EACH_ORGANISATION, count=3)
ROLLED = [
    ("70 80 90", YES),
    ("70 80 10", PARTLY),
    ("10 10 10", NO),
    ("70 80", UNKNOWN),
    ("70 10", PARTLY),
    ("10 10", NO),
]


@pytest.mark.parametrize(("numbers", "said"), ROLLED)
def test_each_of_three(numbers, said):
    figures = [exact(one, organisation=f"HF {n}") for n, one in enumerate(numbers.split())]
    assert judge(limit(OP.AT_LEAST, 70), *figures, scope=EACH).attainment is said


def test_who_is_exempt_is_not_counted_but_named():
    figures = [
        share(70, organisation="A"),
        Figure(None, Year(2019), K.SHARE, S.EXEMPT, organisation="B"),
        share(10, organisation="C"),
    ]
    found = judge(limit(OP.AT_LEAST, 60), *figures, scope=EACH, period=Year(2019))
    assert found.attainment is PARTLY
    assert reason_sentence(found) == "1 av 2 når målet (minst 60 %); ikke: C 10 %; unntatt: B"


def test_more_values_than_the_target_is_for_are_not_judged():
    figures = [exact("70", organisation=name) for name in "ABCD"]
    assert (
        judge(limit(OP.AT_LEAST, 60), *figures, scope=EACH).reason.refusal.code == "targets.more_than_asked"
    )


def test_only_those_named_are_judged():
    figures = [
        exact(number, organisation=name) for name, number in zip("ABC", ("70", "70", "1"), strict=True)
    ]
    scope = Scope(ScopeKind.EACH_ORGANISATION, names=("A", "B"))
    assert judge(limit(OP.AT_LEAST, 60), *figures, scope=scope).attainment is YES


def test_each_against_its_own_year_before():
    figures = [
        exact(number, code, organisation=name)
        for name, now, before in (("A", "5", "6"), ("B", "7", "6"))
        for code, number in (("2019", now), ("2018", before))
    ]
    found = judge(limit(OP.LOWER, baseline=2018), *figures, scope=Scope(ScopeKind.EACH_ORGANISATION))
    assert found.attainment is PARTLY
    assert reason_sentence(found) == "1 av 2 når målet (lavere enn i 2018); ikke: B 7 %"


STARTED = [("100", YES), ("000", NO), ("00?", UNKNOWN), ("1??", YES)]


@pytest.mark.parametrize(("started", "said"), STARTED)
def test_at_least_one_hospital_starts(started, said):
    figures = [
        Figure(None, Year(2019), state=S.MISSING, organisation=f"HF {n}")
        if one == "?"
        else Figure(Decimal(one), Year(2019), organisation=f"HF {n}")
        for n, one in enumerate(started)
    ]
    each = Single(
        limit(OP.AT_LEAST, 1, Unit.NONE), "it", scope=Scope(ScopeKind.EACH_ORGANISATION), period=Year(2019)
    )
    assert verdict(AtLeast(1, each), lookup_in({("it", ""): figures})).attainment is said


def test_two_cannot_be_enough_of_one():
    each = Single(limit(OP.AT_LEAST, 1, Unit.NONE), "it", scope=Scope(ScopeKind.EACH_ORGANISATION))
    found = verdict(
        AtLeast(2, each), lookup_in({("it", ""): [Figure(Decimal(1), Year(2019), organisation="A")]})
    )
    assert (found.attainment, found.reason.refusal.code) == (UNKNOWN, "targets.fewer_than_needed")


def spread(*figures: Figure):
    return verdict(Spread(Target(OP.LOWER, baseline=2018), "it"), lookup_in({("it", ""): figures}))


def hospitals(code: str, *numbers: str, item: str = "", **more) -> list[Figure]:
    return [exact(one, code, organisation=f"HF {n}", item=item, **more) for n, one in enumerate(numbers)]


SPREADS = [
    (hospitals("2018", "64", "72") + hospitals("2019", "66", "69"), YES),
    (hospitals("2018", "64", "72") + hospitals("2019", "61", "69"), NO),
    (hospitals("2018", "64", "72") + hospitals("2019", "60", "69"), NO),
]


@pytest.mark.parametrize(("figures", "said"), SPREADS)
def test_the_spread_must_fall(figures, said):
    assert spread(*figures).attainment is said


NO_SPREAD = [
    ([], "targets.no_value"),
    (hospitals("2019", "1", "2"), "targets.no_baseline"),
    (hospitals("2018", "1") + hospitals("2019", "1"), "targets.no_spread_of_one"),
    (hospitals("2018", "1", "2") + hospitals("2019", "1", "2", "3"), "targets.other_organisations"),
    (
        hospitals("2018", "1", "2", state=S.NOT_COMPARABLE) + hospitals("2019", "1", "2"),
        "value_states.not_comparable",
    ),
]


@pytest.mark.parametrize(("figures", "code"), NO_SPREAD)
def test_no_spread_says_why(figures, code):
    found = spread(*figures)
    assert (found.attainment, found.reason.refusal.code) == (UNKNOWN, code)


def test_the_spread_of_several_items_is_counted():
    figures = [
        *hospitals("2018", "43", "94", item="Lunge"),
        *hospitals("2019", "50", "94", item="Lunge"),
        *hospitals("2018", "70", "80", item="Bryst"),
        *hospitals("2019", "70", "81", item="Bryst"),
        *hospitals("2018", "70", "80", item="Nyre"),
        *hospitals("2019", "70", "80", item="Nyre"),
    ]
    found = spread(*figures)
    assert found.attainment is PARTLY
    assert reason_sentence(found) == "forskjellen er mindre for 1, større for 1 og uendret for 1"


GROWTHS = [
    # area now, before, other now, before, verdict
    ("102", "100", "101", "100", YES),
    ("101", "100", "101", "100", NO),
    # The smaller of two grows by more, though by fewer.
    ("11", "10", "105", "100", YES),
]


@pytest.mark.parametrize(("now", "before", "other", "other_before", "said"), GROWTHS)
def test_higher_growth(now, before, other, other_before, said):
    stored = {
        ("it", "TSB"): [exact(now), exact(before, "2018")],
        ("it", "somatikk"): [exact(other), exact(other_before, "2018")],
    }
    assert verdict(Growth("it", "TSB", "somatikk"), lookup_in(stored)).attainment is said


NO_GROWTH = [
    # what the other area is, now and before, code
    ([exact("2"), exact("0", "2018", state=S.ZERO)], "value_states.base_is_zero"),
    ([exact("2"), exact("0", "2018")], "value_states.base_is_zero"),
    ([replace(exact("2"), kind=K.RATE), replace(exact("1", "2018"), kind=K.RATE)], "measures.different_kind"),
    ([exact("2")], "targets.no_value"),
]


@pytest.mark.parametrize(("other", "code"), NO_GROWTH)
def test_no_growth_says_why(other, code):
    stored = {("it", "TSB"): [exact("2"), exact("1", "2018")], ("it", "somatikk"): other}
    found = verdict(Growth("it", "TSB", "somatikk"), lookup_in(stored))
    assert (found.attainment, found.reason.refusal.code) == (UNKNOWN, code)


def test_growth_is_not_read_from_different_periods():
    stored = {
        ("it", "TSB"): [exact("2", "2019T2"), exact("1", "2018T2")],
        ("it", "somatikk"): [exact("2", "2019C08"), exact("1", "2018C08")],
    }
    found = verdict(Growth("it", "TSB", "somatikk"), lookup_in(stored))
    assert (found.attainment, found.reason.refusal.code) == (UNKNOWN, "targets.no_value")


NO_COMPLEMENT = [
    limit(OP.BELOW, 50, D),
    limit(OP.REDUCED_BY, 30, P, baseline=2012),
]


@pytest.mark.parametrize("one", NO_COMPLEMENT)
def test_what_is_no_share_has_no_other_side(one):
    assert complement(Single(one), "other") == Refusal(
        "targets.no_complement", {"operator": one.operator.value}
    )


def test_none_overdue_is_all_kept():
    kept = complement(Single(limit(OP.NONE)), "kept")
    assert (kept.limit.operator, kept.limit.value) == (OP.AT_LEAST, 100)


def test_all_of_is_reached_in_part_when_some_hold():
    one, other = Single(limit(OP.BELOW, 50), "a"), Single(limit(OP.BELOW, 10), "b")
    held = lookup_in({("a", ""): [exact("40")], ("b", ""): [exact("40")]})
    assert verdict(AllOf((one, other)), held).attainment is PARTLY


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([YES, YES], YES),
        ([YES, NO], PARTLY),
        ([NO, NO], NO),
        ([YES, UNKNOWN], UNKNOWN),
        ([NO, UNKNOWN], NO),
        ([YES, NO, UNKNOWN], PARTLY),
        ([PARTLY, UNKNOWN], PARTLY),
        ([UNKNOWN], UNKNOWN),
        ([], UNKNOWN),
    ],
)
def test_parts_come_to(parts, said):
    assert rolled(parts) is said


DIFFERENCES = [
    # computed, reported, how they stand, asks for an explanation
    (YES, YES, Agreement.AGREES, False),
    (UNKNOWN, UNKNOWN, Agreement.AGREES, False),
    (NO, YES, Agreement.KINDER, True),
    (NO, PARTLY, Agreement.KINDER, True),
    (PARTLY, YES, Agreement.KINDER, True),
    (YES, PARTLY, Agreement.STRICTER, True),
    (YES, NO, Agreement.STRICTER, True),
    (PARTLY, NO, Agreement.STRICTER, True),
    (UNKNOWN, YES, Agreement.NOT_COMPARABLE, True),
    (NO, UNKNOWN, Agreement.NOT_COMPARABLE, True),
]


@pytest.mark.parametrize(("computed", "reported", "said", "asks"), DIFFERENCES)
def test_a_person_beside_the_figures(computed, reported, said, asks):
    found = difference(computed, reported)
    assert (found.agreement, found.asks_for_explanation) == (said, asks)
    assert (found.computed, found.reported) == (computed, reported)
    assert difference_sentence(found).endswith(".")


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_sentence_is_there_in_three_languages(code):
    assert len(set(SENTENCES[code])) == 3

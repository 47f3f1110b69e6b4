"""Verdicts: laws that hold for all targets, and a slow twin that works them out with fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.measures import Figure, MeasureKind, in_a_row, together
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Month, Year
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.targets import (
    Agreement,
    AllOf,
    Operator,
    Scope,
    ScopeKind,
    Single,
    Spread,
    Target,
    complement,
    difference,
    reason_sentence,
    verdict,
)
from linja.ground.kernel.targets.reasons import rolled
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.ground.kernel.vocabulary import Attainment
from tests.support.figures import lookup_in

OP, A, S = Operator, Attainment, ValueState
RANK = {A.NOT_REACHED: 0, A.PARTLY: 1, A.REACHED: 2}
FALLING = {OP.BELOW, OP.AT_MOST, OP.NONE, OP.LOWER, OP.REDUCED_BY}

WHOLE = Scope()

numbers = st.decimals(0, 200, places=1)
operators = st.sampled_from(Operator)
attainments = st.sampled_from(Attainment)
limits = st.builds(
    Target, operator=operators, value=numbers, unit=st.just(Unit.PERCENT), baseline=st.just(2018)
)
states = st.sampled_from(ValueState)
languages = st.sampled_from(["nb", "nn", "en"])


def share(number: Decimal | None, year: int, state: ValueState = S.FINAL, name: str = "") -> Figure:
    return Figure(
        number, Year(year), MeasureKind.SHARE, state, organisation=name, unit=Unit.PERCENT, exact=True
    )


def judge(limit: Target, *figures: Figure, scope: Scope = WHOLE):
    return verdict(Single(limit, "it", scope=scope), lookup_in({("it", ""): figures}))


# The twin: one long list of what each operator asks, in whole fractions.
def twin(limit: Target, now: Decimal, before: Decimal) -> Attainment:
    value, base, asked = Fraction(now), Fraction(before), Fraction(limit.value or 0)
    if limit.operator in {OP.REDUCED_BY, OP.INCREASED_BY} and base == 0:
        return A.UNKNOWN
    change = 100 * (value - base) / base if base else Fraction(0)
    reached = {
        OP.BELOW: value - asked < 0,
        OP.AT_MOST: not value > asked,
        OP.ABOVE: value - asked > 0,
        OP.AT_LEAST: not value < asked,
        OP.NONE: not value,
        OP.LOWER: value - base < 0,
        OP.HIGHER: value - base > 0,
        OP.REDUCED_BY: -change >= asked,
        OP.INCREASED_BY: change >= asked,
    }[limit.operator]
    return A.REACHED if reached else A.NOT_REACHED


@given(limits, numbers, numbers)
def test_the_twin_says_the_same(limit, now, before):
    assert judge(limit, share(before, 2018), share(now, 2019)).attainment is twin(limit, now, before)


@given(limits, numbers, numbers, numbers)
def test_a_better_value_never_makes_the_verdict_worse(limit, one, other, before):
    worse, better = sorted([one, other], reverse=limit.operator in FALLING)
    said = [judge(limit, share(before, 2018), share(now, 2019)).attainment for now in (worse, better)]
    assert A.UNKNOWN in said or RANK[said[0]] <= RANK[said[1]]


@given(limits, st.lists(numbers, min_size=1, max_size=6), numbers, st.data())
def test_a_better_value_for_one_never_makes_it_worse_for_all(limit, values, better, data):
    at = data.draw(st.integers(0, len(values) - 1))
    best = min if limit.operator in FALLING else max
    improved = [best(better, one) if n == at else one for n, one in enumerate(values)]
    said = [_each(limit, held).attainment for held in (values, improved)]
    assert A.UNKNOWN in said or RANK[said[0]] <= RANK[said[1]]


def _each(limit: Target, values: list[Decimal]):
    figures = [
        share(number, year, name=f"HF {n}")
        for n, one in enumerate(values)
        for year, number in ((2018, Decimal(50)), (2019, one))
    ]
    return judge(limit, *figures, scope=Scope(ScopeKind.EACH_ORGANISATION))


@given(limits, numbers, numbers, st.sampled_from([Decimal("0.1"), Decimal(10), Decimal(1000)]))
def test_the_unit_s_size_does_not_matter(limit, now, before, factor):
    by_amount = limit.operator in {OP.REDUCED_BY, OP.INCREASED_BY}
    scaled = limit if by_amount else replace(limit, value=(limit.value or 0) * factor)
    one = judge(limit, share(before, 2018), share(now, 2019))
    other = judge(scaled, share(before * factor, 2018), share(now * factor, 2019))
    assert one.attainment is other.attainment


@given(st.lists(limits, min_size=1, max_size=4), numbers, numbers)
def test_all_of_is_the_worst_of_its_parts_or_partly(parts, now, before):
    lookup = lookup_in({("it", ""): [share(before, 2018), share(now, 2019)]})
    singles = tuple(Single(one, "it") for one in parts)
    said = verdict(AllOf(singles), lookup)
    told = {verdict(one, lookup).attainment for one in singles}
    assert said.attainment is rolled([verdict(one, lookup).attainment for one in singles])
    assert said.attainment in told | {A.PARTLY}
    assert (said.attainment is A.REACHED) == (told == {A.REACHED})


@given(st.lists(attainments, min_size=1), st.randoms(use_true_random=False))
def test_the_order_of_parts_does_not_matter(parts, random):
    mixed = list(parts)
    random.shuffle(mixed)
    assert rolled(mixed) is rolled(parts)


@given(limits, numbers, states, states, languages)
def test_nothing_is_computed_from_what_has_no_number(limit, number, now, before, language):
    held = [share(number, 2018, before), share(number, 2019, now)]
    asked = Single(limit, "it", period=Year(2019))
    said = verdict(asked, lookup_in({("it", ""): held}))
    assert reason_sentence(said, language)
    if now not in WITH_NUMBER:
        assert said.attainment is A.UNKNOWN
    elif said.attainment is not A.UNKNOWN and before not in WITH_NUMBER:
        assert (said.reason.before, said.reason.change) == (None, None)


@given(limits.filter(lambda one: one.operator not in {OP.REDUCED_BY, OP.INCREASED_BY}), st.data())
def test_the_other_side_of_a_share_says_the_same(limit, data):
    parts = st.decimals(0, 100, places=1)
    now, before = data.draw(parts), data.draw(parts)
    other = complement(Single(limit, "it"), "it")
    kept = [share(before, 2018), share(now, 2019)]
    overdue = [share(100 - before, 2018), share(100 - now, 2019)]
    one = verdict(Single(limit, "it"), lookup_in({("it", ""): kept}))
    assert verdict(other, lookup_in({("it", ""): overdue})).attainment is one.attainment


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=5), numbers)
def test_the_spread_does_not_see_what_all_have_in_common(pairs, more):
    def said(added: Decimal) -> Attainment:
        figures = [
            share(number + added, year, name=f"HF {n}")
            for n, pair in enumerate(pairs)
            for year, number in zip((2018, 2019), pair, strict=True)
        ]
        spread = Spread(Target(OP.LOWER, baseline=2018), "it")
        return verdict(spread, lookup_in({("it", ""): figures})).attainment

    widths = [max(column) - min(column) for column in zip(*pairs, strict=True)]
    assert said(Decimal(0)) is said(more) is (A.REACHED if widths[1] < widths[0] else A.NOT_REACHED)


@given(limits, st.decimals(0, 200, places=0), numbers)
def test_where_rounding_hides_nothing_no_unrounded_value_says_otherwise(limit, printed, before):
    rounded = Figure(printed, Year(2019), MeasureKind.SHARE, unit=Unit.PERCENT)
    said = judge(limit, share(before, 2018), rounded)
    if said.attainment is A.UNKNOWN or said.reason.rounding_hides:
        return
    for off in ("-0.49", "-0.3", "0.2", "0.49"):
        true = replace(rounded, number=printed + Decimal(off), exact=True)
        assert judge(limit, share(before, 2018), true).attainment is said.attainment


@given(attainments, attainments)
def test_a_difference_turned_round_is_the_opposite(one, other):
    opposite = {Agreement.KINDER: Agreement.STRICTER, Agreement.STRICTER: Agreement.KINDER}
    turned = difference(other, one).agreement
    assert difference(one, other).agreement is opposite.get(turned, turned)


parts = st.tuples(st.integers(0, 50), st.integers(1, 50))


@given(st.lists(parts, min_size=1, max_size=5))
def test_a_share_of_all_is_within_those_of_its_parts(pairs):
    figures = [
        Figure(
            Decimal(100) * top / bottom,
            Year(2019),
            MeasureKind.SHARE,
            organisation=f"HF {n}",
            numerator=Decimal(top),
            denominator=Decimal(bottom),
        )
        for n, (top, bottom) in enumerate(pairs)
    ]
    made = together(figures)
    assert isinstance(made, Figure)
    shares = [Fraction(100 * top, bottom) for top, bottom in pairs]
    near = Fraction(1, 10**20)
    assert min(shares) - near <= Fraction(made.known or 0) <= max(shares) + near


@given(st.lists(st.integers(0, 100), min_size=12, max_size=12), st.integers(1, 11))
def test_months_added_in_two_steps_are_the_year(counts, cut):
    months = [Figure(Decimal(one), Month(2019, n + 1)) for n, one in enumerate(counts)]
    halves = [in_a_row(months[:cut]), in_a_row(months[cut:])]
    assert not any(isinstance(one, Refusal) for one in halves)
    assert in_a_row(halves) == in_a_row(months)
    assert in_a_row(months).known == sum(counts)

"""Verdicts one rule at a time, each beside its near miss; and what is not known, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import HalfYear, Year
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
from tests.support.figures import days, lookup_in, period, share

OP, A, K, S, P, D = Operator, Attainment, MeasureKind, ValueState, Unit.PERCENT, Unit.DAYS
YES, NO, UNKNOWN, PARTLY = A.REACHED, A.NOT_REACHED, A.UNKNOWN, A.PARTLY


def judge(limit: Target, *figures: Figure, **more):
    return verdict(Single(limit, "it", **more), lookup_in({("it", ""): figures}))


def limit(operator: Operator, value: str | int | None = None, unit: Unit = P, **more) -> Target:
    return Target(operator, None if value is None else Decimal(value), unit, **more)


def exact(number: str, code: str = "2019", **more) -> Figure:
    return share(number, code, exact=True, **more)


LIMITS = [
    # operator, limit, value, verdict
    (OP.BELOW, 50, "49.9", YES),
    (OP.BELOW, 50, "50", NO),
    (OP.AT_MOST, 50, "50", YES),
    (OP.AT_MOST, 50, "50.1", NO),
    (OP.ABOVE, 50, "50.1", YES),
    (OP.ABOVE, 50, "50", NO),
    (OP.AT_LEAST, 50, "50", YES),
    (OP.AT_LEAST, 50, "49.9", NO),
    (OP.NONE, None, "0", YES),
    (OP.NONE, None, "0.1", NO),
]


@pytest.mark.parametrize(("operator", "value", "number", "said"), LIMITS)
def test_one_limit(operator, value, number, said):
    assert judge(limit(operator, value), exact(number)).attainment is said


RELATIVE = [
    # operator, by, unit, before, now, verdict
    (OP.LOWER, None, P, "57", "56.9", YES),
    (OP.LOWER, None, P, "57", "57", NO),
    (OP.HIGHER, None, P, "57", "57.1", YES),
    (OP.HIGHER, None, P, "57", "57", NO),
    (OP.REDUCED_BY, 30, P, "200", "140", YES),
    (OP.REDUCED_BY, 30, P, "200", "140.1", NO),
    (OP.INCREASED_BY, 5, P, "200", "210", YES),
    (OP.INCREASED_BY, 5, P, "200", "209.9", NO),
    # By so many points, not per cent.
    (OP.REDUCED_BY, 3, Unit.PERCENTAGE_POINT, "20", "17", YES),
    (OP.REDUCED_BY, 3, Unit.PERCENTAGE_POINT, "20", "17.1", NO),
    (OP.REDUCED_BY, 3, P, "20", "17.1", YES),
]


@pytest.mark.parametrize(("operator", "by", "unit", "before", "now", "said"), RELATIVE)
def test_against_the_year_before(operator, by, unit, before, now, said):
    found = judge(limit(operator, by, unit, baseline=2018), exact(before, "2018"), exact(now))
    assert found.attainment is said


def test_a_tertial_is_held_against_the_same_tertial_of_the_baseline_year():
    figures = [exact("10", "2017T2"), exact("90", "2017T1"), exact("90", "2018T2"), exact("9", "2019T2")]
    found = judge(limit(OP.LOWER, baseline=2017), *figures)
    assert (found.attainment, found.reason.before.period.code) == (YES, "2017T2")


def test_the_second_half_of_the_year_may_be_the_baseline():
    found = judge(limit(OP.HIGHER), exact("59", "2019H2"), exact("56", "2020H2"), baseline=HalfYear(2019, 2))
    assert (found.attainment, found.reason.change) == (NO, -3)


NOT_KNOWN = [
    # limit, figures, more, code of the refusal
    (limit(OP.BELOW, 50), [], {}, "targets.no_value"),
    (limit(OP.BELOW, 50), [exact("1"), exact("2")], {"period": Year(2019)}, "targets.several_values"),
    (limit(OP.LOWER, baseline=2018), [exact("1")], {}, "targets.no_baseline"),
    (limit(OP.BELOW), [exact("1")], {}, "targets.no_limit"),
    (limit(OP.BELOW, 50), [exact("1", state=S.FORECAST)], {}, "targets.only_a_forecast"),
    (
        limit(OP.BELOW, 50),
        [Figure(None, Year(2019), K.SHARE, S.SUPPRESSED)],
        {"period": Year(2019)},
        "value_states.no_number",
    ),
    (
        limit(OP.BELOW, 50),
        [Figure(None, Year(2019), K.SHARE, S.NOT_PUBLISHED)],
        {"period": Year(2019)},
        "targets.not_published",
    ),
    (
        limit(OP.BELOW, 50, D),
        [replace(days(40), kind=K.MEDIAN)],
        {"kind": K.MEAN},
        "measures.target_of_another_kind",
    ),
    (limit(OP.BELOW, 50, D), [exact("40")], {}, "measures.different_unit"),
    (limit(OP.AT_LEAST, 70), [Figure(Decimal(80), Year(2019))], {}, "measures.different_unit"),
    (
        limit(OP.LOWER, baseline=2018),
        [exact("1", "2019T2"), exact("2", "2018C08")],
        {"baseline": period("2018C08")},
        "periods.different_kind",
    ),
    (
        limit(OP.LOWER, baseline=2018),
        [exact("1"), exact("2", "2018", state=S.NOT_COMPARABLE)],
        {},
        "value_states.not_comparable",
    ),
    (
        limit(OP.REDUCED_BY, 30, baseline=2018),
        [exact("1"), exact("0", "2018", state=S.ZERO)],
        {},
        "value_states.base_is_zero",
    ),
    (
        limit(OP.LOWER, baseline=2018),
        [exact("1"), replace(exact("2", "2018"), kind=K.RATE)],
        {},
        "measures.different_kind",
    ),
]


@pytest.mark.parametrize(("asked", "figures", "more", "code"), NOT_KNOWN)
def test_not_known_says_why(asked, figures, more, code):
    found = judge(asked, *figures, **more)
    assert (found.attainment, found.reason.refusal.code) == (UNKNOWN, code)
    assert reason_sentence(found) not in {"", code}


def test_a_broken_series_does_not_hinder_an_absolute_limit():
    found = judge(limit(OP.BELOW, 50), exact("40", state=S.NOT_COMPARABLE), exact("60", "2018"))
    assert (found.attainment, found.reason.before) == (YES, None)


PUBLISHED = [
    (
        "nb",
        "Verdien for 2019 er ikke publisert ennå. Ventes 1. juni 2020. Siste verdi: 61 % i 1. tertial 2019.",
    ),
    (
        "nn",
        "Verdien for 2019 er ikkje publisert enno. Ventast 1. juni 2020. "
        "Siste verdi: 61 % i 1. tertial 2019.",
    ),
    (
        "en",
        "The value for 2019 is not yet published. Expected 1 June 2020. "
        "Latest value: 61 % in the first tertial of 2019.",
    ),
]


@pytest.mark.parametrize(("language", "said"), PUBLISHED)
def test_what_is_not_published_has_an_expected_day_and_the_latest_that_is(language, said):
    coming = Figure(None, Year(2019), K.SHARE, S.NOT_PUBLISHED, expected=date(2020, 6, 1))
    found = judge(limit(OP.AT_LEAST, 60), share(61, "2019T1"), coming, period=Year(2019))
    assert (found.attainment, found.reason.expected) == (UNKNOWN, date(2020, 6, 1))
    assert reason_sentence(found, language) == said


ROUNDED = [
    # value as given, decimals printed, unrounded?, limit, verdict, what the sentence ends with
    ("70", None, False, 70, YES, "avrundingen kan skjule svaret"),
    ("71", None, False, 70, YES, "mål minst 70 %"),
    ("69", None, False, 70, NO, "mål minst 70 %"),
    ("69.6", 0, True, 70, NO, "vises som 70 %"),
    ("69.4", 0, True, 70, NO, "mål minst 70 %"),
    ("70.0", 1, True, 70, YES, "mål minst 70 %"),
]


@pytest.mark.parametrize(("number", "decimals", "is_exact", "least", "said", "end"), ROUNDED)
def test_rounding(number, decimals, is_exact, least, said, end):
    found = judge(limit(OP.AT_LEAST, least), share(number, decimals=decimals, exact=is_exact))
    assert found.attainment is said
    assert reason_sentence(found).endswith(end)


def test_two_printed_values_that_are_the_same_may_hide_a_fall():
    found = judge(limit(OP.LOWER, None, D, baseline=2018), days(57, "2018"), days(57))
    assert (found.attainment, found.reason.rounding_hides) == (NO, True)


def test_a_provisional_value_is_said_to_be_so():
    found = judge(limit(OP.AT_LEAST, 60), share(61, state=S.PROVISIONAL))
    assert reason_sentence(found) == "61 % (foreløpig), mål minst 60 %"


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

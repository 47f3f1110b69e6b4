"""Verdicts on one value, rule by rule, each beside its near miss; and what is not known, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import HalfYear, Year
from linja.ground.kernel.targets import (
    Operator,
    reason_sentence,
)
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.vocabulary import Attainment
from tests.support.figures import days, exact, judge, limit, period, share

OP, A, K, S, P, D = Operator, Attainment, MeasureKind, ValueState, Unit.PERCENT, Unit.DAYS
YES, NO, UNKNOWN, PARTLY = A.REACHED, A.NOT_REACHED, A.UNKNOWN, A.PARTLY


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
    # 69,5 would have been printed as 70.
    ("69", None, False, "69.5", NO, "mål minst 69,5 %"),
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


def test_a_change_from_a_provisional_baseline_is_provisional_too():
    found = judge(limit(OP.LOWER, baseline=2018), exact("60", "2018", state=S.PROVISIONAL), exact("59"))
    assert found.reason.provisional
    absolute = judge(limit(OP.BELOW, 70), exact("60", "2018", state=S.PROVISIONAL), exact("59"))
    assert not absolute.reason.provisional


HORIZONS = [(date(2019, 12, 31), False), (date(2020, 1, 1), True), (None, False)]


@pytest.mark.parametrize(("horizon", "early"), HORIZONS)
def test_a_value_from_before_the_day_is_ahead_of_it(horizon, early):
    assert judge(limit(OP.BELOW, 50, horizon=horizon), exact("40")).reason.ahead is early

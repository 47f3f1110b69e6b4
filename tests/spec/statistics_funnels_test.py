"""Funnels, against the limits that the field's own package prints in its tests, and against definitions."""

from __future__ import annotations

import math

import pytest

from linja.ground.engine import NotComputable, Options, compute
from linja.ground.engine.funnels import (
    INNER,
    OUTER,
    Position,
    ProportionLimits,
    RateLimits,
    proportion_limits,
    proportion_position,
    rate_limits,
    rate_position,
)
from linja.ground.engine.intervals import byars, wilson

# PHEindicatormethods, expected limits of its funnel of proportions, in per cent, around 80.642448.
PHE_AVERAGE = 80.642448
PHE_PROPORTIONS = [
    # n      95 % lower  upper      99.8 % lower  upper
    (1, 3.204264, 100, 0, 100),
    (3, 35.933491, 100, 10.150815, 100),
    (18, 62.390093, 98.894803, 51.864359, 100),
    (102, 72.974925, 88.309971, 68.553233, 92.731663),
    (1008, 78.203374, 83.081521, 76.796814, 84.488082),
    (110000, 80.408963, 80.875933, 80.274317, 81.010578),
]


@pytest.mark.parametrize(("n", "lower", "upper", "outer_lower", "outer_upper"), PHE_PROPORTIONS)
def test_limits_of_proportions(
    n: int, lower: float, upper: float, outer_lower: float, outer_upper: float
) -> None:
    (found,) = compute(
        "funnel_proportion", [{"x": 0, "n": n}], Options(average=PHE_AVERAGE / 100, multiplier=100)
    )
    assert (found["lower"], found["upper"]) == pytest.approx((lower, upper), abs=2e-6)
    assert (found["lower_3s_limit"], found["upper_3s_limit"]) == pytest.approx(
        (outer_lower, outer_upper), abs=2e-6
    )


# The same package's expected significance of crude rates: 40 areas, one without events; some far from
# the limits and some near. The average is that of its 39 areas with events.
PHE_RATES = [
    # count   population   without the area that has no events
    (2419, 264102, "High (0.001)"),
    (2130, 286718, "High (0.001)"),
    (2083, 297424, "Not significant"),
    (2033, 277710, "High (0.025)"),
    (2010, 285516, "Not significant"),
    (1944, 286492, "Not significant"),
    (1881, 289653, "Low (0.025)"),
    (1844, 282519, "Low (0.025)"),
    (1835, 274220, "Not significant"),
    (1816, 274508, "Not significant"),
    (1809, 288384, "Low (0.001)"),
    (1332, 281425, "Low (0.001)"),
]
#: Events and population of all 39 areas, summed.
PHE_RATE = 75_831 / 11_045_484


@pytest.mark.parametrize(("x", "n", "position"), PHE_RATES)
def test_significance_of_rates(x: int, n: int, position: str) -> None:
    assert rate_position(x, n, PHE_RATE) == position


@pytest.mark.parametrize("n", [1, 7, 50, 999])
@pytest.mark.parametrize("mean", [0.02, 0.3, 0.5, 0.97])
def test_outside_the_score_limits_is_where_wilsons_interval_leaves_out_the_average(
    n: int, mean: float
) -> None:
    for x in range(n + 1):
        lower, upper = wilson(x, n)
        outer_lower, outer_upper = wilson(x, n, OUTER)
        assert None not in (lower, upper, outer_lower, outer_upper)
        expected = Position.WITHIN
        if upper < mean or lower > mean:
            expected = Position.LOW_INNER if upper < mean else Position.HIGH_INNER
        if outer_upper < mean or outer_lower > mean:
            expected = Position.LOW_OUTER if outer_upper < mean else Position.HIGH_OUTER
        assert proportion_position(x, n, mean) == expected


def test_limits_of_rates_are_the_interval_of_the_expected_count() -> None:
    assert rate_limits(0.05, 400, INNER) == tuple(one / 400 for one in byars(20) if one is not None)
    assert rate_limits(0.05, 100, INNER) == rate_limits(0.05, 100, INNER, RateLimits.EXACT)
    assert rate_limits(0.05, 400, INNER) != rate_limits(0.05, 400, INNER, RateLimits.EXACT)
    reach = 1.959964 * math.sqrt(0.05 / 400)
    assert rate_limits(0.05, 400, INNER, RateLimits.SCORE) == pytest.approx((0.05 - reach, 0.05 + reach))


def test_limits_of_proportions_by_wilson_around_the_average() -> None:
    assert proportion_limits(0.25, 40, INNER, ProportionLimits.WILSON) == wilson(10, 40)


def test_units_without_figures_neither_count_nor_fall_outside() -> None:
    rows = [
        {"unit": "A", "x": 30, "n": 100},
        {"unit": "B", "x": None, "n": 50},
        {"unit": "C", "x": 10, "n": 100},
    ]
    found = compute("funnel_proportion", rows)
    assert [one["average"] for one in found] == [0.2, 0.2, 0.2]
    assert [one["significance"] for one in found] == ["High (0.025)", None, "Low (0.025)"]
    assert (found[1]["value"], found[1]["lower"] is None) == (None, False)


def test_each_group_has_its_own_average() -> None:
    rows = [{"year": year, "x": x, "n": 100} for year, x in ((2025, 10), (2026, 50), (2025, 20))]
    found = compute("funnel_rate", rows, Options(group=("year",), multiplier=100))
    assert [one["average"] for one in found] == [15, 50, 15]


@pytest.mark.parametrize(
    ("method", "options", "said"),
    [
        (
            "funnel_rate",
            Options(limits="wilson"),
            "limits is 'wilson'; here it must be one of byars, exact, score.",
        ),
        ("funnel_proportion", Options(average=2), "the average is 2;"),
        ("funnel_rate", Options(average=-1), "the average is -1;"),
        ("funnel_rate", Options(group=("year",)), "Row 1: there is no year, by which"),
    ],
)
def test_options_that_cannot_be_used_are_told(method: str, options: Options, said: str) -> None:
    with pytest.raises(NotComputable) as caught:
        compute(method, [{"x": 1, "n": 2}], options)
    assert str(caught.value).startswith(said)

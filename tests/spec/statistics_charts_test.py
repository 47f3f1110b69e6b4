"""Control charts: printed examples, the rules as pictures, Anhøj's table, and what happens at the edges."""

from __future__ import annotations

import math

import pytest

from linja.ground.engine import NotComputable, Options, compute
from linja.ground.engine.charts import Counted, pchart, uchart, xmr
from linja.ground.engine.runs import Point, Runs, anhoej, first, signals

# Wheeler's rule by hand: mean 14, moving ranges 2, 3, 1, 4, their mean 2.5, 14 ± 2.66 · 2.5.
BY_HAND = [14, 16, 13, 12, 16]


def test_xmr_by_hand() -> None:
    chart = xmr(BY_HAND)
    mean = 71 / 5
    assert chart.moving_ranges == (None, 2, 3, 1, 4)
    assert chart.mean_moving_range == 2.5
    assert chart.points[0][1:4] == pytest.approx((mean, mean - 6.65, mean + 6.65))
    assert chart.points[0][4:] == pytest.approx((mean - 6.65 * 2 / 3, mean + 6.65 * 2 / 3))
    assert chart.sigma[0] == pytest.approx(2.5 / 1.128)


# NHSRplotthedots' own test series (twenty normal draws of R with seed 123), its mean and limits;
# then with the fifteenth value at 10, moving ranges screened and not.
SERIES = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123,
    -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314,
    0.49785048, -1.96661716, 0.70135590, -0.47279141,
]  # fmt: skip
SPIKED = [*SERIES[:14], 10, *SERIES[15:]]
PLOT_THE_DOTS = [
    # values, screened, mean, lower, upper
    (SERIES, True, 0.1416238, -3.01138, 3.294627),
    (SPIKED, True, 0.6694159, -2.383666, 3.722497),
    (SPIKED, False, 0.6694159, -4.596625, 5.935457),
]


@pytest.mark.parametrize(("values", "screen", "mean", "lower", "upper"), PLOT_THE_DOTS)
def test_xmr_as_the_package_prints_it(
    values: list[float], screen: bool, mean: float, lower: float, upper: float
) -> None:
    assert xmr(values, screen=screen).points[0][1:4] == pytest.approx((mean, lower, upper), abs=2e-6)


# Montgomery, Statistical quality control, example 7.1: 30 samples of 50 cans, 347 with faults;
# printed 0.2313 with limits 0.0524 and 0.4102.
CANS = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
    6,
]  # fmt: skip


def test_p_chart_as_montgomery_prints_it() -> None:
    chart = pchart([Counted(x, 50) for x in CANS])
    assert sum(CANS) == 347
    assert chart.points[0][1:4] == pytest.approx((0.2313, 0.0524, 0.4102), abs=1e-4)
    above = [place for place, one in enumerate(signals(chart.points), 1) if first(one) == "Above UCL"]
    assert above == [15, 23]


def test_p_chart_without_what_has_been_explained() -> None:
    # The same example without samples 15 and 23: printed 0.2150, 0.0407, 0.3893; sample 21 is then outside.
    rows = [{"x": x, "n": 50, "exclude": place in {15, 23}} for place, x in enumerate(CANS, 1)]
    found = compute("pchart", rows)
    assert (found[0]["cl"], found[0]["lcl"], found[0]["ucl"]) == pytest.approx(
        (0.2150, 0.0407, 0.3893), abs=1e-4
    )
    assert [place for place, one in enumerate(found, 1) if one["outside"]] == [15, 21, 23]


def test_u_chart_by_hand_with_lines_that_follow_the_size() -> None:
    # 30 events in 1500: 0.02 ± 3·sqrt(0.02/n).
    chart = uchart([Counted(3, 100), Counted(7, 400), Counted(20, 1000)])
    assert [point.centre for point in chart.points] == [0.02] * 3
    assert [point.lower for point in chart.points] == pytest.approx([0, 0, 0.02 - 3 * math.sqrt(0.02 / 1000)])
    assert [point.upper for point in chart.points] == pytest.approx(
        [0.02 + 3 * math.sqrt(0.02 / n) for n in (100, 400, 1000)]
    )


#: One letter a point: S shift, T trend, N two of three near a limit, O outside, . nothing. Centre 0,
#: limits -3 and 3, lines near them -2 and 2.
PICTURES = [
    ("six on a side are no shift", [1, 1, 1, 1, 1, 1, -1], "......."),
    ("seven are", [1, 1, 1, 1, 1, 1, 1, -1], "SSSSSSS."),
    ("eight are one long shift", [-1] * 8, "SSSSSSSS"),
    ("a point on the centre ends a run", [1, 1, 1, 0, 1, 1, 1, 1], "........"),
    ("a missing point ends a run", [1, 1, 1, None, 1, 1, 1, 1], "........"),
    ("six rising are no trend", [-1.5, -1, -0.5, 0.5, 1, 1.5, 0], "......."),
    ("seven rising are", [-1.5, -1, -0.5, 0.5, 1, 1.5, 1.8, 0], "TTTTTTT."),
    ("standing still ends a trend", [-1.5, -1, -0.5, -0.5, 1, 1.5, 1.8], "......."),
    ("falling counts as well", [1.8, 1.5, 1, 0.5, -0.5, -1, -1.5], "TTTTTTT"),
    ("two of three near a limit", [0.5, 2.5, 2.5, 0.5], ".NN."),
    ("with one between", [2.5, 0.5, 2.5], "N.N"),
    ("one of three is not enough", [2.5, 0.5, 0.5], "..."),
    ("on both sides is nothing", [2.5, -2.5, 2.5], "..."),
    ("with two between is nothing", [2.5, 0.5, 0.5, 2.5], "...."),
    ("outside", [0, 3.5, 0, -3.5], ".O.O"),
    ("on the limit is inside", [3, -3], ".."),
    ("outside comes first", [3.5, 1, 1, 1, 1, 1, 1], "OSSSSSS"),
]
LETTERS = {"7 Poi": "S", "2 in ": "N", "Above": "O", "Below": "O", "Commo": "."}


@pytest.mark.parametrize(
    ("values", "picture"), [one[1:] for one in PICTURES], ids=[one[0] for one in PICTURES]
)
def test_rules(values: list[float | None], picture: str) -> None:
    found = signals([Point(value, 0, -3, 3, -2, 2) for value in values])
    named = [first(one) for one in found]
    assert "".join("T" if "Trend" in one else LETTERS[one[:5]] for one in named) == picture


# Anhøj and Olesen 2014, table 1: useful observations, longest run and fewest crossings that chance allows.
ANHOEJ = [(10, 6, 2), (11, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (40, 8, 14), (60, 9, 23)]


@pytest.mark.parametrize(("useful", "longest", "fewest"), ANHOEJ)
def test_what_chance_allows(useful: int, longest: int, fewest: int) -> None:
    up_and_down = [1.0 if place % 2 else -1.0 for place in range(useful)]
    assert anhoej(up_and_down, [0.0] * useful) == Runs(1, longest, useful - 1, fewest, False)


def test_a_run_too_long_and_crossings_too_few() -> None:
    steps = [1.0] * 10 + [-1.0] * 10
    assert anhoej(steps, [0.0] * 20) == Runs(10, 7, 1, 6, True)
    assert anhoej([0.0, None], [0.0, 0.0]) == Runs(None, None, None, None, False)


def test_a_constant_series_is_no_sign_of_anything() -> None:
    found = compute("xmr", [{"value": 0.1}] * 15, Options(screen_outliers=True))
    assert {(one["lower"], one["mean"], one["upper"]) for one in found} == {(found[0]["mean"],) * 3}
    assert {(one["outside"], one["special_cause_type"], one["few_points"]) for one in found} == {
        (False, "Common Cause", False)
    }


def test_a_gap_has_no_moving_range_on_either_side() -> None:
    found = compute("xmr", [{"value": one} for one in (10, 12, None, 20, 23)])
    assert [one["moving_range"] for one in found] == [None, 2, None, None, 3]
    assert found[2]["value"] is None
    assert found[2]["mean"] == 16.25


@pytest.mark.parametrize("rows", [[], [{"value": 5}], [{"value": None}, {"value": ""}]])
def test_too_few_for_limits(rows: list[dict[str, object]]) -> None:
    assert [(one["lower"], one["upper"], one["outside"]) for one in compute("xmr", rows)] == [
        (None, None, None) for _ in rows
    ]


def test_a_new_part_has_lines_of_its_own() -> None:
    values = [10, 12, 10, 12, 30, 31, 30, 31]
    rows = [{"value": value, "rebase": place == 4} for place, value in enumerate(values)]
    found = compute("xmr", rows)
    assert [(one["part"], one["mean"]) for one in found] == [(1, 11)] * 4 + [(2, 30.5)] * 4
    assert found[4]["upl"] == pytest.approx(30.5 + 2.66)


def test_a_baseline_sets_the_lines_for_what_follows() -> None:
    found = compute("xmr", [{"value": one} for one in (10, 12, 10, 12, 30)], Options(baseline=4))
    assert {(one["mean"], one["mean_moving_range"]) for one in found} == {(11, 2)}
    assert (found[4]["moving_range"], found[4]["special_cause_type"]) == (18, "Above UCL")


def test_series_of_two_units_are_two_charts() -> None:
    rows = [{"unit": "AB"[place % 2], "value": 10 * (place % 2) + place // 2} for place in range(8)]
    found = compute("xmr", rows, Options(group=("unit",)))
    assert [one["mean"] for one in found] == [1.5, 11.5] * 4


@pytest.mark.parametrize(
    ("improvement", "meaning"),
    [
        ("increase", "special_cause_improvement"),
        ("decrease", "special_cause_concern"),
        ("neutral", "special_cause_neutral_high"),
    ],
)
def test_what_a_sign_means_where_a_direction_is_better(improvement: str, meaning: str) -> None:
    rows = [{"value": one} for one in (10, 11, 10, 11, 10, 11, 10, 11, 30)]
    assert compute("xmr", rows, Options(baseline=8, improvement=improvement))[-1]["point_type"] == meaning


def test_a_month_without_anybody_is_an_empty_point() -> None:
    found = compute("pchart", [{"x": 1, "n": 4}, {"x": 0, "n": 0}, {"x": None, "n": 5}, {"x": 3, "n": 4}])
    assert [(one["value"], one["lower"] is None) for one in found] == [
        (0.25, False),
        (None, True),
        (None, False),
        (0.75, False),
    ]
    assert found[0]["centre"] == 0.5


@pytest.mark.parametrize("method", ["pchart", "uchart"])
def test_something_of_nothing_is_refused(method: str) -> None:
    with pytest.raises(NotComputable, match=r"^Row 2: the denominator is 0 and the numerator 1\.$"):
        compute(method, [{"x": 1, "n": 4}, {"x": 1, "n": 0}])

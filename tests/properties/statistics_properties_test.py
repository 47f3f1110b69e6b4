"""Intervals, funnels and charts: what must hold whatever the figures."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linja.ground.engine import METHODS, NotComputable, Options, compute
from linja.ground.engine.charts import Counted, pchart, uchart, xmr
from linja.ground.engine.funnels import (
    INNER,
    OUTER,
    ProportionLimits,
    RateLimits,
    proportion_limits,
    rate_limits,
)
from linja.ground.engine.intervals import byars, mean_t, summary, wilson
from linja.ground.engine.runs import LONG_RUN, Point, signals

levels = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.998])
shares = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
values = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=2, max_size=30)
fractions = st.floats(0.001, 0.999)


@given(shares, levels)
def test_wilson_holds_its_value_and_stays_a_share(pair: tuple[int, int], level: float) -> None:
    lower, upper = wilson(*pair, level)
    assert lower is not None
    assert upper is not None
    assert 0 <= lower <= pair[0] / pair[1] <= upper <= 1


@given(shares, levels)
def test_wilson_of_the_complement_is_the_mirror(pair: tuple[int, int], level: float) -> None:
    x, n = pair
    lower, upper = wilson(x, n, level)
    assert lower is not None
    assert upper is not None
    assert wilson(n - x, n, level) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


@given(st.integers(0, 3000), levels)
def test_byar_holds_its_count(events: int, level: float) -> None:
    lower, upper = byars(events, level)
    assert lower is not None
    assert upper is not None
    assert 0 <= lower <= events < upper


@given(st.integers(10, 3000), levels)
def test_byar_is_close_to_exact(events: int, level: float) -> None:
    assert byars(events, level) == pytest.approx(byars(events, level, math.inf), rel=0.02)


@given(values, levels)
def test_a_mean_lies_in_the_middle_of_its_interval(held: list[float], level: float) -> None:
    facts = summary(held)
    lower, upper = mean_t(facts, level)
    assert lower is not None
    assert upper is not None
    assert lower <= facts.mean <= upper
    assert upper - facts.mean == pytest.approx(facts.mean - lower, rel=1e-6, abs=1e-6)


@given(shares, st.integers(0, 500), values)
def test_more_confidence_is_never_narrower(pair: tuple[int, int], events: int, held: list[float]) -> None:
    facts = summary(held)
    for at in (lambda c: wilson(*pair, c), lambda c: byars(events, c), lambda c: mean_t(facts, c)):
        (lower, upper), (outer_lower, outer_upper) = at(0.95), at(0.998)
        assert outer_lower <= lower
        assert upper <= outer_upper


@given(fractions, st.integers(1, 10_000), st.sampled_from(ProportionLimits))
def test_a_funnel_of_proportions_holds_its_average_and_narrows(
    mean: float, n: int, drawn: ProportionLimits
) -> None:
    lower, upper = proportion_limits(mean, n, INNER, drawn)
    outer_lower, outer_upper = proportion_limits(mean, n, OUTER, drawn)
    wider_lower, wider_upper = proportion_limits(mean, max(1, n // 2), INNER, drawn)
    assert 0 <= outer_lower <= lower <= mean <= upper <= outer_upper <= 1
    assert wider_lower <= lower + 1e-12
    assert upper <= wider_upper + 1e-12


@given(fractions, st.integers(1, 10_000), st.sampled_from(RateLimits))
def test_a_funnel_of_rates_holds_its_average(mean: float, n: int, drawn: RateLimits) -> None:
    lower, upper = rate_limits(mean, n, INNER, drawn)
    outer_lower, outer_upper = rate_limits(mean, n, OUTER, drawn)
    assert 0 <= outer_lower <= lower <= mean <= upper <= outer_upper


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=25), st.integers(-500, 500), st.booleans())
def test_what_is_added_to_a_series_moves_its_lines_and_nothing_else(
    held: list[int], added: int, screen: bool
) -> None:
    before, after = xmr(held, screen=screen), xmr([one + added for one in held], screen=screen)
    assert after.mean_moving_range == before.mean_moving_range
    for one, other in zip(before.points, after.points, strict=True):
        assert other == pytest.approx(tuple((line or 0) + added for line in one), abs=1e-9)


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=25))
def test_a_series_upside_down_has_the_signs_upside_down(held: list[int]) -> None:
    up, down = (signals(xmr([sign * one for one in held]).points) for sign in (1, -1))
    turned = {"Above": "Below", "Below": "Above", "UCL": "LCL", "LCL": "UCL", "(Increasing)": "(Decreasing)"}
    turned["(Decreasing)"] = "(Increasing)"
    assert [{" ".join(turned.get(word, word) for word in one.split()) for one in found} for found in up] == [
        set(found) for found in down
    ]


def slow_shifts(sides: list[int]) -> set[int]:
    """Every place for which some seven in a row, it among them, lie on its side."""
    return {
        place
        for place, side in enumerate(sides)
        for start in range(place - LONG_RUN + 1, place + 1)
        if side and start >= 0 and sides[start : start + LONG_RUN] == [side] * LONG_RUN
    }


@given(st.lists(st.sampled_from([-1, 0, 1, 1, 1]), max_size=30))
def test_shifts_and_their_slow_twin(sides: list[int]) -> None:
    found = signals([Point(float(side), 0.0) for side in sides])
    assert {place for place, one in enumerate(found) if one} == slow_shifts(sides)


@given(st.lists(shares, min_size=1, max_size=20))
def test_the_lines_of_p_and_u_charts_hold_the_centre(pairs: list[tuple[int, int]]) -> None:
    counts = [Counted(*pair) for pair in pairs]
    for chart, most in ((pchart(counts), 1.0), (uchart(counts), math.inf)):
        for _, centre, lower, upper, near_lower, near_upper in chart.points:
            assert 0 <= lower <= near_lower <= centre <= near_upper <= upper <= most


@settings(max_examples=25)
@given(st.lists(shares, min_size=1, max_size=8), st.sampled_from([10.0, 100.0, 100_000.0]))
@pytest.mark.parametrize("method", [one for one in METHODS if one not in {"xmr", "mean_t"}])
def test_the_multiplier_scales_value_and_limits_alone(
    method: str, pairs: list[tuple[int, int]], multiplier: float
) -> None:
    rows = [{"x": x, "n": n} for x, n in pairs]
    for one, more in zip(
        compute(method, rows), compute(method, rows, Options(multiplier=multiplier)), strict=True
    ):
        for name in ("value", "lower", "upper"):
            assert more[name] == pytest.approx(one[name] * multiplier)
        assert (more["x"], more.get("significance")) == (one["x"], one.get("significance"))


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**60), 10**60),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers()),
)
names = st.sampled_from(
    ["x", "n", "value", "values", "mean", "sd", "confidence", "multiplier", "rebase", "exclude"]
)


def answer(method: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]] | str:
    """The rows with their results, or the sentence of the refusal."""
    try:
        return compute(method, rows)
    except NotComputable as fault:
        return str(fault)


@given(st.sampled_from(list(METHODS)), st.lists(st.dictionaries(names, anything), max_size=5))
def test_any_rows_are_answered_in_json_or_refused_in_a_sentence(
    method: str, rows: list[dict[str, Any]]
) -> None:
    found = answer(method, rows)
    if isinstance(found, str):
        assert (found[:4], found[-1]) == ("Row ", ".")
    else:
        own = set(names.elements) - {"value"}
        added = [{name: value for name, value in one.items() if name not in own} for one in found]
        json.dumps(added, allow_nan=False)

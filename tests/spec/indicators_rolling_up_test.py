"""What can be put together from parts, and what cannot: a table for somebody who knows the figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.definitions import Measure
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations.rolling_up import Figure, difference, over_periods, over_units

D = Decimal


def figure(
    number: str | None, period: str = "2019", top: str = "", bottom: str = "", state: str = "final"
) -> Figure:
    return Figure(
        None if number is None else D(number),
        period,
        ValueState(state),
        D(top) if top else None,
        D(bottom) if bottom else None,
    )


# measure, parts, the whole or why there is none
UNITS = [
    # Coercion 2018 in three trusts: were they counts, they would give the printed 282; patients do not.
    (Measure.COUNT, [figure("128"), figure("106"), figure("48")], D(282)),
    (Measure.DISTINCT_COUNT, [figure("128"), figure("106")], "indicators.distinct_patients"),
    (Measure.MEDIAN, [figure("47", bottom="10"), figure("50", bottom="10")], "indicators.median_of_medians"),
    (
        Measure.SHARE,
        [figure("50", top="1", bottom="2"), figure("10", top="10", bottom="100")],
        D(1100) / D(102),
    ),
    (
        Measure.SHARE,
        [figure("50", bottom="2"), figure("10", top="10", bottom="100")],
        "indicators.parts_missing",
    ),
    (Measure.MEAN, [figure("60", bottom="100"), figure("30", bottom="300")], D("37.5")),
    (Measure.MEAN, [figure("60"), figure("30", bottom="300")], "indicators.parts_missing"),
    (Measure.MEAN, [figure("60", bottom="0"), figure("30", bottom="0")], "indicators.nobody_measured"),
    (Measure.DERIVED, [figure("6")], "indicators.derived"),
    (Measure.RATE, [figure("6", top="1", bottom="2")], "indicators.rate_factor"),
    (Measure.COUNT, [figure("1"), figure(None, state="missing")], "indicators.part_without_number"),
    (Measure.COUNT, [figure("1"), figure(None, state="suppressed")], "indicators.part_without_number"),
    (Measure.COUNT, [figure("1"), figure("2", state="not_comparable")], "value_states.not_comparable"),
    (Measure.COUNT, [figure("1"), figure("2", "2019T2")], "indicators.different_periods"),
    (Measure.COUNT, [], "indicators.nothing_to_add"),
]
PERIODS = [
    (Measure.COUNT, [figure("1", "2019T1"), figure("2", "2019T2"), figure("4", "2019T3")], (D(7), "2019")),
    (Measure.COUNT, [figure("3", "2019C08"), figure("2", "2019T2")], "periods.overlap"),
    (Measure.COUNT, [figure("3", "2019T1"), figure("2", "2019T3")], "periods.gap"),
    (
        Measure.COUNT,
        [figure("3", "2019-08-31"), figure("2", "2019-09-30")],
        "periods.point_in_time_has_no_sum",
    ),
    (Measure.DISTINCT_COUNT, [figure("1", "2019T1"), figure("2", "2019T2")], "indicators.distinct_patients"),
    (
        Measure.MEAN,
        [figure("60", "2019T1", bottom="1"), figure("30", "2019T2", bottom="1")],
        (D(45), "2019C08"),
    ),
]
DIFFERENCES = [
    (Measure.COUNT, figure("12", "2019C08"), figure("5", "2019C04"), (D(7), "2019T2")),
    (Measure.COUNT, figure("12", "2019C08"), figure("5", "2019T1"), "indicators.only_cumulative"),
    (Measure.COUNT, figure("12", "2019"), figure("5", "2019C04"), "indicators.only_cumulative"),
    (Measure.COUNT, figure("12", "2019C04"), figure("5", "2019C08"), "periods.not_a_part"),
    (Measure.COUNT, figure("12", "2020C08"), figure("5", "2019C04"), "periods.not_a_part"),
    (
        Measure.DISTINCT_COUNT,
        figure("575", "2019C08"),
        figure("5", "2019C04"),
        "indicators.distinct_patients",
    ),
    (
        Measure.MEAN,
        figure("53", "2019C08", bottom="200"),
        figure("55", "2019C04", bottom="100"),
        (D(51), "2019T2"),
    ),
]


def said(found: Figure | Refusal) -> object:
    return found.code if isinstance(found, Refusal) else (found.number, found.period)


@pytest.mark.parametrize(("measure", "parts", "expected"), UNITS)
def test_over_units(measure: Measure, parts: list[Figure], expected: object) -> None:
    found = over_units(measure, parts)
    assert (found.code if isinstance(found, Refusal) else found.number) == expected


@pytest.mark.parametrize(("measure", "parts", "expected"), PERIODS)
def test_over_periods(measure: Measure, parts: list[Figure], expected: object) -> None:
    assert said(over_periods(measure, parts)) == expected


@pytest.mark.parametrize(("measure", "whole", "part", "expected"), DIFFERENCES)
def test_differences(measure: Measure, whole: Figure, part: Figure, expected: object) -> None:
    assert said(difference(measure, whole, part)) == expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["final", "final"], "final"),
        (["final", "provisional"], "provisional"),
        (["provisional", "forecast"], "forecast"),
    ],
)
def test_the_whole_is_as_uncertain_as_its_least_certain_part(states: list[str], expected: str) -> None:
    found = over_units(Measure.COUNT, [figure("1", state=state) for state in states])
    assert isinstance(found, Figure)
    assert found.state == expected


def test_nothing_and_nothing_is_zero() -> None:
    zero = over_units(Measure.COUNT, [figure("0", state="zero"), figure("0", state="zero")])
    assert zero == Figure(D(0), "2019", ValueState.ZERO)


@given(st.lists(st.lists(st.integers(0, 400), min_size=1, max_size=20), min_size=1, max_size=6))
def test_a_mean_of_units_is_the_mean_of_all_their_patients(days: list[list[int]]) -> None:
    """The slow twin puts every patient of every unit in one heap."""
    parts = [Figure(None, "2019", ValueState.FINAL, D(sum(one)), D(len(one))) for one in days]
    parts = [
        Figure(p.numerator / p.denominator, p.period, p.state, p.numerator, p.denominator) for p in parts
    ]  # type: ignore[operator]
    heap = [day for one in days for day in one]
    found = over_units(Measure.MEAN, parts)
    assert isinstance(found, Figure)
    assert found.number == D(sum(heap)) / D(len(heap))

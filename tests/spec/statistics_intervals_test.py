"""Intervals, against published figures and against slow twins that use the definitions."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from linja.ground.engine import NotComputable, Options, compute
from linja.ground.engine.intervals import Interval, Mean, byars, mean_t, summary, wilson
from linja.ground.engine.quantiles import normal_deviate, poisson_lower, poisson_upper, t_deviate

# Newcombe RG, Stat Med 1998;17:857–72, table I, method 3 (Wilson without continuity correction), 95 %.
NEWCOMBE = [
    # x    n     lower   upper
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("x", "n", "lower", "upper"), NEWCOMBE)
def test_wilson_as_newcombe_prints_it(x: int, n: int, lower: float, upper: float) -> None:
    assert wilson(x, n) == pytest.approx((lower, upper), abs=5e-5)


# Exact Poisson limits at 95 %: Documenta Geigy; Ulm 1990; in most textbooks of epidemiology.
POISSON = [
    (0, 0.000, 3.689),
    (1, 0.025, 5.572),
    (2, 0.242, 7.225),
    (3, 0.619, 8.767),
    (5, 1.623, 11.668),
    (9, 4.115, 17.085),
    (10, 4.795, 18.390),
]


@pytest.mark.parametrize(("events", "lower", "upper"), POISSON)
def test_exact_poisson_as_printed(events: int, lower: float, upper: float) -> None:
    assert byars(events, exact_below=math.inf) == pytest.approx((lower, upper), abs=6e-4)


def test_small_counts_are_exact_and_larger_ones_byar() -> None:
    exact, byar = byars(9), byars(10)
    assert exact == (poisson_lower(9, 0.95), poisson_upper(9, 0.95))
    # 10(1 - 1/90 - 1.95996/(3·sqrt 10))³ and 11(1 - 1/99 + 1.95996/(3·sqrt 11))³, by hand.
    assert byar == pytest.approx((4.7861, 18.3916), abs=2e-3)
    assert byars(9, exact_below=0) != exact


# Student's t at 97.5 %, from any table.
@pytest.mark.parametrize(
    ("degrees", "t"), [(1, 12.706), (2, 4.303), (3, 3.182), (9, 2.262), (29, 2.045), (120, 1.980)]
)
def test_students_t_as_printed(degrees: int, t: float) -> None:
    assert t_deviate(0.95, degrees) == pytest.approx(t, abs=5e-4)


@pytest.mark.parametrize(("confidence", "z"), [(0.90, 1.6449), (0.95, 1.9600), (0.998, 3.0902)])
def test_the_normal_deviate_as_printed(confidence: float, z: float) -> None:
    assert normal_deviate(confidence) == pytest.approx(z, abs=5e-5)


def test_a_mean_by_hand() -> None:
    # 30, 40, 50, 60: mean 45, s = 12.9099, t(3) = 3.18245, 45 ± 3.18245 · 12.9099 / 2.
    facts = summary([30, 40, 50, 60])
    assert facts == pytest.approx((4, 45, 12.90994), abs=1e-5)
    assert mean_t(facts) == pytest.approx((24.4574, 65.5426), abs=1e-4)


def test_one_value_has_no_interval() -> None:
    assert mean_t(summary([7])) == (None, None)
    assert mean_t(Mean(3, 5.0, 0.0)) == (5.0, 5.0)


def root(goal: Callable[[float], float], low: float, high: float) -> float:
    """Where ``goal`` is zero, halving 200 times."""
    rising = goal(high) > 0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if (goal(middle) > 0) == rising else (middle, high)
    return (low + high) / 2


def slow_wilson(x: int, n: int, confidence: float) -> Interval:
    """The p whose distance to x/n is z standard errors *of p*: Wilson's own definition."""
    z = normal_deviate(confidence)

    def beyond(p: float) -> float:
        return abs(x / n - p) - z * math.sqrt(p * (1 - p) / n)

    return Interval(
        root(beyond, 1e-15, x / n) if x else 0.0,
        root(beyond, x / n, 1 - 1e-15) if x < n else 1.0,
    )


@pytest.mark.parametrize(("x", "n"), [(0, 1), (1, 1), (1, 2), (3, 7), (0, 30), (29, 30), (500, 1000)])
@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.998])
def test_wilson_and_its_slow_twin(x: int, n: int, confidence: float) -> None:
    assert wilson(x, n, confidence) == pytest.approx(slow_wilson(x, n, confidence), abs=1e-9)


def probability_of_at_most(k: int, mean: float) -> float:
    return math.fsum(math.exp(-mean) * mean**one / math.factorial(one) for one in range(k + 1))


@pytest.mark.parametrize("events", [0, 1, 2, 5, 9, 30])
@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_exact_poisson_and_its_slow_twin(events: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    upper = root(lambda mean: tail - probability_of_at_most(events, mean), 0, 100)
    lower = root(lambda mean: 1 - probability_of_at_most(events - 1, mean) - tail, 0, 100) if events else 0.0
    assert byars(events, confidence, math.inf) == pytest.approx((lower, upper), abs=1e-9)


def test_a_row_keeps_its_fields_and_gets_every_level() -> None:
    row = {
        "area": "Nord",
        "numerator": "65",
        "denominator": 100,
        "confidence": [0.95, 99.8],
        "multiplier": 100,
    }
    (found,) = compute("wilson", [row])
    assert {name: found[name] for name in row} == row
    assert list(found)[5:] == [
        "value",
        "lower",
        "upper",
        "lower95_0cl",
        "upper95_0cl",
        "lower99_8cl",
        "upper99_8cl",
        "method",
    ]
    assert (found["lower"], found["upper"]) == (found["lower95_0cl"], found["upper95_0cl"])
    assert found["value"] == pytest.approx(65)
    assert found["lower99_8cl"] == pytest.approx(100 * (wilson(65, 100, 0.998).lower or 0))


@pytest.mark.parametrize("row", [{"x": None, "n": 10}, {"x": 3, "n": None}, {"x": "NA", "n": ""}])
@pytest.mark.parametrize("method", ["wilson", "byars"])
def test_what_is_missing_has_no_value(method: str, row: dict[str, object]) -> None:
    (found,) = compute(method, [row])
    assert (found["value"], found["lower"], found["upper"]) == (None, None, None)


def test_a_count_without_denominator_is_its_own_rate() -> None:
    (found,) = compute("byars", [{"count": 65}])
    assert (found["value"], found["lower"], found["upper"]) == (65, *byars(65))


def test_means_of_rows_and_of_groups() -> None:
    rows = [{"area": "A", "value": one} for one in (20, 30, 40)] + [{"area": "B", "value": "200"}]
    first, second = compute("mean_t", rows, Options(group=("area",)))
    assert (first["area"], first["value"], first["value_count"]) == ("A", 30, 3)
    assert (second["area"], second["value"], second["lower"]) == ("B", 200, None)
    (whole,) = compute("mean_t", [{"values": [20, None, 30, 40]}])
    assert (whole["value"], whole["lower"]) == (first["value"], first["lower"])
    (told,) = compute("mean_t", [{"mean": 30, "sd": 10, "n": 3}])
    assert (told["lower"], told["upper"]) == pytest.approx((first["lower"], first["upper"]))


REFUSED = [
    ("wilson", [{"x": 1, "n": 2}, {"x": 3, "n": 2}], "Row 2: the numerator 3 is above the denominator 2"),
    ("wilson", [{"x": 1, "n": 0}], "Row 1: the denominator is 0"),
    ("wilson", [{"x": -1, "n": 3}], "Row 1: x is -1; it cannot be below 0"),
    ("wilson", [{"x": 1}], "Row 1: there is no n (nor denominator"),
    ("wilson", [{"n": 1}], "Row 1: there is no x (nor numerator"),
    ("wilson", [{"x": True, "n": 1}], "Row 1: x is True, which is not a number"),
    ("wilson", [{"x": "many", "n": 1}], "Row 1: x is 'many', which is not a number"),
    ("wilson", [{"x": [1], "n": 1}], "Row 1: x is [1], which is not a number"),
    ("wilson", [{"x": 1, "n": 1e300}], "Row 1: n is 1e+300, which is too large"),
    ("wilson", [{"x": 1, "n": 2, "confidence": 1}], "Row 1: confidence is 1"),
    ("wilson", [{"x": 1, "n": 2, "multiplier": 0}], "Row 1: multiplier is 0"),
    ("byars", [{"observed": -2}], "Row 1: observed is -2"),
    ("mean_t", [{"area": 1}], "Row 1: there is no value"),
    ("median", [], "there is no method 'median'"),
]


@pytest.mark.parametrize(("method", "rows", "said"), REFUSED)
def test_what_cannot_be_computed_is_told(method: str, rows: list[dict[str, object]], said: str) -> None:
    with pytest.raises(NotComputable) as caught:
        compute(method, rows)
    assert str(caught.value).startswith(said)

"""What stored values can be put together, by the kind of number that their definition says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.definitions import Indicator, load
from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations.figures import figure_of, over_periods, over_units
from linja.line.indicators.records import SourceKind, ValueRecord
from tests.architecture.code import ROOT

D, K, S = Decimal, MeasureKind, ValueState
WAITING = load(Path(ROOT / "definitions")).indicators["waiting_time_started"]
SOH, HMR, HNT = "St. Olavs hospital", "Helse Møre og Romsdal", "Helse Nord-Trøndelag"


def defined(kind: MeasureKind, decimals: int = 0) -> Indicator:
    """An indicator that measures this kind of number."""
    version = replace(WAITING.current, measure=kind, decimals=decimals)
    return replace(WAITING, versions=(version,))


def value(
    number: str | None,
    period: str = "2019",
    name: str = SOH,
    top: str = "",
    bottom: str = "",
    state: ValueState = S.FINAL,
) -> ValueRecord:
    return ValueRecord(
        0,
        0,
        name,
        "waiting_time_started",
        1,
        period,
        "",
        state,
        None if number is None else D(number),
        D(top) if top else None,
        D(bottom) if bottom else None,
        "days",
        None,
        SourceKind.TYPED,
        "",
        datetime(2020, 1, 1, tzinfo=UTC),
        "",
        None,
        None,
    )


def both(first: dict[str, object], second: dict[str, object]) -> list[ValueRecord]:
    return [value(**first), value(name=HMR, **second)]  # type: ignore[arg-type]


# kind, values, the whole or why there is none
UNITS = [
    # Coercion 2018 in three trusts: were they counts, they would give the printed 282; patients do not.
    (K.COUNT, [value("128"), value("106", name=HMR), value("48", name=HNT)], D(282)),
    (K.DISTINCT_COUNT, [value("128"), value("106", name=HMR)], "measures.counted_twice"),
    (K.MEDIAN, [value("47", bottom="10"), value("50", name=HMR, bottom="10")], "measures.median_of_medians"),
    (
        K.SHARE,
        both({"number": "50", "top": "1", "bottom": "2"}, {"number": "10", "top": "10", "bottom": "100"}),
        D(1100) / D(102),
    ),
    (
        K.SHARE,
        both({"number": "50", "bottom": "2"}, {"number": "10", "top": "10", "bottom": "100"}),
        "measures.parts_missing",
    ),
    (K.MEAN, both({"number": "60", "bottom": "100"}, {"number": "30", "bottom": "300"}), D("37.5")),
    (K.MEAN, both({"number": "60"}, {"number": "30", "bottom": "300"}), "measures.parts_missing"),
    (K.DERIVED, both({"number": "6"}, {"number": "7"}), "measures.derived"),
    # The factor of a rate (per 100, per 100 000) is not held with the value.
    (
        K.RATE,
        both({"number": "6", "top": "1", "bottom": "2"}, {"number": "6", "top": "1", "bottom": "2"}),
        "measures.parts_missing",
    ),
    (K.COUNT, both({"number": "1"}, {"number": None, "state": S.MISSING}), "measures.part_without_number"),
    (K.COUNT, both({"number": "1"}, {"number": None, "state": S.SUPPRESSED}), "measures.part_without_number"),
    (
        K.COUNT,
        both({"number": "1"}, {"number": "2", "state": S.NOT_COMPARABLE}),
        "value_states.not_comparable",
    ),
    (K.COUNT, both({"number": "1"}, {"number": "2", "period": "2019T2"}), "measures.different_periods"),
    (K.COUNT, [value("1"), value("2")], "measures.same_organisation"),
    (K.COUNT, [], "measures.nothing"),
]
PERIODS = [
    (K.COUNT, [value("1", "2019T1"), value("2", "2019T2"), value("4", "2019T3")], (D(7), "2019")),
    (K.COUNT, [value("3", "2019C08"), value("2", "2019T2")], "periods.overlap"),
    (K.COUNT, [value("3", "2019T1"), value("2", "2019T3")], "periods.gap"),
    (K.COUNT, [value("3", "2019-08-31"), value("2", "2019-09-30")], "periods.point_in_time_has_no_sum"),
    (K.DISTINCT_COUNT, [value("1", "2019T1"), value("2", "2019T2")], "measures.counted_twice"),
    (K.MEAN, [value("60", "2019T1", bottom="1"), value("30", "2019T2", bottom="1")], (D(45), "2019C08")),
]


@pytest.mark.parametrize(("kind", "values", "expected"), UNITS)
def test_over_units(kind: MeasureKind, values: list[ValueRecord], expected: object) -> None:
    found = over_units(values, defined(kind))
    assert (found.code if isinstance(found, Refusal) else found.number) == expected


@pytest.mark.parametrize(("kind", "values", "expected"), PERIODS)
def test_over_periods(kind: MeasureKind, values: list[ValueRecord], expected: object) -> None:
    found = over_periods(values, defined(kind))
    said = found.code if isinstance(found, Refusal) else (found.number, found.period.code)
    assert said == expected


# stored number, decimals that are printed, decimals that are known, unrounded
ROUNDING = [
    ("59.00000000", 0, 0, False),
    ("59.30000000", 1, 1, False),
    # Printed without decimals where it came from: half a day is hidden, not half a tenth.
    ("59.00000000", 1, 0, False),
    ("59.34720000", 1, 1, True),
    ("1200.00000000", 0, 0, False),
]


@pytest.mark.parametrize(("number", "printed", "known", "exact"), ROUNDING)
def test_what_rounding_hides(number: str, printed: int, known: int, exact: bool) -> None:
    found = figure_of(value(number), defined(K.MEAN, printed))
    assert (found.decimals, found.exact) == (known, exact)


def test_a_value_without_a_number_says_when_it_is_expected() -> None:
    lacking = value(None, state=S.NOT_PUBLISHED)
    weeks = WAITING.calendar.lag_weeks
    assert weeks is not None
    assert figure_of(lacking, WAITING).expected == WAITING.calendar.expected(
        figure_of(lacking, WAITING).period
    )
    assert figure_of(lacking, WAITING).expected > date(2019, 12, 31)  # type: ignore[operator]


@given(st.lists(st.lists(st.integers(0, 400), min_size=1, max_size=20), min_size=1, max_size=6))
def test_a_mean_of_units_is_the_mean_of_all_their_patients(days: list[list[int]]) -> None:
    """The slow twin puts every patient of every unit in one heap."""
    parts = [
        value(str(D(sum(one)) / D(len(one))), name=str(at), top=str(sum(one)), bottom=str(len(one)))
        for at, one in enumerate(days)
    ]
    heap = [day for one in days for day in one]
    found = over_units(parts, defined(K.MEAN))
    assert isinstance(found, Figure)
    assert found.number == D(sum(heap)) / D(len(heap))

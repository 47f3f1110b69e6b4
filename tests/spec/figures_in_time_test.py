"""Series, control charts and funnels from stored values: tables for somebody who knows the figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from linja.ground.definitions import Definitions, PeriodType, Version, load
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations import national, showing, variation
from linja.line.indicators.records import BreakKind, BreakRecord, SourceKind, ValueRecord
from tests.architecture.code import ROOT

DEFINED: Definitions = load(ROOT / "definitions")
WAITING, SHARE = (DEFINED.indicators[one].current for one in ("waiting_time_started", "no_shows"))


def value(
    period: str, number: str | None, state: str = "final", top: str = "", bottom: str = "", **more: object
) -> ValueRecord:
    held = ValueRecord(
        id=1,
        organisation_id=1,
        organisation_name="HF",
        indicator="waiting_time_started",
        version=1,
        period=period,
        breakdown="",
        state=ValueState(state),
        number=None if number is None else Decimal(number),
        numerator=Decimal(top) if top else None,
        denominator=Decimal(bottom) if bottom else None,
        unit="days",
        extracted_on=None,
        source_kind=SourceKind.TYPED,
        source="",
        recorded_at=datetime(2020, 1, 1, tzinfo=UTC),
        recorded_by="",
        replaced_at=None,
        released_at=None,
    )
    return replace(held, **more)  # type: ignore[arg-type]


def broken(day: date, until: date | None = None) -> BreakRecord:
    return BreakRecord(1, BreakKind.JOURNAL_SYSTEM, "", None, day, until, "Nytt journalsystem")


#: Values; breaks; the places with their runs: one line is drawn through the places of a run.
SERIES = [
    (["2016 60", "2017 59", "2018 58"], None, ["2016 0", "2017 0", "2018 0"]),
    # A year without a value has a place, and the line stops there.
    (["2016 60", "2018 58"], None, ["2016 0", "2017 1", "2018 1"]),
    # What is not published, or not comparable, stands alone.
    (["2017 60", "2018 - not_published", "2019 58"], None, ["2017 0", "2018 1", "2019 2"]),
    (["2017 60", "2018 59 not_comparable", "2019 58"], None, ["2017 0", "2018 1", "2019 2"]),
    # A forecast is tied to no result.
    (["2018 60", "2019 58 forecast"], None, ["2018 0", "2019 1"]),
    # A break between two values stops the line.
    (["2017 60", "2018 59", "2019 58"], broken(date(2018, 6, 1)), ["2017 0", "2018 1", "2019 1"]),
    # One that passes stops it twice.
    (
        ["2019 60", "2020 50", "2021 59"],
        broken(date(2020, 3, 1), date(2020, 12, 1)),
        ["2019 0", "2020 1", "2021 2"],
    ),
    # Tertials follow each other over the turn of the year; single days only where they are held.
    (["2018T3 60", "2019T1 59"], None, ["2018T3 0", "2019T1 0"]),
    (["2018-12-31 60", "2019-12-31 59"], None, ["2018-12-31 0", "2019-12-31 0"]),
]


@pytest.mark.parametrize(("rows", "one", "expected"), SERIES)
def test_where_a_line_goes_on_and_where_it_stops(
    rows: list[str], one: BreakRecord | None, expected: list[str]
) -> None:
    held = []
    for row in rows:
        period, number, state = [*row.split(), "final"][:3]
        held.append(value(period, None if number == "-" else number, state))
    places = showing.in_time(held, [one] if one else [])
    assert [f"{place.period.code} {place.run}" for place in places] == expected


def test_a_break_is_drawn_where_it_begins_and_where_it_is_over() -> None:
    places = showing.in_time([value(str(year), "60") for year in range(2018, 2023)])
    passing = broken(date(2020, 3, 1), date(2020, 12, 31))
    assert showing.between_places(places, [passing]) == ((2, passing), (3, passing))
    assert showing.between_places(places, [broken(date(2017, 1, 1))]) == ()


def test_kinds_of_period_are_kept_apart_and_the_year_is_chosen() -> None:
    held = [value(one, "60") for one in ("2018", "2019", "2019T1", "2019T2", "2019T3", "2019C08")]
    assert showing.kinds(held) == {PeriodType.TERTIAL: 3, PeriodType.YEAR: 2, PeriodType.CUMULATIVE: 1}
    assert showing.best_kind(held) is PeriodType.YEAR
    assert [one.period for one in showing.of_kind(held, PeriodType.TERTIAL)] == ["2019T1", "2019T2", "2019T3"]
    assert showing.best_kind([]) is None


def test_the_highest_is_first_and_what_has_no_number_last() -> None:
    held = [
        value("2019", None, "missing", organisation_name="Ahus"),
        value("2019", "0", "zero", organisation_name="OUS"),
        value("2019", "99", "not_comparable", organisation_name="Sunnaas"),
        value("2019", "60", organisation_name="UNN"),
    ]
    assert [one.organisation_name for one in showing.ranked(held)] == ["UNN", "OUS", "Ahus", "Sunnaas"]


def test_the_latest_is_a_result_and_no_forecast() -> None:
    held = [value("2018", "60"), value("2019", "58", "forecast"), value("2020", None, "not_published")]
    assert [showing.latest(held), showing.latest(held[2:]), showing.latest([])] == [held[0], held[2], None]
    assert showing.year_before(held[1], held) == held[0]
    assert showing.year_before(held[0], held) is None


#: Definition, values, the chart of it.
CHARTS = [
    (WAITING, [value(f"2019-{month:02d}", "60") for month in range(1, 4)], "xmr"),
    (SHARE, [value(f"2019-{month:02d}", "10", top="10", bottom="100") for month in range(1, 4)], "pchart"),
    (SHARE, [value("2019-01", "10", top="10", bottom="100"), value("2019-02", "10")], "xmr"),
]


@pytest.mark.parametrize(("version", "held", "method"), CHARTS)
def test_the_measure_chooses_the_control_chart(
    version: Version, held: list[ValueRecord], method: str
) -> None:
    found = variation.control(showing.in_time(held), version)
    assert isinstance(found, variation.Control)
    assert (found.method, len(found.points)) == (method, len(held))


def test_xmr_by_hand() -> None:
    """Mean 60, moving ranges 2 and 4, mean 3: limits 60 ± 2.66 x 3."""
    found = variation.control(
        showing.in_time([value("2017", "60"), value("2018", "62"), value("2019", "58")]), WAITING
    )
    assert isinstance(found, variation.Control)
    lines = {(point["centre"], round(point["lower"], 6), round(point["upper"], 6)) for point in found.points}
    assert lines == {(60.0, 52.02, 67.98)}


def test_a_break_gives_lines_of_its_own_and_forecasts_are_no_points() -> None:
    held = [value(str(year), "60" if year < 2018 else "40") for year in range(2014, 2021)]
    held[-1] = replace(held[-1], state=ValueState.FORECAST)
    found = variation.control(showing.in_time(held), WAITING, [4])
    assert isinstance(found, variation.Control)
    assert [(point["part"], point["centre"]) for point in found.points[:6]] == [(1, 60.0)] * 4 + [
        (2, 40.0)
    ] * 2
    assert found.points[6]["value"] is None
    refused = variation.control(showing.in_time(held[:1]), WAITING)
    assert refused == Refusal("indicators.no_points", {})


def test_a_funnel_finds_the_unit_that_chance_does_not_explain() -> None:
    sizes = ((100, 10), (100, 12), (1000, 95), (1000, 160))
    held = [
        value("2019", "10", top=str(top), bottom=str(size), organisation_id=at)
        for at, (size, top) in enumerate(sizes)
    ]
    found = variation.funnel([*held, value("2019", "10")], SHARE)
    assert isinstance(found, variation.Spread)
    assert [point["significance"] for _one, point in found.units] == [
        "Not significant",
        "Not significant",
        "Low (0.025)",
        "High (0.001)",
    ]
    assert [len(found.without), len(found.limits)] == [1, 48]
    upper = [row["upper"] for row in found.limits]
    assert upper == sorted(upper, reverse=True)
    assert variation.funnel(held[:2], SHARE) == Refusal("indicators.few_units", {"count": 2, "needed": 3})
    assert variation.funnel(held, WAITING) == Refusal("indicators.no_funnel", {})


def test_the_country_is_worked_out_where_all_regions_have_numerator_and_denominator() -> None:
    held = [
        value("2019", "10", top="10", bottom="100", organisation_id=1),
        value("2019", "30", top="90", bottom="300", organisation_id=2, organisation_name="RHF"),
        value("2018", "10", top="10", bottom="100", organisation_id=1),
    ]
    found = national.together(held, DEFINED.indicators["no_shows"], 2)
    assert not isinstance(found, Refusal)
    assert [(one.id, one.period, one.number) for one in found] == [(0, "2019", Decimal(25))]
    bare = [replace(one, numerator=None) for one in held]
    refused = national.together(bare, DEFINED.indicators["no_shows"], 2)
    assert isinstance(refused, Refusal)
    assert refused.code == "measures.parts_missing"

"""Values out and in again are the same values, in every shape."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState
from linja.line.indicators.calculations.shapes import json_stat, table
from linja.line.indicators.records import Row, ValueDraft

NAMES = {1: "Helse Midt-Norge RHF", 2: "St. Olavs hospital HF", 3: 'Sykehuset "A"; B'}
IDS = {name: number for number, name in NAMES.items()}
NUMBERS = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
PERIODS = st.sampled_from(["2019", "2019T2", "2019-08", "2019C08", "2019H2", "2019-12-31", "2019-08R12"])


@st.composite
def drafts(draw: st.DrawFn) -> ValueDraft:
    state = draw(st.sampled_from(ValueState))
    zero = state is ValueState.ZERO
    return ValueDraft(
        organisation_id=draw(st.sampled_from(sorted(NAMES))),
        indicator="waiting_time_started",
        period=draw(PERIODS),
        number=None if state not in WITH_NUMBER else Decimal(0) if zero else draw(NUMBERS),
        state=state,
        breakdown=draw(st.sampled_from(["", "service_areas=somatic"])),
        numerator=draw(st.none() | NUMBERS),
        denominator=draw(st.none() | NUMBERS),
        extracted_on=draw(st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))),
    )


@given(st.lists(drafts(), max_size=8))
def test_csv_out_and_in_again(values: list[ValueDraft]) -> None:
    text = table.write_csv(table.Written(one, NAMES[one.organisation_id]) for one in values)
    assert table.read_csv(text, IDS.get) == tuple(Row(at, one) for at, one in enumerate(values, 2))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("2. tertial 2019;59,3;", ("2019T2", Decimal("59.3"), ValueState.FINAL)),
        ("2019;4 894 751;foreløpig", ("2019", Decimal(4894751), ValueState.PROVISIONAL)),
        ("2019;\u22122,7;endeleg", ("2019", Decimal("-2.7"), ValueState.FINAL)),
        ("2019;12,9 mill. kroner;", ("2019", Decimal(12900000), ValueState.FINAL)),
        ("2019;3 pst.;", ("2019", Decimal(3), ValueState.FINAL)),
        ("2019;;", ("2019", None, ValueState.MISSING)),
        ("2019;;Ikke publisert ennå", ("2019", None, ValueState.NOT_PUBLISHED)),
        ("2019;1.234;", "indicators.ambiguous_number"),
        ("2019;mange;", "indicators.not_a_number"),
        ("2019T5;1;", "indicators.unknown_period"),
        ("2019;1;nesten", "indicators.unknown_state"),
    ],
)
def test_cells_as_norwegians_print_them(cells: str, expected: object) -> None:
    text = f"Indicator;Organisation;Period;Value;State\ncorridor_patients;{NAMES[1]};{cells}\n"
    (row,) = table.read_csv(text, IDS.get)  # type: ignore[misc]
    found = row.value
    assert (
        found.code if isinstance(found, Refusal) else (found.period, found.number, found.state)
    ) == expected


@pytest.mark.fault
def test_a_table_without_its_columns_is_refused() -> None:
    assert table.read_csv("indicator,value\na,1\n", IDS.get) == Refusal(
        "indicators.no_columns", {"columns": "organisation, period"}
    )


@pytest.mark.fault
def test_an_organisation_that_nobody_knows_is_told_with_its_row() -> None:
    text = "indicator,organisation,period,value\n\nx,Nowhere,2019,1\n"
    facts = {"organisation": "Nowhere"}
    assert table.read_csv(text, IDS.get) == (Row(3, Refusal("indicators.unknown_organisation", facts)),)


@st.composite
def cubes(draw: st.DrawFn) -> json_stat.Cube:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    dimensions = tuple(
        json_stat.Dimension(f"d{at}", f"D{at}", {f"c{n}": f"C {n}" for n in range(size)})
        for at, size in enumerate(sizes)
    )
    places = list(product(*(one.categories for one in dimensions)))
    numbers = draw(st.dictionaries(st.sampled_from(places), NUMBERS))
    status = draw(st.dictionaries(st.sampled_from(places), st.sampled_from([":", "provisional"])))
    return json_stat.Cube("Ventetid", dimensions, numbers, status, "Helsedirektoratet")


@given(cubes())
def test_json_stat_out_and_in_again(cube: json_stat.Cube) -> None:
    assert json_stat.read(json_stat.write(cube)) == cube


def test_json_stat_as_pxweb_gives_it() -> None:
    text = json.dumps(
        {
            "class": "dataset",
            "label": "Sykehus",
            "id": ["Region", "Tid"],
            "size": [2, 2],
            "dimension": {
                "Region": {
                    "category": {"index": {"H04": 1, "H03": 0}, "label": {"H03": "Midt", "H04": "Nord"}}
                },
                "Tid": {"category": {"index": ["2018", "2019"]}},
            },
            "value": {"0": 1.5, "3": 4},
            "status": {"1": ".."},
        }
    )
    cube = json_stat.read(text)
    assert isinstance(cube, json_stat.Cube)
    assert dict(cube.numbers) == {("H03", "2018"): Decimal("1.5"), ("H04", "2019"): Decimal(4)}
    assert dict(cube.status) == {("H03", "2019"): ".."}


def _dataset(size: str, value: str) -> str:
    axis = '"dimension": {"a": {"category": {"index": ["x"]}}}'
    return f'{{"class": "dataset", "id": ["a"], "size": {size}, {axis}, "value": {value}}}'


@pytest.mark.fault
@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"class": "collection"}',
        _dataset("[2]", "[1]"),
        _dataset("[1]", "[1, 2]"),
        _dataset("[1]", '["y"]'),
        _dataset("[1]", "[NaN]"),
        '{"class": "dataset", "id": ["a"], "size": [1], "dimension": {}, "value": [1]}',
    ],
)
def test_what_is_no_json_stat_is_refused(text: str) -> None:
    found = json_stat.read(text)
    assert isinstance(found, Refusal)
    assert found.code == "indicators.not_json_stat"

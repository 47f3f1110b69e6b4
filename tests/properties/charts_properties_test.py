"""Charts of any numbers: everything lies within the frame, and what is missing leaves a gap."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from linja.ground.charts import Dot, Series, Trend, Unit, spark, trend
from linja.ground.charts.specs import marks

NUMBERS = st.one_of(st.none(), st.floats(-1e9, 1e9, allow_nan=False))


@given(st.lists(NUMBERS, min_size=2, max_size=30))
def test_a_spark_stays_in_its_frame_and_draws_every_number_once(numbers: list[float | None]) -> None:
    drawn = spark(numbers, "navn")
    held = [one for one in numbers if one is not None]
    points = [tuple(map(float, one.split(","))) for one in re.findall(r"[\d.-]+,[\d.-]+", drawn)]
    assert len(points) == (len(held) if len(held) > 1 else 0)
    assert all(0 <= x <= 96 and 0 <= y <= 24 for x, y in points)


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=20), st.booleans())
def test_an_axis_holds_every_number_and_goes_no_further_than_can_be(
    numbers: list[float], share: bool
) -> None:
    held = [abs(one) % 100 for one in numbers] if share else numbers
    low, high = marks.scale_of(held, 100.0 if share else None)["domain"]
    assert low < high
    assert low <= min(held)
    assert high >= max(held)
    assert not share or (low >= 0 and high <= 100)


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_no_mark_and_no_line_is_made_of_what_is_missing(numbers: list[float | None]) -> None:
    dots = tuple(Dot(at, one, "ord", "ord") for at, one in enumerate(numbers))
    spec = trend(Trend("navn", Unit(""), tuple(map(str, range(len(numbers)))), (Series("", dots),)))
    lines = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    drawn = [row[marks.Y] for layer in lines for row in layer["data"]["values"]]
    assert drawn == [one for one in numbers if one is not None]
    points = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert all("isValid" in layer["transform"][0]["filter"] for layer in points)

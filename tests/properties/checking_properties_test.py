"""Checking: what was rounded honestly is never called a fault, and what is clearly wrong always is."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from linja.ground.checking.figures.rounding import (
    Interval,
    around,
    change_in_percent,
    difference,
    half_of,
    share_in_percent,
)
from linja.ground.kernel.numbers import format_number, round_number
from tests.support.checking import kinds_of

values = st.decimals(min_value=Decimal("10"), max_value=Decimal("400"), places=4)
decimals = st.integers(0, 2)
counts = st.integers(100, 9_999)


def printed(value: Decimal, places: int) -> tuple[Decimal, Decimal]:
    rounded = round_number(value, places)
    return rounded, half_of(rounded)


@given(values, values, decimals, decimals)
def test_a_true_change_lies_in_the_interval_of_the_rounded_values(before, after, places, of_change):
    low, high = around(*printed(before, places)), around(*printed(after, places))
    absolute, half = printed(after - before, of_change)
    assert around(absolute, half).meets(difference(high, low))
    relative, half = printed((after / before - 1) * 100, of_change)
    assert around(relative, half).meets(change_in_percent(high, low))


@given(counts, counts)
def test_a_true_share_lies_in_the_interval(one, two):
    part, whole = sorted((one, two))
    share = share_in_percent(around(Decimal(part), Decimal(0)), around(Decimal(whole), Decimal(0)))
    assert Decimal(part) / Decimal(whole) * 100 in share


@given(values, values, st.integers(0, 20), st.integers(0, 20))
def test_the_interval_of_a_change_is_the_slow_one(one, two, wide, wider):
    """The slow twin: every pair of corners, and points between them."""
    before, after = around(one, Decimal(wide) / 10), around(two, Decimal(wider) / 10)
    steps = [Decimal(i) / 8 for i in range(9)]
    points = [
        (a / b - 1) * 100
        for a in (after.low + (after.high - after.low) * i for i in steps)
        for b in (before.low + (before.high - before.low) * i for i in steps)
    ]
    fast = change_in_percent(after, before)
    assert abs(fast.low - min(points)) < Decimal("1e-15")
    assert abs(fast.high - max(points)) < Decimal("1e-15")


@given(values, values, values)
def test_meeting_is_mutual(one, two, half):
    a, b = around(one, half), Interval(min(one, two), max(one, two))
    assert a.meets(b) == b.meets(a)


rows = st.lists(st.tuples(counts, counts), min_size=3, max_size=6)


def table(found: list[tuple[int, int]], totals: tuple[int, int]) -> str:
    body = [
        f"Enhet {chr(65 + i)} {format_number(Decimal(a))} {format_number(Decimal(b))}"
        for i, (a, b) in enumerate(found)
    ]
    sums = " ".join(format_number(Decimal(one)) for one in totals)
    return "\n".join(("Opphold", "Enhet 2020 2021", *body, f"Sum {sums}", ""))


@settings(max_examples=25, deadline=None)
@given(rows)
def test_rows_that_add_up_are_silent(found):
    totals = (sum(a for a, _ in found), sum(b for _, b in found))
    assert [kind for kind, _ in kinds_of(table(found, totals)) if kind == "sum"] == []


@settings(max_examples=25, deadline=None)
@given(rows, st.integers(1, 9))
def test_a_total_that_is_a_little_off_is_found(found, off):
    totals = (sum(a for a, _ in found), sum(b for _, b in found) + off)
    assert [kind for kind, _ in kinds_of(table(found, totals)) if kind == "sum"] == ["sum"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=3, max_size=5))
def test_changes_computed_from_the_values_are_silent(found):
    lines = [
        f"Enhet {chr(65 + i)} {format_number(Decimal(a))} {format_number(Decimal(b))} "
        f"{format_number((Decimal(b) / Decimal(a) - 1) * 100, 1)}"
        for i, (a, b) in enumerate(found)
    ]
    text = "\n".join(("Opphold", "Enhet 2020 2021 Endring i prosent", *lines, ""))
    assert kinds_of(text) == []

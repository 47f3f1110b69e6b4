"""Whatever the table: no reader narrows a hidden cell below the threshold, and nothing is hidden in vain."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from linja.ground.engine import Suppressed, suppress, suppress_shares
from tests.support.attack import Cell, bounds, bounds_by_trying, printed, whole

counted = st.one_of(st.integers(0, 7), st.integers(0, 40), st.integers(30, 500))
thresholds = st.sampled_from([2, 3, 5, 10])


@st.composite
def tables(draw: st.DrawFn, most: int = 4) -> list[list[int]]:
    columns = draw(st.integers(1, most))
    row = st.lists(counted, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=1, max_size=most))


def least(counts: list[list[int]]) -> dict[Cell, int]:
    """The worst reader: he knows of every hidden cell whether it is zero."""
    return {cell: min(1, value) for cell, value in whole(counts).items()}


def narrowest(found: Suppressed, counts: list[list[int]], shown: Cell | None = None) -> int:
    """The narrowest span of any hidden cell (with ``shown`` shown after all); 10 000 where none is hidden."""
    seen = printed(found) if shown is None else printed(found) | {shown: whole(counts)[shown]}
    return min((high - low for low, high in bounds(seen, least(counts)).values()), default=10_000)


@settings(max_examples=60, deadline=None)
@given(tables(), thresholds, st.booleans())
def test_no_hidden_cell_can_be_found_out(counts: list[list[int]], threshold: int, zeros: bool) -> None:
    found = suppress(counts, threshold, zeros_are_small=zeros)
    assert found.withheld or narrowest(found, counts) >= threshold - 1


@settings(max_examples=60, deadline=None)
@given(tables(), thresholds, st.booleans())
def test_what_is_shown_is_true_and_never_small(counts: list[list[int]], threshold: int, zeros: bool) -> None:
    seen, values = printed(suppress(counts, threshold, zeros_are_small=zeros)), whole(counts)
    assert {cell: value for cell, value in seen.items() if value is not None}.items() <= values.items()
    allowed = set() if zeros else {0}
    assert {value for value in seen.values() if value is not None and value < threshold} <= allowed


@settings(max_examples=30, deadline=None)
@given(tables(3), thresholds)
def test_nothing_is_hidden_in_vain(counts: list[list[int]], threshold: int) -> None:
    found = suppress(counts, threshold)
    for cell in () if found.withheld else found.secondary:
        assert narrowest(found, counts, shown=cell) < threshold - 1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=2), min_size=2, max_size=2))
def test_small_tables_by_trying_everything(counts: list[list[int]]) -> None:
    found = suppress(counts, 3, zeros_are_small=True)
    if not found.withheld:
        spans = bounds_by_trying(printed(found), 9)
        assert {high - low >= 2 for low, high in spans.values()} <= {True}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(counted, counted), min_size=1, max_size=5), thresholds, st.booleans())
def test_a_share_is_shown_with_its_complement_or_not_at_all(
    pairs: list[tuple[int, int]], threshold: int, known: bool
) -> None:
    parts = [(x, x + rest) for x, rest in pairs]
    found = suppress_shares(parts, threshold, denominators_known=known)
    for (x, rest), total in zip(found.counts, found.row_totals, strict=True):
        assert total is None or (x is None) == (rest is None)
    table = [list(pair) for pair in pairs]
    assert found.withheld or narrowest(found, table) >= threshold - 1

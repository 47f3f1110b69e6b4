"""Small counts withheld: tables that a person can check. ``-`` is a cell that may not be printed."""

from __future__ import annotations

import pytest

from linja.ground.engine import Suppressed, suppress, suppress_shares
from tests.support.attack import bounds, bounds_by_trying, printed, whole


def table(text: str) -> list[list[int | None]]:
    return [[None if one == "-" else int(one) for one in line.split()] for line in text.strip().splitlines()]


def as_table(found: Suppressed) -> list[list[int | None]]:
    seen = printed(found)
    last_row, last_column = max(seen)
    return [[seen[r, c] for c in range(last_column + 1)] for r in range(last_row + 1)]


# What is counted, with threshold 5, and what is printed (totals in the last row and column).
EXAMPLES = {
    "nothing small, nothing hidden": (
        [[10, 20], [30, 40]],
        """
        10 20 30
        30 40 70
        40 60 100
        """,
    ),
    "one small count takes three others with it, or the totals would give it away": (
        [[2, 20, 30], [40, 50, 60], [7, 80, 90]],
        """
        -  -  30 52
        40 50 60 150
        -  -  90 177
        49 150 180 379
        """,
    ),
    "a zero of a large group may be shown": (
        [[0, 20], [30, 40]],
        """
        0  20 20
        30 40 70
        30 60 90
        """,
    ),
    "a zero of a small group may not, and the small total not either": (
        [[0, 3], [30, 40], [50, 60]],
        """
-  -  -
        -  -  -
        50 60 110
        80 103 183
        """,
    ),
    "where all is small, all is hidden": (
        [[1, 1], [1, 1]],
        """
        - - -
        - - -
        - - -
        """,
    ),
}


@pytest.mark.parametrize(("counts", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_examples(counts: list[list[int]], expected: str) -> None:
    assert as_table(suppress(counts, 5)) == table(expected)


def test_a_share_is_hidden_with_its_complement_and_with_another_units_share() -> None:
    # Kept and overdue at three hospitals: 2 of 40 overdue is small, and 38 would give it away.
    found = suppress_shares([(2, 40), (30, 60), (20, 50)], 5)
    assert as_table(found) == table("- - 40\n30 30 60\n- - 50\n52 98 150")
    assert (found.small, found.secondary) == ({(0, 0)}, {(0, 1), (2, 0), (2, 1)})


def test_a_share_of_nobody_or_everybody_tells_of_each_in_the_group() -> None:
    found = suppress_shares([(0, 40), (60, 60), (20, 50)], 5)
    assert [None in row for row in found.counts] == [True, True, False]
    assert [None in row for row in suppress_shares([(0, 40), (20, 50)], 5, zeros_are_small=False).counts] == [
        False,
        False,
    ]


def test_denominators_that_readers_have_are_not_hidden() -> None:
    found = suppress_shares([(1, 6), (2, 7), (30, 90)], 5, denominators_known=True)
    assert (found.row_totals, found.withheld) == ((6, 7, 90), False)


def test_a_table_that_no_choice_protects_is_withheld() -> None:
    # Readers know that there were two in all: whatever is hidden, neither count can be 5 or more.
    found = suppress([[1, 1]], 5, known=[(0, 2), (1, 2), (1, 0), (1, 1)])
    assert found.withheld
    assert set(printed(found).values()) == {None}


@pytest.mark.parametrize("threshold", [0, 1])
def test_without_a_threshold_all_is_shown(threshold: int) -> None:
    assert as_table(suppress([[1, 0], [2, 3]], threshold)) == table("1 0 1\n2 3 5\n3 3 6")


def test_no_rows_are_no_rows() -> None:
    assert suppress([], 5).counts == ()


@pytest.mark.parametrize("counts", [[[1, 2], [3]], [[1, -1]]])
def test_what_is_no_table_is_refused(counts: list[list[int]]) -> None:
    with pytest.raises(ValueError, match=r"different length|below zero"):
        suppress(counts, 5)


def test_a_numerator_above_its_denominator_is_refused() -> None:
    with pytest.raises(ValueError, match="above its denominator"):
        suppress_shares([(3, 2)], 5)


@pytest.mark.fault
def test_the_attack_finds_a_cell_that_only_its_own_smallness_hides() -> None:
    counts = [[2, 20, 30], [40, 50, 60], [7, 80, 90]]
    seen = {cell: value if cell != (0, 0) else None for cell, value in whole(counts).items()}
    assert bounds(seen, dict.fromkeys(seen, 0)) == {(0, 0): (2, 2)}


@pytest.mark.fault
def test_the_attack_finds_what_a_small_partner_gives_away() -> None:
    # Four cells are hidden, and yet: 2 may only be 1, 2 or 3, since its row holds no more than 3.
    seen = whole([[2, 1, 30], [40, 50, 60], [7, 80, 90]]) | {
        (0, 0): None,
        (0, 1): None,
        (2, 0): None,
        (2, 1): None,
    }
    assert bounds(seen, dict.fromkeys(seen, 0))[0, 0] == (0, 3)


def test_the_two_attacks_agree() -> None:
    seen = printed(suppress([[1, 4], [3, 6]], 3))
    tried = bounds_by_trying(seen, 14)
    assert bounds(seen, dict.fromkeys(seen, 0)) == tried
    assert {high - low >= 2 for low, high in tried.values()} == {True}

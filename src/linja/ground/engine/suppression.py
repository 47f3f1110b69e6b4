"""Small counts are withheld on the way out, and so is what they could be computed back from.

The rule. A count from 1 up to but not the threshold is small. So is a small total. A zero is small too
where its row or its column counts fewer in all than the threshold (there, nobody is news of somebody),
and everywhere when zeros are said to be small: "none treated in time" tells of each one in the group that
he waited, and a zero beside a total tells that the other category holds them all. Small counts are
hidden. Further cells are hidden until a reader who knows everything printed, all that adds up, and that
what is hidden is not zero (but where it is), cannot narrow any hidden cell to fewer than ``threshold``
different values. No cell is hidden in the end that could be shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from linja.ground.engine.protection import Cell, Net


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A table as it may be printed: None where nothing may stand."""

    #: Rows of counts, without totals.
    counts: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None
    #: Hidden because small, and hidden for the sake of those; totals have the number after the last line.
    small: frozenset[Cell]
    secondary: frozenset[Cell]
    #: True where no choice of cells protects the small ones: then nothing of the table may be printed.
    withheld: bool = False


def suppress(
    counts: Sequence[Sequence[int]],
    threshold: int,
    *,
    zeros_are_small: bool = False,
    known: Collection[Cell] = (),
) -> Suppressed:
    """The table with its totals, small counts and what reveals them hidden.

    ``counts`` are whole persons, rows x columns of parts that together make up the totals: a category is
    given beside its complement (kept and overdue), or the complement can be computed and protects
    nothing. ``threshold`` is the indicator's: the least count that may be shown (0 or 1 hides nothing).
    ``known`` are cells that a reader has from elsewhere and that therefore cannot be hidden (totals: the
    number after the last). Raises ValueError for a count below zero or rows of different length.
    """
    values = _with_totals(counts)
    if threshold < 2 or not values:
        return _printed(values, counts, frozenset(), frozenset(), False)
    small = _small(values, threshold, zeros_are_small) - frozenset(known)
    net = Net(values, {cell: min(1, value) for cell, value in values.items()})
    candidates = frozenset(values) - small - frozenset(known) - _safe_zeros(values, small)
    secondary = _secondary(net, small, candidates, threshold - 1)
    if secondary is None:
        return _printed(values, counts, small, frozenset(values) - small, True)
    return _printed(values, counts, small, frozenset(secondary), False)


def suppress_shares(
    parts: Sequence[tuple[int, int]],
    threshold: int,
    *,
    zeros_are_small: bool = True,
    denominators_known: bool = False,
) -> Suppressed:
    """Shares as (numerator, denominator), one a row, with the share of all: each is hidden with its
    complement.

    The table has two columns, numerator and complement, and the denominator as the total of the row. A
    share may be printed exactly where the row has no None. ``denominators_known``: readers have the
    denominators from elsewhere. Zeros are small unless told otherwise: a share of 0 or 100 per cent tells
    of everybody in the group. Raises ValueError for a numerator above its denominator.
    """
    if any(not 0 <= x <= n for x, n in parts):
        raise ValueError("a numerator is below zero or above its denominator")
    known = [(row, 2) for row in range(len(parts) + 1)] if denominators_known else []
    table = [(x, n - x) for x, n in parts]
    return suppress(table, threshold, zeros_are_small=zeros_are_small, known=known)


def _with_totals(counts: Sequence[Sequence[int]]) -> dict[Cell, int]:
    if len({len(row) for row in counts}) > 1:
        raise ValueError("rows of a table are of different length")
    if any(value < 0 for row in counts for value in row):
        raise ValueError("a count is below zero")
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}


def _small(values: Mapping[Cell, int], threshold: int, zeros_are_small: bool) -> frozenset[Cell]:
    def small(cell: Cell) -> bool:
        if values[cell]:
            return values[cell] < threshold
        return zeros_are_small or any(0 < total < threshold for total in _totals_of(values, cell))

    return frozenset(cell for cell in values if small(cell))


def _totals_of(values: Mapping[Cell, int], cell: Cell) -> tuple[int, int]:
    last_row, last_column = max(values)
    return values[cell[0], last_column], values[last_row, cell[1]]


def _safe_zeros(values: Mapping[Cell, int], small: Collection[Cell]) -> frozenset[Cell]:
    """A zero that may be shown stays shown: to hide it would make nothing else harder to find."""
    return frozenset(cell for cell, value in values.items() if value == 0 and cell not in small)


def _secondary(net: Net, small: frozenset[Cell], candidates: frozenset[Cell], width: int) -> set[Cell] | None:
    """Further cells to hide; None where hiding all of them would not do.

    Found twice, from the first cell on and from the last, and the fewer taken: the least number of all is
    known to be out of reach for large tables (Kelly, Golden and Assad 1992).
    """
    found = [_closed(net, small, candidates, width, way) for way in (1, -1)]
    pruned = [_pruned(net, small, one, width) for one in found if one is not None]
    return min(pruned, key=lambda one: (len(one), sum(net.values[cell] for cell in one)), default=None)


def _closed(
    net: Net, small: frozenset[Cell], candidates: frozenset[Cell], width: int, way: int
) -> set[Cell] | None:
    """Cells to hide until none is narrow, taking the narrow ones in order (1) or backwards (-1)."""
    added: set[Cell] = set()
    while narrow := list(_narrow(net, small | added, width))[::way]:
        ways = (net.circles(cell, small | added, candidates - added, width) for cell in narrow)
        new = next((one for one in ways if one), set(candidates) - added)
        if not new:
            return None
        added |= new
    return added


def _narrow(net: Net, hidden: Set[Cell], width: int) -> Iterator[Cell]:
    """Hidden cells that a reader could find out too well."""
    return (cell for cell in sorted(hidden) if net.width(cell, hidden, width) < width)


def _pruned(net: Net, small: frozenset[Cell], added: set[Cell], width: int) -> set[Cell]:
    """Show again what need not be hidden, the largest count first, until every cell left is needed.

    Again from the start after each: what is shown needs no protection any more.
    """
    for cell in sorted(added, key=lambda one: (-net.values[one], one)):
        fewer = added - {cell}
        if next(_narrow(net, small | fewer, width), None) is None:
            return _pruned(net, small, fewer, width)
    return added


def _printed(
    values: Mapping[Cell, int],
    counts: Sequence[Sequence[int]],
    small: frozenset[Cell],
    secondary: frozenset[Cell],
    withheld: bool,
) -> Suppressed:
    hidden = small | secondary
    rows, columns = len(counts), len(counts[0]) if counts else 0

    def line(cells: Iterable[Cell]) -> tuple[int | None, ...]:
        return tuple(None if cell in hidden else values.get(cell, 0) for cell in cells)

    return Suppressed(
        tuple(line((row, column) for column in range(columns)) for row in range(rows)),
        line((row, columns) for row in range(rows)),
        line((rows, column) for column in range(columns)),
        line([(rows, columns)])[0],
        small,
        secondary,
        withheld,
    )

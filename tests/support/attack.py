"""An attack on a table with hidden cells: what is printed as equations, and the bounds of what is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from linja.ground.engine import Suppressed

Cell = tuple[int, int]


def whole(counts: Sequence[Sequence[int]]) -> dict[Cell, int]:
    """The table with its totals in the last row and column."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}


def printed(table: Suppressed) -> dict[Cell, int | None]:
    """What a reader sees, totals in the last row and column."""
    rows = [[*row, total] for row, total in zip(table.counts, table.row_totals, strict=True)]
    rows.append([*table.column_totals, table.total])
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}


def _equations(cells: Mapping[Cell, object]) -> list[dict[Cell, int]]:
    """Every row and column sums to its total."""
    last_row, last_column = max(cells)
    rows = [
        {(r, c): 1 if c < last_column else -1 for c in range(last_column + 1)} for r in range(last_row + 1)
    ]
    return rows + [
        {(r, c): 1 if r < last_row else -1 for r in range(last_row + 1)} for c in range(last_column + 1)
    ]


def bounds(seen: Mapping[Cell, int | None], least: Mapping[Cell, int]) -> dict[Cell, tuple[int, int]]:
    """Smallest and largest whole number each hidden cell may be, by an integer programme."""
    cells = sorted(seen)
    system = np.array([[one.get(cell, 0) for cell in cells] for one in _equations(seen)], dtype=float)
    low = np.array([least[cell] if seen[cell] is None else seen[cell] for cell in cells], dtype=float)
    high = np.array([10_000 if seen[cell] is None else seen[cell] for cell in cells], dtype=float)
    found = {}
    for place, cell in enumerate(cells):
        if seen[cell] is not None:
            continue
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(cells))
            goal[place] = sign
            done = milp(
                goal,
                integrality=np.ones(len(cells)),
                bounds=Bounds(low, high),
                constraints=LinearConstraint(system, 0, 0),
            )
            ends.append(round(sign * done.fun))
        found[cell] = (ends[0], ends[1])
    return found


def bounds_by_trying(seen: Mapping[Cell, int | None], most: int) -> dict[Cell, tuple[int, int]]:
    """The same for a small table by trying all counts from 0 to ``most`` in the hidden cells within."""
    last_row, last_column = max(seen)
    inner = [(r, c) for r in range(last_row) for c in range(last_column)]
    open_cells = [cell for cell in inner if seen[cell] is None]
    fitting = []
    for tried in product(range(most + 1), repeat=len(open_cells)):
        guess = {cell: seen[cell] or 0 for cell in inner} | dict(zip(open_cells, tried, strict=True))
        table = whole([[guess[r, c] for c in range(last_column)] for r in range(last_row)])
        if all(seen[cell] in (None, value) for cell, value in table.items()):
            fitting.append(table)
    hidden = [cell for cell, value in seen.items() if value is None]
    return {cell: (min(t[cell] for t in fitting), max(t[cell] for t in fitting)) for cell in hidden}

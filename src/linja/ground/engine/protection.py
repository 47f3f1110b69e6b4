"""How much a reader can find out of the hidden cells of a table with totals, and what to hide so that it
is little.

A table with its totals is a net: every row and every column, the totals' own included, is a knot, and
every cell ties the knot of its row to that of its column. With totals counted negatively every line sums
to zero, so what may change without anything printed changing goes round in circles through hidden cells.
How far one hidden cell may move is then the largest flow round it, and whole numbers throughout: the
bounds are exact, not estimates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from heapq import heappop, heappush

#: Row and column of a cell, from 0; the totals stand in the last row and the last column.
Cell = tuple[int, int]
#: Side ("row", "column") and number of a line.
_Line = tuple[str, int]
#: A step along one cell, and whether the cell grows by it.
_Step = tuple[Cell, bool]

_ENDLESS = 10**12


class Net:
    """A table with totals in its last row and column, and what a reader knows of each cell at the least."""

    def __init__(self, values: Mapping[Cell, int], least: Mapping[Cell, int]) -> None:
        """``values`` holds every cell, totals too; ``least`` what a reader knows that a hidden cell is
        not below."""
        self.values, self.least = values, least
        self.rows = 1 + max(row for row, _ in values)
        self.columns = 1 + max(column for _, column in values)

    def width(self, cell: Cell, hidden: Iterable[Cell], enough: int) -> int:
        """How far apart the largest and the smallest value of ``cell`` may be, given all that is printed.

        Counted no further than ``enough``.
        """
        free = frozenset(hidden)
        up = self._flow(cell, True, free, enough)
        return up + (self._flow(cell, False, free, enough - up) if up < enough else 0)

    def circles(self, cell: Cell, hidden: Iterable[Cell], may_hide: Iterable[Cell], enough: int) -> set[Cell]:
        """What to hide beside ``hidden`` for ``cell`` to move by ``enough``: few cells, the small ones first.

        Empty where no further cell helps.
        """
        free, allowed = set(hidden), frozenset(may_hide)
        added: set[Cell] = set()
        left = enough
        for grows in (True, False):
            moved: dict[Cell, int] = {}
            left = min(left, left if grows else self._room(cell, False, {}))
            while left > 0 and (path := self._cheapest(cell, grows, free, allowed, moved)):
                step = min(left, *(self._room(one, up, moved) for one, up in path))
                new = {one for one, _ in path} - free
                added, free = added | new, free | new
                self._move(path, step, moved)
                left -= step
        return added

    def _flow(self, cell: Cell, grows: bool, free: frozenset[Cell], enough: int) -> int:
        most = min(enough, self._room(cell, grows, {}))
        moved: dict[Cell, int] = {}
        found = 0
        while found < most and (path := self._cheapest(cell, grows, free, frozenset(), moved)):
            step = min(most - found, *(self._room(one, up, moved) for one, up in path))
            self._move(path, step, moved)
            found += step
        return found

    @staticmethod
    def _move(path: Iterable[_Step], step: int, moved: dict[Cell, int]) -> None:
        for one, up in path:
            moved[one] = moved.get(one, 0) + (step if up else -step)

    def _room(self, cell: Cell, grows: bool, moved: Mapping[Cell, int]) -> int:
        if grows:
            return _ENDLESS
        return self.values[cell] + moved.get(cell, 0) - self.least.get(cell, 0)

    def _sign(self, cell: Cell) -> int:
        """Totals count negatively in the lines they sum; the total of all totals positively again."""
        row_total, column_total = cell[0] == self.rows - 1, cell[1] == self.columns - 1
        return -1 if row_total != column_total else 1

    def _grows(self, cell: Cell, signed_up: bool) -> bool:
        return signed_up == (self._sign(cell) == 1)

    def _cheapest(
        self,
        cell: Cell,
        grows: bool,
        free: Set[Cell],
        allowed: frozenset[Cell],
        moved: Mapping[Cell, int],
    ) -> list[_Step]:
        """The cheapest way round that makes up for a move of ``cell``: hidden cells are free, others cost."""
        signed_up = self._grows(cell, grows)
        usable = (frozenset(free) | allowed) - {cell}
        start: _Line = ("column", cell[1])
        goal: _Line = ("row", cell[0])
        queue: list[tuple[int, int, _Line, tuple[_Step, ...]]] = [(0, 0, start, ())]
        done: set[_Line] = set()
        count = 0
        while queue:
            cost, _, line, path = heappop(queue)
            if line == goal:
                return list(path)
            if line in done:
                continue
            done.add(line)
            for one, ahead in self._neighbours(line, usable):
                # What a cell gives its column is taken there, and given back in the row ahead.
                up = self._grows(one, signed_up != (line[0] == "column"))
                if ahead not in done and self._room(one, up, moved) > 0:
                    count += 1
                    price = 0 if one in free else _PRICE + self.values[one]
                    heappush(queue, (cost + price, count, ahead, (*path, (one, up))))
        return []

    def _neighbours(self, line: _Line, usable: frozenset[Cell]) -> Iterable[tuple[Cell, _Line]]:
        side, number = line
        if side == "column":
            cells = ((row, number) for row in range(self.rows))
            return ((one, ("row", one[0])) for one in cells if one in usable)
        cells = ((number, column) for column in range(self.columns))
        return ((one, ("column", one[1])) for one in cells if one in usable)


#: One cell more is worse than any count in it.
_PRICE = 10**9

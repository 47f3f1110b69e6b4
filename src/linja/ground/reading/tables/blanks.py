"""Where the empty cell of a short row stands: text loses its position, arithmetic may tell."""

from __future__ import annotations

from linja.ground.reading.tables.numbers import amount

_CLOSE = 0.15


def fill_blanks(rows: list[tuple[str, ...]], columns: int) -> list[tuple[str, ...]]:
    """Give short rows an empty cell where printed changes agree; a row that cannot be placed stays short."""
    third = columns // 3
    if columns % 3 or not _changes_agree(rows, third):
        return rows
    return [_placed(row, third) if len(row) == columns else row for row in rows]


def _changes_agree(rows: list[tuple[str, ...]], third: int) -> bool:
    """Whether the last third of the columns is the change from the second third to the first."""
    whole = [row for row in rows if len(row) == 3 * third + 1]
    hits = sum(_agreeing(row, third) for row in whole)
    return bool(whole) and hits >= 0.6 * third * len(whole)


def _placed(row: tuple[str, ...], third: int) -> tuple[str, ...]:
    """``row`` is its name and one value too few."""
    ways = [(*row[:place], "", *row[place:]) for place in range(1, 2 * third + 1)]
    best = max(ways, key=lambda way: _agreeing(way, third))
    return best if _agreeing(best, third) > 0 else row


def _agreeing(row: tuple[str, ...], third: int) -> int:
    return sum(
        _is_change(row[1 + place], row[1 + third + place], row[1 + 2 * third + place])
        for place in range(third)
    )


def _is_change(now: str, then: str, change: str) -> bool:
    one, two, printed = amount(now), amount(then), amount(change)
    if printed is None or not two:
        return False
    if one is None:
        # What was not reported was computed with as nothing.
        return printed == -100.0
    return abs((one / two - 1) * 100 - printed) < _CLOSE

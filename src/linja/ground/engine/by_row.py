"""Intervals of rows: each row, or each group of values, gets its value and limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from linja.ground.engine import fields, intervals
from linja.ground.engine.fields import NotComputable, Options, Row
from linja.ground.engine.intervals import Interval, Mean

Result = dict[str, Any]


def x_and_n(row: Row, place: int) -> tuple[float | None, float | None]:
    """Numerator (not below 0) and denominator (above 0) of a row; None for a value that is missing."""
    fields.needed(row, "n", place)
    fields.needed(row, "x", place)
    x, n = fields.number(row, "x", place, least=0), fields.number(row, "n", place, least=0)
    if n == 0:
        raise NotComputable("the denominator is 0; where nothing was counted in, leave it empty.", place)
    return x, n


def check_part(x: float | None, n: float | None, place: int) -> None:
    """Refuse a numerator above its denominator."""
    if x is not None and n is not None and x > n:
        raise NotComputable(
            f"the numerator {x:g} is above the denominator {n:g}; a share is at most 1.", place
        )


def scaled(given: float | None, multiplier: float) -> float | None:
    """A value or limit in the unit asked for."""
    return None if given is None else given * multiplier


def limits(options: Options, at: Callable[[float], Interval], factor: float) -> Result:
    """``lower`` and ``upper`` at the first level asked for, and every level under a name of its own."""
    found: Result = {}
    for place, level in enumerate(fields.levels(options)):
        lower, upper = (scaled(one, factor) for one in at(level))
        if place == 0:
            found |= {"lower": lower, "upper": upper}
        found |= {f"lower{level_name(level)}cl": lower, f"upper{level_name(level)}cl": upper}
    return found


def level_name(level: float) -> str:
    """0.95 as ``95_0``, 0.998 as ``99_8``."""
    text = f"{100 * level:.10g}"
    return (text if "." in text else f"{text}.0").replace(".", "_")


def _nothing(_level: float) -> Interval:
    return Interval(None, None)


def wilson(rows: Sequence[Row], options: Options) -> list[Result]:
    """Each row's proportion with Wilson's interval."""
    return [_wilson(row, place, options) for place, row in enumerate(rows, 1)]


def _wilson(row: Row, place: int, options: Options) -> Result:
    options = fields.of_row(row, place, options)
    x, n = x_and_n(row, place)
    check_part(x, n, place)
    if x is None or n is None:
        return {**row, "value": None, **limits(options, _nothing, 1), "method": "Wilson"}
    found = limits(options, lambda level: intervals.wilson(x, n, level), options.multiplier)
    return {**row, "value": x / n * options.multiplier, **found, "method": "Wilson"}


def byars(rows: Sequence[Row], options: Options) -> list[Result]:
    """Each row's rate, or count where there is no denominator, with Byar's interval."""
    return [_byars(row, place, options) for place, row in enumerate(rows, 1)]


def _byars(row: Row, place: int, options: Options) -> Result:
    options = fields.of_row(row, place, options)
    fields.needed(row, "x", place)
    x, n = x_and_n(row, place) if fields.has(row, "n") else (fields.number(row, "x", place, least=0), 1.0)
    if x is None or n is None:
        return {**row, "value": None, **limits(options, _nothing, 1), "method": None}
    factor = options.multiplier / n
    found = limits(options, lambda level: intervals.byars(x, level, options.exact_below), factor)
    method = "Exact" if x < options.exact_below else "Byars"
    return {**row, "value": x * factor, **found, "method": method}


def mean_t(rows: Sequence[Row], options: Options) -> list[Result]:
    """The mean of each row that holds a list or a summary; otherwise one mean for each group of rows."""
    if all(_is_whole(row) for row in rows):
        return [{**row, **_mean_of_row(row, place, options)} for place, row in enumerate(rows, 1)]
    return [_mean_of_group(rows, places, options) for places in fields.groups(rows, options)]


def _is_whole(row: Row) -> bool:
    return isinstance(fields.find(row, "values"), list) or _is_summary(row)


def _is_summary(row: Row) -> bool:
    return fields.has(row, "mean") and fields.has(row, "sd") and fields.has(row, "count")


def _mean_of_row(row: Row, place: int, options: Options) -> Result:
    options = fields.of_row(row, place, options)
    given = fields.find(row, "values")
    if isinstance(given, list):
        return _mean(fields.numbers(given, "values", place), options)
    count = fields.number(row, "count", place, least=1)
    mean, deviation = fields.number(row, "mean", place), fields.number(row, "sd", place, least=0)
    return _mean_result(None if count is None or mean is None else Mean(count, mean, deviation), options)


def _mean_of_group(rows: Sequence[Row], places: Sequence[int], options: Options) -> Result:
    held: list[float] = []
    for place in places:
        fields.needed(rows[place], "value", place + 1)
        held += fields.numbers(fields.find(rows[place], "value"), "value", place + 1)
    options = fields.of_row(rows[places[0]], places[0] + 1, options)
    return {**{name: rows[places[0]][name] for name in options.group}, **_mean(held, options)}


def _mean(held: Sequence[float], options: Options) -> Result:
    return _mean_result(intervals.summary(held) if held else None, options)


def _mean_result(facts: Mean | None, options: Options) -> Result:
    factor = options.multiplier
    count, mean, deviation = facts or (0, None, None)
    at = _nothing if facts is None else (lambda level: intervals.mean_t(facts, level))
    said = {"value": scaled(mean, factor), **limits(options, at, factor)}
    return {**said, "value_count": count, "stdev": scaled(deviation, factor), "method": "Student's t"}

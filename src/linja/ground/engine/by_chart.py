"""Control charts of rows: each row is a point, in the order given, with its lines and its signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from linja.ground.engine import charts, fields, runs
from linja.ground.engine.by_row import check_part, scaled
from linja.ground.engine.charts import Chart, Counted
from linja.ground.engine.fields import NotComputable, Options, Row
from linja.ground.engine.runs import Point, Signal

Result = dict[str, Any]
#: Lines from fewer points than this move much with every new one ("Making data count").
FEW_POINTS = 12


def xmr(rows: Sequence[Row], options: Options) -> list[Result]:
    """An XmR chart for each part of each group."""
    for place, row in enumerate(rows, 1):
        fields.needed(row, "value", place)
    values = [fields.number(row, "value", place) for place, row in enumerate(rows, 1)]

    def draw(places: Sequence[int], base: Sequence[bool]) -> Chart:
        return charts.xmr([values[place] for place in places], base, screen=options.screen_outliers)

    return _charts(rows, options, draw, _xmr_extra)


def pchart(rows: Sequence[Row], options: Options) -> list[Result]:
    """A p chart for each part of each group."""
    pairs = [_pair(row, place) for place, row in enumerate(rows, 1)]
    for place, (x, n) in enumerate(pairs, 1):
        check_part(x, n, place)
    return _charts(rows, options, _drawing(pairs, charts.pchart), _no_extra)


def uchart(rows: Sequence[Row], options: Options) -> list[Result]:
    """A u chart for each part of each group."""
    pairs = [_pair(row, place) for place, row in enumerate(rows, 1)]
    return _charts(rows, options, _drawing(pairs, charts.uchart), _no_extra)


_Draw = Callable[[Sequence[int], Sequence[bool]], Chart]
_Extra = Callable[[Chart, int, float], Result]


def _pair(row: Row, place: int) -> tuple[float | None, float | None]:
    """As in a table of months: nothing of nothing is an empty point, something of nothing a fault."""
    fields.needed(row, "n", place)
    fields.needed(row, "x", place)
    x, n = fields.number(row, "x", place, least=0), fields.number(row, "n", place, least=0)
    if n == 0 and x:
        raise NotComputable(f"the denominator is 0 and the numerator {x:g}.", place)
    return x, n or None


def _drawing(
    pairs: Sequence[tuple[float | None, float | None]], chart: Callable[[Sequence[Counted]], Chart]
) -> _Draw:
    def draw(places: Sequence[int], base: Sequence[bool]) -> Chart:
        held = zip(places, base, strict=True)
        return chart([Counted(*pairs[place], base=counts) for place, counts in held])

    return draw


def _charts(rows: Sequence[Row], options: Options, draw: _Draw, extra: _Extra) -> list[Result]:
    found: list[Result] = [{} for _ in rows]
    for places in fields.groups(rows, options):
        for number, part in enumerate(_parts(rows, places), 1):
            chart = draw(part, [_counts(rows[place], at, options) for at, place in enumerate(part)])
            said, signs = {"part": number, **_part(chart, options)}, runs.signals(chart.points)
            for at, place in enumerate(part):
                factor = fields.of_row(rows[place], place + 1, options).multiplier
                lines = {**_point(chart, at, factor), **extra(chart, at, factor)}
                found[place] = {**rows[place], **lines, **_signs(signs[at], options), **said}
    return found


def _parts(rows: Sequence[Row], places: Sequence[int]) -> list[list[int]]:
    """A row marked ``rebase`` begins a new part, with lines of its own."""
    parts: list[list[int]] = [[]]
    for place in places:
        if fields.truth(rows[place], "rebase") and parts[-1]:
            parts.append([])
        parts[-1].append(place)
    return parts


def _counts(row: Row, at: int, options: Options) -> bool:
    return not fields.truth(row, "exclude") and (options.baseline is None or at < options.baseline)


def _point(chart: Chart, at: int, factor: float) -> Result:
    point = chart.points[at]
    value, centre, lower, upper, near_lower, near_upper = (scaled(one, factor) for one in point)
    return {
        "value": value,
        "centre": centre,
        "lower": lower,
        "upper": upper,
        "near_lower": near_lower,
        "near_upper": near_upper,
        "sigma": scaled(chart.sigma[at], factor),
        "outside": _is_outside(point),
    }


def _is_outside(point: Point) -> bool | None:
    if point.value is None or point.upper is None:
        return None
    return runs.compare(point.value, point.upper) > 0 or runs.compare(point.value, point.lower) < 0


def _xmr_extra(chart: Chart, at: int, factor: float) -> Result:
    _, mean, lower, upper, _, _ = (scaled(one, factor) for one in chart.points[at])
    mean_range = scaled(chart.mean_moving_range, factor)
    return {
        "mean": mean,
        "lpl": lower,
        "upl": upper,
        "moving_range": scaled(chart.moving_ranges[at], factor),
        "mean_moving_range": mean_range,
        "moving_range_upper": scaled(mean_range, charts.RANGE_LIMIT),
    }


def _no_extra(chart: Chart, at: int, factor: float) -> Result:
    _, centre, lower, upper, _, _ = (scaled(one, factor) for one in chart.points[at])
    return {"cl": centre, "lcl": lower, "ucl": upper}


def _part(chart: Chart, options: Options) -> Result:
    """What holds for the whole part: Anhøj's runs, and whether the lines rest on few points."""
    values = [point.value for point in chart.points]
    held = runs.anhoej(values, [point.centre for point in chart.points])
    return {
        "longest_run": held.longest_run,
        "longest_run_max": held.longest_run_max,
        "crossings": held.crossings,
        "crossings_min": held.crossings_min,
        "runs_signal": held.signal,
        "few_points": sum(value is not None for value in values[: options.baseline]) < FEW_POINTS,
    }


def _signs(held: Sequence[Signal], options: Options) -> Result:
    name = runs.first(held)
    return {
        "signals": [sign.value for sign in held],
        "special_cause_type": name.value,
        "point_type": point_type(name, options.improvement),
    }


def point_type(sign: Signal, improvement: str) -> str:
    """What a sign means where ``increase`` or ``decrease`` is better; ``neutral`` tells high from low."""
    if sign is Signal.NONE:
        return "common_cause"
    high = sign in runs.HIGH
    if improvement == "neutral":
        return f"special_cause_neutral_{'high' if high else 'low'}"
    return f"special_cause_{'improvement' if high == (improvement == 'increase') else 'concern'}"

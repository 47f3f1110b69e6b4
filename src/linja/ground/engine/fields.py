"""Rows as they come in: which field means what, and a sentence that names a row that cannot be used."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

Row = Mapping[str, Any]

#: What a method calls a field → the names it may have in a row; the first that is there counts.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "x": ("x", "numerator", "observed", "events", "count", "cases", "obs", "y"),
    "n": ("n", "denominator", "population", "size", "total", "pop"),
    "value": ("value", "y", "x", "observed"),
    "values": ("values", "value", "x", "y", "observed"),
    "mean": ("mean", "average"),
    "sd": ("sd", "stdev", "deviation"),
    "count": ("n", "count", "size"),
    "confidence": ("confidence", "conf"),
    "multiplier": ("multiplier",),
    "rebase": ("rebase",),
    "exclude": ("exclude",),
}
#: Texts that stand for no value.
_MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–"})
#: Within these, no formula here leaves what the machine can hold.
_SMALLEST, _LARGEST = 1e-50, 1e50


class NotComputable(ValueError):  # noqa: N818 - a sentence on its way to the face
    """A row, or an option, that a method cannot use; the message is one sentence for people."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        """``row`` counts from 1; None where the fault is in no row."""
        self.row = row
        super().__init__(reason if row is None else f"Row {row}: {reason}")


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen beside the rows. ``confidence`` and ``multiplier`` may stand in a row as well."""

    confidence: tuple[float, ...] = (0.95,)
    #: Values and limits are multiplied by this: 100 gives per cent, 100000 per hundred thousand.
    multiplier: float = 1.0
    #: Counts below this get exact Poisson limits (byars).
    exact_below: float = 10.0
    #: How funnel limits are drawn; empty for the method's own.
    limits: str = ""
    #: The average of a funnel, before the multiplier; None for that of the rows.
    average: float | None = None
    #: The first so many points of each part set the lines of a chart; None for all of them.
    baseline: int | None = None
    #: Moving ranges far above their mean do not count (xmr).
    screen_outliers: bool = False
    #: ``increase``, ``decrease`` or ``neutral``: which way is better.
    improvement: str = "neutral"
    #: Fields whose values tell one series, funnel or group of values from another.
    group: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no method could use."""
        for one in self.confidence:
            check_confidence(one)
        if not _SMALLEST <= self.multiplier <= _LARGEST:
            raise NotComputable(
                f"the multiplier is {self.multiplier:g}; it must be an ordinary number above 0."
            )
        if self.baseline is not None and self.baseline < 2:
            raise NotComputable(f"the baseline is {self.baseline} points; lines need at least 2.")
        if self.improvement not in {"increase", "decrease", "neutral"}:
            raise NotComputable(
                f"improvement is {self.improvement!r}; it must be increase, decrease or neutral."
            )


def check_confidence(level: float, row: int | None = None) -> float:
    """A level between 0.5 and 1, or between 50 and 100, as a number between 0.5 and 1."""
    scaled = level / 100 if 50 <= level < 100 else level
    if not 0.5 <= scaled < 1:
        raise NotComputable(
            f"confidence is {level:g}; it must be from 0.5 up to but not 1, or from 50 up to but not 100.",
            row,
        )
    return scaled


def levels(options: Options) -> tuple[float, ...]:
    """The levels of confidence as numbers below 1."""
    return tuple(check_confidence(one) for one in options.confidence)


def of_row(row: Row, place: int, options: Options) -> Options:
    """The options with what the row itself says of confidence and multiplier."""
    said = find(row, "confidence")
    if said is not None:
        given = said if isinstance(said, list) else [said]
        numbers = (_number(one, "confidence", place) for one in given)
        confidence = tuple(check_confidence(one, place) for one in numbers if one is not None)
        options = replace(options, confidence=confidence or options.confidence)
    multiplier = number(row, "multiplier", place)
    if multiplier is not None:
        if multiplier <= 0:
            raise NotComputable(f"multiplier is {multiplier:g}; it must be above 0.", place)
        options = replace(options, multiplier=multiplier)
    return options


def find(row: Row, field: str) -> Any:
    """What the row holds under the first of the field's names; None where it has none of them."""
    return next((row[name] for name in SYNONYMS[field] if name in row), None)


def has(row: Row, field: str) -> bool:
    """Whether the row has the field under any of its names, even without a value."""
    return any(name in row for name in SYNONYMS[field])


def number(row: Row, field: str, place: int, *, least: float | None = None) -> float | None:
    """The field as a number; None where it is absent or missing. ``least`` is the smallest it may be."""
    name = next((name for name in SYNONYMS[field] if name in row), field)
    found = _number(row.get(name), name, place)
    if found is not None and least is not None and found < least:
        raise NotComputable(f"{name} is {found:g}; it cannot be below {least:g}.", place)
    return found


def needed(row: Row, field: str, place: int) -> None:
    """Refuse a row without the field; a field without a value is another thing (missing)."""
    if not has(row, field):
        raise NotComputable(f"there is no {field} (nor {', '.join(SYNONYMS[field][1:])}).", place)


def numbers(given: Any, field: str, place: int) -> list[float]:
    """A list of numbers without those that are missing."""
    found = [_number(one, field, place) for one in (given if isinstance(given, list) else [given])]
    return [one for one in found if one is not None]


def _number(given: Any, name: str, place: int) -> float | None:
    if given is None or (isinstance(given, str) and given.strip().lower() in _MISSING):
        return None
    try:
        found = math.nan if isinstance(given, bool) else float(_plain(given))
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise NotComputable(f"{name} is {given!r}, which is not a number.", place)
    if found and not _SMALLEST <= abs(found) <= _LARGEST:
        raise NotComputable(f"{name} is {found:g}, which is too large or too small to compute with.", place)
    return found


def _plain(given: Any) -> Any:
    """Norwegian decimal commas are read; anything else must be a number as JSON writes it."""
    return given.strip().replace("\u2212", "-").replace(",", ".") if isinstance(given, str) else given


def truth(row: Row, field: str) -> bool:
    """Whether a row is marked: true, 1 or a text such as "yes"."""
    said = find(row, field)
    return said.strip().lower() in {"1", "true", "yes", "ja", "x"} if isinstance(said, str) else bool(said)


def groups(rows: Sequence[Row], options: Options) -> list[list[int]]:
    """Places (from 0) of the rows of each series, in order of first appearance."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        for name in options.group:
            if name not in row:
                raise NotComputable(f"there is no {name}, by which the rows are grouped.", place + 1)
        found.setdefault(tuple(repr(row[name]) for name in options.group), []).append(place)
    return list(found.values())

"""A light target: what one number must reach, as a sentence words it and as a version stores it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from linja.ground.kernel.numbers import Unit, format_number


class Operator(StrEnum):
    """How the value binds. ``REDUCED_BY`` and ``INCREASED_BY``: percent from a baseline year."""

    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"
    NONE = "none"
    LOWER = "lower"
    HIGHER = "higher"
    REDUCED_BY = "reduced_by"
    INCREASED_BY = "increased_by"


@dataclass(frozen=True, slots=True)
class Target:
    """What a number must reach. ``value`` None: the operator says it all (none, lower than a year)."""

    operator: Operator
    value: Decimal | None = None
    unit: Unit = Unit.NONE
    #: For whom it holds, as the text words it ("i alle regioner"); empty: for the addressee.
    scope: str = ""
    #: The last day on which it must be reached; None: all the time.
    horizon: date | None = None
    #: The year that it is compared with, where it is.
    baseline: int | None = None
    #: The words that it was read from.
    words: str = ""


_SIGNS: Final = {
    Operator.BELOW: "<",
    Operator.AT_MOST: "≤",
    Operator.ABOVE: ">",
    Operator.AT_LEAST: "≥",
    Operator.NONE: "= 0",
    Operator.LOWER: "<",
    Operator.HIGHER: ">",
    Operator.REDUCED_BY: "−",
    Operator.INCREASED_BY: "+",
}


def in_signs(target: Target) -> str:
    """The target without words, as a narrow column shows it: ``< 50``, ``−30 (2012)``."""
    number = "" if target.value is None or target.operator == Operator.NONE else format_number(target.value)
    tight = target.operator in {Operator.REDUCED_BY, Operator.INCREASED_BY}
    shown = _SIGNS[target.operator] + ("" if tight or not number else " ") + number
    return shown + (f" ({target.baseline})" if target.baseline is not None else "")

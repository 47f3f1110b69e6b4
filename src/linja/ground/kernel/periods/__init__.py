"""Periods: types, codes, words and the arithmetic that is legal."""

from linja.ground.kernel.periods.arithmetic import combine, may_compare, subtract
from linja.ground.kernel.periods.types import (
    Cumulative,
    HalfYear,
    Month,
    Period,
    PointInTime,
    Quarter,
    Rolling,
    Tertial,
    Year,
)
from linja.ground.kernel.periods.words import MONTHS, parse, phrase

__all__ = [
    "MONTHS",
    "Cumulative",
    "HalfYear",
    "Month",
    "Period",
    "PointInTime",
    "Quarter",
    "Rolling",
    "Tertial",
    "Year",
    "combine",
    "may_compare",
    "parse",
    "phrase",
    "subtract",
]

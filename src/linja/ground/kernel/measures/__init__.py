"""Measures: what kind of number a figure is, and which sums, differences and comparisons are legal."""

from linja.ground.kernel.measures.algebra import (
    average,
    in_a_row,
    left,
    may_be_set_against,
    may_compare,
    together,
)
from linja.ground.kernel.measures.legal import LEGAL, Operation, Permission, may
from linja.ground.kernel.measures.types import Figure, MeasureKind

__all__ = [
    "LEGAL",
    "Figure",
    "MeasureKind",
    "Operation",
    "Permission",
    "average",
    "in_a_row",
    "left",
    "may",
    "may_be_set_against",
    "may_compare",
    "together",
]

"""One table of what may be done with which kind of number. Tests are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from linja.ground.kernel.measures.types import MeasureKind
from linja.ground.kernel.refusals import Refusal


class Operation(StrEnum):
    """What is done with several figures of one indicator."""

    #: Hospitals to a region, in the same period.
    TOGETHER = "together"
    #: Tertials to a year, for the same organisation.
    IN_A_ROW = "in_a_row"
    #: January to August less January to April.
    LEFT = "left"
    AVERAGE = "average"


class Permission(StrEnum):
    """How it may be done. ``PARTS``: numerators and denominators are added, then divided anew."""

    NUMBERS = "numbers"
    PARTS = "parts"
    MEDIAN = "measures.median_of_medians"
    DISTINCT = "measures.counted_twice"
    DERIVED = "measures.derived"


_N, _P, _M, _D = Permission.NUMBERS, Permission.PARTS, Permission.MEDIAN, Permission.DISTINCT
_C: Final = Permission.DERIVED
_ORDER: Final = (Operation.TOGETHER, Operation.IN_A_ROW, Operation.LEFT, Operation.AVERAGE)

#: Kind of number → what may be done with it. Periods and states are asked besides.
LEGAL: Final[Mapping[MeasureKind, Mapping[Operation, Permission]]] = {
    kind: dict(zip(_ORDER, row, strict=True))
    for kind, row in {
        #                            together  in a row  left  average
        MeasureKind.COUNT: (_N, _N, _N, _N),
        MeasureKind.SUM: (_N, _N, _N, _N),
        MeasureKind.SHARE: (_P, _P, _P, _P),
        MeasureKind.MEAN: (_P, _P, _P, _P),
        MeasureKind.RATE: (_P, _P, _P, _P),
        MeasureKind.MEDIAN: (_M, _M, _M, _M),
        # The average over organisations or periods counts nobody twice: it is an average of counts.
        MeasureKind.DISTINCT_COUNT: (_D, _D, _D, _N),
        MeasureKind.DERIVED: (_C, _C, _C, _C),
    }.items()
}


def may(kind: MeasureKind, operation: Operation) -> Refusal | None:
    """None when the operation says something for this kind of number; else the reason why not.

    ``measures.median_of_medians``: the middle of middles is not the middle. ``measures.counted_twice``:
    a patient of two hospitals is one patient. ``measures.derived``: what is computed is computed anew.
    """
    permission = LEGAL[kind][operation]
    if permission in {Permission.NUMBERS, Permission.PARTS}:
        return None
    return Refusal(permission.value, {"kind": kind.value, "operation": operation.value})

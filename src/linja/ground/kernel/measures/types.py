"""What a figure is: a number with its kind, period, state and the parts that it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from linja.ground.kernel.numbers import Unit, round_number
from linja.ground.kernel.periods import Period
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState


class MeasureKind(StrEnum):
    """What kind of number it is; what may be added or averaged follows from it (``legal.LEGAL``).

    ``DISTINCT_COUNT``: each patient counts once, wherever treated, so regions cannot be added. ``DERIVED``:
    computed from other indicators, or from the values of several units.
    """

    COUNT = "count"
    SUM = "sum"
    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"
    DISTINCT_COUNT = "distinct_count"
    RATE = "rate"
    DERIVED = "derived"


_COUNTED: Final = frozenset({MeasureKind.COUNT, MeasureKind.DISTINCT_COUNT})
#: What numerator through denominator is multiplied by; a rate says it itself.
_PER: Final = {MeasureKind.SHARE: 100, MeasureKind.MEAN: 1}


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one indicator. ``number`` is in whole units; a share is in per cent (0 to 100).

    ``numerator`` of a mean is the sum of what was measured, ``denominator`` how many were measured.
    ``decimals``: how many are printed; None: those that ``number`` has. ``exact``: ``number`` is unrounded.
    ``expected``: the day on which a value that is not published should come. ``per``: what a rate is
    counted per (100 000).
    """

    number: Decimal | None
    period: Period
    kind: MeasureKind = MeasureKind.COUNT
    state: ValueState = ValueState.FINAL
    organisation: str = ""
    item: str = ""
    unit: Unit = Unit.NONE
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    per: int | None = None
    decimals: int | None = None
    exact: bool = False
    expected: date | None = None

    @property
    def known(self) -> Decimal | None:
        """The number, where the state comes with one; ``ZERO`` is 0."""
        if self.state is ValueState.ZERO:
            return Decimal(0)
        return self.number if self.state in WITH_NUMBER else None

    @property
    def printed_decimals(self) -> int:
        """How many decimals a reader sees."""
        if self.decimals is not None:
            return self.decimals
        exponent = self.number.as_tuple().exponent if self.number is not None else 0
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def printed(self) -> Decimal | None:
        """The number as a reader sees it."""
        return None if self.known is None else round_number(self.known, self.printed_decimals)

    @property
    def is_exact(self) -> bool:
        """Nothing is hidden by rounding: said to be so, none at all, or counted in whole."""
        return self.exact or self.state is ValueState.ZERO or self._whole

    @property
    def _whole(self) -> bool:
        return self.kind in _COUNTED and self.number is not None and self.number % 1 == 0

    @property
    def factor(self) -> Decimal | None:
        """What numerator through denominator is multiplied by; None for what is no quotient."""
        per = _PER.get(self.kind, self.per if self.kind is MeasureKind.RATE else None)
        return None if per is None else Decimal(per)

    @property
    def top(self) -> Decimal | None:
        """The numerator; a mean's may be worked back from mean and number measured, a share's may not."""
        if self.numerator is not None or self.kind is not MeasureKind.MEAN:
            return self.numerator
        if self.number is None or self.denominator is None:
            return None
        return self.number * self.denominator

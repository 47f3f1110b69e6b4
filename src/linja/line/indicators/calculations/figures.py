"""Stored values as figures that can be reckoned with: put together, compared and judged. Pure.

What may be put together is said in one place, the kernel's table of legal operations (``measures.LEGAL``):
counts and sums are added, shares and means are worked out anew from their parts, medians and counts of
distinct patients cannot be made from parts at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from linja.ground.definitions import Indicator
from linja.ground.kernel.measures import Figure, in_a_row, together
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.records import ValueRecord


def figure_of(value: ValueRecord, indicator: Indicator, *, organisation: str = "", item: str = "") -> Figure:
    """The value with what its definition says of it: kind of number, decimals, expected day.

    A number with more decimals than are printed is unrounded; one with fewer was rounded where it came from.
    """
    version = indicator.version_on(of_code(value.period).end)
    own = _decimals(value.number)
    return Figure(
        number=value.number,
        period=of_code(value.period),
        kind=version.measure,
        state=value.state,
        organisation=organisation,
        item=item,
        unit=Unit(value.unit),
        numerator=value.numerator,
        denominator=value.denominator,
        decimals=min(own, version.decimals),
        exact=own > version.decimals,
        expected=indicator.calendar.expected(of_code(value.period)) if value.number is None else None,
    )


def over_units(values: Sequence[ValueRecord], indicator: Indicator, name: str = "") -> Figure | Refusal:
    """One figure for all units together, in the same period. Refusals: as ``kernel.measures.together``."""
    parts = [figure_of(one, indicator, organisation=one.organisation_name) for one in values]
    return together(parts, name)


def over_periods(values: Sequence[ValueRecord], indicator: Indicator) -> Figure | Refusal:
    """One figure for periods that follow each other. Refusals: as ``kernel.measures.in_a_row``."""
    return in_a_row([figure_of(one, indicator, organisation=one.organisation_name) for one in values])


def _decimals(number: Decimal | None) -> int:
    """How many decimals the number itself has; the store fills them up with zeros."""
    if number is None:
        return 0
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

"""The whole country worked out from the regions, where the kind of measure allows it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linja.ground.definitions import Indicator
from linja.ground.kernel.measures import Figure
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.calculations.figures import over_units
from linja.line.indicators.records import ValueRecord


def together(
    values: Iterable[ValueRecord], indicator: Indicator, regions: int
) -> tuple[ValueRecord, ...] | Refusal:
    """One value for each period that all ``regions`` have a number for, by the roll-up of the measure.

    Such a value has the id 0: it is held nowhere. Refusals: those of ``figures.over_units`` when no period
    can be put together (medians, different patients, lacking numerators).
    """
    by_period: dict[str, list[ValueRecord]] = {}
    for one in values:
        by_period.setdefault(one.period, []).append(one)
    found: list[ValueRecord] = []
    refused: Refusal | None = None
    for held in by_period.values():
        if len(held) < regions or len({one.version for one in held}) > 1:
            continue
        made = over_units(held, indicator)
        if isinstance(made, Refusal):
            refused = refused or made
        else:
            found.append(_value(held[0], made))
    return refused if refused and not found else tuple(found)


def _value(like: ValueRecord, made: Figure) -> ValueRecord:
    return replace(
        like,
        id=0,
        organisation_id=0,
        organisation_name="",
        number=made.number,
        state=made.state,
        numerator=made.numerator,
        denominator=made.denominator,
        source="",
    )

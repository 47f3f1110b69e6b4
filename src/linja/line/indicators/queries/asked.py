"""What is asked of an organisation for a period: the rows of the grid in which values are typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linja.ground.definitions import Indicator, PeriodType, State, Version
from linja.ground.kernel.actor import Actor
from linja.ground.kernel.measures import MeasureKind
from linja.line.indicators.calculations.checking import KINDS
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.queries.defined import definitions
from linja.line.indicators.queries.values import values
from linja.line.indicators.records import ValueRecord

_ASKED = frozenset({State.PUBLISHED, State.UNDER_DEVELOPMENT})


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator that is given for such periods, by the version of the day, and what is held of it."""

    indicator: Indicator
    version: Version
    held: ValueRecord | None


def asked(actor: Actor, organisation_id: int, period: str) -> tuple[Asked, ...]:
    """Every indicator that is given for such periods and in use then; those with a value come first."""
    end, kind = of_code(period).end, KINDS[type(of_code(period))]
    held = {
        one.indicator: one
        for one in values(actor, organisation_id=organisation_id, period=period, breakdown="")
    }
    rows = [
        Asked(one, one.version_on(end), held.get(code))
        for code, one in definitions().indicators.items()
        if code in held or _is_asked(one, end, kind)
    ]
    return tuple(sorted(rows, key=lambda row: row.held is None))


def _is_asked(one: Indicator, end: date, kind: PeriodType) -> bool:
    version = one.version_on(end)
    in_use = (one.state_on(end) or one.lifecycle[0].state) in _ASKED
    return in_use and kind in version.periods and version.measure is not MeasureKind.DERIVED

"""A chart with its table, and how a value becomes a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from linja.faces.ui.tables import Column
from linja.faces.workbench.figures import words
from linja.faces.workbench.figures.goals import Goal
from linja.ground.charts import Dot, Level, Shape, Unit, svg
from linja.ground.charts.types import Spec
from linja.ground.definitions import Version
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.targets import Operator, wording
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations.showing import Place
from linja.line.indicators.records import ValueRecord

_SHAPES: Final = {
    ValueState.PROVISIONAL: Shape.HOLLOW,
    ValueState.FORECAST: Shape.DIAMOND,
    ValueState.NOT_COMPARABLE: Shape.CROSS,
}
#: Values of so few places have their numbers printed beside them; of more, the first and the last.
FEW = 9
#: Limits that are one number whatever the baseline.
_ABSOLUTE: Final = frozenset(
    {Operator.BELOW, Operator.AT_MOST, Operator.ABOVE, Operator.AT_LEAST, Operator.NONE}
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart, in words and drawn, and the table that says the same."""

    heading: str
    spec: Spec
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    #: What must be said beside it.
    notes: tuple[str, ...] = ()

    @property
    def drawn(self) -> str:
        """The chart as SVG."""
        return svg(self.spec)

    @property
    def cells(self) -> list[list[tuple[Column, str]]]:
        """The rows with their columns."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows: pictures, or a sentence where there is nothing to draw."""

    pictures: tuple[Picture, ...] = ()
    instead: str = ""
    #: All values that it shows: for the files, and for the note that they were read.
    values: tuple[ValueRecord, ...] = ()
    #: Which choices the view has, by the parameter of the address.
    choices: tuple[str, ...] = field(default=())


def columns(*heads: str | Promise, numeric: Sequence[int] = ()) -> tuple[Column, ...]:
    """Column heads in order; ``numeric``: those whose cells are numbers."""
    return tuple(Column(str(at), head, numeric=at in numeric) for at, head in enumerate(heads))


def unit_of(version: Version) -> Unit:
    """The axis of the indicator's numbers; a share is never more than 100."""
    return Unit(
        words.unit(version), version.decimals, 100.0 if version.measure is MeasureKind.SHARE else None
    )


def scaled(one: ValueRecord, version: Version) -> float | None:
    """The number as the axis counts it."""
    return None if one.number is None else float(one.number) / version.scale


def dot(at: int, place: Place, version: Version, *, few: bool, ends: bool) -> Dot:
    """A place's mark; what has no number prints its state."""
    one = place.value
    when = words.short_period(place.period)
    shown = words.value(one, version)
    if one is None or one.number is None:
        return Dot(at, None, shown, f"{when}: {shown}", run=place.run)
    label = words.value(one, version, unit=False) if few or ends else ""
    return Dot(
        at, scaled(one, version), label, f"{when}: {shown}", _SHAPES.get(one.state, Shape.FULL), place.run
    )


def dots(places: Sequence[Place], version: Version) -> tuple[Dot, ...]:
    """The marks of a series."""
    few, last = len(places) <= FEW, len(places) - 1
    return tuple(dot(at, place, version, few=few, ends=at in (0, last)) for at, place in enumerate(places))


def shape(one: ValueRecord) -> Shape:
    """The mark of a value's state."""
    return _SHAPES.get(one.state, Shape.FULL)


def levels(
    goals: Sequence[Goal], version: Version, ends: dict[int, float] | None = None
) -> tuple[Level, ...]:
    """Targets that are one number, as lines across; ``ends``: year of the horizon → place where it ends."""
    found = []
    for goal in goals:
        limit = goal.limit
        if limit is None or limit.operator not in _ABSOLUTE:
            continue
        said = f"{_('target')} {wording.limit(limit, None, words.language())}"
        last = (ends or {}).get(limit.horizon.year) if limit.horizon else None
        found.append(Level(float(limit.value or 0) / version.scale, said, last=last))
    return tuple(found)


def legend(values: Sequence[ValueRecord]) -> tuple[str, ...]:
    """What the shapes say, for those that are drawn and are not a final value."""
    said = {
        ValueState.PROVISIONAL: _("An open circle is a provisional value."),
        ValueState.FORECAST: _("A diamond is a forecast."),
        ValueState.NOT_COMPARABLE: _("A cross may not be held against the others."),
    }
    drawn = {one.state for one in values if one.number is not None}
    return tuple(text for state, text in said.items() if state in drawn)

"""What a verdict asks for, found among stored values. Pure.

The values are those of one organisation and the units below it; which of them counts for a period is said in
:func:`Holding.answer`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from linja.ground.definitions import CodeList, Definitions, Indicator
from linja.ground.kernel.measures import Figure
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Period
from linja.ground.kernel.targets import Asked, ScopeKind
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations import breakdowns
from linja.line.indicators.calculations.figures import figure_of
from linja.line.indicators.calculations.naming import category_of
from linja.line.indicators.records import ValueRecord

_Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Units:
    """Whose values are asked for: the organisation itself, its hospital trusts, and the regions below it."""

    organisation_id: int
    name: str
    trusts: tuple[tuple[int, str], ...] = ()
    regions: tuple[tuple[int, str], ...] = ()

    def of(self, kind: ScopeKind) -> tuple[tuple[int, str], ...]:
        """The units that a scope asks for; without any below, the organisation is the only one."""
        own = ((self.organisation_id, self.name),)
        if kind is ScopeKind.EACH_ORGANISATION:
            return self.trusts or own
        return (self.regions or own) if kind is ScopeKind.EACH_REGION else own


@dataclass
class Holding:
    """The values at hand, for the verdicts of one period. ``language``: in which categories are named."""

    units: Units
    definitions: Definitions
    period: Period
    today: date
    language: str = "nb"
    _held: dict[_Key, list[Figure]] = field(default_factory=dict)

    def take(self, values: Iterable[ValueRecord]) -> None:
        """Hold these values; those of an indicator that is defined no more are asked for by nobody."""
        for one in values:
            if indicator := self.definitions.indicators.get(one.indicator):
                place = (one.organisation_id, one.indicator, one.breakdown)
                self._held.setdefault(place, []).append(figure_of(one, indicator))

    def answer(self, asked: Asked) -> Sequence[Figure]:
        """The figures asked for, one for each unit and item (see ``kernel.targets.Lookup``).

        The very period counts if it is held. For the period that is reported, else the latest value inside
        it: a year is judged by its last tertial until its own value is there. Without any, the value is not
        published until the day on which the source is expected to have done so.
        """
        indicator = self.definitions.indicators.get(asked.what)
        if indicator is None:
            return ()
        items = self._items(asked, indicator)
        units = self.units.of(asked.scope.kind)
        named = asked.scope.kind in {ScopeKind.EACH_ORGANISATION, ScopeKind.EACH_REGION}
        found = [
            replace(figure, organisation=name if named else "", item=item)
            for unit, name in units
            for item, key in items
            if (figure := self._one(asked, self._held.get((unit, indicator.code, key), ())))
        ]
        if found or asked.period != self.period:
            return found
        return [
            self._not_yet(indicator, name if named else "", item)
            for _unit, name in units
            for item, _key in items
            if self._awaited(indicator)
        ]

    def _one(self, asked: Asked, figures: Sequence[Figure]) -> Figure | None:
        if asked.period is None:
            return self._latest(one for one in figures if one.period.end <= self.period.end)
        if exact := next((one for one in figures if one.period == asked.period), None):
            return exact
        if asked.period != self.period:
            return None
        inside = [one for one in figures if self.period.contains(one.period)]
        return self._latest(inside) or max(inside, key=lambda one: one.period, default=None)

    def _latest(self, figures: Iterable[Figure]) -> Figure | None:
        known = [one for one in figures if one.known is not None]
        return max(known, key=lambda one: one.period, default=None)

    def _awaited(self, indicator: Indicator) -> bool:
        day = indicator.calendar.expected(self.period)
        return day is not None and self.today <= day

    def _not_yet(self, indicator: Indicator, name: str, item: str) -> Figure:
        version = indicator.version_on(self.period.end)
        return Figure(
            None,
            self.period,
            version.measure,
            ValueState.NOT_PUBLISHED,
            name,
            item,
            Unit(version.unit),
            expected=indicator.calendar.expected(self.period),
        )

    def _items(self, asked: Asked, indicator: Indicator) -> list[tuple[str, str]]:
        """The item's name with the breakdown that its value is stored under; the whole has no name."""
        own: dict[str, str] = {}
        if asked.group and indicator.current.breakdowns:
            place = category_of(asked.group, indicator, self.definitions)
            if place is None:
                return []
            own = dict([place])
        if asked.scope.kind is not ScopeKind.EACH_ITEM:
            return [("", breakdowns.key(own))]
        chosen = self._list_of(asked, indicator, own)
        if chosen is None:
            return []
        return [
            (one.names.say(self.language), breakdowns.key({**own, chosen.code: one.code}))
            for one in chosen.parts
        ]

    def _list_of(self, asked: Asked, indicator: Indicator, own: dict[str, str]) -> CodeList | None:
        """The code list that has as many entries as the target says, else the only one there is."""
        lists = [self.definitions.code_lists[key] for key in indicator.current.breakdowns if key not in own]
        fits = [one for one in lists if len(one.parts) == asked.scope.expected]
        chosen = fits or lists
        return chosen[0] if len(chosen) == 1 or fits else None

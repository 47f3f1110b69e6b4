"""A JSON-stat cube as rows: which dimension is organisation, period, indicator or breakdown. Pure.

Statistics Norway calls its dimensions ``Region``, ``Tid`` and ``ContentsCode``; the Institute of Public
Health has ``GEO``, ``AAR`` and ``MEASURE_TYPE``. Names differ from table to table, so the categories decide:
a dimension whose categories are all periods is time, and so on. A dimension with one category that nobody
knows is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations import breakdowns
from linja.line.indicators.calculations.shapes.cells import state_word
from linja.line.indicators.calculations.shapes.heads import meaning_of
from linja.line.indicators.calculations.shapes.json_stat import Cube, Dimension
from linja.line.indicators.calculations.shapes.names import Names, period_of
from linja.line.indicators.records import Row, ValueDraft

#: Parts of a value that a dimension may set apart.
_PARTS = frozenset({"value", "numerator", "denominator"})
#: Signs in ``status`` that tell something of a number rather than why there is none.
_OF_NUMBERS = {"*": ValueState.PROVISIONAL, "p": ValueState.PROVISIONAL, "f": ValueState.FORECAST}
Place = tuple[str, ...]


@dataclass(slots=True)
class Axes:
    """What each dimension is, by its place among the dimensions."""

    cube: Cube
    organisation: int = -1
    period: int = -1
    indicator: int = -1
    parts: int = -1
    lists: dict[int, str] = field(default_factory=dict)


def rows_of(cube: Cube, names: Names, indicator: str = "") -> tuple[Row, ...] | Refusal:
    """A row for each cell, numbered in the cube's own order from 1.

    Refusals: ``indicators.no_columns`` for a cube without period or organisation, or one that does not say
    what it is of; ``indicators.unknown_dimension`` for one whose further dimensions nobody knows.
    """
    axes = _axes(cube, names)
    if isinstance(axes, Refusal):
        return axes
    labelled = names.indicator(cube.label)
    indicator = indicator or (labelled.code if labelled else "")
    has = {
        "indicator": axes.indicator >= 0 or bool(indicator),
        "organisation": axes.organisation >= 0,
        "period": axes.period >= 0,
    }
    if lacking := [name for name, there in has.items() if not there]:
        return Refusal("indicators.no_columns", {"columns": ", ".join(lacking)})
    return tuple(_rows(axes, names, indicator))


def _axes(cube: Cube, names: Names) -> Axes | Refusal:
    axes = Axes(cube)
    for at, one in enumerate(cube.dimensions):
        if not _placed(axes, at, one, names) and len(one.categories) > 1:
            facts = {"dimension": one.label, "categories": ", ".join(list(one.categories.values())[:5])}
            return Refusal("indicators.unknown_dimension", facts)
    return axes


def _placed(axes: Axes, at: int, one: Dimension, names: Names) -> bool:
    """Say what the dimension is; False when nothing fits."""
    if axes.period < 0 and all(_period(one, code) for code in one.categories):
        axes.period = at
    elif axes.parts < 0 and all(_part(one, code) for code in one.categories):
        axes.parts = at
    elif (code_list := _code_list(one, names)) is not None:
        axes.lists[at] = code_list
    elif axes.indicator < 0 and any(_indicator(one, code, names) for code in one.categories):
        axes.indicator = at
    elif axes.organisation < 0 and any(_organisation(one, code, names) for code in one.categories):
        axes.organisation = at
    else:
        return False
    return True


def _said(one: Dimension, code: str) -> tuple[str, str]:
    return one.categories[code], code


def _period(one: Dimension, code: str) -> str | None:
    return next((found.code for word in _said(one, code) if (found := period_of(word))), None)


def _part(one: Dimension, code: str) -> str | None:
    return next((found for word in _said(one, code) if (found := meaning_of(word)) in _PARTS), None)


def _organisation(one: Dimension, code: str, names: Names) -> int | None:
    found = (names.organisation(word) for word in _said(one, code))
    return next((it for it in found if it is not None), None)


def _indicator(one: Dimension, code: str, names: Names) -> str | None:
    found = (names.indicator(word) for word in _said(one, code))
    return next((it.code for it in found if it is not None), None)


def _category(one: Dimension, code: str, code_list: str, names: Names) -> str | None:
    found = (names.category(code_list, word) for word in _said(one, code))
    return next((it for it in found if it is not None), None)


def _code_list(one: Dimension, names: Names) -> str | None:
    """The list that the dimension is called after, or that has all of its categories."""
    called = names.code_list(one.label) or names.code_list(one.code)
    if called is not None:
        return called
    held = (
        key
        for key in names.definitions.code_lists
        if all(_category(one, code, key, names) for code in one.categories)
    )
    return next(held, None)


def _rows(axes: Axes, names: Names, indicator: str) -> Iterator[Row]:
    cube = axes.cube
    joined: dict[Place, dict[str, Place]] = {}
    for place in dict.fromkeys((*cube.numbers, *cube.status)):
        whole = tuple("" if at == axes.parts else code for at, code in enumerate(place))
        joined.setdefault(whole, {})[_part_at(axes, place)] = place
    for number, (whole, parts) in enumerate(joined.items(), 1):
        yield Row(number, _draft(axes, names, indicator, whole, parts), place=_words(axes, whole))


def _part_at(axes: Axes, place: Place) -> str:
    return _part(axes.cube.dimensions[axes.parts], place[axes.parts]) or "" if axes.parts >= 0 else "value"


def _words(axes: Axes, place: Place) -> str:
    """The cell's place in words, for whoever asks where a value is from."""
    pairs = zip(axes.cube.dimensions, place, strict=True)
    told = ", ".join(one.categories[code] for one, code in pairs if code)
    return f"{axes.cube.source or axes.cube.label}: {told}"[:300]


def _draft(
    axes: Axes, names: Names, indicator: str, place: Place, parts: Mapping[str, Place]
) -> ValueDraft | Refusal:
    dimensions = axes.cube.dimensions
    organisation = _organisation(dimensions[axes.organisation], place[axes.organisation], names)
    if organisation is None:
        word = dimensions[axes.organisation].categories[place[axes.organisation]]
        return Refusal("indicators.unknown_organisation", {"organisation": word})
    if axes.indicator >= 0:
        one, code = dimensions[axes.indicator], place[axes.indicator]
        indicator = _indicator(one, code, names) or one.categories[code]
    broken: dict[str, str] = {}
    for at, code_list in axes.lists.items():
        category = _category(dimensions[at], place[at], code_list, names)
        if category is None:
            word = dimensions[at].categories[place[at]]
            return Refusal("indicators.unknown_breakdown", {"breakdown": word, "indicator": indicator})
        if category != "total":
            broken[code_list] = category
    number, state = _value(axes.cube, parts.get("value"))
    return ValueDraft(
        organisation_id=organisation,
        indicator=indicator,
        period=_period(dimensions[axes.period], place[axes.period]) or "",
        number=number,
        state=state,
        breakdown=breakdowns.key(broken),
        numerator=_number(axes.cube, parts.get("numerator")),
        denominator=_number(axes.cube, parts.get("denominator")),
    )


def _number(cube: Cube, place: Place | None) -> Decimal | None:
    return None if place is None else cube.numbers.get(place)


def _value(cube: Cube, place: Place | None) -> tuple[Decimal | None, ValueState]:
    sign = "" if place is None else cube.status.get(place, "").strip()
    number = _number(cube, place)
    if number is not None:
        return number, _OF_NUMBERS.get(sign.casefold(), ValueState.FINAL)
    return None, state_word(sign) or ValueState.MISSING

"""Values as the pages show them: numbers, states, periods and breakdowns in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from django.utils.translation import get_language

from linja.ground.definitions import Indicator
from linja.ground.kernel.numbers import Quantity, Unit, format_number, format_quantity
from linja.ground.kernel.periods import phrase as period_phrase
from linja.ground.kernel.value_states import ValueState
from linja.ground.kernel.value_states import phrase as state_phrase
from linja.line.indicators import queries
from linja.line.indicators.calculations import breakdowns
from linja.line.indicators.calculations.periods import of_code


class Said(Protocol):
    """A draft or a record."""

    @property
    def number(self) -> Decimal | None: ...
    @property
    def state(self) -> ValueState: ...


def language() -> str:
    """``nb``, ``nn`` or ``en``."""
    return (get_language() or "nb")[:2]


def number(value: Decimal | None) -> str:
    """A number in the reader's language; nothing for none."""
    return "" if value is None else format_number(_plain(value), language=language())


def typed(value: Decimal | None) -> str:
    """A number as it can be typed again, with a decimal comma in every language."""
    return "" if value is None else format_number(_plain(value))


def _plain(value: Decimal) -> Decimal:
    """Without the zeros that the database stores after the last decimal."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


def value(one: Said, indicator: str = "") -> str:
    """The number with its unit, and its state when that is more than final."""
    said = _with_unit(one.number, indicator) if one.number is not None else ""
    if one.state is ValueState.FINAL:
        return said
    word = state_phrase(one.state, language())
    return f"{said} ({word})" if said else word


def _with_unit(amount: Decimal, indicator: str) -> str:
    held = queries.definitions().indicators.get(indicator)
    unit = held.current.unit if held else Unit.NONE
    return format_quantity(Quantity(_plain(amount), unit), language=language())


def name(code: str) -> str:
    """The indicator's name; the code where nobody knows it any more."""
    held: Indicator | None = queries.definitions().indicators.get(code)
    return held.names.say(language()) if held else code


def period(code: str) -> str:
    """A period in words."""
    return period_phrase(of_code(code), language())


def breakdown(stored: str) -> str:
    """The categories of a breakdown; nothing for the whole."""
    lists = queries.definitions().code_lists
    named = []
    for key, code in breakdowns.parts(stored).items():
        found = (
            next((one for one in lists[key].categories if one.code == code), None) if key in lists else None
        )
        named.append(found.names.say(language()) if found else code)
    return ", ".join(named)

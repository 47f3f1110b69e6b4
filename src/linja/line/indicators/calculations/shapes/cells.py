"""A cell as a value: its number, or the state that says why there is none. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from linja.ground.kernel.numbers import parse_number, parse_quantity
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import WITH_NUMBER, ValueState, phrase

_LANGUAGES = ("nb", "nn", "en")
_PRINTED = {phrase(state, language): state for state in ValueState for language in _LANGUAGES}
_CODES = {state.value: state for state in ValueState}
#: The standard signs of official statistics (Statistics Norway): ``:`` hidden, ``..`` and ``.`` no figure.
_SIGNS = {":": ValueState.SUPPRESSED, "..": ValueState.MISSING, ".": ValueState.MISSING}
_WORDS = {
    "skjermet": ValueState.SUPPRESSED,
    "skjerma": ValueState.SUPPRESSED,
    "skjult": ValueState.SUPPRESSED,
    "suppressed": ValueState.SUPPRESSED,
    "ikke publisert": ValueState.NOT_PUBLISHED,
    "ikkje publisert": ValueState.NOT_PUBLISHED,
    "ikkje publisert ennå": ValueState.NOT_PUBLISHED,
}
#: What a cell holds: a number, a state, or both unsaid.
Cell = tuple[Decimal | None, ValueState | None]


def number_of(cell: str) -> Decimal | Refusal | None:
    """The number of a cell; with a scale in whole units (``12,9 mill. kroner``). None for an empty cell."""
    if not cell:
        return None
    number = parse_number(cell)
    if not isinstance(number, Refusal):
        return number
    quantity = parse_quantity(cell)
    if not isinstance(quantity, Refusal):
        return quantity.amount
    either = "numbers.ambiguous_separator" in (number.code, quantity.code)
    return Refusal("indicators.ambiguous_number" if either else "indicators.not_a_number", {"text": cell})


def state_word(cell: str) -> ValueState | None:
    """The state that a code, a printed phrase or a sign of statistics names."""
    word = " ".join(cell.casefold().split())
    return _CODES.get(word) or _PRINTED.get(word) or _SIGNS.get(word) or _WORDS.get(word)


def value_of(cell: str) -> Cell | Refusal:
    """A number, or the state that stands where the number should be (``Ikke publisert ennå``, ``:``)."""
    state = state_word(cell)
    if state is not None and state not in WITH_NUMBER:
        return None, state
    number = number_of(cell)
    return number if isinstance(number, Refusal) else (number, None)


def state_of(cell: str, number: Decimal | None) -> ValueState | Refusal:
    """By code or printed phrase; without one a number is final, and no number is missing."""
    if not cell:
        return ValueState.MISSING if number is None else ValueState.FINAL
    return state_word(cell) or Refusal("indicators.unknown_state", {"state": cell})


def day_of(cell: str) -> date | Refusal | None:
    """The day of a cell, ``2019-01-31`` or ``31.01.2019``; None for an empty one."""
    if not cell:
        return None
    try:
        day, month, year = cell.split(".") if cell.count(".") == 2 else cell[:10].split("-")[::-1]
        return date(int(year), int(month), int(day))
    except ValueError:
        return Refusal("indicators.unknown_day", {"day": cell})

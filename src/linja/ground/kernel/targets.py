"""A light target: what a number must reach, and whether one's own is stricter than the one above.

Cautious by design: what is not plainly a target is none, and what cannot be compared is not compared.
Verdicts are not given here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from linja.ground.kernel.dates import date_phrases
from linja.ground.kernel.numbers import Unit, find_quantities, format_number


class Operator(StrEnum):
    """How the value binds. ``REDUCED_BY`` and ``INCREASED_BY``: percent from a baseline year."""

    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"
    NONE = "none"
    LOWER = "lower"
    HIGHER = "higher"
    REDUCED_BY = "reduced_by"
    INCREASED_BY = "increased_by"


Comparison = Literal["stricter", "same", "laxer"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a number must reach. ``value`` None: the operator says it all (none, lower than a year)."""

    operator: Operator
    value: Decimal | None = None
    unit: Unit = Unit.NONE
    #: For whom it holds, as the text words it ("i alle regioner"); empty: for the addressee.
    scope: str = ""
    #: The last day on which it must be reached; None: all the time.
    horizon: date | None = None
    #: The year that it is compared with, where it is.
    baseline: int | None = None
    #: The words that it was read from.
    words: str = ""


_DOWN: Final = frozenset({Operator.BELOW, Operator.AT_MOST, Operator.NONE})
_UP: Final = frozenset({Operator.ABOVE, Operator.AT_LEAST})
_LESS: Final = frozenset({Operator.LOWER, Operator.REDUCED_BY})
_MORE: Final = frozenset({Operator.HIGHER, Operator.INCREASED_BY})
_FAMILIES: Final = (_DOWN, _UP, _LESS, _MORE)
#: Of two with the same value, these ask for a little more.
_OPEN: Final = frozenset({Operator.BELOW, Operator.ABOVE, Operator.LOWER, Operator.HIGHER})


def stricter(own: Target, above: Target) -> Comparison | None:
    """Whether ``own`` asks for more than ``above``; None when they cannot be compared.

    A value and a horizon that point different ways (more, but later) are not weighed against each other.
    """
    value = _by_value(own, above)
    if value is None:
        return None
    told = {one for one in (value, _by_horizon(own.horizon, above.horizon)) if one != "same"}
    if len(told) > 1:
        return None
    return told.pop() if told else "same"


def laxer_day(own: date | None, above: date | None) -> Comparison:
    """Whether an own deadline is stricter (earlier) or laxer (later) than the one above."""
    return _by_horizon(own, above, never_is_laxest=True)


def _by_value(own: Target, above: Target) -> Comparison | None:
    family = next(one for one in _FAMILIES if above.operator in one)
    if own.operator not in family or own.baseline != above.baseline:
        return None
    if own.unit != above.unit and not _unitless(own) and not _unitless(above):
        return None
    mine, theirs = _demand(own, family), _demand(above, family)
    if mine is None or theirs is None:
        return None
    return "same" if mine == theirs else "stricter" if mine > theirs else "laxer"


def _unitless(target: Target) -> bool:
    """Nothing at all, or merely lower than a year, is that in any unit."""
    return target.operator in {Operator.NONE, Operator.LOWER, Operator.HIGHER}


def _demand(target: Target, family: frozenset[Operator]) -> tuple[Decimal, bool] | None:
    """How much is asked, so that more is larger."""
    value = Decimal(0) if _unitless(target) else target.value
    if value is None:
        return None
    return (-value if family is _DOWN else value, target.operator in _OPEN)


def _by_horizon(own: date | None, above: date | None, *, never_is_laxest: bool = False) -> Comparison:
    """None is "from now on" for a target, and "no day at all" for a deadline."""
    if own == above:
        return "same"
    if own is None or above is None:
        return "stricter" if (own is None) != never_is_laxest else "laxer"
    return "stricter" if own < above else "laxer"


# --- read from a sentence -------------------------------------------------------------------------

_NOT = r"ikk(?:e|je)\s+(?:(?:være|vere)\s+)?"
_LIMITS: Final[tuple[tuple[Operator, str], ...]] = (
    (Operator.AT_LEAST, rf"minst|{_NOT}(?:under|lavere\s+enn|lågare\s+enn)"),
    (Operator.AT_MOST, rf"høyst|høgst|maksimalt|{_NOT}(?:over|overstige|(?:mer|meir|høyere|høgare)\s+enn)"),
    (Operator.BELOW, r"under|lavere\s+enn|lågare\s+enn|mindre\s+enn|færre\s+enn|kortere\s+enn|kortare\s+enn"),
    (Operator.ABOVE, r"over|høyere\s+enn|høgare\s+enn|mer\s+enn|meir\s+enn|flere\s+enn|fleire\s+enn"),
)
_LIMIT = re.compile("|".join(rf"(?P<{op.name}>\b(?:{words})\s+$)" for op, words in _LIMITS), re.IGNORECASE)
#: Ages and money are limits of other things than what is to be reached.
_NO_TARGET: Final = frozenset({Unit.YEARS, Unit.KRONER, Unit.MONTHS})
_LESS_BY = re.compile(r"\b(?:reduser\w*|reduksjon\w*|nedgang|lavere|lågare|ned)\b", re.IGNORECASE)
_MORE_BY = re.compile(r"\b(?:øke[st]?|økt|økning\w*|auk\w*|vekst|høyere|høgare)\b", re.IGNORECASE)
_BASELINE = re.compile(
    r"\b(?:sammenli[kg]ne[td]|samanlikna|jamført|målt\s+mot|i\s+forhold\s+til|enn\s+i|frå|fra)\s+(?:med\s+)?"
    r"(?:nivået\s+i\s+)?(?P<year>(?:19|20)\d\d)\d?\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"^\W*(?:ingen\s+\w+|det\s+skal\s+(?:ikke|ikkje)\s+(?:være|vere)\s+\w+)", re.IGNORECASE)
_SCOPE = re.compile(
    r"\b(?:i|for|ved|hos)\s+(?:alle|hver|hvert|kvar|kvart|det\s+enkelte|den\s+enkelte|det\s+einskilde)"
    r"(?:\s+av)?\s+[\wæøå]+",
    re.IGNORECASE,
)
_BEFORE_HORIZON = re.compile(
    r"\b(?:innen|innan|senest|seinast|i|utgangen\s+av|utgongen\s+av)\s+$", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])")


def targets_in(text: str, year: int | None = None) -> tuple[Target, ...]:
    """Every target that the text plainly sets, in its order. ``year`` fills dates printed without one."""
    folded = " ".join(text.split())
    return tuple(
        dict.fromkeys(target for sentence in _SENTENCE.split(folded) for target in _read(sentence, year))
    )


def target_in(text: str, year: int | None = None) -> Target | None:
    """The one target of the text; None when there is none, or more than one."""
    found = targets_in(text, year)
    return found[0] if len(found) == 1 else None


def _read(sentence: str, year: int | None) -> Iterator[Target]:
    baseline = _BASELINE.search(sentence)
    compared = int(baseline["year"]) if baseline else None
    scope = _SCOPE.search(sentence)
    plain = Target(Operator.NONE, scope=scope[0] if scope else "", horizon=_horizon(sentence, baseline, year))
    found = list(_limits(sentence, plain))
    if not found and compared is not None:
        found = list(_relative(sentence, replace(plain, baseline=compared)))
    if not found and (nothing := _NOTHING.match(sentence)):
        found = [replace(plain, words=nothing[0].strip())]
    yield from found


def _limits(sentence: str, plain: Target) -> Iterator[Target]:
    for one in find_quantities(sentence):
        before = _LIMIT.search(sentence[: one.start])
        if before is None or before.lastgroup is None or one.quantity.unit in _NO_TARGET:
            continue
        words = sentence[before.start() : one.end].strip()
        operator = Operator[before.lastgroup]
        yield replace(
            plain, operator=operator, value=one.quantity.amount, unit=one.quantity.unit, words=words
        )


def _relative(sentence: str, plain: Target) -> Iterator[Target]:
    less, more = _LESS_BY.search(sentence), _MORE_BY.search(sentence)
    # Both at once ("øke … og redusere …") is two things, and which is compared is not plain.
    if bool(less) == bool(more):
        return
    share = [one for one in find_quantities(sentence) if one.quantity.unit == Unit.PERCENT]
    if len(share) > 1:
        return
    words = sentence.strip(" .")
    if share:
        operator, amount = Operator.REDUCED_BY if less else Operator.INCREASED_BY, share[0].quantity.amount
        yield replace(plain, operator=operator, value=amount, unit=Unit.PERCENT, words=words)
    else:
        yield replace(plain, operator=Operator.LOWER if less else Operator.HIGHER, words=words)


def _horizon(sentence: str, baseline: re.Match[str] | None, year: int | None) -> date | None:
    for phrase in date_phrases(sentence, year):
        if baseline and baseline.start() <= phrase.start < baseline.end():
            continue
        if phrase.iso and _BEFORE_HORIZON.search(sentence[: phrase.start]):
            return date.fromisoformat(phrase.iso)
    return None


_SIGNS: Final = {
    Operator.BELOW: "<",
    Operator.AT_MOST: "≤",
    Operator.ABOVE: ">",
    Operator.AT_LEAST: "≥",
    Operator.NONE: "= 0",
    Operator.LOWER: "<",
    Operator.HIGHER: ">",
    Operator.REDUCED_BY: "−",
    Operator.INCREASED_BY: "+",
}


def in_signs(target: Target) -> str:
    """The target without words, as a narrow column shows it: ``< 50``, ``−30 (2012)``."""
    number = "" if target.value is None or target.operator == Operator.NONE else format_number(target.value)
    tight = target.operator in {Operator.REDUCED_BY, Operator.INCREASED_BY}
    shown = _SIGNS[target.operator] + ("" if tight or not number else " ") + number
    return shown + (f" ({target.baseline})" if target.baseline is not None else "")

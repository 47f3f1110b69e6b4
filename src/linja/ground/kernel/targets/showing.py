"""A target in words, for lists and forms: "under 50 dager innen 2021 (i alle regioner)"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from linja.ground.kernel.numbers import Quantity, Unit, format_quantity
from linja.ground.kernel.targets import wording
from linja.ground.kernel.targets.limits import Operator, Target
from linja.ground.kernel.targets.types import (
    AllOf,
    AnyTarget,
    AtLeast,
    Growth,
    GrowthOrder,
    Scope,
    Single,
    Spread,
)

_LANGUAGES: Final = {"nb": 0, "nn": 1, "en": 2}
_WORDS: Final = {
    "spread": ("mindre forskjell", "mindre forskjell", "a smaller spread"),
    "than": ("enn i %s", "enn i %s", "than in %s"),
    "growth": ("høyere vekst i %s enn i %s", "høgare vekst i %s enn i %s", "higher growth in %s than in %s"),
    "order": (
        "høyere vekst enn i %s: %s krav",
        "høgare vekst enn i %s: %s krav",
        "higher growth than in %s: %s demands",
    ),
    "and": (" og ", " og ", " and "),
    "at_least": ("minst %s av dem: %s", "minst %s av dei: %s", "at least %s of them: %s"),
    "by": ("innen", "innan", "by"),
}


def target_words(target: AnyTarget, language: str = "nb") -> str:
    """What must be reached, in ``nb``, ``nn`` or ``en`` (another language: ``nb``)."""
    match target:
        case Single():
            return _single(target, language)
        case Spread():
            return _spread(target.limit, language)
        case Growth():
            return _word("growth", language) % (target.area, target.than)
        case GrowthOrder():
            return _word("order", language) % (target.than, len(target.cells))
        case AtLeast():
            return _word("at_least", language) % (target.number, _single(target.each, language))
        case AllOf():
            return _word("and", language).join(target_words(part, language) for part in target.parts)


def _word(key: str, language: str) -> str:
    return _WORDS[key][_LANGUAGES.get(language, 0)]


def _single(target: Single, language: str) -> str:
    about = [part for part in (_scope(target.scope), target.group) if part]
    said = _limit(target.limit, language)
    return f"{said} ({', '.join(about)})" if about else said


def _scope(scope: Scope) -> str:
    return scope.words or ", ".join(scope.names)


def _limit(limit: Target, language: str) -> str:
    """As the reason words it, with the unit: a target stands alone, and no value beside it says days."""
    if limit.value is None or limit.operator in {Operator.REDUCED_BY, Operator.INCREASED_BY, Operator.NONE}:
        return wording.limit(limit, None, language)
    said = [wording.word(limit.operator, language), _amount(limit.value, limit.unit, language)]
    if limit.horizon is not None:
        said += [_word("by", language), wording.day(limit.horizon, language)]
    return " ".join(said)


def _amount(number: Decimal, unit: Unit, language: str) -> str:
    exponent = number.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return format_quantity(Quantity(number, unit), decimals, language=language).replace("\u00a0", " ")


def _spread(limit: Target, language: str) -> str:
    said = _word("spread", language)
    if limit.baseline is not None:
        said += f" {_word('than', language) % limit.baseline}"
    if limit.horizon is not None:
        said += f" {_word('by', language)} {wording.day(limit.horizon, language)}"
    return said

# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""What a requirement asks for in numbers, and what an answer claims about it."""

from __future__ import annotations

import re
from decimal import Decimal

from linja.ground.checking.figures.sentences import Sentence
from linja.ground.kernel.numbers import Unit, format_number
from linja.ground.kernel.targets import Operator, Target, targets_in
from linja.ground.reading.findings import FoundRequirement

_VERDICT = re.compile(
    r"\w*(?:mål|krav|delmål)\w*\b[^.;]{0,110}?\b(?:nådd|oppnådd|nådde|oppfylt|innfridd|innfris|innfridde|oppfylles)\b"
    r"|\b(?:nådd|oppnådd|oppfylt|innfridd|innfris|oppfyller)\b[^.;]{0,40}\b\w*(?:mål|krav)\w*",
    re.IGNORECASE,
)
_WORD = re.compile(r"nådd|oppfyl|innfri")
_LIMITS = re.compile(r"\d\s?(?:%|pst|prosent|dager|dagar)")
_NOT = re.compile(r"\b(?:ikke|ikkje|heller ikke|ingen)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:forvent\w*|skal|vil|om mål\w*|for å|kan|antas|når|hvis|delvis|dersom|bidra\w*|nær|nesten|mangl\w*)\b[^.]{0,60}(?:nådd|oppnådd|oppfylt|innfr\w+)",
    re.IGNORECASE,
)
_SHARES = frozenset({Operator.BELOW, Operator.AT_MOST, Operator.ABOVE, Operator.AT_LEAST})
_PRINTED = {
    Operator.BELOW: "under",
    Operator.AT_MOST: "høyst",
    Operator.ABOVE: "over",
    Operator.AT_LEAST: "minst",
}
_EACH = re.compile(
    r"\b(?:hver|hvert|kvar|kvart)\s+(?:av|enkelt|einskild|helseforetak|helseføretak|føretak|region)\w*"
    r"|\b(?:for|i|ved)\s+(?:hver|hvert|kvar|kvart|alle)\s+\w+",
    re.IGNORECASE,
)


def only_limit(requirement: FoundRequirement, year: int | None) -> Target | None:
    """The one limit in per cent or days that the requirement sets for this year; None when there are others."""
    if not _LIMITS.search(requirement.text):
        return None
    targets = targets_in(requirement.text, year)
    limits = [one for one in targets if one.operator in _SHARES and one.value is not None]
    if len(targets) != 1 or len(limits) != 1 or limits[0].unit not in {Unit.PERCENT, Unit.DAYS}:
        return None
    horizon = limits[0].horizon
    return None if horizon is not None and year is not None and horizon.year > year else limits[0]


def is_met(target: Target, value: Decimal) -> bool:
    """Whether a value is within the limit."""
    limit = target.value or Decimal(0)
    match target.operator:
        case Operator.BELOW:
            return value < limit
        case Operator.AT_MOST:
            return value <= limit
        case Operator.ABOVE:
            return value > limit
        case _:
            return value >= limit


def in_words(target: Target) -> str:
    """The limit as the requirement's own words say it."""
    sign = {Unit.PERCENT: " %", Unit.DAYS: " dager"}.get(target.unit, "")
    return f"{_PRINTED[target.operator]} {format_number(target.value or Decimal(0))}{sign}"


def is_for_each(requirement: FoundRequirement) -> bool:
    """Whether each part is to reach it, and not only the whole."""
    return bool(_EACH.search(requirement.text))


def verdict_of(sentence: Sentence) -> bool | None:
    """True where the sentence says that a goal is reached, False that it is not, None where it says neither."""
    match = _VERDICT.search(sentence.text) if _WORD.search(sentence.text) else None
    if match is None or _OPEN.search(sentence.text):
        return None
    return not _NOT.search(sentence.text[max(0, match.start() - 30) : match.end()])

"""The light targets of a Norwegian text. Cautious by design: what is not plainly a target is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from linja.ground.kernel.dates import date_phrases
from linja.ground.kernel.numbers import Unit, find_quantities
from linja.ground.kernel.targets.limits import Operator, Target

_NOT = r"ikk(?:e|je)\s+(?:(?:være|vere)\s+)?"
_LIMITS: Final[tuple[tuple[Operator, str], ...]] = (
    (Operator.AT_LEAST, rf"minst|{_NOT}(?:under|lavere\s+enn|lågare\s+enn)"),
    (Operator.AT_MOST, rf"høyst|høgst|maksimalt|{_NOT}(?:over|overstige|(?:mer|meir|høyere|høgare)\s+enn)"),
    (Operator.BELOW, r"under|lavere\s+enn|lågare\s+enn|mindre\s+enn|færre\s+enn|kortere\s+enn|kortare\s+enn"),
    (Operator.ABOVE, r"over|høyere\s+enn|høgare\s+enn|mer\s+enn|meir\s+enn|flere\s+enn|fleire\s+enn"),
)
LIMIT = re.compile("|".join(rf"(?P<{op.name}>\b(?:{words})\s+$)" for op, words in _LIMITS), re.IGNORECASE)
#: Ages and money are limits of other things than what is to be reached.
NO_TARGET: Final = frozenset({Unit.YEARS, Unit.KRONER, Unit.MONTHS})
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
SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])")


def targets_in(text: str, year: int | None = None) -> tuple[Target, ...]:
    """Every target that the text plainly sets, in its order. ``year`` fills dates printed without one."""
    folded = " ".join(text.split())
    return tuple(
        dict.fromkeys(target for sentence in SENTENCE.split(folded) for target in _read(sentence, year))
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
        before = LIMIT.search(sentence[: one.start])
        if before is None or before.lastgroup is None or one.quantity.unit in NO_TARGET:
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

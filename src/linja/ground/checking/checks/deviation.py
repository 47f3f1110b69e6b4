# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``Resultatet ble 412, budsjettet var 350, og avviket er 62``: a difference told after both of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linja.ground.checking.figures import Figures, Sentence
from linja.ground.checking.figures.rounding import Interval, around, difference, half_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut
from linja.ground.kernel.numbers import FoundQuantity, Quantity, Unit, find_quantities, format_number

_DEVIATION = re.compile(
    r"\b(?:\w*avviket?|differansen?|forskjellen|skilnaden|mindreforbruket|merforbruket)\s+(?:\w+\s+){0,3}?(?:er|var|ble|vart|utgjør|utgjorde|på)\s+(?:dermed\s+|derfor\s+|altså\s+|således\s+|da\s+)?(?:på\s+)?$",
    re.IGNORECASE,
)

_LOSS = re.compile(r"\b(?:underskudd|underskot|minus|negativt)\w*\b", re.IGNORECASE)


def find(figures: Figures) -> Iterator[Finding]:
    """Deviations that the two numbers of the passage do not give."""
    for sentence in figures.sentences:
        if sentence.counts and not sentence.asks:
            yield from _told(sentence, figures)


def _told(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    numbers = list(find_quantities(sentence.text))
    for at, one in enumerate(numbers):
        if not _DEVIATION.search(sentence.text[: one.start]):
            continue
        pair = _pair([*_before(sentence, figures), *(other.quantity for other in numbers[:at])], one)
        loss = _LOSS.search(f"{_text_before(sentence, figures)} {sentence.text}") is not None
        if pair is not None and not _fits(one.quantity, *pair, loss=loss):
            yield _finding(sentence, one, pair)


def _text_before(sentence: Sentence, figures: Figures) -> str:
    """The sentence before, in the same paragraph."""
    before = figures.sentences[sentence.number - 1] if sentence.number else None
    return before.text if before and before.paragraph == sentence.paragraph and not before.asks else ""


def _before(sentence: Sentence, figures: Figures) -> list[Quantity]:
    return [one.quantity for one in find_quantities(_text_before(sentence, figures))]


def _pair(told: Sequence[Quantity], one: FoundQuantity) -> tuple[Quantity, Quantity] | None:
    """The two numbers of its unit that stand before it; None when there are others."""
    alike = [other for other in told if other.unit is one.quantity.unit is not Unit.NONE]
    return (alike[0], alike[1]) if len(alike) == 2 else None


def _fits(said: Quantity, one: Quantity, two: Quantity, *, loss: bool) -> bool:
    """Whether it is their difference; where one of them is a loss, it may be printed without its sign."""
    printed = _around(said)
    turned = Interval(-printed.high, -printed.low)
    computed = difference(_around(one), _around(two))
    together = around(one.amount + two.amount, half_of(one.value, one.scale))
    return printed.meets(computed) or turned.meets(computed) or (loss and printed.meets(together))


def _around(one: Quantity) -> Interval:
    return around(one.amount, half_of(one.value, one.scale))


def _finding(sentence: Sentence, one: FoundQuantity, pair: tuple[Quantity, Quantity]) -> Finding:
    printed = sentence.text[one.start : one.end]
    values = tuple(format_number(other.value) for other in pair)
    return Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(one.start),
        code="gap",
        facts={"printed": printed, "one": values[0], "two": values[1]},
        values=(printed, *values),
        quote=cut(sentence.text, printed),
        confidence=0.75,
    )

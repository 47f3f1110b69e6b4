# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``6 færre enn i 2017 da tallet var 91``: a difference told between two numbers of the same passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linja.ground.checking.figures import Figures, Sentence
from linja.ground.checking.figures.numerals import WORDS, count_of
from linja.ground.checking.figures.rounding import Interval, around, difference, half_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut
from linja.ground.kernel.numbers import FoundQuantity, Quantity, Unit, find_quantities, format_number

_LESS = r"færre|lavere|lågare|mindre|kortere|kortare|svakere|under"
_MORE = r"flere|fleire|høyere|høgare|mer|meir|lengre|over"
_GAP = re.compile(
    rf"^\s*(?:(?P<less>{_LESS})|(?P<more>{_MORE})|bedre|betre|dårligere|dårlegare)\b(?:\s+[a-zæøå]+)?\s+(?:enn\b|målet\b|målkravet\b|kravet\b|budsjett|ramm[ea]\w*\b|fjoråret\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?:{WORDS})\b(?=\s+(?:dag|døgn|prosentpoeng|uke|veke|pasient|årsverk|mill))", re.IGNORECASE
)
_WORDS = re.compile(rf"\b(?:{_LESS}|{_MORE}|bedre|betre|dårligere|dårlegare)\b", re.IGNORECASE)
#: The second number is the one that the first is held against.
_AGAINST = re.compile(
    r"\b(?:mot|sammenli\w+ med|samanlikn\w+ med|krav\w* på|mål\w* på|budsjett\w* på|ramm[ea]\w* på|var|er)\b[^.]{0,40}$",
    re.IGNORECASE,
)


def find(figures: Figures) -> Iterator[Finding]:
    """Differences whose two numbers stand in the same sentence, or in the sentence before."""
    for sentence in figures.sentences:
        if not sentence.counts or sentence.asks or not _WORDS.search(sentence.text):
            continue
        told = replace(sentence, text=_in_digits(sentence.text))
        numbers = _numbers(told.text)
        for at, one in enumerate(numbers):
            match = _GAP.match(told.text[one.end :])
            if match:
                yield from _check(told, numbers, at, match, figures)


def _in_digits(text: str) -> str:
    """``fem dager`` as ``5 dager``, with blanks so that nothing moves."""
    return _COUNTED.sub(lambda match: str(count_of(match[0])).ljust(len(match[0])), text)


def _numbers(text: str) -> list[FoundQuantity]:
    return [one for one in find_quantities(text) if not _is_year(one.quantity)]


def _is_year(one: Quantity) -> bool:
    return one.unit is Unit.NONE and 1990 <= one.value <= 2060 and one.value % 1 == 0


def _check(
    sentence: Sentence, numbers: Sequence[FoundQuantity], at: int, match: re.Match[str], figures: Figures
) -> Iterator[Finding]:
    gap = numbers[at].quantity
    pair = _pair(sentence, numbers, at, figures)
    if pair is None:
        return
    one, two = pair
    computed = difference(_interval(one), _interval(two))
    said = around(gap.amount, half_of(gap.value, gap.scale))
    turned = Interval(-said.high, -said.low)
    ways = [turned] if match["less"] else [said] if match["more"] else [said, turned]
    if any(way.meets(computed) for way in ways):
        return
    printed = figures.sentences[sentence.number].text
    text = " ".join(printed[numbers[at].start : numbers[at].end].split())
    yield Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(numbers[at].start),
        code="gap",
        facts={
            "printed": f"{text} {match[0].split()[0]}",
            "one": format_number(one.value),
            "two": format_number(two.value),
        },
        values=(text, format_number(one.value), format_number(two.value)),
        quote=cut(printed, text),
        confidence=0.75,
    )


def _interval(one: Quantity) -> Interval:
    return around(one.amount, half_of(one.value, one.scale))


def _pair(
    sentence: Sentence, numbers: Sequence[FoundQuantity], at: int, figures: Figures
) -> tuple[Quantity, Quantity] | None:
    """(the number that is told, the one it is held against): around the difference, or both before it."""
    gap = numbers[at].quantity

    def between(other: FoundQuantity) -> bool:
        return bool(_AGAINST.search(sentence.text[numbers[at].end : other.start]))

    before = [one for one in numbers[:at] if _alike(one.quantity, gap)]
    after = [one for one in numbers[at + 1 :] if _alike(one.quantity, gap)]
    if (
        len(before) == 1
        and len(after) == 1
        and _AGAINST.search(sentence.text[numbers[at].end : after[0].start])
    ):
        return before[0].quantity, after[0].quantity
    if len(before) == 2 and not after and _against(sentence.text, before):
        return before[0].quantity, before[1].quantity
    previous = figures.sentences[sentence.number - 1] if sentence.number else None
    if before or previous is None or previous.paragraph != sentence.paragraph:
        return None
    told = [one for one in _numbers(previous.text) if _alike(one.quantity, gap)]
    if (
        len(told) == 1
        and len(after) == 1
        and _AGAINST.search(sentence.text[numbers[at].end : after[0].start])
    ):
        return told[0].quantity, after[0].quantity
    if len(told) == 2 and not after and _against(previous.text, told):
        return told[0].quantity, told[1].quantity
    return None


def _against(text: str, pair: Sequence[FoundQuantity]) -> bool:
    between = text[pair[0].end : pair[1].start]
    return bool(re.search(r"\b(?:mot|sammenli\w+ med|samanlikn\w+ med)\b", between, re.IGNORECASE))


def _alike(one: Quantity, gap: Quantity) -> bool:
    points = gap.unit is Unit.PERCENTAGE_POINT and one.unit is Unit.PERCENT
    # The difference may leave out what is counted: ``180 flere enn i 2022, da det var 9 700 årsverk``.
    counted = gap.unit is Unit.NONE and one.unit in {Unit.PATIENTS, Unit.FULL_TIME_EQUIVALENTS}
    people = (gap.unit, one.unit) == (Unit.PATIENTS, Unit.NONE)
    return one.unit is gap.unit or points or people or counted

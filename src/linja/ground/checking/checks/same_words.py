# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Two numbers of anything at all in the same words: the indicator need not be known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from linja.ground.checking.figures import Figure, Figures, Role
from linja.ground.checking.figures.rounding import agree
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import quote_of
from linja.ground.kernel.numbers import Unit

_WORD = re.compile(r"[a-zæøåA-ZÆØÅ]{4,}")
_COMMON = frozenset(
    [
        "dette",
        "disse",
        "denne",
        "deler",
        "andre",
        "etter",
        "under",
        "over",
        "mellom",
        "blir",
        "blitt",
        "være",
        "vært",
        "have",
        "hadde",
        "skal",
        "ville",
        "sammen",
        "samme",
        "totalt",
        "samlet",
        "prosent",
        "millioner",
        "kroner",
        "dager",
        "dagar",
        "helse",
        "rundt",
        "cirka",
        "også",
        "både",
        "alle",
        "flere",
        "fleire",
        "mange",
        "gjennom",
        "innen",
        "innenfor",
        "knyttet",
        "forhold",
        "rhf",
        "helseforetak",
        "helseforetaket",
        "helseforetakene",
        "foretaket",
        "foretak",
    ]
)
#: So many words of the surroundings must be the same, and so large a part of all of them.
_FEWEST, _LIKE = 3, 0.7
#: More numbers of one kind than this are of a list, and not of one thing.
_MOST = 40
_WIDEST = 2
_LEAST = 20
#: Words that make another thing of the same: what they are must agree.
_APART = re.compile(
    r"\b(?:mer|meir|under|over|lavere|høyere|ikke|ikkje|uten|første|andre|tredje|fjerde|innen|før|etter|øvrige|av|kvinner|menn|budsjett|regnskap|plan\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    figure: Figure
    words: frozenset[str]


def find(figures: Figures) -> Iterator[Finding]:
    """Values without a known indicator, of the same period and body, whose surroundings are nearly the same."""
    groups: dict[tuple[object, ...], list[_Said]] = defaultdict(list)
    for one in figures.in_prose:
        if one.sentence < 0 or one.role not in {Role.VALUE, Role.CHANGE} or one.indicator:
            continue
        before, after = _around(one)
        noun = _stem(after[0]) if after else ""
        words = frozenset(map(_stem, before[-7:] + after[:5]))
        period = one.period or figures.own_period
        # Small bare numbers count whatever the sentence is about; larger ones need a noun to count.
        told = one.unit is not Unit.NONE or (noun and one.amount >= _LEAST)
        if len(words) >= _FEWEST and told:
            apart = tuple(sorted(map(str.lower, _APART.findall(_near(one)))))
            groups[(one.unit, one.role, noun, one.organisation, period, one.area, apart)].append(
                _Said(one, words)
            )
    for group in groups.values():
        if 1 < len(group) <= _MOST:
            yield from _differing(group)


def _near(one: Figure) -> str:
    at = one.quote.find(one.printed)
    return one.quote[max(0, at - 60) : at + len(one.printed) + 40]


def _around(one: Figure) -> tuple[list[str], list[str]]:
    at = one.quote.find(one.printed)
    before, after = one.quote[:at], one.quote[at + len(one.printed) :]
    return (_content(re.split(r"[;:]", before)[-1]), _content(re.split(r"[;:]|\d", after)[0]))


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in _COMMON]


def _stem(word: str) -> str:
    return word.lower()[:6]


def _differing(group: list[_Said]) -> Iterator[Finding]:
    for one, two in combinations(group, 2):
        common = one.words & two.words
        like = len(common) / len(one.words | two.words)
        first, second = one.figure, two.figure
        if (
            len(common) < _FEWEST
            or like < (_LIKE if len(common) > _FEWEST else 1)
            or first.sentence == second.sentence
        ):
            continue
        sizes = sorted((abs(first.amount), abs(second.amount)))
        if agree(first, second) or sizes[0] <= 0 or sizes[1] / sizes[0] > _WIDEST:
            continue
        yield Finding(
            kind=FindingKind.TWO_VALUES,
            line=second.line,
            other_line=first.line,
            code="two_values",
            facts={"one": first.printed, "two": second.printed},
            values=(second.printed, first.printed),
            quote=quote_of(second),
            other_quote=quote_of(first),
            confidence=0.55,
        )

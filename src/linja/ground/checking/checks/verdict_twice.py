# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A goal said to be reached in one place and not reached in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from linja.ground.checking.figures import Figures, Sentence
from linja.ground.checking.figures.goals import verdict_of
from linja.ground.checking.figures.vocabulary import areas_in, qualifiers_in
from linja.ground.checking.figures.when import periods_in, year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut

#: Words that make it another goal than the one that everybody has, or a verdict on several things.
_OTHER_GOAL = re.compile(
    r"\b(?:eget|egen|egne|eigne|regional\w*|intern\w*|lokal\w*|styret|styrets|langsiktig\w*|delmål\w*|dette|begge)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:men|mens|medan|unntatt|unnateke|bortsett|med unntak|enkelte|noen|nokre|flere|fleire|kun|bare|berre|delvis)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    sentence: Sentence
    reached: bool
    years: frozenset[int]


def find(figures: Figures) -> Iterator[Finding]:
    """The first two sentences about the same indicator and area whose verdicts are opposite."""
    told: dict[tuple[str, str], list[_Verdict]] = defaultdict(list)
    for sentence in figures.sentences:
        reached = None if sentence.asks else verdict_of(sentence)
        if reached is None or _OTHER_GOAL.search(sentence.text) or _SEVERAL.search(sentence.text):
            continue
        for key in _keys(sentence, figures):
            told[key].append(_Verdict(sentence, reached, _years(sentence, figures)))
    seen: set[tuple[int, int]] = set()
    for verdicts in told.values():
        pair = _opposite(verdicts)
        if pair is not None and (places := (pair[0].sentence.line, pair[1].sentence.line)) not in seen:
            seen.add(places)
            yield _finding(*pair)


def _keys(sentence: Sentence, figures: Figures) -> list[tuple[str, str]]:
    """(indicator, area) of each thing that the verdict is about; none where it is about a body or an unknown thing."""
    named = {one.code for _, _, one in figures.known.indicators_in(sentence.text)}
    bodies = {code for _, _, code in figures.bodies.named_in(sentence.text)} - {""}
    if len(named) != 1 or bodies or qualifiers_in(sentence.text) - {"gjennomsnitt"}:
        return []
    indicator = named.pop()
    return [(indicator, area) for area in {area for _, _, area in areas_in(sentence.text)} or {""}]


def _years(sentence: Sentence, figures: Figures) -> frozenset[int]:
    found = (year_of(one.code) for one in periods_in(sentence.text, figures.year))
    return frozenset(year for year in found if year is not None)


def _opposite(verdicts: list[_Verdict]) -> tuple[_Verdict, _Verdict] | None:
    first = verdicts[0]
    for other in verdicts[1:]:
        apart = other.sentence.paragraph != first.sentence.paragraph
        same_time = not first.years or not other.years or first.years & other.years
        if apart and same_time and other.reached is not first.reached:
            return first, other
    return None


def _finding(one: _Verdict, two: _Verdict) -> Finding:
    return Finding(
        kind=FindingKind.STATUS_VALUE,
        line=two.sentence.line,
        other_line=one.sentence.line,
        code="verdict_twice",
        quote=cut(two.sentence.text),
        other_quote=cut(one.sentence.text),
        confidence=0.6,
    )

# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``redusert fra 2021 til 2022`` in words alone, against the values that are printed for the two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Figure, Figures, Role, Sentence
from linja.ground.checking.figures.vocabulary import areas_in, qualifiers_in
from linja.ground.checking.figures.when import year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of

_YEAR = r"(?:19|20)\d\d"
_COMPARES = re.compile(
    rf"\bf(?:ra|rå)\s+(?P<one>{_YEAR})\s+til\s+(?P<two>{_YEAR})|\b(?:sammenli[kg]n\w+|samanlikn\w+)\s+med\s+(?:i\s+)?(?P<base>{_YEAR})|\benn\s+i\s+(?P<than>{_YEAR})|\bsom\s+i\s+(?P<as>{_YEAR})",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:økt|økte|økning|høyere|høgare|gått opp|auka|auke|vekst|oppgang|lengre)\b", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:redusert|reduksjon|nedgang|lavere|lågare|gått ned|falt|kortere|kortare|færre)\b", re.IGNORECASE
)
_SAME = re.compile(r"\b(?:uendret|uendra|uforandret|stabil\w*|samme nivå|same nivå)\b", re.IGNORECASE)
#: What has moved by more than this part is not the same.
_SAME_WITHIN = Decimal("0.1")
#: Words that tell of a wish, a part, or of more than one thing.
_OTHERWISE = re.compile(
    r"\b(?:mål\w*|skal|skulle|forvent\w*|ønske\w*|vil|bør|tiltak\w*|for å|ikke|ikkje|unntatt|unntak|men|mens|variasjon\w*|enkelte|noen|flere|fleire)\b",
    re.IGNORECASE,
)


def find(figures: Figures) -> Iterator[Finding]:
    """Sentences about one indicator, one area and one body, with a direction and both years, and no numbers."""
    numbered = {one.sentence for one in figures.in_prose}
    for sentence in figures.sentences:
        if sentence.asks or not sentence.counts or sentence.number in numbered:
            continue
        match = _COMPARES.search(sentence.text)
        direction = _direction(sentence.text)
        if match is None or direction is None or _OTHERWISE.search(sentence.text):
            continue
        yield from _against(sentence, match, direction, figures)


def _direction(text: str) -> int | None:
    """1 up, −1 down, 0 the same, None where the sentence says none of them, or several."""
    up, down, same = _UP.search(text), _DOWN.search(text), _SAME.search(text)
    if bool(up) + bool(down) + bool(same) != 1:
        return None
    return 0 if same else 1 if up else -1


def _against(sentence: Sentence, match: re.Match[str], direction: int, figures: Figures) -> Iterator[Finding]:
    base = int(match["one"] or match["base"] or match["than"] or match["as"])
    last = int(match["two"]) if match["two"] else figures.year
    named = {one.code for _, _, one in figures.known.indicators_in(sentence.text)}
    areas = {area for _, _, area in areas_in(sentence.text)}
    bodies = {code for _, _, code in figures.bodies.named_in(sentence.text)}
    if len(named) != 1 or len(areas) > 1 or len(bodies) > 1 or last is None or qualifiers_in(sentence.text):
        return
    wanted = (named.pop(), areas.pop() if areas else "", bodies.pop() if bodies else "")
    pairs = list(_pairs(wanted, base, last, figures))
    against = [(before, after) for before, after in pairs if _denies(before, after, direction)]
    if pairs and len(against) == len(pairs):
        yield _finding(sentence, *against[0], direction)


def _denies(before: Figure, after: Figure, direction: int) -> bool:
    moved = after.amount - before.amount
    if direction == 0:
        return abs(moved) > _SAME_WITHIN * abs(before.amount)
    return moved * direction <= 0


def _pairs(
    wanted: tuple[str, str, str], base: int, last: int, figures: Figures
) -> Iterator[tuple[Figure, Figure]]:
    """The values of the two years for the same part of the year, from the same table."""
    own = [
        one
        for one in figures.in_tables
        if (one.indicator, one.area, one.organisation) == wanted
        and one.role is Role.VALUE
        and not one.qualifiers
    ]
    for before in own:
        for after in own:
            same = before.line == after.line and before.period[4:] == after.period[4:]
            if same and (year_of(before.period), year_of(after.period)) == (base, last):
                yield before, after


def _finding(sentence: Sentence, before: Figure, after: Figure, direction: int) -> Finding:
    return Finding(
        kind=FindingKind.PROSE_TABLE,
        line=sentence.line,
        other_line=after.line,
        code={1: "trend_up", -1: "trend_down"}.get(direction, "trend_same"),
        facts={"before": before.printed, "after": after.printed},
        values=(before.printed, after.printed),
        quote=cut(sentence.text),
        other_quote=quote_of(after),
        confidence=0.65,
    )

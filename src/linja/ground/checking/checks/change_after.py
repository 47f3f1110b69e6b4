# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``fra A til B, en økning på N``: a change told after the two values that it is counted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linja.ground.checking.figures import Figures, Sentence
from linja.ground.checking.figures.rounding import (
    Interval,
    around,
    change_in_percent,
    decimal_of,
    difference,
    half_of,
)
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut
from linja.ground.kernel.numbers import format_number

_NUMBER = r"[-−]?\d+(?:[  \u202f]\d{3})*(?:,\d+)?"
_WHEN = r"(?:\s+(?:i|per|pr\.)\s+(?:\w+\s+)?20\d\d)?"
_UNIT = r"(?:\s?(?P<{0}>%|prosentpoeng|prosent|pst\.?|mill\.(?: kroner)?|mrd\.(?: kroner)?|[a-zæøå]{{3,}}))??"
_MOVE = re.compile(
    rf"\bf(?:ra|rå)\s+(?P<before>{_NUMBER}){_UNIT.format('one')}{_WHEN}\s+til\s+(?P<after>{_NUMBER}){_UNIT.format('two')}{_WHEN}"
    r"\s*(?:[,;:–(-]\s*|\.\s+(?=D))(?:dvs\.?\s+|altså\s+|d(?:et|ette) (?:er|tilsvarer|gir|utgjør)\s+|noe som (?:er|tilsvarer|gir|utgjør)\s+|som (?:er|tilsvarer|gir|utgjør)\s+)?(?:en |ein |ei )?"
    r"(?P<word>økning|auke|oppgang|vekst|reduksjon|nedgang)\s+på\s+"
    rf"(?P<change>{_NUMBER})(?:\s?(?P<in>%|prosentpoeng|prosent|pst\.?|mill\.(?: kroner)?|mrd\.(?: kroner)?|[a-zæøå]{{3,}}))?",
    re.IGNORECASE,
)
_PERCENT = {"%", "prosent", "pst", "pst."}


def find(figures: Figures) -> Iterator[Finding]:
    """Sentences that tell both values and then the change; a sentence and the one after it are one text."""
    for sentence, text in _texts(figures):
        for match in _MOVE.finditer(text):
            if match.start() < len(sentence.text) and not _fits(match):
                yield _finding(sentence, text, match)


def _texts(figures: Figures) -> Iterator[tuple[Sentence, str]]:
    for one, after in pairwise([*figures.sentences, None]):
        if one and one.counts and not one.asks:
            goes_on = after is not None and after.paragraph == one.paragraph
            yield one, f"{one.text} {after.text}" if goes_on and after else one.text


def _fits(match: re.Match[str]) -> bool:
    """Whether the change, rounded as printed, can be that of the two values in any way it may be meant."""
    said = _interval(match["change"])
    if re.match(r"re|ne", match["word"], re.IGNORECASE):
        said = Interval(-said.high, -said.low)
    ways = list(_ways(match))
    return not ways or any(said.meets(way) for way in ways)


def _ways(match: re.Match[str]) -> Iterator[Interval]:
    before, after = _interval(match["before"]), _interval(match["after"])
    unit, own = (match["in"] or "").lower(), (match["two"] or match["one"] or "").lower()
    if unit in _PERCENT:
        relative = change_in_percent(after, before)
        yield from [relative] if relative else []
    # A share that goes from 10 to 12 per cent has risen by two per cent to many who write.
    if unit in {"prosentpoeng", own, ""} or (unit in _PERCENT and own in _PERCENT):
        yield difference(after, before)


def _interval(words: str) -> Interval:
    value = decimal_of(words)
    return around(value, half_of(value))


def _finding(sentence: Sentence, text: str, match: re.Match[str]) -> Finding:
    printed = " ".join(part for part in (match["change"], match["in"]) if part)
    computed = _computed(match)
    return Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(match.start("before")),
        code="change_in_prose",
        facts={
            "printed": f"{match['word']} på {printed}",
            "before": match["before"],
            "after": match["after"],
            "computed": computed,
        },
        values=(printed, computed),
        quote=cut(text, match["before"]),
        confidence=0.85,
    )


def _computed(match: re.Match[str]) -> str:
    before, after, unit = decimal_of(match["before"]), decimal_of(match["after"]), (match["in"] or "").lower()
    own = (match["two"] or match["one"] or "").lower()
    if unit in _PERCENT and own not in _PERCENT and before:
        return format_number((after - before) / before * 100, 1, sign=True) + " %"
    return format_number(after - before, sign=True)

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
#: ``12 450 i 2022, mot 12 210 i 2021. Dette er en økning på 240``.
_AGAINST = re.compile(
    rf"(?P<after>{_NUMBER})(?![\d.,]?\d){_UNIT.format('two')}(?:\s[^.;\d(]{{0,50}}?(?:20\d\d)?[^.;\d(]{{0,15}}?)?,?\s+(?:mot|sammenlignet med|samanlikna med|opp fra|ned fra)\s+"
    rf"(?P<before>{_NUMBER})(?![\d.,]?\d){_UNIT.format('one')}(?:\s[^.;\d(]{{0,50}}?(?:20\d\d)?[^.;\d(]{{0,15}}?)?"
    r"(?:[,;:–(]\s*|\.\s+(?=D))(?:dvs\.?\s+|altså\s+|d(?:et|ette) (?:er|tilsvarer|gir|utgjør)\s+|som (?:er|tilsvarer|gir|utgjør)\s+|noe som (?:er|tilsvarer|gir|utgjør)\s+)?(?:en |ein |ei )?"
    r"(?P<word>økning|auke|oppgang|vekst|reduksjon|nedgang)\s+på\s+"
    rf"(?P<change>{_NUMBER})(?:\s?(?P<in>%|prosentpoeng|prosent|pst\.?|mill\.(?: kroner)?|mrd\.(?: kroner)?|[a-zæøå]{{3,}}))?",
    re.IGNORECASE,
)
#: ``81 prosent i 2023 (78 prosent i 2022), som er en økning på 3 prosentpoeng``.
_ASIDE = re.compile(
    rf"(?P<after>{_NUMBER})(?![\d.,]?\d){_UNIT.format('two')}{_WHEN}\s*\((?:mot\s+)?(?P<before>{_NUMBER}){_UNIT.format('one')}{_WHEN}\)"
    r"[,;:–]?\s*(?:og\s+)?(?:det\s+er\s+|(?:noe\s+)?som\s+(?:er|tilsvarer|gir|utgjør)\s+)?(?:en |ein |ei )?"
    r"(?P<word>økning|auke|oppgang|vekst|reduksjon|nedgang)\s+på\s+"
    rf"(?P<change>{_NUMBER})(?:\s?(?P<in>%|prosentpoeng|prosent|pst\.?|mill\.(?: kroner)?|mrd\.(?: kroner)?|[a-zæøå]{{3,}}))?",
    re.IGNORECASE,
)
#: A cheap look before the exact ones.
_CHANGED = re.compile(r"(?:økning|auke|oppgang|vekst|reduksjon|nedgang)\s+på\s+[-−\d]", re.IGNORECASE)
_PERCENT = {"%", "prosent", "pst", "pst."}


def find(figures: Figures) -> Iterator[Finding]:
    """Sentences that tell both values and then the change; a sentence and the one after it are one text."""
    for sentence, text in _texts(figures):
        for pattern in (_MOVE, _AGAINST, _ASIDE) if _CHANGED.search(text) else ():
            for match in pattern.finditer(text):
                if match.start() < len(sentence.text) and not _is_year(match) and not _fits(match):
                    yield _finding(sentence, text, match)


def _is_year(match: re.Match[str]) -> bool:
    return any(re.fullmatch(r"(?:19|20)\d\d", match[name]) for name in ("before", "after"))


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
    # Where the values are bare numbers, the change may say what they count: ``340 ansatte``.
    counted = not own and unit not in _PERCENT and not unit.startswith(("mill", "mrd"))
    if unit in {"prosentpoeng", own, ""} or counted or (unit in _PERCENT and own in _PERCENT):
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

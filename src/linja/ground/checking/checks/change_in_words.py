# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""``økt fra A til B`` and ``A, mot B året før``: words of direction, and a change in per cent beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linja.ground.checking.figures import Figures, Sentence
from linja.ground.checking.figures.rounding import around, change_in_percent, decimal_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut
from linja.ground.kernel.numbers import format_number

_UP = r"(?:gått|gikk|går|gjekk) opp|økning\w*|økt|økte|øker|øket|auka?\w*|vekst|oppgang|steget|steg|høyere|lengre"
_DOWN = r"redusert\w*|reduksjon\w*|nedgang\w*|falt|minsket|lavere|lågare|kortere|kortare|(?:gått|gikk|går|gjekk) ned|minka|sunket|sokke"
_NUMBER = r"[-−]?\d+(?:[  \u202f]\d{3})*(?:,\d+)?"
_FROM_TO = re.compile(
    rf"\b(?P<word>{_UP}|{_DOWN})\b(?P<between>[^.;]{{0,90}}?)\bf(?:ra|rå)\s+(?P<one>{_NUMBER})(?P<unit>(?:mill\.|mrd\.|pst\.|[^\d.;()]){{0,50}}?(?:20\d\d)?[^\d.;()]{{0,20}}?)\btil\s+(?P<two>{_NUMBER})(?![\d.,]?\d)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?P<sign>[+−-])?\s?(?P<share>\d+(?:,\d+)?)\s?(?:%|prosent|pst)", re.IGNORECASE)


def find(figures: Figures) -> Iterator[Finding]:
    """Sentences with two numbers and a word of direction."""
    for sentence in figures.sentences:
        if sentence.counts and not sentence.asks:
            yield from _from_to(sentence)
            yield from _from_alone(sentence)
            yield from _halved(sentence)
            yield from _against(sentence, figures)


def _from_to(sentence: Sentence) -> Iterator[Finding]:
    for match in _FROM_TO.finditer(sentence.text):
        one, two = decimal_of(match["one"]), decimal_of(match["two"])
        if _is_year(one) or re.search(
            r"\b(?:ikke|ikkje|mål\w*|skal|krav)\b", sentence.text[: match.end("word")][-60:]
        ):
            continue
        up = re.fullmatch(_UP, match["word"], re.IGNORECASE) is not None
        better = "forbedr" in match["between"]
        if (two < one if up else two > one) and not better:
            yield _direction(sentence, match, match["word"], up=up)
        yield from _share_beside(sentence, match, one, two)
        yield from _difference_beside(sentence, match, one, two)


_BY = re.compile(rf"\b(?:på|med)\s+(?P<n>{_NUMBER})(?!\s?(?:%|prosent|pst|mill|mrd))[^\d.,;]{{0,25}},?\s*$")


def _difference_beside(
    sentence: Sentence, match: re.Match[str], one: Decimal, two: Decimal
) -> Iterator[Finding]:
    """``økte med 250, fra 9 800 til 10 150``: the change as a number of its own before the two values."""
    said = _BY.search(match["between"])
    if said is None or re.search(r"mill|mrd|%|prosent|pst", match["unit"] + sentence.text[match.end() :][:9]):
        return
    printed, computed = decimal_of(said["n"]), abs(two - one)
    if around(printed, _half(said["n"])).meets(around(computed, _half(match["one"]) + _half(match["two"]))):
        return
    yield Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(match.start("one")),
        code="change_in_prose",
        facts={
            "printed": said["n"],
            "before": match["one"],
            "after": match["two"],
            "computed": format_number(two - one, sign=True),
        },
        values=(said["n"], format_number(two - one, sign=True)),
        quote=cut(sentence.text, match["one"]),
        confidence=0.85,
    )


def _share_beside(sentence: Sentence, match: re.Match[str], one: Decimal, two: Decimal) -> Iterator[Finding]:
    """``fra 294 i 2018 til 304 i 2019 (+4,4 prosent)``."""
    rest = sentence.text[match.end() :][:45]
    aside = re.match(r"[^.;]{0,30}\(([^)]*)\)", rest)
    said = _ASIDE.search(aside[1]) if aside else None
    between = _ASIDE.search(match["between"])
    if said is None and between and re.search(r"\b(?:på|med)\s*$", match["between"][: between.start()]):
        said = between
    if (
        said is None
        or "%" in match["unit"]
        or "prosent" in match["unit"]
        or rest.lstrip().startswith(("%", "prosent"))
    ):
        return
    printed = decimal_of(said["share"]) * (-1 if two < one else 1)
    computed = change_in_percent(around(two, Decimal(0)), around(one, Decimal(0)))
    if computed is None or around(printed, _half(said["share"])).meets(computed):
        return
    yield Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(match.start("one")),
        code="change_in_prose",
        facts={
            "printed": said[0].strip(),
            "before": match["one"],
            "after": match["two"],
            "computed": format_number(computed.low, 1, sign=True) + " %",
        },
        values=(said[0].strip(), format_number(computed.low, 1, sign=True)),
        quote=cut(sentence.text, match["one"]),
        confidence=0.9,
    )


def _direction(sentence: Sentence, match: re.Match[str], word: str, *, up: bool) -> Finding:
    return Finding(
        kind=FindingKind.CHANGE,
        line=sentence.line_at(match.start("one")),
        code="direction_up" if up else "direction_down",
        facts={"word": word, "before": match["one"], "after": match["two"]},
        values=(match["one"], match["two"]),
        quote=cut(sentence.text, match["one"]),
        confidence=0.8,
    )


def _half(words: str) -> Decimal:
    decimals = len(words.partition(",")[2])
    return Decimal("0.5").scaleb(-decimals)


def _is_year(value: Decimal) -> bool:
    return 1990 <= value <= 2060 and value % 1 == 0


_AGAINST = re.compile(
    rf"(?P<two>{_NUMBER})(?P<unit>(?:mill\.|mrd\.|pst\.|[^\d.;()]){{0,40}}?(?:20\d\d)?[^\d.;()]{{0,10}}?),?\s+(?:mot|sammenlignet med|samanlikna med)\s+(?P<one>{_NUMBER})(?![\d.,]?\d)",
    re.IGNORECASE,
)
_THAT_MOVE = re.compile(
    r"^(?:Dette er en |Dette er ein |Denne |Den )?(?P<word>nedgang(?:en|a)?|reduksjon(?:en)?|økning(?:en)?|auke?n?|oppgang(?:en)?)\b",
    re.IGNORECASE,
)


_DOWN_FROM = re.compile(
    rf"(?P<two>{_NUMBER})\s?(?P<unit>%|[a-zæøå]+)[^.;()]{{0,40}}?,\s+(?:noe som er |som er |det er )?(?:en |ein |ei )?(?P<word>økning|auke|oppgang|vekst|reduksjon|nedgang)\s+f(?:ra|rå)\s+(?P<one>{_NUMBER})\s?(?P<same>%|[a-zæøå]+)(?![^.;]{{0,30}}\btil\b)",
    re.IGNORECASE,
)


def _from_alone(sentence: Sentence) -> Iterator[Finding]:
    """``38 dager i 2020, en økning fra 41 dager i 2019``."""
    for match in _DOWN_FROM.finditer(sentence.text):
        one, two = decimal_of(match["one"]), decimal_of(match["two"])
        up = re.match(r"øk|au|opp|vekst", match["word"], re.IGNORECASE) is not None
        if match["unit"].lower() == match["same"].lower() and one != two and up == (two < one):
            yield _direction(sentence, match, match["word"], up=up)


def _against(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    """``204 i 2021, mot 190 i 2020. Nedgangen …``: the next sentence, or this one, tells the other way."""
    for match in _AGAINST.finditer(sentence.text):
        one, two = decimal_of(match["one"]), decimal_of(match["two"])
        if _is_year(one) or _is_year(two) or one == two:
            continue
        word = _word_before(sentence.text[: match.start()]) or _word_after(sentence, figures)
        if word is None:
            continue
        down = (
            re.match(r"(?:ned|redu|lav|låg|fal|kort|min|gått ned|gikk ned|sunk)", word, re.IGNORECASE)
            is not None
        )
        if down == (two > one):
            yield _direction(sentence, match, word, up=not down)


_HALVED = re.compile(
    rf"\b(?P<word>halvert|doblet|dobla|fordoblet|tredoblet)\b[^.;]{{0,20}}?\bf(?:ra|rå)\s+(?P<one>{_NUMBER})[^\d.;]{{0,40}}?(?:20\d\d)?[^\d.;]{{0,15}}?\btil\s+(?P<two>{_NUMBER})",
    re.IGNORECASE,
)
#: What the word says, and how far from it a person would still say it.
_TIMES = {"halvert": Decimal("0.5"), "tredoblet": Decimal(3)}
_ROUGHLY = Decimal("0.17")


def _halved(sentence: Sentence) -> Iterator[Finding]:
    """``halvert, fra 1,8 til 1,2``."""
    for match in _HALVED.finditer(sentence.text):
        one, two = decimal_of(match["one"]), decimal_of(match["two"])
        times = _TIMES.get(match["word"].lower(), Decimal(2))
        if one > 0 and not _is_year(one) and abs(two / one / times - 1) > _ROUGHLY:
            yield Finding(
                kind=FindingKind.CHANGE,
                line=sentence.line_at(match.start()),
                code="times",
                facts={"word": match["word"], "before": match["one"], "after": match["two"]},
                values=(match["one"], match["two"]),
                quote=cut(sentence.text, match["one"]),
                confidence=0.7,
            )


def _word_before(before: str) -> str | None:
    """``økte til``, ``redusert til``: the last such word right before the number."""
    match = re.search(rf"\b(?P<word>{_UP}|{_DOWN})\s+(?:til|med)\s*$", before, re.IGNORECASE)
    return match["word"] if match and not re.search(r"\b(?:ikke|ikkje|mål\w*|skal)\b", before) else None


def _word_after(sentence: Sentence, figures: Figures) -> str | None:
    if sentence.number + 1 >= len(figures.sentences):
        return None
    following = figures.sentences[sentence.number + 1]
    match = _THAT_MOVE.match(following.text) if following.paragraph == sentence.paragraph else None
    return match["word"] if match else None

# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""The numbers of running text as figures: each is tied to the words that stand nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from linja.ground.checking.figures.bodies import Bodies
from linja.ground.checking.figures.figure import Figure, Place, Role
from linja.ground.checking.figures.known import Known
from linja.ground.checking.figures.roles import role_of, sign_of
from linja.ground.checking.figures.rounding import half_of
from linja.ground.checking.figures.sentences import Sentence
from linja.ground.checking.figures.vocabulary import COUNTRY, areas_in, qualifiers_in
from linja.ground.checking.figures.when import periods_in
from linja.ground.kernel.numbers import FoundQuantity, Unit, find_quantities

Spot = tuple[int, int, str]
#: Words that send the reader back to what the sentence before was about.
_BACK = re.compile(
    r"^(?:Dette|Det|Den|Denne|Disse|Her|Andelen?|Talet|Tallet|Ventetiden?|Innen dette|Begge|På samme)\b"
)
_ELSEWHERE = re.compile(
    r"^(?:I|Innen|For|Ved|Hos|Per|Pr|Av|Til|St\.|Målet?|Måla|Målene|Høyest|Lavest|[A-ZÆØÅ][\wæøåÆØÅ-]+(?: [\wæøåÆØÅ-]+){0,4} R?HF)\b"
)
_NOW = re.compile(r"\b(?:er|utgjør|ligger|ligg|har)\b")
_BREAK = re.compile(r"[,;:.(]|\b(?:og|mens|men|mot|samt|enn)\b", re.IGNORECASE)
#: ``75 prosent av kreftpasientene ble …``: what follows says what the number is a share of.
_OF = re.compile(r"^\s+av\s[^,;.\d]*$")
_ASIDE = re.compile(r"\([^)]*\)\s?")
_NO_UNIT_SHARE = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT})


@dataclass(slots=True)
class _Thread:
    """What the paragraph has been about so far."""

    paragraph: int = -1
    indicator: str = ""
    area: str = ""
    organisation: str = ""
    period: str = ""
    spots: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Named:
    """What one sentence names, each with its place."""

    indicators: list[Spot]
    areas: list[Spot]
    bodies: list[Spot]
    periods: list[Spot]


def prose_figures(
    sentences: Sequence[Sentence], bodies: Bodies, year: int | None, known: Known
) -> Iterator[Figure]:
    """Every number of the text; those without a known indicator keep an empty one."""
    thread = _Thread()
    numbers = {one.number: _quantities(one) for one in sentences if one.counts and not one.asks}
    counting = {sentences[number].paragraph for number, found in numbers.items() if found}
    for sentence in sentences:
        if sentence.paragraph not in counting:
            continue
        if sentence.paragraph != thread.paragraph:
            thread = _Thread(sentence.paragraph)
        quantities = numbers.get(sentence.number, [])
        named = _named(sentence.text, bodies, year, thread.period, known)
        counted = [one for one in quantities if _counts(sentence.text, one, named)]
        yield from _figures(sentence, counted, named, thread, known)
        _carry(thread, named, sentence)


def _quantities(sentence: Sentence) -> list[FoundQuantity]:
    return [one for one in find_quantities(sentence.text) if not _is_year(one)]


def _is_year(one: FoundQuantity) -> bool:
    value = one.quantity.value
    return one.quantity.unit is Unit.NONE and 1990 <= value <= 2060 and value % 1 == 0


def _named(text: str, bodies: Bodies, year: int | None, before: str, known: Known) -> _Named:
    return _Named(
        [(start, end, one.code) for start, end, one in known.indicators_in(text)],
        areas_in(text),
        bodies.named_in(text),
        [(one.start, one.end, one.code) for one in periods_in(text, year, before)],
    )


def _carry(thread: _Thread, named: _Named, sentence: Sentence) -> None:
    """Remember what the next sentence may leave out."""
    if named.indicators:
        thread.indicator = named.indicators[0][2]
    areas = {area for _, _, area in named.areas}
    thread.area = areas.pop() if len(areas) == 1 else "" if areas else thread.area
    if named.bodies and named.bodies[0][0] < 40:
        thread.organisation = named.bodies[0][2]
    if named.periods:
        thread.period = named.periods[0][2]


def _figures(
    sentence: Sentence, numbers: Sequence[FoundQuantity], named: _Named, thread: _Thread, known: Known
) -> Iterator[Figure]:
    spread = _respectively(sentence.text, numbers, named.bodies)
    outer: Figure | None = None
    roles: list[Role] = []
    for index, one in enumerate(numbers):
        indicator, in_sentence = _indicator(one, named.indicators, thread, sentence, known)
        role = role_of(sentence.text, one)
        if index and role is Role.VALUE and _goes_on(sentence.text, numbers[index - 1], one):
            role = roles[-1]
        roles.append(role)
        value = one.quantity.amount * (sign_of(sentence.text, one) if role is Role.CHANGE else 1)
        figure = Figure(
            amount=value,
            printed=sentence.text[one.start : one.end],
            half=half_of(one.quantity.value, one.quantity.scale),
            unit=one.quantity.unit,
            line=sentence.line_at(one.start),
            quote=sentence.text,
            role=role,
            place=Place.PROSE,
            indicator=indicator,
            area=_area(sentence.text, numbers, index, named.areas, thread),
            organisation=spread.get(index, _body(sentence.text, one, named.bodies, thread)),
            period=_period(sentence.text, one, named.periods, thread),
            qualifiers=qualifiers_in(_clause(sentence.text, one)),
            named=in_sentence,
            sentence=sentence.number,
        )
        if _depth(sentence.text, one.start) == 0:
            outer = figure
        elif outer is not None and outer.unit is figure.unit and role is Role.VALUE:
            figure = _aside(figure, outer)
        yield figure


#: ``økt med 4,3 prosent innen A, 5,2 prosent innen B og 6,6 prosent innen C``: one list, one role.
_LIST = re.compile(
    r"(?!.*\b(?:var|er|til|mot|fra|frå|som|mens|men|på|ligger|med)\b)\s+(?:innen|for|i|ved)\s[^.;:()]*(?:,|\bog)\s*",
    re.IGNORECASE,
)


def _goes_on(text: str, before: FoundQuantity, one: FoundQuantity) -> bool:
    between = text[before.end : one.start]
    return before.quantity.unit is one.quantity.unit and bool(_LIST.fullmatch(between))


def _aside(figure: Figure, outer: Figure) -> Figure:
    """``79 prosent (70 prosent i 2019)``: what stands in the parenthesis is the same of another period."""
    return replace(
        figure,
        role=outer.role,
        indicator=outer.indicator,
        area=outer.area,
        organisation=outer.organisation,
        qualifiers=outer.qualifiers,
        named=outer.named,
    )


def _counts(text: str, one: FoundQuantity, named: _Named) -> bool:
    """Whether the number counts something, and is no part of a date or a name."""
    return not _is_period(one, named.periods) and not _is_label(text, one)


def _is_period(one: FoundQuantity, periods: Sequence[Spot]) -> bool:
    return any(start <= one.start < end for start, end, _ in periods)


_LABEL = re.compile(
    r"\b(?:post|kap\.?|kapittel|sak|§|nivå|fase|del|punkt|uke|veke|kl\.|tabell|figur|side|s\.|type|St\.|nr\.?|tiltak|vedlegg)\s*$",
    re.IGNORECASE,
)


def _is_label(text: str, one: FoundQuantity) -> bool:
    """``post 72``, ``nivå 2``: a number that names and does not count."""
    heading = one.start == 0 and re.match(r"\.?\s+[A-ZÆØÅ]", text[one.end :])
    if heading or re.match(r"[-/]\d{2,4}\b", text[one.end :]):
        return True
    return bool(_LABEL.search(text[: one.start])) and one.quantity.unit is Unit.NONE


def _indicator(
    one: FoundQuantity, spots: Sequence[Spot], thread: _Thread, sentence: Sentence, known: Known
) -> tuple[str, bool]:
    """The nearest fitting indicator before the number, else after it, else the paragraph's, else the requirement's."""
    fitting = [spot for spot in spots if _fits(spot[2], one.quantity.unit, known)]
    before = [spot for spot in fitting if spot[0] <= one.start]
    after = next((spot for spot in fitting if spot[0] >= one.end), None)
    if after and _OF.match(_ASIDE.sub("", sentence.text[one.end : after[0]])):
        return after[2], True
    if before or fitting:
        return (before[-1] if before else fitting[0])[2], True
    if thread.indicator and _fits(thread.indicator, one.quantity.unit, known) and _goes_back(sentence.text):
        return thread.indicator, False
    if sentence.requirement is not None:
        asked = known.indicators_in(sentence.requirement.text)
        if asked and _fits(asked[0][2].code, one.quantity.unit, known):
            return asked[0][2].code, False
    return "", False


def _goes_back(text: str) -> bool:
    """Whether a sentence is about what the one before was about: it points back, or names another place or part."""
    return bool(_BACK.match(text) or _ELSEWHERE.match(text))


def _fits(code: str, unit: Unit, known: Known) -> bool:
    """Whether an indicator may be printed in the unit: a count also as a change in per cent."""
    own = known.by_code[code].unit
    return unit is own or unit in _NO_UNIT_SHARE or (own is Unit.NONE and unit is Unit.PATIENTS)


def _area(
    text: str, numbers: Sequence[FoundQuantity], index: int, areas: Sequence[Spot], thread: _Thread
) -> str:
    """The area right after the number with nothing between but ``for`` and the like, else the last before it."""
    one = numbers[index]
    following = next((area for area in areas if area[0] >= one.end), None)
    if following and _belongs(text[one.end : following[0]]):
        return following[2]
    before = [area for area in areas if area[1] <= one.start]
    if before:
        return before[-1][2]
    if areas:
        return areas[0][2] if len({area[2] for area in areas}) == 1 and index == 0 else ""
    return thread.area if _BACK.match(text) else ""


def _belongs(between: str) -> bool:
    """``av epikrisene innen``: short, in one breath, and with no other number."""
    return len(between) < 45 and not _BREAK.search(between) and not re.search(r"\d", between)


def _body(text: str, one: FoundQuantity, bodies: Sequence[Spot], thread: _Thread) -> str:
    """The body right after the number (``57 dager ventetid ved …``), else the last before it, else the paragraph's."""
    following = next((body for body in bodies if body[0] >= one.end), None)
    before = [body for body in bodies if body[1] <= one.start]
    if following and not before and _belongs(text[one.end : following[0]]):
        return following[2]
    if len(bodies) == 1 and bodies[0][2] == COUNTRY:
        return COUNTRY
    if before:
        return before[-1][2]
    return thread.organisation


def _period(text: str, one: FoundQuantity, periods: Sequence[Spot], thread: _Thread) -> str:
    """A period printed right after the number, else the last before it, else the next, else the paragraph's."""
    following = next((spot for spot in periods if spot[0] >= one.end), None)
    if following and re.fullmatch(
        r"\W*(?:i|per|pr\.?|for|ved utgangen av)?\W*", text[one.end : following[0]]
    ):
        return following[2]
    depth = _depth(text, one.start)
    before = [spot for spot in periods if spot[1] <= one.start and _depth(text, spot[0]) <= depth]
    if before:
        return before[-1][2]
    if following and _depth(text, following[0]) <= depth and not _compares(text[one.end : following[0]]):
        return following[2]
    # What is told in the present is told of now, whatever year the sentence before was about.
    return "" if _NOW.search(text) and not _BACK.match(text) else thread.period


def _compares(between: str) -> bool:
    return bool(re.search(r"\b(?:sammenli\w+|samanlik\w+|enn|mot|fra|frå)\b", between))


def _depth(text: str, at: int) -> int:
    return text.count("(", 0, at) - text.count(")", 0, at)


def _clause(text: str, one: FoundQuantity) -> str:
    """The words around the number, to the nearest other number."""
    before = re.split(r"\d", text[: one.start])[-1]
    after = re.split(r"\d", text[one.end :])[0]
    return f"{before[-90:]} {after[:60]}"


def _respectively(text: str, numbers: Sequence[FoundQuantity], bodies: Sequence[Spot]) -> dict[int, str]:
    """``A og B oppnådde hhv. 59 % og 58 %``: the numbers after the word, in the order of the bodies before it."""
    match = re.search(r"\b(?:hhv\.?|henholdsvis|høvesvis)", text, re.IGNORECASE)
    if match is None:
        return {}
    after = [index for index, one in enumerate(numbers) if one.start > match.end()]
    before = [body[2] for body in bodies if body[1] <= match.start()]
    if len(after) < 2 or len(before) < len(after):
        return {}
    return dict(zip(after, before[-len(after) :], strict=True))

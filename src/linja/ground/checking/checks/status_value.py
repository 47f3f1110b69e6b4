# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""A goal said to be reached, or missed, against what its target and value say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linja.ground.checking.figures import Figure, Figures, Place, Role, Sentence
from linja.ground.checking.figures.goals import in_words, is_met, only_limit, verdict_of
from linja.ground.checking.figures.vocabulary import SOMATICS, areas_in
from linja.ground.checking.figures.when import year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.targets import Operator, target_in
from linja.ground.kernel.vocabulary import PrintedStatus
from linja.ground.reading.findings import FoundRequirement

_PRINTED = {PrintedStatus.ACHIEVED: True, PrintedStatus.NOT_ACHIEVED: False}


def find(figures: Figures) -> Iterator[Finding]:
    """Printed statuses, verdicts in sentences, ``høyere enn målet på``, and growth above that of another area."""
    for requirement in figures.reading.requirements:
        yield from _printed(requirement, figures)
    for sentence in figures.sentences:
        if not sentence.asks:
            yield from _said(sentence, figures)
            yield from _said_plainly(sentence, figures)
            yield from _growth(sentence, figures)
    yield from _relations(figures)


# --- the printed status ----------------------------------------------------------------------------


def _printed(requirement: FoundRequirement, figures: Figures) -> Iterator[Finding]:
    reached = _PRINTED.get(requirement.status)
    if reached is None or requirement.status_line is None or requirement.answer is None:
        return
    if requirement.shared_answer_group is not None:
        return
    limit = only_limit(requirement, figures.year)
    values = _values(requirement, figures)
    if limit is not None:
        values = [one for one in values if one.unit is limit.unit]
        met = [is_met(limit, one.amount) for one in values]
        if reached and met and not all(met):
            yield _status(requirement, values[met.index(False)], in_words(limit), reached)
        elif (
            not reached
            and met
            and all(met)
            and len({one.area for one in values}) >= _asked_areas(requirement)
        ):
            yield _status(requirement, values[0], in_words(limit), reached)
    else:
        yield from _compared(requirement, reached, values, figures)


def _asked_areas(requirement: FoundRequirement) -> int:
    return max(1, len({area for _, _, area in areas_in(requirement.text)}))


def _values(requirement: FoundRequirement, figures: Figures) -> list[Figure]:
    """This year's values of what the requirement asks for, in its own answer, for the whole that reports."""
    asked = figures.known.indicators_in(requirement.text)
    answer = requirement.answer
    if not asked or answer is None:
        return []
    areas = {area for _, _, area in areas_in(requirement.text)}
    return [
        one
        for one in figures.all
        if answer.line <= one.line <= answer.line_end
        and one.role is Role.VALUE
        and one.indicator == asked[0][2].code
        and (one.named or one.place is Place.TABLE)
        and not one.organisation
        and not one.qualifiers
        and (not one.area or one.area in areas)
        and (not one.period or year_of(one.period) == figures.year)
    ]


def _compared(
    requirement: FoundRequirement, reached: bool, values: Sequence[Figure], figures: Figures
) -> Iterator[Finding]:
    """``lavere enn i 2018``: this year's value against that year's, in the same answer or table."""
    target = target_in(requirement.text, figures.year)
    if target is None or target.operator not in {Operator.LOWER, Operator.HIGHER} or target.baseline is None:
        return
    for one in values:
        before = [
            other
            for other in figures.all
            if other.key == one.key
            and other.period
            and year_of(other.period) == target.baseline
            and (other.period[4:] == one.period[4:])
        ]
        if len({other.amount for other in before}) != 1 or not one.period:
            continue
        better = one.amount < before[0].amount
        if target.operator is Operator.HIGHER:
            better = one.amount > before[0].amount
        if better != reached:
            words = f"{'lavere' if target.operator is Operator.LOWER else 'høyere'} enn {before[0].printed}"
            yield _status(requirement, one, words, reached)
            return


def _status(requirement: FoundRequirement, value: Figure, target: str, reached: bool) -> Finding:
    return Finding(
        kind=FindingKind.STATUS_VALUE,
        line=requirement.status_line or requirement.line,
        other_line=value.line,
        code="status_reached_but_value_fails" if reached else "status_missed_but_value_reaches",
        facts={"value": value.printed, "target": target},
        values=(requirement.status_verbatim or "", value.printed),
        quote=requirement.status_verbatim or "",
        other_quote=quote_of(value),
        confidence=0.75,
    )


# --- a verdict in a sentence, with targets told before it --------------------------------------------


def _said(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    reached = verdict_of(sentence)
    if reached is None:
        return
    for area in {area for _, _, area in areas_in(sentence.text)}:
        targets = _targets_near(sentence, area, figures)
        value = _value_of(targets[0], figures) if targets else None
        if value is None:
            continue
        direction = figures.known.by_code[targets[0].indicator].direction
        met = [direction * (value.amount - one.amount) >= 0 for one in targets]
        if (reached and not any(met)) or (not reached and all(met)):
            yield Finding(
                kind=FindingKind.STATUS_VALUE,
                line=sentence.line,
                other_line=value.line,
                code="status_reached_but_value_fails" if reached else "status_missed_but_value_reaches",
                facts={"value": value.printed, "target": _limit(targets[0], direction)},
                values=(value.printed, targets[0].printed),
                quote=cut(sentence.text),
                other_quote=quote_of(value),
                confidence=0.75,
            )


_LOWER = re.compile(r"\b(?:under|lavere enn|lågare enn|høyst|høgst|maks\w*|ikke over)\s*$", re.IGNORECASE)
_HIGHER = re.compile(r"\b(?:minst|over|høyere enn|høgare enn|minimum)\s*$", re.IGNORECASE)


def _said_plainly(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    """A paragraph with one target, values before it and a verdict, and no areas to tell apart."""
    reached = verdict_of(sentence)
    if reached is None or areas_in(sentence.text):
        return
    here = [
        one
        for one in figures.in_prose
        if one.sentence >= 0 and figures.sentences[one.sentence].paragraph == sentence.paragraph
    ]
    targets = [one for one in here if one.role is Role.TARGET]
    if len(targets) != 1 or targets[0].sentence not in {sentence.number, sentence.number - 1}:
        return
    values = [one for one in here if _is_told_for(one, targets[0], figures)]
    direction = _way(targets[0], figures)
    met = [direction * (one.amount - targets[0].amount) >= 0 for one in values]
    if not values or not direction or (any(met) if reached else not all(met)):
        return
    yield Finding(
        kind=FindingKind.STATUS_VALUE,
        line=sentence.line,
        other_line=values[-1].line,
        code="status_reached_but_value_fails" if reached else "status_missed_but_value_reaches",
        facts={"value": values[-1].printed, "target": _limit(targets[0], direction)},
        values=(values[-1].printed, targets[0].printed),
        quote=cut(sentence.text),
        other_quote=quote_of(values[-1]),
        confidence=0.75,
    )


def _is_told_for(one: Figure, target: Figure, figures: Figures) -> bool:
    """A value of this year, told before the target, in its unit, for the whole."""
    return (
        one.role is Role.VALUE
        and one.unit is target.unit
        and (one.sentence < target.sentence or _stands_before(one, target))
        and not one.organisation
        and not one.qualifiers
        and (not one.period or year_of(one.period) == figures.year)
    )


def _way(target: Figure, figures: Figures) -> int:
    """+1 where the target is to be reached from below, −1 from above: by its words, else by its indicator."""
    before = target.quote[: target.quote.find(target.printed)]
    if _LOWER.search(before):
        return -1
    if _HIGHER.search(before):
        return 1
    return figures.known.by_code[target.indicator].direction if target.indicator else 0


def _limit(target: Figure, direction: int) -> str:
    return f"{'under' if direction < 0 else 'over'} {target.printed}"


def _targets_near(sentence: Sentence, area: str, figures: Figures) -> list[Figure]:
    """Targets of the area in the same paragraph, for the indicator of the sentence or the paragraph's own."""
    named = figures.known.indicators_in(sentence.text)
    return [
        one
        for one in figures.in_prose
        if one.role is Role.TARGET
        and one.area == area
        and one.indicator
        and figures.known.by_code[one.indicator].direction
        and figures.sentences[one.sentence].paragraph == sentence.paragraph
        and (not named or one.indicator == named[0][2].code)
    ]


def _value_of(target: Figure, figures: Figures) -> Figure | None:
    """This year's value of the same thing, when the document tells just one (or only one most often)."""
    found = [
        one
        for one in figures.all
        if one.role is Role.VALUE
        and one.unit is target.unit
        and (one.indicator, one.area, one.organisation, one.qualifiers)
        == (target.indicator, target.area, target.organisation, target.qualifiers)
        and one.period in {"", figures.own_period}
    ]
    return found[0] if len({one.amount for one in found}) == 1 else None


# --- «høyere enn målet på» ---------------------------------------------------------------------------

_RELATION = re.compile(
    r"\b(?P<word>høyere|høgare|lavere|lågare|over|under|lengre|kortere|bedre|betre)\s+(?:enn\s+)?(?:\w+\s+){0,3}?\w*(?:mål|krav|grense)\w*\s+(?:på|om)\s*$",
    re.IGNORECASE,
)
_LARGER = frozenset({"høyere", "høgare", "over", "lengre"})


def _relations(figures: Figures) -> Iterator[Finding]:
    for target in figures.in_prose:
        text = target.quote
        match = (
            _RELATION.search(text[: max(0, text.find(target.printed))])
            if target.role is Role.TARGET
            else None
        )
        value = _last_value(target, figures) if match else None
        if match is None or value is None or match["word"].lower().startswith("be"):
            continue
        larger = match["word"].lower() in _LARGER
        if re.search(r"\b(?:ikke|ikkje)\b", text[max(0, match.start() - 25) : match.start()]):
            continue
        if (value.amount > target.amount) != larger or value.amount == target.amount:
            yield Finding(
                kind=FindingKind.STATUS_VALUE,
                line=target.line,
                other_line=value.line if value.line != target.line else None,
                code="relation",
                facts={"value": value.printed, "word": match["word"], "target": target.printed},
                values=(value.printed, target.printed),
                quote=cut(text, target.printed),
                other_quote=quote_of(value),
                confidence=0.8,
            )


def _last_value(target: Figure, figures: Figures) -> Figure | None:
    """The value that the sentence, or the one before it, has just told."""
    near = [
        one
        for one in figures.in_prose
        if one.role is Role.VALUE
        and one.unit is target.unit
        and one.sentence in {target.sentence, target.sentence - 1}
        and one.place is Place.PROSE
        and figures.sentences[one.sentence].paragraph == figures.sentences[target.sentence].paragraph
    ]
    before = [one for one in near if one.sentence < target.sentence or _stands_before(one, target)]
    return before[-1] if before and before[-1].area == target.area else None


def _stands_before(one: Figure, two: Figure) -> bool:
    return two.quote.find(one.printed) < two.quote.find(two.printed)


# --- growth that is to be above somebody else's --------------------------------------------------------

_ABOVE = re.compile(r"\b(?:høyere|høgare|større)\b[^.]{0,60}\benn\b[^.]{0,20}\bsomatik\w*", re.IGNORECASE)
_RULE = re.compile(r"\b(?:gylne|gyldne)\s+regel\w*|prioriteringsregel\w*", re.IGNORECASE)
_FULFILLED = re.compile(r"\b(?:oppfylt|nådd|innfridd|oppfyller|oppnådd)\b[^.]{0,30}\balle\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:kun|bare|berre)\b", re.IGNORECASE)


def _growth(sentence: Sentence, figures: Figures) -> Iterator[Finding]:
    """``kun oppnådd for X`` though another area's change in the same paragraph is above somatics' too."""
    about = _ABOVE.search(sentence.text) or _RULE.search(sentence.text)
    for_all = _FULFILLED.search(sentence.text) and not re.search(r"\bikk[je]e?\b", sentence.text)
    only = _ONLY.search(sentence.text) and verdict_of(sentence)
    if not about or not (only or for_all):
        return
    claimed = {area for _, _, area in areas_in(sentence.text)} - {SOMATICS}
    changes = {
        one.area: one
        for one in figures.in_prose
        if one.role is Role.CHANGE
        and one.unit is Unit.PERCENT
        and one.area
        and figures.sentences[one.sentence].paragraph == sentence.paragraph
    }
    base = changes.get(SOMATICS)
    for area, one in changes.items():
        above = base is not None and one.amount > base.amount
        if base is None or area in claimed | {SOMATICS, "mental"} or above == bool(for_all):
            continue
        yield Finding(
            kind=FindingKind.STATUS_VALUE,
            line=sentence.line,
            other_line=one.line,
            code="growth_of_all" if for_all else "growth_order",
            facts={
                "base": base.printed,
                "claimed": ", ".join(_as_printed(sentence, claimed)),
                "value": _shown(one),
            },
            values=(_shown(one), _shown(base)),
            quote=cut(sentence.text),
            other_quote=quote_of(one),
            confidence=0.65,
        )


def _as_printed(sentence: Sentence, claimed: set[str]) -> list[str]:
    return [sentence.text[start:end] for start, end, area in areas_in(sentence.text) if area in claimed]


def _shown(one: Figure) -> str:
    return ("−" if one.amount < 0 and not one.printed.startswith(("-", "−")) else "") + one.printed

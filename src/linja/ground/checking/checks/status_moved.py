"""A goal said to be reached, though its figure went the other way, or is not the zero that was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.figures import Figure, Figures, Role, Sentence
from linja.ground.checking.figures.goals import verdict_of
from linja.ground.checking.figures.rounding import decimal_of
from linja.ground.checking.figures.vocabulary import areas_in
from linja.ground.checking.figures.when import year_of
from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.quotes import cut, quote_of
from linja.ground.kernel.targets import Operator, target_in
from linja.ground.kernel.vocabulary import PrintedStatus
from linja.ground.reading.findings import FoundRequirement

_NUMBER = r"\d+(?:[  \u202f]\d{3})*(?:,\d+)?"
_FROM_TO = re.compile(
    rf"\bf(?:ra|rå)\s+(?P<one>{_NUMBER})[^\d.;()]{{0,40}}?(?:20\d\d)?[^\d.;()]{{0,20}}?\btil\s+(?P<two>{_NUMBER})(?![\d.,]?\d)",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:reduser\w*|reduksjon|lavere|lågare|kortere|kortare|færre)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:øke[st]?|økes|økt|auke\w*|høyere|høgare|flere|fleire)\b", re.IGNORECASE)
_PRINTED = {PrintedStatus.ACHIEVED: True, PrintedStatus.NOT_ACHIEVED: False}


def find(figures: Figures) -> Iterator[Finding]:
    """Requirements with one figure, and what their own answers tell of it."""
    for requirement in figures.reading.requirements:
        asked = figures.known.indicators_in(requirement.text)
        if requirement.answer is None or requirement.shared_answer_group is not None or not asked:
            continue
        told = _told(requirement, figures)
        reached = _reached(requirement, told)
        if reached:
            yield from _moved(requirement, told, asked[0][2].code, figures)
        if reached is not None:
            yield from _zero(requirement, reached, asked[0][2].code, figures)


def _told(requirement: FoundRequirement, figures: Figures) -> list[Sentence]:
    return [one for one in figures.sentences if one.requirement is requirement and not one.asks]


def _reached(requirement: FoundRequirement, told: list[Sentence]) -> bool | None:
    """The printed status; else the first verdict of the answer."""
    if requirement.status_line is not None and requirement.status is not PrintedStatus.NONE:
        return _PRINTED.get(requirement.status)
    return next((verdict for one in told if (verdict := verdict_of(one)) is not None), None)


def _moved(
    requirement: FoundRequirement, told: list[Sentence], code: str, figures: Figures
) -> Iterator[Finding]:
    less, more = _LESS.search(requirement.text), _MORE.search(requirement.text)
    if bool(less) == bool(more):
        return
    for sentence in told:
        match = _FROM_TO.search(sentence.text)
        if match is None or [one.code for _, _, one in figures.known.indicators_in(sentence.text)] != [code]:
            continue
        one, two = decimal_of(match["one"]), decimal_of(match["two"])
        apart = {area for _, _, area in areas_in(sentence.text)} - {
            area for _, _, area in areas_in(requirement.text)
        }
        if not apart and not 1990 <= one <= 2060 and (two > one if less else two < one):
            yield _finding(requirement, sentence, match)
            return


def _zero(requirement: FoundRequirement, reached: bool, code: str, figures: Figures) -> Iterator[Finding]:
    """``Ingen fristbrudd`` is reached by nothing but zero."""
    target = target_in(requirement.text, figures.year)
    if target is None or target.operator is not Operator.NONE:
        return
    values = [one for one in figures.all if _is_of(one, requirement, code, figures)]
    wrong = [one for one in values if (one.amount == 0) is not reached]
    if values and len(wrong) == len(values):
        yield Finding(
            kind=FindingKind.STATUS_VALUE,
            line=requirement.status_line or requirement.line,
            other_line=wrong[0].line,
            code="status_reached_but_value_fails" if reached else "status_missed_but_value_reaches",
            facts={"value": wrong[0].printed, "target": "0"},
            values=(requirement.status_verbatim or "", wrong[0].printed),
            quote=requirement.status_verbatim or cut(requirement.text),
            other_quote=quote_of(wrong[0]),
            confidence=0.75,
        )


def _is_of(one: Figure, requirement: FoundRequirement, code: str, figures: Figures) -> bool:
    """This year's value of the whole, in the requirement's own answer."""
    answer = requirement.answer
    return (
        answer is not None
        and answer.line <= one.line <= answer.line_end
        and (one.indicator, one.role, one.organisation, one.area) == (code, Role.VALUE, "", "")
        and not one.qualifiers
        and (not one.period or year_of(one.period) == figures.year)
    )


def _finding(requirement: FoundRequirement, sentence: Sentence, match: re.Match[str]) -> Finding:
    return Finding(
        kind=FindingKind.STATUS_VALUE,
        line=requirement.status_line or requirement.line,
        other_line=sentence.line_at(match.start("one")),
        code="status_reached_but_moved",
        facts={"before": match["one"], "after": match["two"]},
        values=(match["one"], match["two"]),
        quote=requirement.status_verbatim or cut(requirement.text),
        other_quote=cut(sentence.text, match["one"]),
        confidence=0.7,
    )

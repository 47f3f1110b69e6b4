"""A goal in numbers, or a figure that was to be reported, and an answer without one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import (
    Sentence,
    dates_in,
    of_answer,
    of_requirement,
    quote,
    stems_of,
    topic_of,
)
from linja.ground.kernel.vocabulary import Obligation, RequirementKind
from linja.ground.reading.findings import FoundRequirement, Reading

_MEASURED = re.compile(
    r"\b(?:minst|under|lavere\s+enn|lågare\s+enn|høyst|høgst|over|høyere\s+enn|maksimalt)\s+\d|\d+\s*(?:%|pst|prosent)",
    re.I,
)
_MEASURE = re.compile(
    r"\W*(?:minst|høyst|høgst|maksimalt|(?:andel|antall|antal)\w*|gjennomsnittl\w+|median\w*)\b", re.I
)
_TO_REPORT = re.compile(
    r"\bresultat\w*\s+(?:for|i)\s+20\d\d\s+skal\s+(?:likevel\s+)?rapporter|\bantal(?:l|let)?\b[^.]{0,80}\bskal\s+rapporter"
    r"|\brapporter\w*\s+(?:på\s+)?antal",
    re.I,
)
#: The answer says that there is no figure to give, and why.
_EXCUSED = re.compile(
    r"ik(?:ke|kje)\s+(?:\w+\s+){0,3}?(?:foreligg|tilgjengelig|tilgjengeleg|rapportert|publisert|kjent|kjend|produsert|utarbeidet|oversikt|mål[te])"
    r"|foreligg\w*\s+(?:\w+\s+){0,2}?(?:ikke|ikkje|ingen)|ligg\s+ikkje\s+føre|utgår|utgikk|utgjekk|bortf[aoi]l|frafal|datagrunnlag|\bunntatt\b"
    r"|presenter\w*\s+før|ingen\s+(?:\w+\s+)?tall",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[ \u00a0]\d{3})*(?:,\d+)?")
_COUNTED = re.compile(r"\b(?:ingen|én|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|halvparten|doblet)\b", re.I)


def find(reading: Reading) -> Iterator[Finding]:
    """Every measured requirement that is answered without its figure."""
    for requirement in reading.requirements:
        answer = of_answer(reading, requirement)
        asked = of_requirement(reading, requirement)
        if not answer or not asked or not _asks_for_figure(requirement):
            continue
        if requirement.obligation in {Obligation.WAIVED, Obligation.LAPSED} or any(
            _EXCUSED.search(s.text) for s in answer
        ):
            continue
        told = _with_figures(asked, answer)
        topic = topic_of(reading, requirement)
        if not told:
            yield _finding(asked[0], answer[0], "no_figure", 0.7)
        elif topic and not any(topic & stems_of(s.text) for s in told):
            yield _finding(asked[0], answer[0], "no_figure_of_these", 0.55)


def _asks_for_figure(requirement: FoundRequirement) -> bool:
    # What begins with its measure is a goal, whatever the heading above calls it.
    goal = (
        requirement.kind is RequirementKind.GOAL or _MEASURE.match(requirement.text) is not None
    ) and _MEASURED.search(requirement.text) is not None
    # A share that is to be higher than last year's is no less a figure.
    measured = requirement.kind is RequirementKind.GOAL and _MEASURE.match(requirement.text) is not None
    return goal or measured or _TO_REPORT.search(requirement.text) is not None


def _with_figures(asked: Sequence[Sentence], answer: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that give a number other than dates and the requirement's own."""
    own = {n for s in asked for n in _numbers(s.text)}
    return [
        s
        for s in answer
        if _numbers(s.text) - own or (_COUNTED.search(s.text) and not _MEASURED.search(s.text))
    ]


def _numbers(text: str) -> set[str]:
    dated = [(p.start, p.end) for p in dates_in(text, 2000)]
    found = set()
    for match in _NUMBER.finditer(text):
        year = re.fullmatch(r"(?:19|20)\d\d", match[0])
        if not year and not any(start <= match.start() < end for start, end in dated):
            found.add(match[0])
    return found


def _finding(asked: Sentence, answer: Sentence, code: str, sure: float) -> Finding:
    return Finding(
        FindingKind.MISSING_FIGURE, asked.line, code, other_line=answer.line, quote=quote(asked.text),
        other_quote=quote(answer.text), confidence=sure,
    )  # fmt: skip

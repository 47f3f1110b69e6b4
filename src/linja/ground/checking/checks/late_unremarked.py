"""Delivered, decided or promised after the deadline, in an answer that says nothing about being late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
from linja.ground.kernel.dates import DatePhrase
from linja.ground.kernel.vocabulary import DatePrecision, DeadlineType
from linja.ground.reading.findings import FoundDeadline, FoundRequirement, Reading

_DELIVERED = re.compile(
    r"\b(?:over)?send(?:t|te|e)\b|\b(?:over)?sendt\b|\boversende?\b|\bsend\s+til\b|\boversendte\b|\b(?:av|over)?lever(?:t|te)\b|\bavgitt\b|\blagt\s+fr[ae]m\b",
    re.I,
)
_PROMISED = re.compile(
    r"\b(?:skal|vil|kan|planlagt|planlegges|forventes|ventes|ventast|sikte\s+på|venteleg)\b.{0,80}?"
    r"\b(?:lever(?:es|ast|e)|(?:over)?send(?:es|ast|e)|oversendt|levert|ferdigstil\w+|foreligge|ligge\s+føre|legges?\s+fr[ae]m)\b",
    re.I,
)
_DECIDED = re.compile(r"\bstyre\w*\b.{0,80}?\b(?:behandl(?:et|a)|handsama|vedtok|vedtatt|vedteke)\b", re.I)
#: The answer tells of the lateness, of leave for it, or why.
_REMARKED = re.compile(
    r"\bforsink|\bforseink|\butsatt\b|\butsett|\butsette|ny(?:tt)?\s+(?:\w+\s+)?frist|\bfrist\w*\s+(?:\w+\s+)?(?:utvid|forleng|flytt)"
    r"|etter\s+fristen|\bforskj|\brevidert\s+(?:fr[ae]mdrifts|tids)|lenger\s+tid|lengre\s+tid|innvilge|avklart\s+med|dispensasjon"
    r"|ny\s+tidsplan|ikke\s+(?:overholdt|nådd\s+frist)|fristen\s+ble\s+ikke|etter\s+avtale\s+med|for\s+seint|for\s+sent",
    re.I,
)
_ABOUT_OTHER = re.compile(r"\bsom\s+svar\s+på|\bpå\s+bestilling|\bdelrapport|\bforeløpig|\bpå\s+høring", re.I)
_FIRST_DAYS = 2
_USED = frozenset({DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.HALF_YEAR})


@dataclass(frozen=True, slots=True)
class _Way:
    pattern: re.Pattern[str]
    code: str
    sure: float


_WAYS = (
    _Way(_DELIVERED, "late_delivered", 0.8),
    _Way(_PROMISED, "late_promised", 0.65),
    _Way(_DECIDED, "late_decided", 0.6),
)


@dataclass(frozen=True, slots=True)
class _Done:
    sentence: Sentence
    phrase: DatePhrase
    code: str
    sure: float

    @property
    def iso(self) -> str:
        return self.phrase.iso or ""


def find(reading: Reading) -> Iterator[Finding]:
    """Every answer whose own date lies after the deadline, without a word about it."""
    for requirement in reading.requirements:
        deadline = _binding(requirement)
        answer = of_answer(reading, requirement)
        if deadline is None or not answer or any(_REMARKED.search(s.text) for s in answer):
            continue
        done = _nearest(
            topic_of(reading, requirement), [one for s in answer for one in _done(s, reading.document.year)]
        )
        if done is not None and done.iso > (deadline.iso or "") and not _may_be_in_time(deadline, done):
            yield _finding(reading, requirement, deadline, done)


def _nearest(topic: frozenset[str], told: list[_Done]) -> _Done | None:
    """Under an answer to several requirements, what speaks of this one; else what is told first."""
    return max(told, key=lambda one: len(topic & stems_of(one.sentence.text)), default=None)


def _binding(requirement: FoundRequirement) -> FoundDeadline | None:
    """The last own date that is a deadline: the final one, else the interim one."""
    own = [d for d in requirement.deadlines if d.iso is not None and d.owner is None]
    for kind in (DeadlineType.FINAL, DeadlineType.INTERIM):
        dated = [d for d in own if d.type is kind and d.precision is not DatePrecision.AMBIGUOUS_YEAR]
        if dated:
            return max(dated, key=lambda d: d.iso or "")
    return None


def _done(sentence: Sentence, year: int | None) -> Iterator[_Done]:
    """What the sentence says was delivered, is promised, or was decided, with the day nearest to the verb."""
    if _ABOUT_OTHER.search(sentence.text):
        return
    days = [p for p in dates_in(sentence.text, year) if p.precision in _USED and p.iso is not None]
    found = next(((way, m) for way in _WAYS if (m := way.pattern.search(sentence.text)) is not None), None)
    if found is None or not days:
        return
    way, match = found
    near = min(days, key=lambda p: min(abs(p.start - match.end()), abs(match.start() - p.end)))
    if way.code == "late_delivered" and _PROMISED.search(sentence.text):
        # ``Rapporten skal oversendes …, slik det ble levert …``: what is to come has the date.
        way = _WAYS[1]
    yield _Done(sentence, near, way.code, way.sure)


def _vague(deadline: FoundDeadline, done: _Done) -> bool:
    """A month that holds the deadline may have had the delivery before it."""
    return done.phrase.precision is not DatePrecision.DAY and done.iso[:7] == (deadline.iso or "")[:7]


def _may_be_in_time(deadline: FoundDeadline, done: _Done) -> bool:
    """Hardly, when the deadline was one of the month's first days."""
    return _vague(deadline, done) and int((deadline.iso or "")[8:10]) > _FIRST_DAYS


def _finding(
    reading: Reading, requirement: FoundRequirement, deadline: FoundDeadline, done: _Done
) -> Finding:
    asked = next(
        (s for s in of_requirement(reading, requirement) if deadline.verbatim.split()[-1] in s.text
         and any(p.iso == deadline.iso for p in dates_in(s.text, reading.document.year))), None,
    )  # fmt: skip
    line, words = requirement.line, requirement.text
    if asked is not None:
        phrase = next(p for p in dates_in(asked.text, reading.document.year) if p.iso == deadline.iso)
        line, words = asked.line_at(phrase.start), asked.text
    return Finding(
        FindingKind.LATE_UNREMARKED, line, done.code, other_line=done.sentence.line_at(done.phrase.start),
        facts={"deadline": deadline.verbatim, "day": done.phrase.verbatim},
        values=(deadline.verbatim, done.phrase.verbatim), quote=quote(words),
        other_quote=quote(done.sentence.text, done.phrase.start, done.phrase.end),
        confidence=0.4 if _vague(deadline, done) else done.sure,
    )  # fmt: skip

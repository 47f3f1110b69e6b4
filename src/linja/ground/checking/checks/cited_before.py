# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Papers cited before they were written, and deadlines that had passed when the requirement was put."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, dates_in, of_requirement, quote, sentences
from linja.ground.kernel.dates import DatePhrase
from linja.ground.kernel.vocabulary import DatePrecision, DeadlineType
from linja.ground.reading.findings import FoundRequirement, Reading

_PAPER = r"(?:brev|rapport|statusrapport|leveranse|notat|plan|utredning|analyse|protokoll|vedtak|innspill|utgreiing)\w*"
#: Words right before the day of a paper that already is.
_DATED = re.compile(rf"(?:\b(?:datert|dagsett|dagsatt)(?:\s+den)?|\b{_PAPER}\s+av(?:\s+den)?)\s+$", re.I)
_MEETING = re.compile(r"\b(?:\w*møte(?:t)?)\s+(?:den\s+|i\s+)?$", re.I)
#: A correction is written later than the meeting that it corrects.
_LATER = re.compile(r"korriger|rettels|retting|ny\s+frist|<", re.I)
#: Days after the meeting within which a day without a year is of the same year.
_NEAR = 150
_BINDING = frozenset({DeadlineType.FINAL, DeadlineType.INTERIM})


@dataclass(frozen=True, slots=True)
class _Day:
    sentence: Sentence
    phrase: DatePhrase

    @property
    def line(self) -> int:
        return self.sentence.line_at(self.phrase.start)

    @property
    def quote(self) -> str:
        return quote(self.sentence.text, self.phrase.start, self.phrase.end)


def find(reading: Reading) -> Iterator[Finding]:
    """What is older than what it builds on."""
    seen: set[tuple[int, str]] = set()
    for requirement in reading.requirements:
        if requirement.source_date is None:
            continue
        for finding in (*_cited(reading, requirement), *_due(reading, requirement)):
            if (finding.line, finding.code) not in seen:
                seen.add((finding.line, finding.code))
                yield finding
    yield from _in_one_sentence(reading)


def _days(sentence: Sentence, year: int | None) -> list[_Day]:
    return [
        _Day(sentence, phrase)
        for phrase in dates_in(sentence.text, year)
        if phrase.precision is DatePrecision.DAY and phrase.iso is not None
    ]


def _cited(reading: Reading, requirement: FoundRequirement) -> Iterator[Finding]:
    asked = requirement.source_date or ""
    for sentence in of_requirement(reading, requirement):
        if _LATER.search(sentence.text):
            continue
        for day in _days(sentence, int(asked[:4])):
            if _later_than(day, asked) and _DATED.search(sentence.text[: day.phrase.start]):
                heading = _heading_of(reading, requirement, asked)
                yield _finding("cited_before", day, heading, 0.8, source_day=asked)


def _later_than(day: _Day, asked: str) -> bool:
    """Whether the day lies after the meeting's; printed without a year, one far ahead is of the year before."""
    on, met = date.fromisoformat(day.phrase.iso or asked), date.fromisoformat(asked)
    return on > met and (_of_known_year(day) or (on - met).days <= _NEAR)


def _heading_of(reading: Reading, requirement: FoundRequirement, asked: str) -> tuple[int | None, str]:
    """The heading above that prints the day of the meeting, where one does."""
    year = int(asked[:4])
    for heading in reversed([h for h in reading.headings if h.line <= requirement.line]):
        if any(phrase.iso == asked for phrase in dates_in(heading.title, year)):
            return heading.line, heading.title
    return None, ""


def _due(reading: Reading, requirement: FoundRequirement) -> Iterator[Finding]:
    asked = requirement.source_date or ""
    if requirement.amendment is not None:
        return
    for deadline in requirement.deadlines:
        if deadline.iso is None or deadline.type not in _BINDING or deadline.owner is not None:
            continue
        if deadline.precision is not DatePrecision.DAY or deadline.iso >= asked:
            continue
        for sentence in of_requirement(reading, requirement):
            for day in _days(sentence, int(asked[:4])):
                if day.phrase.iso == deadline.iso:
                    heading = _heading_of(reading, requirement, asked)
                    yield _finding("due_before", day, heading, 0.7, source_day=asked)


def _in_one_sentence(reading: Reading) -> Iterator[Finding]:
    """``I møte 10. juni viste styret til brev av 13. november samme år``."""
    for sentence in sentences(reading):
        days = _days(sentence, reading.document.year)
        met = next((d for d in days if _MEETING.search(sentence.text[: d.phrase.start])), None)
        if met is None or not re.search(r"\bvis(?:te|er|t|ast)\b|\bbehandl|\bmerk", sentence.text):
            continue
        for day in days:
            after = day.phrase.start > met.phrase.end
            dated = _DATED.search(sentence.text[: day.phrase.start])
            if after and dated and _of_known_year(day) and (day.phrase.iso or "") > (met.phrase.iso or ""):
                yield _finding(
                    "cited_before", day, (met.line, met.quote), 0.75, source_day=met.phrase.verbatim
                )


def _of_known_year(day: _Day) -> bool:
    """Whether the year is printed, or said to be the same; a bare day may be of the year before."""
    after = day.sentence.text[day.phrase.end :]
    return bool(
        re.search(r"(?:19|20)\d\d", day.phrase.verbatim) or re.match(r"\s+sam(?:m)?e\s+år", after, re.I)
    )


def _finding(code: str, day: _Day, other: tuple[int | None, str], sure: float, *, source_day: str) -> Finding:
    return Finding(
        FindingKind.IMPOSSIBLE_DATE,
        day.line,
        code,
        other_line=other[0],
        facts={"day": day.phrase.verbatim, "source_day": source_day},
        values=(day.phrase.verbatim, source_day),
        quote=day.quote,
        other_quote=other[1],
        confidence=sure,
    )

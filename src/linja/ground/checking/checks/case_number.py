"""Case numbers of boards that cannot be: a year to come, a year that is not the meeting's, or no number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, dates_in, quote, sentences
from linja.ground.kernel.case_numbers import parse
from linja.ground.kernel.vocabulary import DatePrecision
from linja.ground.reading.findings import Reading

_CITED = re.compile(
    r"\b(?:styre)?sak(?:en|a|er|ene)?\s+(?:nr\.?\s*)?(?P<number>\d[\d/–-]*\d)(?![\d.]*\d)", re.I
)
#: Only what is called a board's case must look like one; archives number as they like.
_BOARD = re.compile(r"^styresak", re.I)
_MEETING = re.compile(r"\b(?:styre)?møte(?:t)?\b[^.;]{0,20}$", re.I)

_TREATED = re.compile(
    r"\bstyret\b[^.;]{0,60}\b(?:behandl(?:et|a)|vedtok|vedtatt|godkjen(?:te|de)|handsama)\b", re.I
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find(reading: Reading) -> Iterator[Finding]:
    """Every cited case that no board can have had."""
    for sentence in sentences(reading):
        for match in _CITED.finditer(sentence.text):
            yield from _judged(sentence, match, reading.document.year)


def _judged(sentence: Sentence, match: re.Match[str], year: int | None) -> Iterator[Finding]:
    case = parse(match["number"])
    if case is None:
        if _BOARD.match(match[0]) and len(match["number"]) >= 5:
            yield _finding(sentence, match, "case_form", 0.6)
    elif not case.possible or (year is not None and case.year > year + 1):
        yield _finding(sentence, match, "case_year", 0.9, year=str(year or ""))
    elif (met := _meeting_year(sentence, year)) is not None and not case.fits(met):
        yield _finding(sentence, match, "case_meeting", 0.7, year=str(met))


def _meeting_year(sentence: Sentence, year: int | None) -> int | None:
    """The year of the one meeting that the sentence dates."""
    days = {
        int(phrase.iso[:4])
        for phrase in dates_in(sentence.text, year)
        if phrase.iso
        and phrase.precision is DatePrecision.DAY
        and _MEETING.search(sentence.text[: phrase.start])
    }
    if not days and _TREATED.search(sentence.text):
        # ``Styret behandlet budsjettet i sak 95-2022 den 14. desember 2022``: the day is the meeting's.
        days = {
            int(phrase.iso[:4])
            for phrase in dates_in(sentence.text)
            if phrase.iso and phrase.precision is DatePrecision.DAY and _YEAR.search(phrase.verbatim)
        }
    return days.pop() if len(days) == 1 else None


def _finding(sentence: Sentence, match: re.Match[str], code: str, sure: float, **facts: str) -> Finding:
    return Finding(
        FindingKind.CASE_NUMBER,
        sentence.line_at(match.start()),
        code,
        facts={"case": match["number"], **facts},
        values=(match["number"],),
        quote=quote(sentence.text, match.start(), match.end()),
        confidence=sure,
    )

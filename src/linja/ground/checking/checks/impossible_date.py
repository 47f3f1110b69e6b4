"""Days that do not exist, weekdays that do not fit, periods that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from linja.ground.checking.findings import Finding, FindingKind
from linja.ground.checking.text import Sentence, dates_in, quote, sentences
from linja.ground.kernel.dates import DatePhrase, last_day
from linja.ground.kernel.vocabulary import DatePrecision
from linja.ground.reading.findings import Reading

_NAMES = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
          "november", "desember")  # fmt: skip
_IN_WORDS = re.compile(
    rf"(?<![\d.,])(?P<d>\d{{1,2}})\.\s?(?P<m>{'|'.join(_NAMES)})\b(?:\s+(?P<y>(?:19|20)\d\d)(?!\d))?", re.I
)
_IN_FIGURES = re.compile(r"(?<![\d.,§])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d|\.\d)")
_WEEKDAYS = {
    "mandag": 0, "måndag": 0, "tirsdag": 1, "tysdag": 1, "onsdag": 2, "torsdag": 3, "fredag": 4,
    "lørdag": 5, "laurdag": 5, "søndag": 6, "sundag": 6,
}  # fmt: skip
_BOKMAAL = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_WEEKDAY = re.compile(
    rf"\b(?P<name>{'|'.join(_WEEKDAYS)})\s+(?:den\s+)?(?=\d{{1,2}}\.\s?(?:{'|'.join(_NAMES)}|\d))", re.I
)
_YEARS = re.compile(r"(?<![\d-])(?P<a>(?:19|20)\d\d)\s?[-–]\s?(?P<b>(?:19|20)\d\d)(?![\d-])")
#: A difference between two years may name the later one first.
_DIFFERENCE = re.compile(r"\b(?:endring|differanse|avvik|forskjell|diff)\w*\.?\s+$", re.I)
#: What stands between the first and the last day of a period.
_TO = re.compile(r"^\s*(?:[-–→]|(?:fram|frem|og)?\s*til(?:\s+og\s+med)?)\s*(?:den\s+)?$", re.I)
#: Before the first day, so that ``fra 3. juni til 1. mai`` is a period, and ``flyttes fra … til …`` is none.
_MOVED = re.compile(r"\b(?:flytt|endr|utsett|utsatt|framskynd|fremskynd|korriger)\w*", re.I)
#: What began, and then what ended: ``startet 15. september 2021 og ble avsluttet 1. juni 2021``.
_BEGAN = re.compile(r"\b(?:start\w*|oppstart|påbegynt|igangsatt|begynte)\s+(?:\w+\s+)?(?:den\s+)?$", re.I)
_ENDED = re.compile(
    r"^,?\s*(?:og|,)\s+(?:\w+\s+){0,2}?(?:avslutt\w*|ferdig\w*|sluttført|fullført|varte\s+til|ferdigstilt)\s+(?:\w+\s+)?(?:den\s+)?$",
    re.I,
)
_EXACT = frozenset({DatePrecision.DAY, DatePrecision.MONTH})


def find(reading: Reading) -> Iterator[Finding]:
    """Every date that cannot be, wherever it stands."""
    for sentence in sentences(reading):
        if not any(map(str.isdecimal, sentence.text)):
            continue
        yield from _no_such_day(sentence)
        yield from _wrong_weekday(sentence)
        yield from _backwards(sentence)


def _no_such_day(sentence: Sentence) -> Iterator[Finding]:
    for pattern in (_IN_WORDS, _IN_FIGURES):
        for match in pattern.finditer(sentence.text):
            if not _exists(match):
                yield _finding(sentence, match.start(), match.end(), "no_such_day", 0.9, day=match[0])


def _exists(match: re.Match[str]) -> bool:
    month = match["m"].lower()
    number = int(month) if month.isdecimal() else _NAMES.index(month) + 1
    # Without a year, 29 February may be meant in a leap year.
    year = int(match["y"]) if match["y"] else 2020
    return 1 <= number <= 12 and 1 <= int(match["d"]) <= last_day(year, number).day


def _wrong_weekday(sentence: Sentence) -> Iterator[Finding]:
    for match in _WEEKDAY.finditer(sentence.text):
        day = next((p for p in dates_in(sentence.text) if p.start == match.end()), None)
        if day is None or day.iso is None or day.precision is not DatePrecision.DAY:
            continue
        was = date.fromisoformat(day.iso).weekday()
        if was != _WEEKDAYS[match["name"].lower()]:
            yield _finding(
                sentence, match.start(), day.end, "wrong_weekday", 0.85, day=day.verbatim,
                printed=match["name"].lower(), weekday=_BOKMAAL[was],
            )  # fmt: skip


def _backwards(sentence: Sentence) -> Iterator[Finding]:
    for match in _YEARS.finditer(sentence.text):
        if int(match["b"]) < int(match["a"]) and not _DIFFERENCE.search(sentence.text[: match.start()]):
            yield _finding(
                sentence,
                match.start(),
                match.end(),
                "period_backwards",
                0.85,
                first=match["a"],
                last=match["b"],
            )
    phrases = [p for p in dates_in(sentence.text) if p.precision in _EXACT and _has_year(p)]
    for first, last in pairwise(phrases):
        between = sentence.text[first.end : last.start]
        before = sentence.text[max(0, first.start - 40) : first.start]
        ran = _BEGAN.search(before) and _ENDED.match(between)
        if not (_TO.match(between) or ran) or _MOVED.search(before):
            continue
        if (first.iso or "") > (last.iso or "9"):
            yield _finding(
                sentence, first.start, last.end, "period_backwards", 0.85,
                first=first.verbatim, last=last.verbatim,
            )  # fmt: skip


def _has_year(phrase: DatePhrase) -> bool:
    return phrase.iso is not None and re.search(r"(?:19|20)\d\d|\.\d\d$", phrase.verbatim) is not None


def _finding(sentence: Sentence, start: int, end: int, code: str, sure: float, **facts: str) -> Finding:
    return Finding(
        FindingKind.IMPOSSIBLE_DATE,
        sentence.line_at(start),
        code,
        facts=facts,
        values=(sentence.text[start:end],),
        quote=quote(sentence.text, start, end),
        confidence=sure,
    )

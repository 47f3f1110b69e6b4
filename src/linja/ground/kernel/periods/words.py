"""Periods as people write them, in nb, nn and en, and as stored codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from linja.ground.kernel.periods.types import (
    Cumulative,
    HalfYear,
    Month,
    Period,
    PointInTime,
    Quarter,
    Rolling,
    Tertial,
    Year,
)
from linja.ground.kernel.refusals import Refusal

_NB_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS: Final = {"nb": _NB_MONTHS, "nn": _NB_MONTHS, "en": _EN_MONTHS}
_MONTH_NUMBER = {
    name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, start=1)
}
_ORDINALS = {
    "første": 1,
    "fyrste": 1,
    "first": 1,
    "annet": 2,
    "andre": 2,
    "annen": 2,
    "second": 2,
    "tredje": 3,
    "third": 3,
    "fjerde": 4,
    "fourth": 4,
}
_EN_ORDINALS = ("first", "second", "third", "fourth")

_M = f"(?P<month>{'|'.join(_MONTH_NUMBER)})"
_Y = r"(?P<year>\d{4})"
_N = rf"(?P<n>\d\.?|{'|'.join(_ORDINALS)})"
_PER = r"(?:per|pr\.?|til og med|t\.?o\.?m\.?|as of|up to)"


def _month(found: dict[str, str]) -> int:
    return _MONTH_NUMBER[found["month"]] if "month" in found else int(found["mm"])


def _n(found: dict[str, str]) -> int:
    return _ORDINALS.get(found["n"]) or int(found["n"].rstrip("."))


def _part(kind: type[Quarter] | type[Tertial] | type[HalfYear]) -> Callable[[dict[str, str]], Period]:
    return lambda found: kind(int(found["year"]), _n(found))


def _rolling(found: dict[str, str]) -> Period:
    return Rolling(int(found["year"]), _month(found), int(found["length"]))


def _cumulative(found: dict[str, str]) -> Period:
    return Cumulative(int(found["year"]), _month(found))


def _plain_month(found: dict[str, str]) -> Period:
    return Month(int(found["year"]), _month(found))


def _day(found: dict[str, str]) -> Period:
    return PointInTime(date(int(found["year"]), _month(found), int(found["day"])))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


_READERS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Period]], ...] = (
    (_pattern(rf"(?:året |the year )?{_Y}"), lambda found: Year(int(found["year"]))),
    (_pattern(rf"{_Y}q(?P<n>\d)"), _part(Quarter)),
    (_pattern(rf"{_Y}t(?P<n>\d)"), _part(Tertial)),
    (_pattern(rf"{_Y}h(?P<n>\d)"), _part(HalfYear)),
    (_pattern(rf"{_Y}c(?P<mm>\d\d)"), _cumulative),
    (_pattern(rf"{_Y}-(?P<mm>\d\d)r(?P<length>\d+)"), _rolling),
    (_pattern(rf"{_Y}-(?P<mm>\d\d)"), _plain_month),
    (_pattern(rf"{_Y}-(?P<mm>\d\d)-(?P<day>\d\d)"), _day),
    (_pattern(rf"(?P<day>\d\d?)\. ?(?P<mm>\d\d?)\. ?{_Y}"), _day),
    (_pattern(rf"(?P<day>\d\d?)\.? {_M} {_Y}"), _day),
    (_pattern(rf"{_N} (?:tertial|tertial of) {_Y}"), _part(Tertial)),
    (_pattern(rf"{_N} (?:kvartal|quarter|quarter of) {_Y}"), _part(Quarter)),
    (_pattern(rf"{_N} (?:halvår|half|half of) {_Y}"), _part(HalfYear)),
    (_pattern(rf"{_M} {_Y}"), _plain_month),
    (_pattern(rf"(?:hittil i år |hittil i år, )?{_PER} {_M} {_Y}"), _cumulative),
    (_pattern(rf"(?:januar|january) ?[-–] ?{_M} {_Y}"), _cumulative),
    (
        _pattern(
            r"(?:de |dei |the )?(?:siste|last) (?P<length>\d+) "
            rf"(?:måneder|månader|months?|måned|månad) {_PER} {_M} {_Y}"
        ),
        _rolling,
    ),
)


def parse(text: str) -> Period | Refusal:
    """The period that ``text`` names: a code, or words in nb, nn or en.

    ``per august 2019`` is the year so far (January to August); ``august 2019`` is the month.
    Refusals: ``periods.unknown_words``; ``periods.impossible`` for a fourth tertial or 31 February.
    """
    words = " ".join(text.lower().split())
    for pattern, build in _READERS:
        if match := pattern.fullmatch(words):
            try:
                return build(match.groupdict())
            except ValueError as reason:
                return Refusal("periods.impossible", {"text": text.strip(), "reason": str(reason)})
    return Refusal("periods.unknown_words", {"text": text.strip()})


#: How each kind is printed, in (Norwegian, English).
_TEMPLATES: Final[dict[type[Period], tuple[str, str]]] = {
    Year: ("{year}", "{year}"),
    Month: ("{month} {year}", "{month} {year}"),
    Quarter: ("{n}. kvartal {year}", "{ordinal} quarter of {year}"),
    Tertial: ("{n}. tertial {year}", "{ordinal} tertial of {year}"),
    HalfYear: ("{n}. halvår {year}", "{ordinal} half of {year}"),
    Cumulative: ("per {month} {year}", "up to {month} {year}"),
    Rolling: ("siste {length} {months} per {month} {year}", "last {length} months up to {month} {year}"),
    PointInTime: ("{day}. {month} {year}", "{day} {month} {year}"),
}


def phrase(period: Period, language: str = "nb") -> str:
    """The period in words: ``2. tertial 2019``, ``per august 2019``; :func:`parse` reads them back."""
    n = getattr(period, "n", 1)
    return _TEMPLATES[type(period)][language == "en"].format(
        year=period.end.year,
        month=MONTHS.get(language, MONTHS["nb"])[period.end.month - 1],
        n=n,
        ordinal=_EN_ORDINALS[min(n, 4) - 1],
        length=getattr(period, "length", 0),
        months="månader" if language == "nn" else "måneder",
        day=period.end.day,
    )

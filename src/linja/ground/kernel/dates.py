# ruff: noqa: E501 (a pattern is easier to check unbroken)
"""Norwegian date phrases, bokmål and nynorsk: the last day meant, and how exactly the words say it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from linja.ground.kernel.vocabulary import DatePrecision

_MONTHS = (
    "januar|jan", "februar|feb", "mars|mar", "april|apr", "mai", "juni|jun",
    "juli|jul", "august|aug", "september|sept|sep", "oktober|okt", "november|nov", "desember|des",
)  # fmt: skip
_MONTH_NUMBER = {name: i for i, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_MONTH_SHORT = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sept?|okt|nov|des)"
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = {
    "1": 1, "første": 1, "fyrste": 1,
    "2": 2, "andre": 2, "annet": 2, "anna": 2, "annen": 2, "siste": 2,
    "3": 3, "tredje": 3, "4": 4, "fjerde": 4,
}  # fmt: skip
_ORD = r"(?:[1-4]\.?|første|fyrste|andre|annet|annen|anna|siste|tredje|fjerde)"
#: The last day of a season, as month and day.
_SEASONS = {
    "våren": (6, 30), "vår": (6, 30), "vårhalvåret": (6, 30), "sommeren": (8, 31), "sommaren": (8, 31),
    "sommer": (8, 31), "høsten": (12, 31), "hausten": (12, 31), "høst": (12, 31), "haust": (12, 31),
    "vinteren": (3, 31), "vinter": (3, 31),
}  # fmt: skip
_NUMBER_WORDS = {
    "en": 1, "én": 1, "ein": 1, "ei": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10, "tolv": 12, "fjorten": 14,
}  # fmt: skip
#: Figures and names that are dates only right after a word that sets a limit.
_AFTER_LIMIT = r"(?:(?<=\binnen\s)|(?<=\binnan\s)|(?<=\bsenest\s)|(?<=\bseinast\s)|(?<=\bfrist\s)|(?<=\bfrist:\s)|(?<=\bløpet\sav\s)|(?<=\bfør\s))"
_PHRASE = re.compile(
    rf"""(?<!\w)(?:
    (?P<after>(?P<count>\d{{1,2}}|{"|".join(_NUMBER_WORDS)})\s+(?P<unit>dager|dagar|uker|veker|måneder|månader|månedar)
        \s+(?:fra|frå|etter)\s+(?P<event>[\wæøå]+))
  | (?P<span>{_YEAR}\s*[-–/]\s*(?P<span_end>{_YEAR}))
  | (?P<turn>(?:årsskiftet|nyttår)\b(?:\s+(?P<turn_year>{_YEAR})(?:\s*[/-]\s*(?:{_YEAR}|\d\d))?)?)
  | (?P<day>(?P<d>[0-3]?\d)\.\s*(?P<m>{_MONTH}|{_MONTH_SHORT}\.?)(?:\s+(?P<dy>{_YEAR}))?)
  | (?P<iso>(?P<iy>{_YEAR})-(?P<im>[01]\d)-(?P<id>[0-3]\d))
  | (?P<figures>(?P<fd>[0-3]?\d)\.\s?(?P<fm>[01]?\d)\.\s?(?P<fy>{_YEAR}|\d\d)(?!\d))
  | (?P<short>{_AFTER_LIMIT}(?P<sd>[0-3]?\d)(?:\.\s?|/)(?P<sm>1[0-2]|0?[1-9])(?:[-–/](?P<sly>{_YEAR}|\d\d)|\.|(?=[\s,;)]|$))(?!\s*(?:\d|%|mill|pst|prosent)))
  | (?P<week>\b(?:uke|veke)\s+(?P<w>[1-5]?\d)\b(?:\s+(?:i\s+)?(?P<wy>{_YEAR}))?)
  | (?P<q_figure>\bQ(?P<qf>[1-4])\b(?:[\s-]*(?P<qfy>{_YEAR}))?)
  | (?P<glued>(?P<gd>[0-3]?\d)(?P<gm>{_MONTH_SHORT})(?P<gy>{_YEAR}))
  | (?P<part>(?P<which>primo|medio|ultimo|tidlig\s+i|tidleg\s+i|slutten\s+av|starten\s+av|begynnelsen\s+av|byrjinga\s+av|midten\s+av)
        \s+(?:(?P<pm>{_MONTH})(?:\s+(?P<py>{_YEAR}))?|(?P<only>{_YEAR})))
  | (?P<third>(?P<t>{_ORD})\s*tertial(?:\s+(?:i\s+)?(?P<ty>{_YEAR}))?)
  | (?P<quarter>(?P<q>{_ORD})\s*kvartal(?:\s+(?:i\s+)?(?P<qy>{_YEAR}))?)
  | (?P<half>(?P<h>{_ORD})\s+(?:halvår|halvdel\s+av|halvpart\s+av)(?:et)?(?:\s+(?:i\s+|av\s+)?(?P<hy>{_YEAR}))?)
  | (?P<season>\b(?P<s>{"|".join(_SEASONS)})\s+(?P<sy>{_YEAR}))
  | (?P<this_season>{_AFTER_LIMIT}(?P<ts>våren|sommeren|sommaren|høsten|hausten)\b)
  | (?P<this_year>(?:utgangen|utgongen|utløpet|løpet|slutten)\s+av\s+(?:inneværende\s+|inneverande\s+)?år(?:et)?\b)
  | (?P<month>\b(?P<mm>{_MONTH})\s+(?P<my>{_YEAR}))
  | (?P<end_month>(?:utgangen|utgongen|utløpet|slutten|løpet)\s+av\s+(?:måneden\s+|månaden\s+)?(?P<em>{_MONTH})\b(?!\s+{_YEAR}))
  | (?P<only_month>{_AFTER_LIMIT}(?P<om>{_MONTH})\b(?!\s+{_YEAR}))
  | (?P<year>(?<![\d./§-])(?P<y>{_YEAR})(?!\d|[-–]\d|/\d))
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date as printed. ``iso`` is the last day meant (``YYYY-MM-DD``), None when no day can be computed."""

    start: int
    end: int
    verbatim: str
    iso: str | None
    precision: DatePrecision


def date_phrases(text: str, year: int | None = None, event_day: str | None = None) -> list[DatePhrase]:
    """All date phrases in order. ``year`` fills dates printed without one; ``event_day`` is the ISO day from
    which phrases such as ``tre uker fra foretaksmøtet`` count."""
    found = []
    for match in _PHRASE.finditer(text):
        read = _read(match, year, event_day)
        if read is not None:
            day, precision = read
            iso = day.isoformat() if day is not None else None
            found.append(DatePhrase(match.start(), match.end(), match.group(0).strip(), iso, precision))
    return found


def parse_date(text: str, year: int | None = None) -> DatePhrase | None:
    """The first date phrase in ``text``, if there is one."""
    return next(iter(date_phrases(text, year)), None)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _read(
    match: re.Match[str], year: int | None, event_day: str | None
) -> tuple[date | None, DatePrecision] | None:
    try:
        return _READERS[_kind(match)](match, year, event_day)
    except (ValueError, TypeError):
        return None


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match.group(name) is not None)


def _year_of(printed: str | None, year: int | None) -> int:
    if printed is None:
        if year is None:
            raise ValueError("no year")
        return year
    number = int(printed)
    return number + 2000 if number < 100 else number


def _month_of(printed: str) -> int:
    return _MONTH_NUMBER[printed.lower().rstrip(".")]


def _ordinal(printed: str) -> int:
    return _ORDINAL[printed.lower().rstrip(".")]


_Read = tuple[date | None, DatePrecision]


def _day(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return date(_year_of(m["dy"], year), _month_of(m["m"]), int(m["d"])), DatePrecision.DAY


def _iso(m: re.Match[str], _y: int | None, _e: str | None) -> _Read:
    return date(int(m["iy"]), int(m["im"]), int(m["id"])), DatePrecision.DAY


def _figures(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return date(_year_of(m["fy"], year), int(m["fm"]), int(m["fd"])), DatePrecision.DAY


def _glued(m: re.Match[str], _y: int | None, _e: str | None) -> _Read:
    return date(int(m["gy"]), _month_of(m["gm"]), int(m["gd"])), DatePrecision.DAY


def _part(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    """``primo`` ends on the 10th, ``medio`` on the 15th; of a year: end of March, end of June, end of the year."""
    which = re.sub(r"\s+(?:i|av)$", "", m["which"].lower())
    early = which in {"primo", "tidlig", "tidleg", "starten", "begynnelsen", "byrjinga"}
    middle = which in {"medio", "midten"}
    if m["only"]:
        number = int(m["only"])
        month = 3 if early else 6 if middle else 12
        return last_day(number, month), DatePrecision.SEASON
    number, month = _year_of(m["py"], year), _month_of(m["pm"])
    if early or middle:
        return date(number, month, 10 if early else 15), DatePrecision.MONTH
    return last_day(number, month), DatePrecision.MONTH


def _third(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return last_day(_year_of(m["ty"], year), 4 * min(3, _ordinal(m["t"]))), DatePrecision.TERTIAL


def _quarter(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return last_day(_year_of(m["qy"], year), 3 * _ordinal(m["q"])), DatePrecision.MONTH


def _half(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return last_day(_year_of(m["hy"], year), 6 * min(2, _ordinal(m["h"]))), DatePrecision.HALF_YEAR


def _season(m: re.Match[str], _y: int | None, _e: str | None) -> _Read:
    month, day = _SEASONS[m["s"].lower()]
    return date(int(m["sy"]), month, day), DatePrecision.SEASON


def _month(m: re.Match[str], _y: int | None, _e: str | None) -> _Read:
    return last_day(int(m["my"]), _month_of(m["mm"])), DatePrecision.MONTH


def _end_month(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return last_day(_year_of(None, year), _month_of(m["em"])), DatePrecision.MONTH


def _year(m: re.Match[str], _y: int | None, _e: str | None) -> _Read:
    return date(int(m["y"]), 12, 31), DatePrecision.YEAR


def _span(m: re.Match[str], _y: int | None, _e: str | None) -> _Read:
    return date(int(m["span_end"]), 12, 31), DatePrecision.YEAR


def _turn(m: re.Match[str], year: int | None, _e: str | None) -> _Read:
    return date(_year_of(m["turn_year"], year), 12, 31), DatePrecision.DAY


def _short(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return date(_year_of(m["sly"], year), int(m["sm"]), int(m["sd"])), DatePrecision.DAY


def _week(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return date.fromisocalendar(_year_of(m["wy"], year), int(m["w"]), 7), DatePrecision.DAY


def _quarter_in_figures(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return last_day(_year_of(m["qfy"], year), 3 * int(m["qf"])), DatePrecision.MONTH


def _this_season(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    month, day = _SEASONS[m["ts"].lower()]
    return date(_year_of(None, year), month, day), DatePrecision.SEASON


def _this_year(_m: re.Match[str], year: int | None, _e: str | None) -> _Read:
    return date(_year_of(None, year), 12, 31), DatePrecision.DAY


def _only_month(m: re.Match[str], year: int | None, _: str | None) -> _Read:
    return last_day(_year_of(None, year), _month_of(m["om"])), DatePrecision.MONTH


def _after(m: re.Match[str], _y: int | None, event_day: str | None) -> _Read:
    """So long after an event; a day only when the event's own day is known."""
    if event_day is None:
        return None, DatePrecision.EVENT
    count = int(m["count"]) if m["count"].isdecimal() else _NUMBER_WORDS[m["count"].lower()]
    unit = m["unit"].lower()
    start = date.fromisoformat(event_day)
    if unit.startswith("må"):
        return _months_on(start, count), DatePrecision.EVENT
    return start + timedelta(days=count * (1 if unit.startswith("dag") else 7)), DatePrecision.EVENT


def _months_on(start: date, count: int) -> date:
    """The same day so many months later, or the month's last day when it has no such day."""
    year, month = divmod(start.month - 1 + count, 12)
    last = last_day(start.year + year, month + 1)
    return last.replace(day=min(start.day, last.day))


_READERS = {
    "after": _after,
    "span": _span,
    "turn": _turn,
    "day": _day,
    "iso": _iso,
    "figures": _figures,
    "short": _short,
    "week": _week,
    "q_figure": _quarter_in_figures,
    "glued": _glued,
    "part": _part,
    "third": _third,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "this_season": _this_season,
    "this_year": _this_year,
    "month": _month,
    "end_month": _end_month,
    "only_month": _only_month,
    "year": _year,
}

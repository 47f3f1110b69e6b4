"""What the words around a number say of it: caption, heads, the row's name, lines above. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linja.ground.definitions import Definitions
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Month, Period, Tertial, Year, parse
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.calculations.checking import KINDS
from linja.line.indicators.calculations.shapes.names import Names, folded, period_of

#: A part of a year that stands without the year: ``i 2. tertial``, ``per tredje tertial``.
_PART = re.compile(
    r"\b(?P<n>[1-3]\.|første|andre|annet|tredje)\s+(?P<kind>tertial|kvartal|halvår)\b(?!\s+(?:\d{4}))",
    re.IGNORECASE,
)
#: ``Status 31. desember 2019-2010``.
_DAY = re.compile(r"\b(?P<day>\d{1,2})\. (?P<month>[a-z]+)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(
    r"(?:\d{4} \d\.\s?h-år|(?:\d\.|første|andre|tredje)\s?(?:tert(?:ial)?\.?|kvartal|halvår)\s\d{4}"
    r"|jan(?:uar)?-\s?(?:apr|aug|des)\w*(?: \d{4})?|(?<!\d)\d{4}(?!\d))",
    re.IGNORECASE,
)
#: Columns that are no values of an organisation.
_OTHER = re.compile(
    r"\b(?:endring|avvik|utvikling|budsjett|bhiå|mål \d{4}|tiltak|differanse)\b", re.IGNORECASE
)
_THIS_YEAR = re.compile(r"\brhiå\b", re.IGNORECASE)
_COUNTRY = re.compile(r"\blands(?:snitt|gjennomsnitt)\b|\blandet\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a number so far; later words say more, and what they say counts."""

    indicator: str = ""
    organisation: int | None = None
    period: Period | None = None
    breakdown: tuple[tuple[str, str], ...] = ()
    #: A part of the year that the caption names, to be joined with the year of a column.
    part: str = ""
    #: A day that the caption names, for what is measured on a day.
    day: tuple[int, int] = (0, 0)
    #: Why the number is no value: a change, a budget.
    other: bool = False

    def with_breakdown(self, code_list: str, category: str) -> Setting:
        """The whole is held without a breakdown."""
        held = {**dict(self.breakdown), code_list: category}
        if category == "total":
            held.pop(code_list)
        return replace(self, breakdown=tuple(sorted(held.items())))


def caption_says(words: str, setting: Setting, names: Names) -> Setting:
    """A caption or a line of text: the indicator, a part of the year, a day."""
    found = indicator_in(words, names)
    part, day = _PART.search(words), _DAY.search(words)
    if found:
        setting = replace(setting, indicator=found)
    if part:
        setting = replace(setting, part=part[0])
    if day and not isinstance(when := parse(f"{day[0]} 2000"), Refusal):
        setting = replace(setting, day=(when.end.month, when.end.day))
    return setting


def head_says(words: str, setting: Setting, names: Names, year: int | None) -> Setting:
    """The head of a column: a period, an organisation, an indicator, or that it holds no values."""
    if _OTHER.search(words):
        return replace(setting, other=True)
    if _THIS_YEAR.search(words) and year:
        setting = replace(setting, period=Year(year))
    place = names.organisation(words.strip())
    if place is None and _COUNTRY.search(words):
        place = names.organisation("Landet")
    if place is not None:
        return replace(setting, organisation=place)
    found = indicator_in(_PERIOD.sub(" ", words), names)
    if found:
        setting = replace(setting, indicator=found)
    when = period_in(words)
    return replace(setting, period=when) if when is not None else setting


def period_in(words: str) -> Period | None:
    """The one period that a head names."""
    whole = period_of(words.split(" (", maxsplit=1)[0])
    if whole is not None:
        return whole
    found = [period_of(match[0]) for match in _PERIOD.finditer(words)]
    return found[0] if len(found) == 1 else None


def year_in(words: str) -> Period | None:
    """The one year that a caption names."""
    found = set(_YEAR.findall(words))
    return Year(int(found.pop())) if len(found) == 1 else None


def row_says(words: str, setting: Setting, names: Names) -> Setting | None:
    """The row's name: an organisation, an indicator, a category; None when nobody knows what it is."""
    place = names.organisation(_bare(words))
    if place is not None:
        return replace(setting, organisation=place)
    found = names.indicator(_bare(words))
    if found is not None and _settles(found.code, setting, names):
        said = replace(setting, indicator=found.code)
        return said.with_breakdown(found.breakdown, found.category) if found.breakdown else said
    category = category_in(words, setting.indicator, names)
    if category is not None:
        return setting.with_breakdown(*category)
    longer = indicator_in(words, names)
    if longer:
        return replace(setting, indicator=longer)
    return setting if folded(words) in {"total", "totalt", "sum", "i alt"} else None


def _settles(code: str, setting: Setting, names: Names) -> bool:
    """A short word such as «Somatikk» names no indicator where it is a category of the one that is known."""
    return not setting.indicator or code in names.definitions.indicators


def _bare(words: str) -> str:
    return " ".join(re.sub(r"\s+\(\s*(.*?)\s*\)", r" (\1)", words).split()).strip(" -–:*")


def category_in(words: str, indicator: str, names: Names) -> tuple[str, str] | None:
    """(code list, category) of the indicator's own lists that the words name."""
    for code_list in names.lists_of(indicator):
        category = names.category(code_list, words)
        if category is not None:
            return code_list, category
    return None


def indicator_in(words: str, names: Names) -> str:
    """The indicator that longer words name; of several the one with the longest name, of none nothing.

    A name counts also with a few words between its own: ``Andel pakkeforløp som gjennomføres innen standard
    forløpstid`` is ``Andel pakkeforløp innen standard forløpstid``.
    """
    exact = names.indicator(_bare(words))
    if exact is not None:
        return exact.code
    text = _plain(words)
    found = [(len(name), code) for name, pattern, code in forms_of(names.definitions) if pattern.search(text)]
    return max(found)[1] if found else ""


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\wæøå%/ -]", " ", words.casefold().replace("‐", "-")).split())


#: Kept by the identity of the definitions, which are read once for an installation.
_FORMS: dict[int, tuple[tuple[str, re.Pattern[str], str], ...]] = {}


def forms_of(definitions: Definitions) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Every printed name, what finds it in a text, and its indicator."""
    if id(definitions) not in _FORMS:
        _FORMS[id(definitions)] = tuple(_forms(definitions))
    return _FORMS[id(definitions)]


def _forms(definitions: Definitions) -> Iterator[tuple[str, re.Pattern[str], str]]:
    for code, one in definitions.indicators.items():
        if one.current.measure is MeasureKind.DERIVED and one.current.unit is Unit.PERCENT:
            continue  # Growths: the tables' columns of changes are no values.
        for said in (
            one.names.nb,
            one.names.nn,
            one.short.nb,
            one.short.nn,
            *one.synonyms_nb,
            *one.synonyms_nn,
        ):
            name = _plain(said)
            words = [_stem(word) for word in name.split()]
            gap = r"(?:\s\S+){0,3}?\s" if len(words) > 2 else r"\s"
            yield name, re.compile(rf"(?<!\S){gap.join(words)}(?!\S)"), code


def _stem(word: str) -> str:
    """Long words in any form: ``somatikk`` and ``somatisk``."""
    return re.escape(word[:-3]) + r"\w*" if len(word) > 7 else re.escape(word)


def settled_period(setting: Setting, names: Names) -> Period | None:
    """The period that fits the indicator: a year becomes its part, its last day or its last month."""
    when, held = setting.period, names.definitions.indicators.get(setting.indicator)
    if when is None or held is None:
        return None
    tries: Sequence[Period | None] = (when,)
    if isinstance(when, Year):
        year = when.end.year
        part = period_of(f"{setting.part} {year}") if setting.part else None
        whole = None if isinstance(part, Tertial) and part.n != 3 else when
        month, day = setting.day
        at = parse(f"{year}-{month:02}-{day:02}") if month else None
        on = None if at is None or isinstance(at, Refusal) else at
        tries = (part if whole is None else None, whole, on, Month(year, 12) if on else None, part)
    fits = held.version_on(when.end).periods
    return next((one for one in tries if one is not None and KINDS[type(one)] in fits), None)

"""Norwegian numbers: read as printed, kept as ``Decimal``, printed again.

A decimal comma, groups of three set apart by a space (plain, no-break or narrow no-break), and any
of the dashes people use for minus. What could mean two things is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from linja.ground.kernel.refusals import Refusal

NBSP = "\u00a0"
MINUS = "\u2212"
_SPACES = " \u00a0\u202f\u2009"
_MINUSES = "-\u2212\u2013\u2010\u2011"


class Rounding(StrEnum):
    """How a half is rounded. Printed tables round half up; repeated sums are less biased half even."""

    HALF_UP = ROUND_HALF_UP
    HALF_EVEN = ROUND_HALF_EVEN


class Unit(StrEnum):
    """What is counted or measured. ``NONE``: a bare number."""

    NONE = ""
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    KRONER = "kroner"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    FULL_TIME_EQUIVALENTS = "full_time_equivalents"
    PATIENTS = "patients"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number with its unit; ``scale`` is 1, 1000, 10**6 or 10**9 (``mill.`` = 10**6)."""

    value: Decimal
    unit: Unit = Unit.NONE
    scale: int = 1

    @property
    def amount(self) -> Decimal:
        """The number in whole units: ``3 mill. kroner`` is 3000000."""
        return self.value * self.scale


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity in running text, ``text[start:end]``."""

    start: int
    end: int
    quantity: Quantity


_NUMBER = re.compile(
    rf"(?:(?P<sign>[{_MINUSES}+])[{_SPACES}]?)?"
    rf"(?P<whole>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}(?:\.\d{{3}})+(?=,)|\d+)"
    r"(?:(?P<mark>[,.])(?P<part>\d+))?"
)
_GROUPS = re.compile(rf"\d{{1,3}}(?:[{_SPACES}.]\d{{3}})+|\d+")


def parse_number(text: str) -> Decimal | Refusal:
    """The number that ``text`` prints, and nothing else.

    Refuses with ``numbers.ambiguous_separator`` where a point may part thousands or decimals
    (``1.234``) and with ``numbers.not_a_number`` for anything that is no single number, such as an
    ordinal (``2.``), a date or uneven groups (``48 94``).
    """
    stripped = text.strip().strip(_SPACES)
    match = _NUMBER.fullmatch(stripped)
    if match is None or not _GROUPS.fullmatch(match["whole"]):
        return Refusal("numbers.not_a_number", {"text": stripped})
    if match["mark"] == "." and len(match["part"]) == 3 and len(match["whole"]) <= 3:
        return Refusal("numbers.ambiguous_separator", {"text": stripped})
    digits = re.sub(rf"[{_SPACES}.]", "", match["whole"])
    number = Decimal(f"{digits}.{match['part']}" if match["part"] else digits)
    return -number if match["sign"] and match["sign"] != "+" else number


_SCALES = (
    (10**9, r"mrd\.?|milliard(?:er)?"),
    (10**6, r"mill\.?|million(?:er)?|MNOK"),
    (1000, r"tusen|TNOK"),
)
_UNITS: tuple[tuple[Unit, str], ...] = (
    (Unit.PERCENTAGE_POINT, r"prosentpoeng|prosentenheter|%[-\u2011 ]?poeng|pst\.?-poeng|percentage points?"),
    (Unit.PERCENT, r"%|prosent|pst\.?|percent|per cent"),
    (Unit.KRONER, r"kroner|kr\.?|NOK"),
    (Unit.DAYS, r"dager|dagar|dag|døgn|days?"),
    (Unit.WEEKS, r"uker|veker|uke|veke|weeks?"),
    (Unit.MONTHS, r"måneder|månader|måned|månad|months?"),
    (Unit.YEARS, r"år|years?"),
    (Unit.HOURS, r"timer|timar|time|hours?"),
    (Unit.FULL_TIME_EQUIVALENTS, r"årsverk|FTEs?"),
    (Unit.PATIENTS, r"pasienter|pasientar|pasient|patients?"),
)
_WORD_END = r"(?![\wæøåÆØÅ])"
_SCALE = re.compile("|".join(f"(?P<s{scale}>(?:{words}){_WORD_END})" for scale, words in _SCALES))
_UNIT = re.compile("|".join(f"(?P<{unit.name}>(?:{words}){_WORD_END})" for unit, words in _UNITS))


def _spaces_end(text: str, start: int) -> int:
    while start < len(text) and text[start] in _SPACES:
        start += 1
    return start


def _read_scale(text: str, start: int) -> tuple[int, Unit, int]:
    """(scale, unit it implies, end) of a scale word at ``start``; (1, NONE, start) without one."""
    match = _SCALE.match(text, start)
    if match is None or match.lastgroup is None:
        return 1, Unit.NONE, start
    implied = Unit.KRONER if match[0].endswith("NOK") else Unit.NONE
    return int(match.lastgroup[1:]), implied, match.end()


def _read_unit(text: str, start: int) -> tuple[Unit, int]:
    match = _UNIT.match(text, start)
    if match is None or match.lastgroup is None:
        return Unit.NONE, start
    return Unit[match.lastgroup], match.end()


def _read_scale_and_unit(text: str, start: int) -> tuple[Unit, int, int]:
    """(unit, scale, end) of what follows a number; ``end == start`` where nothing is known."""
    scale, implied, end = _read_scale(text, _spaces_end(text, start))
    unit, unit_end = _read_unit(text, _spaces_end(text, end))
    if unit is not Unit.NONE:
        return unit, scale, unit_end
    return implied, scale, end if scale > 1 else start


def parse_unit(text: str) -> tuple[Unit, int] | Refusal:
    """Unit and scale of a column heading or bracket: ``mill. kr``, ``i 1000 kr``, ``Prosent``."""
    words = text.strip().strip("()").removeprefix("i ").strip()
    thousands = re.match(rf"1[{_SPACES}]?000{_WORD_END}", words)
    rest = words[thousands.end() :].strip() if thousands else words
    rest = rest if rest.isupper() else rest.lower()
    unit, scale, end = _read_scale_and_unit(rest, 0)
    if end != len(rest) or not rest:
        return Refusal("numbers.unknown_unit", {"text": text})
    return unit, scale * (1000 if thousands else 1)


def parse_quantity(text: str) -> Quantity | Refusal:
    """A number with its unit and scale: ``1,3%``, ``3 pst.``, ``100 mill. kroner``, ``59``.

    Refuses as :func:`parse_number`, and with ``numbers.unknown_unit`` for words it does not know.
    """
    stripped = text.strip().strip(_SPACES)
    match = _NUMBER.match(stripped)
    if match is None:
        return Refusal("numbers.not_a_number", {"text": stripped})
    number = parse_number(match[0])
    if isinstance(number, Refusal):
        return number
    unit, scale, end = _read_scale_and_unit(stripped, match.end())
    rest = stripped[max(end, match.end()) :].strip()
    if rest:
        code = "numbers.unknown_unit" if rest[0].isalpha() else "numbers.not_a_number"
        return Refusal(code, {"text": stripped, "rest": rest})
    return Quantity(number, unit, scale)


#: Dates, case numbers, chapter numbers and clock times are made of digits, but count nothing.
_NO_QUANTITY = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})?|\d+(?:/\d+)+|\d+(?:\.\d+){2,}|\d{1,2}:\d{2}|\d{4}-\d{2}(?:-\d{2})?(?!\d)"
)
_ORDINAL_TAIL = re.compile(rf"\.[{_SPACES}]*[a-zæøå]")


def find_quantities(text: str) -> Iterator[FoundQuantity]:
    """Every quantity in running text, from left to right.

    Left out: ordinals (``2. tertial``, ``1. mars``), dates, case numbers (``12/19``), clock times,
    numbers inside words (``COVID-19``, ``A4``) and points without a unit (``2.1``).
    """
    position = 0
    while match := _NUMBER.search(text, position):
        position = match.end()
        skipped = _NO_QUANTITY.match(text, match.start("whole"))
        if skipped and skipped.end() >= match.end():
            position = skipped.end()
            continue
        found = _quantity_at(text, match)
        if found is not None:
            position = found.end
            yield found


def _quantity_at(text: str, match: re.Match[str]) -> FoundQuantity | None:
    before = text[match.start() - 1] if match.start() else " "
    start = match.start()
    if before.isalnum() or before == "/":
        if not match["sign"] or match["sign"] == "+" or before.isalpha() or before == "/":
            return None
        # «2018-2019»: the dash is a range, not a minus.
        start = match.start("whole")
    number = parse_number(text[start : match.end()])
    unit, scale, end = _read_scale_and_unit(text, match.end())
    has_unit = end > match.end()
    if isinstance(number, Refusal) or (match["mark"] == "." and not has_unit):
        return None
    if not has_unit and (_ORDINAL_TAIL.match(text, match.end()) or _glued(text, match.end())):
        return None
    return FoundQuantity(start, max(end, match.end()), Quantity(number, unit, scale))


def _glued(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalpha() or text[end] == "/")


def round_number(value: Decimal, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """``value`` with that many decimals; a half goes away from zero unless ``HALF_EVEN`` is asked for."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=rounding.value)


def format_number(
    value: Decimal,
    decimals: int | None = None,
    *,
    sign: bool = False,
    rounding: Rounding = Rounding.HALF_UP,
    language: str = "nb",
    group_from: int = 5,
) -> str:
    """``value`` as printed: true minus, decimal comma, thousands set apart by a no-break space.

    ``decimals`` None keeps those that the value has. ``sign`` puts ``+`` before what is above zero.
    Whole parts of at least ``group_from`` digits are grouped (Norwegian prints 4894 and 48 947).
    English has a point, and commas between thousands.
    """
    rounded = value if decimals is None else round_number(value, decimals, rounding)
    whole, _, part = f"{abs(rounded):f}".partition(".")
    comma, gap = (".", ",") if language == "en" else (",", NBSP)
    if len(whole) >= group_from:
        whole = f"{int(whole):,}".replace(",", gap)
    lead = MINUS if rounded < 0 else "+" if sign and rounded > 0 else ""
    return lead + whole + (comma + part if part else "")


_UNIT_WORDS: dict[Unit, tuple[str, str, str]] = {
    Unit.NONE: ("", "", ""),
    Unit.PERCENT: ("%", "%", "%"),
    Unit.PERCENTAGE_POINT: ("prosentpoeng", "prosentpoeng", "percentage points"),
    Unit.KRONER: ("kroner", "kroner", "kroner"),
    Unit.DAYS: ("dager", "dagar", "days"),
    Unit.WEEKS: ("uker", "veker", "weeks"),
    Unit.MONTHS: ("måneder", "månader", "months"),
    Unit.YEARS: ("år", "år", "years"),
    Unit.HOURS: ("timer", "timar", "hours"),
    Unit.FULL_TIME_EQUIVALENTS: ("årsverk", "årsverk", "FTEs"),
    Unit.PATIENTS: ("pasienter", "pasientar", "patients"),
}
_SCALE_WORDS: dict[int, tuple[str, str, str]] = {
    1: ("", "", ""),
    1000: ("tusen", "tusen", "thousand"),
    10**6: ("mill.", "mill.", "million"),
    10**9: ("mrd.", "mrd.", "billion"),
}
_LANGUAGES = {"nb": 0, "nn": 1, "en": 2}


def format_quantity(
    quantity: Quantity, decimals: int | None = None, *, sign: bool = False, language: str = "nb"
) -> str:
    """The quantity as printed, kept on one line: ``59,3 %``, ``100 mill. kroner``."""
    place = _LANGUAGES.get(language, 0)
    words = (
        format_number(quantity.value, decimals, sign=sign, language=language),
        _SCALE_WORDS[quantity.scale][place],
        _UNIT_WORDS[quantity.unit][place],
    )
    return NBSP.join(word for word in " ".join(words).split(" ") if word)

"""The small words of a verdict: figures, limits, periods and differences in nb, nn and en."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from linja.ground.kernel.measures import Figure, MeasureKind
from linja.ground.kernel.numbers import Quantity, Unit, format_number, format_quantity, round_number
from linja.ground.kernel.periods import Cumulative, Month, Period, PointInTime, Rolling, Year, phrase
from linja.ground.kernel.targets.limits import Operator, Target

_LANGUAGES: Final = {"nb": 0, "nn": 1, "en": 2}
_TIME: Final = frozenset({Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS})
_NO_IN: Final = (Cumulative, Rolling, PointInTime)

#: Key → (nb, nn, en).
WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    Operator.BELOW: ("under", "under", "below"),
    Operator.AT_MOST: ("høyst", "høgst", "at most"),
    Operator.ABOVE: ("over", "over", "above"),
    Operator.AT_LEAST: ("minst", "minst", "at least"),
    Operator.NONE: ("ingen", "ingen", "none"),
    Operator.LOWER: ("lavere enn", "lågare enn", "lower than"),
    Operator.HIGHER: ("høyere enn", "høgare enn", "higher than"),
    Operator.REDUCED_BY: ("lavere enn", "lågare enn", "lower than"),
    Operator.INCREASED_BY: ("høyere enn", "høgare enn", "higher than"),
    "target": ("mål", "mål", "target"),
    "by": ("innen", "innan", "by"),
    "in": ("i", "i", "in"),
    "than": ("enn", "enn", "than"),
    "longer": ("lengre", "lengre", "longer"),
    "shorter": ("kortere", "kortare", "shorter"),
    "more": ("flere", "fleire", "more"),
    "fewer": ("færre", "færre", "fewer"),
    "is_higher": ("høyere", "høgare", "higher"),
    "is_lower": ("lavere", "lågare", "lower"),
    "same": ("det samme som", "det same som", "the same as"),
    "provisional": ("foreløpig", "førebels", "provisional"),
    "hides": (
        "avrundingen kan skjule svaret",
        "avrundinga kan skjule svaret",
        "rounding may hide the answer",
    ),
    "shown_as": ("vises som %s", "blir vist som %s", "shown as %s"),
    "of": ("%s av %s når målet", "%s av %s når målet", "%s of %s reach the target"),
    "needed": ("minst %s må nå det", "minst %s må nå det", "at least %s must reach it"),
    "not": ("ikke", "ikkje", "not"),
    "without": ("uten verdi", "utan verdi", "without a value"),
    "exempt": ("unntatt", "unnateke", "exempt"),
    "hidden_for": (
        "avrundingen kan skjule svaret for %s",
        "avrundinga kan skjule svaret for %s",
        "rounding may hide the answer for %s",
    ),
    "fulfilled": ("%s av %s er oppfylt", "%s av %s er oppfylte", "%s of %s are fulfilled"),
    "unknown": ("%s er ikke kjent", "%s er ikkje kjende", "%s not known"),
    "spread": ("forskjellen er", "forskjellen er", "the spread is"),
    "against": ("mot", "mot", "against"),
    "narrower": ("mindre", "mindre", "narrower"),
    "wider": ("større", "større", "wider"),
    "equal": ("uendret", "uendra", "unchanged"),
    "spreads": (
        "forskjellen er mindre for %s, større for %s og uendret for %s",
        "forskjellen er mindre for %s, større for %s og uendra for %s",
        "the spread is narrower for %s, wider for %s and unchanged for %s",
    ),
    "growth": ("vekst %s for %s, %s for %s", "vekst %s for %s, %s for %s", "growth %s for %s, %s for %s"),
    "expected": ("Ventes %s.", "Ventast %s.", "Expected %s."),
    "latest": ("Siste verdi: %s %s.", "Siste verdi: %s %s.", "Latest value: %s %s."),
}


def word(key: str, language: str) -> str:
    """The word in the language; another language gets bokmål."""
    return WORDS[key][_LANGUAGES.get(language, 0)]


def when(period: Period, language: str) -> str:
    """``i 2018``, ``i 2. tertial 2019``, ``per august 2019``, ``31. desember 2019``."""
    said = phrase(period, language)
    if isinstance(period, _NO_IN):
        return said
    article = "the " if language == "en" and not isinstance(period, Year | Month) else ""
    return f"{word('in', language)} {article}{said}"


def day(one: date, language: str) -> str:
    """``1. juni 2020``; the last day of a year is the year."""
    if (one.month, one.day) == (12, 31):
        return str(one.year)
    return phrase(PointInTime(one), language)


def unit_of(figure: Figure) -> Unit:
    """The figure's unit; a share is in per cent."""
    return Unit.PERCENT if figure.kind is MeasureKind.SHARE and not figure.unit else figure.unit


def value(figure: Figure, language: str) -> str:
    """The number with its unit as it is printed: ``59 dager``, ``68 %``."""
    return amount(figure.known or Decimal(0), unit_of(figure), figure.printed_decimals, language)


def amount(number: Decimal, unit: Unit, decimals: int, language: str) -> str:
    """A number with a unit; a single day is written as one."""
    return format_quantity(Quantity(number, unit), decimals, language=language).replace("\u00a0", " ")


def limit(target: Target, before: Figure | None, language: str) -> str:
    """What must be reached: ``under 50 innen 2021``, ``lavere enn 57 i 2018``."""
    words = [word(target.operator, language)]
    if target.value is not None and target.operator is not Operator.NONE:
        number = format_number(target.value, language=language)
        by_amount = target.operator in {Operator.REDUCED_BY, Operator.INCREASED_BY}
        shown = amount(target.value, target.unit, _decimals(target.value), language)
        words = [shown, *words] if by_amount else [*words, shown if target.unit is Unit.PERCENT else number]
    if before is not None and target.operator not in _ABSOLUTE:
        words += [format_number(before.known or Decimal(0), before.printed_decimals, language=language)]
        words += [when(before.period, language)]
    elif target.baseline is not None and target.operator not in _ABSOLUTE:
        words += [word("in", language), str(target.baseline)]
    if target.horizon is not None:
        words += [word("by", language), day(target.horizon, language)]
    return " ".join(words)


_ABSOLUTE: Final = frozenset(
    {Operator.BELOW, Operator.AT_MOST, Operator.ABOVE, Operator.AT_LEAST, Operator.NONE}
)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def change(figure: Figure, before: Figure, by: Decimal, language: str) -> str:
    """``2 dager lengre enn i 2018``, ``4 prosentpoeng høyere enn i 2018``, ``det samme som i 2018``."""
    decimals = max(figure.printed_decimals, before.printed_decimals)
    rounded = round_number(by, decimals)
    if rounded == 0:
        return f"{word('same', language)} {when(before.period, language)}"
    unit = unit_of(figure)
    shown = amount(abs(rounded), Unit.PERCENTAGE_POINT if unit is Unit.PERCENT else unit, decimals, language)
    than = f"{word('than', language)} {when(before.period, language)}"
    return f"{shown} {word(_comparative(figure, rise=rounded > 0), language)} {than}"


def _comparative(figure: Figure, *, rise: bool) -> str:
    if unit_of(figure) in _TIME:
        return "longer" if rise else "shorter"
    if figure.kind in {MeasureKind.COUNT, MeasureKind.DISTINCT_COUNT}:
        return "more" if rise else "fewer"
    return "is_higher" if rise else "is_lower"


def period_of(figure: Figure, language: str) -> str:
    """The period where it is not a whole year: the reader must see which tertial is the latest."""
    return "" if isinstance(figure.period, Year) else f" {when(figure.period, language)}"

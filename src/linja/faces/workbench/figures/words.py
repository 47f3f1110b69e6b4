"""Values, periods and units as people read them, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from linja.ground.definitions import Definitions, Direction, Frequency, PeriodType, Version
from linja.ground.kernel import periods as kernel_periods
from linja.ground.kernel import value_states
from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import NBSP, Quantity, Unit, format_number, format_quantity, round_number
from linja.ground.kernel.periods import HalfYear, Month, Period, PointInTime, Quarter, Tertial
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations.breakdowns import parts
from linja.line.indicators.calculations.periods import of_code
from linja.line.indicators.calculations.series import Change
from linja.line.indicators.records import SourceKind, ValueRecord

Words = Mapping[str, str | Promise]

PERIODS: Final[Words] = {
    PeriodType.MONTH: gettext_lazy("Months"),
    PeriodType.QUARTER: gettext_lazy("Quarters"),
    PeriodType.TERTIAL: gettext_lazy("Tertials"),
    PeriodType.HALF_YEAR: gettext_lazy("Half-years"),
    PeriodType.YEAR: gettext_lazy("Years"),
    PeriodType.CUMULATIVE: gettext_lazy("The year so far"),
    PeriodType.ROLLING: gettext_lazy("The last months together"),
    PeriodType.POINT_IN_TIME: gettext_lazy("Single days"),
}
MEASURES: Final[Words] = {
    MeasureKind.COUNT: gettext_lazy("Count"),
    MeasureKind.SUM: gettext_lazy("Sum"),
    MeasureKind.SHARE: gettext_lazy("Share"),
    MeasureKind.MEAN: gettext_lazy("Mean"),
    MeasureKind.MEDIAN: gettext_lazy("Median"),
    MeasureKind.DISTINCT_COUNT: gettext_lazy("Different persons"),
    MeasureKind.RATE: gettext_lazy("Rate"),
    MeasureKind.DERIVED: gettext_lazy("Computed from other figures"),
}
DIRECTIONS: Final[Words] = {
    Direction.LOWER: gettext_lazy("Lower is better"),
    Direction.HIGHER: gettext_lazy("Higher is better"),
    Direction.NEITHER: gettext_lazy("Neither way is better in itself"),
}
FREQUENCIES: Final[Words] = {
    Frequency.MONTHLY: gettext_lazy("Every month"),
    Frequency.QUARTERLY: gettext_lazy("Every quarter"),
    Frequency.TERTIAL: gettext_lazy("Every tertial"),
    Frequency.HALF_YEARLY: gettext_lazy("Every half-year"),
    Frequency.YEARLY: gettext_lazy("Once a year"),
    Frequency.UNKNOWN: gettext_lazy("Not said in any document"),
}
SOURCES: Final[Words] = {
    SourceKind.IMPORT: gettext_lazy("Read in from a file"),
    SourceKind.TYPED: gettext_lazy("Typed in"),
    SourceKind.DOCUMENT: gettext_lazy("From a document"),
}
_LETTERS: Final[dict[type[Period], str]] = {Tertial: "T", Quarter: "K", HalfYear: "H"}


def language() -> str:
    """The reader's language as the ground names it."""
    return {"nn": "nn", "en": "en"}.get((get_language() or "nb")[:2], "nb")


def period(code: str) -> str:
    """``2. tertial 2019``."""
    return kernel_periods.phrase(of_code(code), language())


def short_period(one: Period) -> str:
    """As an axis names it: ``T2 2019``, ``aug. 2019``, ``31.12.2019``; a year is a year."""
    if isinstance(one, PointInTime):
        return f"{one.day:%d.%m.%Y}" if language() != "en" else f"{one.day:%d %b %Y}"
    if isinstance(one, Month):
        return f"{kernel_periods.MONTHS[language()][one.n - 1][:3]} {one.year}"
    letter = _LETTERS.get(type(one))
    if letter is None:
        return kernel_periods.phrase(one, language())
    return f"{'Q' if letter == 'K' and language() == 'en' else letter}{getattr(one, 'n', 1)} {one.end.year}"


def number(amount: Decimal, version: Version) -> str:
    """The number alone, in the definition's scale and decimals."""
    return format_number(amount / version.scale, version.decimals, language=language())


def with_unit(amount: Decimal, version: Version) -> str:
    """``59 dager``, ``59,3 %``, ``100 mill. kroner``, ``48 lærlinger``."""
    if version.unit is Unit.NONE:
        return f"{number(amount, version)}{NBSP}{unit(version)}".strip()
    quantity = Quantity(amount / version.scale, version.unit, version.scale)
    return format_quantity(quantity, version.decimals, language=language())


def unit(version: Version) -> str:
    """What the numbers count, as the head of a column says it."""
    if version.unit_words is not None:
        return version.unit_words.say(language())
    words = format_quantity(Quantity(Decimal(0), version.unit, version.scale), language=language())
    said = words.removeprefix("0").strip(f" {NBSP}")
    return _("per cent") if said == "%" else said


def value(one: ValueRecord | None, version: Version, *, unit: bool = True) -> str:
    """The value in print: its number, with its state unless final; without a number its state alone."""
    if one is None:
        return value_states.phrase(ValueState.MISSING, language())
    said = value_states.phrase(one.state, language())
    if one.number is None or one.state is ValueState.ZERO:
        return said
    shown = with_unit(one.number, version) if unit else number(one.number, version)
    return shown if one.state is ValueState.FINAL else f"{shown} ({said})"


def change(one: Change | None, version: Version) -> str:
    """``−2 dager``, ``+1,5 prosentpoeng``; nothing when there is none.

    One decimal more than the values have, where it is not whole: 59 to 57,5 is no fall by two days.
    """
    if one is None:
        return ""
    amount = one.amount / version.scale
    decimals = version.decimals + (round_number(amount, version.decimals) != amount)
    if version.unit is Unit.NONE:
        shown = format_number(amount, decimals, sign=True, language=language())
        return f"{shown}{NBSP}{unit(version)}"
    counted = Unit.PERCENTAGE_POINT if version.unit is Unit.PERCENT else version.unit
    quantity = Quantity(amount, counted, version.scale)
    return format_quantity(quantity, decimals, sign=True, language=language())


def state(one: ValueState) -> str:
    """The state in words."""
    return value_states.phrase(one, language())


def provenance(one: ValueRecord) -> str:
    """Where the value is from: how it came, the file or document, and the day of the extract."""
    said = [str(SOURCES[one.source_kind])]
    if one.source:
        said.append(one.source)
    if one.extracted_on:
        said.append(_("extract of %(day)s") % {"day": f"{one.extracted_on:%d.%m.%Y}"})
    return "; ".join(said)


def breakdown(stored: str, definitions: Definitions) -> str:
    """``Lungekreft, kirurgi``: the categories in words; of the whole: all together."""
    said = [category(name, code, definitions) for name, code in parts(stored).items()]
    return ", ".join(said) or _("All together")


def category(name: str, code: str, definitions: Definitions) -> str:
    """One category of a code list in words."""
    held: Iterable[tuple[str, str]] = (
        (one.code, one.names.say(language())) for one in definitions.code_lists[name].categories
    )
    return dict(held).get(code, code)

"""Why figures may not be added, taken apart or compared, in a sentence for people (nb, nn, en)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from linja.ground.kernel import value_states
from linja.ground.kernel.measures.types import MeasureKind
from linja.ground.kernel.periods import Period, parse
from linja.ground.kernel.periods import phrase as period_phrase
from linja.ground.kernel.refusals import Refusal, worded
from linja.ground.kernel.value_states import ValueState

_LANGUAGES: Final = {"nb": 0, "nn": 1, "en": 2}

KINDS: Final[Mapping[MeasureKind, tuple[str, str, str]]] = {
    MeasureKind.COUNT: ("antall", "tal", "count"),
    MeasureKind.SUM: ("sum", "sum", "sum"),
    MeasureKind.SHARE: ("andel", "del", "share"),
    MeasureKind.MEAN: ("gjennomsnitt", "gjennomsnitt", "mean"),
    MeasureKind.MEDIAN: ("median", "median", "median"),
    MeasureKind.DISTINCT_COUNT: ("antall personer", "tal på personar", "number of persons"),
    MeasureKind.RATE: ("rate", "rate", "rate"),
    MeasureKind.DERIVED: ("beregnet tall", "utrekna tal", "computed figure"),
}

#: Code → (nb, nn, en).
SENTENCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "measures.nothing": (
        "Det er ingen verdier å regne med.",
        "Det er ingen verdiar å rekne med.",
        "There are no values to reckon with.",
    ),
    "measures.different_periods": (
        "Verdiene gjelder ulike perioder: %(first)s og %(second)s.",
        "Verdiane gjeld ulike periodar: %(first)s og %(second)s.",
        "The values are for different periods: %(first)s and %(second)s.",
    ),
    "measures.same_organisation": (
        "%(organisation)s er tatt med to ganger.",
        "%(organisation)s er teken med to gonger.",
        "%(organisation)s is given twice.",
    ),
    "measures.different_organisation": (
        "Verdiene gjelder ulike enheter: %(first)s og %(second)s.",
        "Verdiane gjeld ulike einingar: %(first)s og %(second)s.",
        "The values are for different units: %(first)s and %(second)s.",
    ),
    "measures.different_kind": (
        "Ulike mål kan ikke sammenlignes: %(first)s og %(second)s.",
        "Ulike mål kan ikkje samanliknast: %(first)s og %(second)s.",
        "Different measures cannot be compared: %(first)s and %(second)s.",
    ),
    "measures.different_unit": (
        "Verdiene har ulik enhet og kan ikke sammenlignes.",
        "Verdiane har ulik eining og kan ikkje samanliknast.",
        "The values have different units and cannot be compared.",
    ),
    "measures.target_of_another_kind": (
        "Målet gjelder %(asked)s, men verdien er %(kind)s.",
        "Målet gjeld %(asked)s, men verdien er %(kind)s.",
        "The target is for the %(asked)s, but the value is a %(kind)s.",
    ),
    "measures.median_of_medians": (
        "Medianer kan ikke legges sammen eller gjøres til gjennomsnitt; medianen må regnes ut på nytt.",
        "Medianar kan ikkje leggjast saman eller gjerast til gjennomsnitt; medianen må reknast ut på nytt.",
        "Medians cannot be added or averaged; the median must be worked out anew.",
    ),
    "measures.counted_twice": (
        "Samme person kan være med flere ganger, så tallene kan ikke legges sammen eller trekkes fra.",
        "Same person kan vere med fleire gonger, så tala kan ikkje leggjast saman eller trekkjast frå.",
        "The same person may be counted more than once, so the numbers cannot be added or subtracted.",
    ),
    "measures.derived": (
        "Tallet er beregnet av andre tall. Slå dem sammen, og regn det ut på nytt.",
        "Talet er rekna ut av andre tal. Slå dei saman, og rekn det ut på nytt.",
        "The figure is computed from others. Put those together, and compute it anew.",
    ),
    "measures.part_without_number": (
        "En av verdiene er uten tall (%(state)s).",
        "Ein av verdiane er utan tal (%(state)s).",
        "One of the values has no number (%(state)s).",
    ),
    "measures.parts_missing": (
        "Teller eller nevner mangler, så %(kind)s kan ikke regnes ut samlet.",
        "Teljar eller nemnar manglar, så %(kind)s kan ikkje reknast ut samla.",
        "Numerator or denominator is missing, so the %(kind)s cannot be worked out for all together.",
    ),
    "measures.nobody_measured": (
        "Ingen er målt, så det er ikke noe å dele på.",
        "Ingen er målte, så det er ikkje noko å dele på.",
        "Nobody was measured, so there is nothing to divide by.",
    ),
    "periods.nothing_to_add": (
        "Det er ingen perioder å legge sammen.",
        "Det er ingen periodar å leggje saman.",
        "There are no periods to add.",
    ),
    "periods.point_in_time_has_no_sum": (
        "Tall for en enkelt dag kan sammenlignes, men ikke legges sammen eller trekkes fra.",
        "Tal for ein enkelt dag kan samanliknast, men ikkje leggjast saman eller trekkjast frå.",
        "Values for a single day can be compared, but not added or subtracted.",
    ),
    "periods.overlap": (
        "Periodene overlapper: %(first)s og %(second)s. Noe ville blitt talt to ganger.",
        "Periodane overlappar: %(first)s og %(second)s. Noko ville blitt talt to gonger.",
        "The periods overlap: %(first)s and %(second)s. Something would be counted twice.",
    ),
    "periods.gap": (
        "Det er tid mellom periodene som ikke er med: %(first)s og %(second)s.",
        "Det er tid mellom periodane som ikkje er med: %(first)s og %(second)s.",
        "There is time between the periods that is left out: %(first)s and %(second)s.",
    ),
    "periods.not_a_part": (
        "%(part)s er ikke begynnelsen eller slutten av %(whole)s.",
        "%(part)s er ikkje byrjinga eller slutten av %(whole)s.",
        "%(part)s is not the beginning or end of %(whole)s.",
    ),
    "periods.different_kind": (
        "Ulike typer perioder kan ikke sammenlignes: %(first)s og %(second)s.",
        "Ulike typar periodar kan ikkje samanliknast: %(first)s og %(second)s.",
        "Different kinds of period cannot be compared: %(first)s and %(second)s.",
    ),
    "periods.different_length": (
        "Periodene er ikke like lange: %(first)s og %(second)s.",
        "Periodane er ikkje like lange: %(first)s og %(second)s.",
        "The periods are not equally long: %(first)s and %(second)s.",
    ),
    "value_states.no_number": (
        "Verdien er uten tall (%(state)s).",
        "Verdien er utan tal (%(state)s).",
        "The value has no number (%(state)s).",
    ),
    "value_states.not_comparable": (
        "Serien er brutt, så verdiene kan ikke sammenlignes.",
        "Serien er broten, så verdiane kan ikkje samanliknast.",
        "The series is broken, so the values cannot be compared.",
    ),
    "value_states.forecast_against_result": (
        "En prognose kan ikke sammenlignes med et resultat.",
        "Ein prognose kan ikkje samanliknast med eit resultat.",
        "A forecast cannot be compared with a result.",
    ),
    "value_states.base_is_zero": (
        "Utgangspunktet er null, så endringen kan ikke regnes i prosent.",
        "Utgangspunktet er null, så endringa kan ikkje reknast i prosent.",
        "The baseline is zero, so the change cannot be given in per cent.",
    ),
}


def sentence(
    refusal: Refusal,
    language: str = "nb",
    more: Mapping[str, tuple[str, str, str]] | None = None,
) -> str:
    """The refusal in words; ``more`` adds the sentences of another. A code without words: itself."""
    place = _LANGUAGES.get(language, 0)
    words = {code: said[place] for code, said in {**SENTENCES, **(more or {})}.items()}
    facts = {name: _in_words(value, language) for name, value in refusal.facts.items()}
    said = worded(Refusal(refusal.code, facts), words, refusal.code)
    return said[:1].upper() + said[1:] if refusal.code in words else said


def _in_words(value: object, language: str) -> object:
    """Periods, kinds and states as people say them; the rest as it is."""
    if not isinstance(value, str):
        return value
    if value in set(MeasureKind):
        return KINDS[MeasureKind(value)][_LANGUAGES.get(language, 0)]
    if value in set(ValueState):
        return value_states.phrase(ValueState(value), language)
    period = parse(value)
    return period_phrase(period, language) if isinstance(period, Period) else value

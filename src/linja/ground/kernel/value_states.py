"""The states of a value, each with its own printed phrase; no change is computed from what is missing."""

from __future__ import annotations

from enum import StrEnum

from linja.ground.kernel.refusals import Refusal


class ValueState(StrEnum):
    """What a value is worth. Zero is a result; missing, suppressed and exempt are not numbers."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    FORECAST = "forecast"
    NOT_PUBLISHED = "not_published"
    NOT_COMPARABLE = "not_comparable"
    EXEMPT = "exempt"
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    ZERO = "zero"


#: Phrases in (nb, nn, en).
_PHRASES: dict[ValueState, tuple[str, str, str]] = {
    ValueState.FINAL: ("endelig", "endeleg", "final"),
    ValueState.PROVISIONAL: ("foreløpig", "førebels", "provisional"),
    ValueState.FORECAST: ("prognose", "prognose", "forecast"),
    ValueState.NOT_PUBLISHED: ("ikke publisert ennå", "ikkje publisert enno", "not yet published"),
    ValueState.NOT_COMPARABLE: ("ikke sammenlignbar", "ikkje samanliknbar", "not comparable"),
    ValueState.EXEMPT: ("unntatt fra rapportering", "unnateke frå rapportering", "exempt from reporting"),
    ValueState.SUPPRESSED: (
        "skjult av hensyn til personvern",
        "skjult av omsyn til personvern",
        "suppressed to protect privacy",
    ),
    ValueState.MISSING: ("mangler", "manglar", "missing"),
    ValueState.ZERO: ("ingen", "ingen", "none"),
}
_LANGUAGES = {"nb": 0, "nn": 1, "en": 2}

#: States that come with a number. A value that is not comparable has one, but stands alone.
WITH_NUMBER = frozenset(
    {
        ValueState.FINAL,
        ValueState.PROVISIONAL,
        ValueState.FORECAST,
        ValueState.NOT_COMPARABLE,
        ValueState.ZERO,
    }
)


def phrase(state: ValueState, language: str = "nb") -> str:
    """The state's printed words in ``nb``, ``nn`` or ``en`` (other languages: ``nb``)."""
    return _PHRASES[state][_LANGUAGES.get(language, 0)]


def may_compute_change(before: ValueState, after: ValueState) -> Refusal | None:
    """None when a difference between two values says something; else the reason why not.

    ``value_states.no_number``: one of them has no number. ``value_states.not_comparable``: the series is
    broken. ``value_states.forecast_against_result``: an expectation is no development.
    """
    facts = {"before": before.value, "after": after.value}
    for state in (before, after):
        if state not in WITH_NUMBER:
            return Refusal("value_states.no_number", {**facts, "state": state.value})
    if ValueState.NOT_COMPARABLE in (before, after):
        return Refusal("value_states.not_comparable", facts)
    if (before is ValueState.FORECAST) != (after is ValueState.FORECAST):
        return Refusal("value_states.forecast_against_result", facts)
    return None


def may_compute_relative_change(before: ValueState, after: ValueState) -> Refusal | None:
    """As :func:`may_compute_change`; a change in per cent cannot start from zero either."""
    if refusal := may_compute_change(before, after):
        return refusal
    if before is ValueState.ZERO:
        return Refusal("value_states.base_is_zero", {"before": before.value, "after": after.value})
    return None


def state_of_change(before: ValueState, after: ValueState) -> ValueState | Refusal:
    """What a computed change is worth: as uncertain as the less certain of the two values."""
    if refusal := may_compute_change(before, after):
        return refusal
    for state in (ValueState.FORECAST, ValueState.PROVISIONAL):
        if state in (before, after):
            return state
    return ValueState.FINAL

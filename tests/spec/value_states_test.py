"""The states of a value: its printed phrase, and when a change may be computed."""

import pytest

from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import (
    ValueState,
    may_compute_change,
    may_compute_relative_change,
    phrase,
    state_of_change,
)

PHRASES = {
    "final": ("endelig", "endeleg", "final"),
    "provisional": ("foreløpig", "førebels", "provisional"),
    "forecast": ("prognose", "prognose", "forecast"),
    "not_published": ("ikke publisert ennå", "ikkje publisert enno", "not yet published"),
    "not_comparable": ("ikke sammenlignbar", "ikkje samanliknbar", "not comparable"),
    "exempt": ("unntatt fra rapportering", "unnateke frå rapportering", "exempt from reporting"),
    "suppressed": (
        "skjult av hensyn til personvern",
        "skjult av omsyn til personvern",
        "suppressed to protect privacy",
    ),
    "missing": ("mangler", "manglar", "missing"),
    "zero": ("ingen", "ingen", "none"),
}

# from             to                change may be computed, or why not
CHANGES = [
    ("final", "final", None),
    ("final", "provisional", None),
    ("zero", "final", None),
    ("final", "zero", None),
    ("forecast", "forecast", None),
    ("final", "missing", "value_states.no_number"),
    ("missing", "final", "value_states.no_number"),
    ("final", "not_published", "value_states.no_number"),
    ("exempt", "final", "value_states.no_number"),
    ("final", "suppressed", "value_states.no_number"),
    ("missing", "zero", "value_states.no_number"),
    ("not_comparable", "final", "value_states.not_comparable"),
    ("final", "forecast", "value_states.forecast_against_result"),
    ("forecast", "provisional", "value_states.forecast_against_result"),
]


def test_each_state_prints_its_own_phrase_in_each_language():
    printed = {
        state.value: tuple(phrase(state, language) for language in ("nb", "nn", "en")) for state in ValueState
    }
    assert printed == PHRASES


@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_two_states_print_the_same(place):
    assert len({phrases[place] for phrases in PHRASES.values()}) == len(ValueState)


@pytest.mark.parametrize(("before", "after", "reason"), CHANGES)
def test_a_change_needs_two_numbers_that_belong_together(before, after, reason):
    refused = may_compute_change(ValueState(before), ValueState(after))
    assert (refused.code if refused else None) == reason


def test_the_missing_one_is_named():
    assert may_compute_change(ValueState.FINAL, ValueState.MISSING) == Refusal(
        "value_states.no_number", {"before": "final", "after": "missing", "state": "missing"}
    )


def test_a_change_in_per_cent_cannot_start_from_zero():
    refused = may_compute_relative_change(ValueState.ZERO, ValueState.FINAL)
    assert refused is not None
    assert refused.code == "value_states.base_is_zero"
    assert may_compute_relative_change(ValueState.FINAL, ValueState.ZERO) is None


@pytest.mark.parametrize(
    ("before", "after", "worth"),
    [
        ("final", "final", "final"),
        ("zero", "zero", "final"),
        ("final", "provisional", "provisional"),
        ("provisional", "final", "provisional"),
        ("forecast", "forecast", "forecast"),
    ],
)
def test_a_change_is_as_uncertain_as_the_less_certain_value(before, after, worth):
    assert state_of_change(ValueState(before), ValueState(after)) == ValueState(worth)

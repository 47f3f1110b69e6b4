"""Targets as data: what is written is read back the same, and what is no target is refused with its place."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.measures import MeasureKind
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import Month, Tertial, Year
from linja.ground.kernel.targets import (
    AllOf,
    AtLeast,
    Cell,
    Growth,
    GrowthOrder,
    Operator,
    Scope,
    ScopeKind,
    SetBy,
    Single,
    Spread,
    Target,
    as_data,
    judged_in,
    leaves,
    measured_in,
    measuring,
    of_data,
    target_words,
)

words = st.text(max_size=12)
years = st.integers(2000, 2040)
periods = st.none() | st.builds(Year, years) | st.builds(Tertial, years, st.integers(1, 3))
periods |= st.builds(Month, years, st.integers(1, 12))
kinds, set_by = st.none() | st.sampled_from(MeasureKind), st.sampled_from(SetBy)
limits = st.builds(
    Target,
    st.sampled_from(Operator),
    st.none() | st.decimals(-9999, 9999, places=2),
    st.sampled_from(Unit),
    words,
    st.none() | st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.none() | years,
    words,
)
scopes = st.builds(
    Scope, st.sampled_from(ScopeKind), words, st.lists(words, max_size=2).map(tuple), st.none() | st.just(26)
)
singles = st.builds(Single, limits, words, kinds, scopes, words, periods, periods, set_by)
spreads = st.builds(Spread, limits, words, kinds, periods, periods, set_by)
growths = st.builds(Growth, words, words, words, periods)
cells = st.builds(Cell, words, words, singles | growths)
orders = st.builds(GrowthOrder, st.lists(cells, max_size=3).map(tuple), words, words, set_by)
simple = singles | spreads | growths | orders | st.builds(AtLeast, st.integers(1, 9), singles)
targets = simple | st.builds(AllOf, st.lists(simple, min_size=1, max_size=3).map(tuple), words)


@given(targets)
def test_what_is_written_is_read_back_the_same(target):
    assert of_data(json.loads(json.dumps(as_data(target)))) == target


@given(targets, st.builds(Year, years))
def test_a_target_that_is_placed_still_asks_for_the_same(target, period):
    placed = judged_in(target, period)
    assert measured_in(placed) == measured_in(target)
    assert all(leaf.period is not None for leaf in leaves(placed))
    assert judged_in(placed, Year(1999)) == placed
    codes = {name: f"code {at}" for at, name in enumerate(measured_in(target))}
    assert measured_in(measuring(target, codes)) == tuple(codes.values())


@given(targets, st.sampled_from(["nb", "nn", "en", "se"]))
def test_every_target_has_words_in_every_language(target, language):
    assert target_words(target, language).strip()


LIMIT = {"is": "limit", "operator": "below", "value": "50"}
# what is stored, where it is wrong
WRONG = [
    (None, "None is no type of target"),
    ({"is": "wish"}, "'wish' is no type of target"),
    ({"is": "single"}, "single: 'limit' is not said"),
    ({"is": "single", "limit": LIMIT, "goal": 1}, "single: unknown 'goal'"),
    (
        {"is": "single", "limit": {**LIMIT, "operator": "belo"}},
        "single.limit: limit.operator: 'belo' is not a valid",
    ),
    ({"is": "single", "limit": {**LIMIT, "value": 50}}, "single.limit: limit.value: not text"),
    ({"is": "single", "limit": {**LIMIT, "value": "NaN"}}, "single.limit: limit.value: not a number"),
    ({"is": "single", "limit": {**LIMIT, "horizon": "2021"}}, "single.limit: limit.horizon: "),
    (
        {"is": "single", "limit": {**LIMIT, "baseline": True}},
        "single.limit: limit.baseline: not a whole number",
    ),
    (
        {"is": "single", "limit": LIMIT, "period": "2019 T2"},
        "single.period: '2019 T2' is no code of a period",
    ),
    ({"is": "single", "limit": {"is": "scope"}}, "single.limit: limit: 'is' must be 'limit'"),
    ({"is": "all_of", "parts": "all"}, "all_of.parts: not a list"),
    (
        {
            "is": "growth_order",
            "than": "x",
            "cells": [{"is": "cell", "measure": "a", "area": "b", "target": {}}],
        },
        "growth_order.cells: cell.target: None is no type of target",
    ),
]


@pytest.mark.fault
@pytest.mark.parametrize(("data", "said"), WRONG)
def test_what_is_no_target_is_refused_with_its_place(data, said):
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the words are looked at below
        of_data(data)
    assert str(error.value)[: len(said)] == said

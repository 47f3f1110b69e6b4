"""A change that is kept with a draft comes out as it went in."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.vocabulary import ChangeType, DatePrecision, DeadlineType, Obligation
from linja.line.requirements.calculations.pending import packed, unpacked
from linja.line.requirements.records import Change, DeadlineDraft

DEADLINES = st.builds(
    DeadlineDraft,
    type=st.sampled_from(DeadlineType),
    precision=st.sampled_from(DatePrecision),
    due_on=st.none() | st.dates(),
    verbatim=st.text(),
    owner=st.text(),
)
CHANGES = st.builds(
    Change,
    requirement_id=st.integers(1, 99),
    change=st.sampled_from(ChangeType),
    verbatim=st.text(),
    in_force_from=st.dates(),
    new_text=st.none() | st.text(),
    new_deadlines=st.none() | st.lists(DEADLINES, max_size=3).map(tuple),
    new_sub_items=st.none() | st.lists(st.text(), max_size=3).map(tuple),
    obligation=st.none() | st.sampled_from(Obligation),
)


@given(CHANGES, st.dates())
def test_a_change_with_its_own_day_comes_out_as_it_went_in(change: Change, other: date) -> None:
    kept = json.loads(json.dumps(packed(change, on_letters_day=False)))
    assert unpacked(change.requirement_id, kept, other) == (change, False)


@given(CHANGES)
def test_where_the_letter_s_day_decides_the_rest_comes_out_as_it_went_in(change: Change) -> None:
    kept = json.loads(json.dumps(packed(change, on_letters_day=True)))
    assert unpacked(change.requirement_id, kept, change.in_force_from) == (change, True)

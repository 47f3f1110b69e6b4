"""Periods: laws that hold for all of them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.periods import (
    Cumulative,
    HalfYear,
    Month,
    Period,
    PointInTime,
    Quarter,
    Rolling,
    Tertial,
    Year,
    combine,
    parse,
    phrase,
    subtract,
)
from linja.ground.kernel.refusals import Refusal

years = st.integers(1990, 2100)
months = st.integers(1, 12)
spans = st.one_of(
    st.builds(Year, years),
    st.builds(HalfYear, years, st.integers(1, 2)),
    st.builds(Tertial, years, st.integers(1, 3)),
    st.builds(Quarter, years, st.integers(1, 4)),
    st.builds(Month, years, months),
    st.builds(Cumulative, years, months),
    st.builds(Rolling, years, months, st.integers(1, 36)),
)
periods = st.one_of(spans, st.builds(PointInTime, st.dates(date(1990, 1, 1), date(2100, 12, 31))))
languages = st.sampled_from(["nb", "nn", "en"])


@given(periods, languages)
def test_code_and_words_read_back(period, language):
    assert parse(period.code) == period
    assert parse(phrase(period, language)) == period


@given(periods)
def test_next_and_previous_undo_each_other(period):
    assert period.next().previous() == period
    assert period.previous().next() == period
    assert period.previous() < period < period.next()


@given(periods, periods)
def test_the_order_is_total(one, other):
    assert [one < other, one == other, other < one].count(True) == 1


@given(periods, periods, periods)
def test_the_order_is_transitive(a, b, c):
    low, middle, high = sorted([a, b, c])
    assert low <= middle <= high
    assert low <= high


@given(periods, periods)
def test_what_contains_overlaps(one, other):
    if one.contains(other):
        assert one.overlaps(other)
        assert other.overlaps(one)


@given(
    st.one_of(st.builds(Month, years, months), st.builds(Tertial, years, st.integers(1, 3))),
    st.integers(1, 8),
)
def test_a_run_of_neighbours_adds_up_to_its_days(first: Period, count):
    run = [first.shifted(step) for step in range(count)]
    whole = combine(run)
    assert not isinstance(whole, Refusal)
    assert (whole.start, whole.end) == (run[0].start, run[-1].end)
    if count > 1:
        assert subtract(whole, combine(run[:1])).start == run[0].end + timedelta(days=1)


@given(spans, spans)
def test_overlapping_periods_are_never_added(one, other):
    if one.overlaps(other):
        answer = combine([one, other])
        assert isinstance(answer, Refusal)
        assert answer.code == "periods.overlap"


@given(st.text(max_size=30))
def test_any_text_is_answered(text):
    assert isinstance(parse(text), Period | Refusal)

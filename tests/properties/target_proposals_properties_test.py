"""Proposals: whatever the number, unit and words, what is asked is read as asked, and nothing is invented."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.numbers import format_number
from linja.ground.kernel.targets import Operator, Single
from linja.ground.kernel.targets.proposals import proposals_in

WORDS = {
    "minst": Operator.AT_LEAST,
    "høyst": Operator.AT_MOST,
    "høgst": Operator.AT_MOST,
    "under": Operator.BELOW,
    "lågare enn": Operator.BELOW,
    "lavere enn": Operator.BELOW,
    "over": Operator.ABOVE,
    "høyere enn": Operator.ABOVE,
}
numbers = st.decimals(0, 9999, places=1).map(
    lambda one: one.normalize() if one % 1 else one.quantize(Decimal(1))
)
units = st.sampled_from(["pst.", "prosent", "%", "dager", "dagar", "uker", "timer"])
words = st.text(alphabet="abcdefghijklmnoprstuvyæøå .,;:()«»0123456789%-–\n", max_size=200)


@given(
    st.sampled_from(sorted(WORDS)), numbers, units, st.integers(2015, 2040), st.sampled_from(["være", "vere"])
)
def test_what_is_asked_is_read_as_asked(word, number, unit, year, being):
    text = f"Gjennomsnittet skal {being} {word} {format_number(number)} {unit} innen utgangen av {year}."
    (one,) = proposals_in(text, 2020)
    assert isinstance(one.target, Single)
    limit = one.target.limit
    assert (limit.operator, limit.value, limit.horizon.year) == (WORDS[word], number, year)


@given(words, st.none() | st.integers(2000, 2100))
def test_any_text_is_read_without_harm_and_its_words_are_its_own(text, year):
    folded = " ".join(text.split())
    for one in proposals_in(text, year):
        assert all(folded[part.start : part.end] == part.words for part in one.parts)


@given(words.filter(lambda text: not any(sign.isdigit() for sign in text)))
def test_no_number_is_read_where_none_stands(text):
    for one in proposals_in(text, 2020):
        assert not isinstance(one.target, Single) or one.target.limit.value is None

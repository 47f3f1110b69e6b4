"""Numbers: what is printed reads back as the same."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from linja.ground.kernel.numbers import (
    Quantity,
    Rounding,
    Unit,
    find_quantities,
    format_number,
    format_quantity,
    parse_number,
    parse_quantity,
    round_number,
)
from linja.ground.kernel.refusals import Refusal

numbers = st.decimals(
    min_value=Decimal(-(10**12)), max_value=Decimal(10**12), allow_nan=False, allow_infinity=False, places=4
)


@given(numbers, st.sampled_from([4, 5]), st.booleans())
def test_parse_reads_what_format_prints(value, group_from, sign):
    assert parse_number(format_number(value, group_from=group_from, sign=sign)) == value


@given(
    numbers, st.sampled_from(Unit), st.sampled_from([1, 1000, 10**6, 10**9]), st.sampled_from(["nb", "nn"])
)
def test_a_quantity_reads_back(value, unit, scale, language):
    quantity = Quantity(value, unit, scale)
    assert parse_quantity(format_quantity(quantity, language=language)) == quantity


@given(numbers, st.integers(0, 3), st.sampled_from(Rounding))
def test_rounding_moves_at_most_half_a_step(value, decimals, rounding):
    step = Decimal(1).scaleb(-decimals)
    assert abs(round_number(value, decimals, rounding) - value) * 2 <= step


@given(st.text(alphabet="0123456789 .,-−%/krpstmil\u00a0", max_size=30))
def test_any_text_is_answered_and_places_are_true(text):
    assert isinstance(parse_number(text), Decimal | Refusal)
    assert isinstance(parse_quantity(text), Quantity | Refusal)
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert parse_quantity(text[found.start : found.end]) == found.quantity

"""Norwegian numbers: what is printed, and what it means."""

from decimal import Decimal

import pytest

from linja.ground.kernel.numbers import (
    Quantity,
    Rounding,
    Unit,
    find_quantities,
    format_number,
    format_quantity,
    parse_number,
    parse_quantity,
    parse_unit,
    round_number,
)
from linja.ground.kernel.refusals import Refusal


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("59,3", "59.3"),
        ("59", "59"),
        ("4 894 751", "4894751"),
        ("4\u00a0894\u00a0751", "4894751"),
        ("4\u202f894\u202f751", "4894751"),
        ("1 234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1000", "1000"),
        ("0,05", "0.05"),
        ("−2,7", "-2.7"),
        ("-2,7", "-2.7"),
        ("–2,7", "-2.7"),
        ("– 2,7", "-2.7"),
        ("+2,7", "2.7"),
        ("1,234", "1.234"),
        ("6.5", "6.5"),
    ],
)
def test_a_printed_number_is_read(printed, number):
    assert parse_number(printed) == Decimal(number)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("1.234", "numbers.ambiguous_separator"),
        ("-12.500", "numbers.ambiguous_separator"),
        ("2.", "numbers.not_a_number"),
        ("48 94", "numbers.not_a_number"),
        ("1 2345", "numbers.not_a_number"),
        ("19.02.2020", "numbers.not_a_number"),
        ("12/19", "numbers.not_a_number"),
        ("59 60", "numbers.not_a_number"),
        ("", "numbers.not_a_number"),
        ("–", "numbers.not_a_number"),
        ("3 %", "numbers.not_a_number"),
        ("fire", "numbers.not_a_number"),
    ],
)
def test_what_is_no_single_number_is_refused(printed, reason):
    refused = parse_number(printed)
    assert isinstance(refused, Refusal)
    assert refused.code == reason


@pytest.mark.parametrize(
    ("printed", "value", "unit", "scale"),
    [
        ("59", "59", Unit.NONE, 1),
        ("1,3%", "1.3", Unit.PERCENT, 1),
        ("3 %", "3", Unit.PERCENT, 1),
        ("3 prosent", "3", Unit.PERCENT, 1),
        ("95 pst.", "95", Unit.PERCENT, 1),
        ("95 pst", "95", Unit.PERCENT, 1),
        ("−2,7 prosentpoeng", "-2.7", Unit.PERCENTAGE_POINT, 1),
        ("2 %-poeng", "2", Unit.PERCENTAGE_POINT, 1),
        ("100 mill. kroner", "100", Unit.KRONER, 10**6),
        ("59 mill. kr.", "59", Unit.KRONER, 10**6),
        ("3 MNOK", "3", Unit.KRONER, 10**6),
        ("2 millioner", "2", Unit.NONE, 10**6),
        ("1 mrd.", "1", Unit.NONE, 10**9),
        ("1,2 milliarder kroner", "1.2", Unit.KRONER, 10**9),
        ("1000 kr", "1000", Unit.KRONER, 1),
        ("4 894 751 kroner", "4894751", Unit.KRONER, 1),
        ("50 dager", "50", Unit.DAYS, 1),
        ("12 døgn", "12", Unit.DAYS, 1),
        ("40 årsverk", "40", Unit.FULL_TIME_EQUIVALENTS, 1),
        ("3 år", "3", Unit.YEARS, 1),
    ],
)
def test_a_quantity_has_unit_and_scale(printed, value, unit, scale):
    assert parse_quantity(printed) == Quantity(Decimal(value), unit, scale)


def test_the_amount_is_in_whole_units():
    assert Quantity(Decimal("1.2"), Unit.KRONER, 10**9).amount == Decimal(1_200_000_000)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("2. tertial", "numbers.not_a_number"),
        ("3 sykehus", "numbers.unknown_unit"),
        ("prosent", "numbers.not_a_number"),
        ("1.234 kroner", "numbers.ambiguous_separator"),
        ("3 % 4", "numbers.not_a_number"),
    ],
)
def test_a_quantity_with_unknown_words_is_refused(printed, reason):
    refused = parse_quantity(printed)
    assert isinstance(refused, Refusal)
    assert refused.code == reason


@pytest.mark.parametrize(
    ("heading", "unit", "scale"),
    [
        ("mill. kr", Unit.KRONER, 10**6),
        ("(mill. kroner)", Unit.KRONER, 10**6),
        ("i 1000 kr", Unit.KRONER, 1000),
        ("1 000 kroner", Unit.KRONER, 1000),
        ("Prosent", Unit.PERCENT, 1),
        ("MNOK", Unit.KRONER, 10**6),
    ],
)
def test_a_column_heading_names_unit_and_scale(heading, unit, scale):
    assert parse_unit(heading) == (unit, scale)


@pytest.mark.parametrize("heading", ["", "RHF", "1000 biler", "kr per døgn"])
def test_a_column_heading_without_unit_is_refused(heading):
    assert isinstance(parse_unit(heading), Refusal)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ventetiden var 59,3 dager, mot 57 dager.", ["59,3 dager", "57 dager"]),
        ("I 2. tertial var andelen 89 %.", ["89 %"]),
        ("Frist 1. mars, se kapittel 2.1", []),
        ("Vedtatt 19.02.2020 i sak 12/19 kl. 12:30", []),
        ("Innsparing på 100 mill. kroner (12,5 %)", ["100 mill. kroner", "12,5 %"]),
        ("Fra 4 894 751 til 5 000 000 kroner", ["4 894 751", "5 000 000 kroner"]),
        ("Endring: −2,7 prosentpoeng", ["−2,7 prosentpoeng"]),
        ("COVID-19 og skjema A4", []),
        ("perioden 2018-2019", ["2018", "2019"]),
        ("6.5 % økning", ["6.5 %"]),
        ("Det er 1.234 pasienter", []),
    ],
)
def test_quantities_in_running_text(text, found):
    assert [text[hit.start : hit.end] for hit in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("59.3", None, "59,3"),
        ("59.30", None, "59,30"),
        ("59.35", 1, "59,4"),
        ("-59.35", 1, "−59,4"),
        ("4894751", None, "4\u00a0894\u00a0751"),
        ("4894", None, "4894"),
        ("48947", None, "48\u00a0947"),
        ("-2.7", None, "−2,7"),
        ("-0.04", 1, "0,0"),
        ("1E+3", None, "1000"),
    ],
)
def test_a_number_is_printed(value, decimals, printed):
    assert format_number(Decimal(value), decimals) == printed


def test_printing_with_sign_grouping_and_language():
    assert format_number(Decimal("2.7"), sign=True) == "+2,7"
    assert format_number(Decimal(0), sign=True) == "0"
    assert format_number(Decimal(4894), group_from=4) == "4\u00a0894"
    assert format_number(Decimal("48947.5"), language="en") == "48,947.5"


def test_rounding_is_stated():
    assert round_number(Decimal("2.5"), 0) == 3
    assert round_number(Decimal("2.5"), 0, Rounding.HALF_EVEN) == 2
    assert format_number(Decimal("0.125"), 2, rounding=Rounding.HALF_EVEN) == "0,12"


@pytest.mark.parametrize(
    ("quantity", "language", "printed"),
    [
        (Quantity(Decimal("59.3"), Unit.PERCENT), "nb", "59,3 %"),
        (Quantity(Decimal(100), Unit.KRONER, 10**6), "nb", "100 mill. kroner"),
        (Quantity(Decimal(50), Unit.DAYS), "nn", "50 dagar"),
        (Quantity(Decimal("-2.7"), Unit.PERCENTAGE_POINT), "en", "−2.7 percentage points"),
    ],
)
def test_a_quantity_is_printed_on_one_line(quantity, language, printed):
    assert format_quantity(quantity, language=language) == printed.replace(" ", "\u00a0")

"""Periods: names, days, order, neighbours and sums, as a controller would check them."""

from datetime import date

import pytest

from linja.ground.kernel.periods import (
    Cumulative,
    HalfYear,
    Month,
    PointInTime,
    Quarter,
    Rolling,
    Tertial,
    Year,
    combine,
    may_compare,
    parse,
    phrase,
    subtract,
)
from linja.ground.kernel.refusals import Refusal

# code          type                      first day            last day
TABLE = [
    ("2019", Year(2019), date(2019, 1, 1), date(2019, 12, 31)),
    ("2019T2", Tertial(2019, 2), date(2019, 5, 1), date(2019, 8, 31)),
    ("2019Q4", Quarter(2019, 4), date(2019, 10, 1), date(2019, 12, 31)),
    ("2019H2", HalfYear(2019, 2), date(2019, 7, 1), date(2019, 12, 31)),
    ("2019-08", Month(2019, 8), date(2019, 8, 1), date(2019, 8, 31)),
    ("2020-02", Month(2020, 2), date(2020, 2, 1), date(2020, 2, 29)),
    ("2019C08", Cumulative(2019, 8), date(2019, 1, 1), date(2019, 8, 31)),
    ("2019-08R12", Rolling(2019, 8, 12), date(2018, 9, 1), date(2019, 8, 31)),
    ("2019-08-31", PointInTime(date(2019, 8, 31)), date(2019, 8, 31), date(2019, 8, 31)),
]


@pytest.mark.parametrize(("code", "period", "first", "last"), TABLE)
def test_a_code_names_a_period_with_its_days(code, period, first, last):
    assert parse(code) == period
    assert (period.code, period.start, period.end) == (code, first, last)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2. tertial 2019", "2019T2"),
        ("andre tertial 2019", "2019T2"),
        ("1. tertial  2020", "2020T1"),
        ("per august 2019", "2019C08"),
        ("Pr. august 2019", "2019C08"),
        ("t.o.m. august 2019", "2019C08"),
        ("januar–august 2019", "2019C08"),
        ("august 2019", "2019-08"),
        ("andre halvår 2020", "2020H2"),
        ("1. halvår 2020", "2020H1"),
        ("4. kvartal 2021", "2021Q4"),
        ("31. august 2019", "2019-08-31"),
        ("31.08.2019", "2019-08-31"),
        ("året 2019", "2019"),
        ("siste 12 måneder per august 2019", "2019-08R12"),
        ("siste 12 månader til og med august 2019", "2019-08R12"),
        ("second half of 2020", "2020H2"),
        ("August 2019", "2019-08"),
    ],
)
def test_words_name_a_period(words, code):
    found = parse(words)
    assert not isinstance(found, Refusal)
    assert found.code == code


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("4. tertial 2019", "periods.impossible"),
        ("2019-13", "periods.impossible"),
        ("31. februar 2019", "periods.impossible"),
        ("0219", "periods.impossible"),
        ("i fjor", "periods.unknown_words"),
        ("tertial 2019", "periods.unknown_words"),
        ("", "periods.unknown_words"),
    ],
)
def test_what_names_no_period_is_refused(words, reason):
    refused = parse(words)
    assert isinstance(refused, Refusal)
    assert refused.code == reason


@pytest.mark.parametrize(
    ("code", "nb", "nn", "en"),
    [
        ("2019", "2019", "2019", "2019"),
        ("2019T2", "2. tertial 2019", "2. tertial 2019", "second tertial of 2019"),
        ("2019H1", "1. halvår 2019", "1. halvår 2019", "first half of 2019"),
        ("2019Q4", "4. kvartal 2019", "4. kvartal 2019", "fourth quarter of 2019"),
        ("2019-05", "mai 2019", "mai 2019", "May 2019"),
        ("2019C08", "per august 2019", "per august 2019", "up to August 2019"),
        (
            "2019-08R12",
            "siste 12 måneder per august 2019",
            "siste 12 månader per august 2019",
            "last 12 months up to August 2019",
        ),
        ("2019-08-31", "31. august 2019", "31. august 2019", "31 August 2019"),
    ],
)
def test_a_period_is_printed(code, nb, nn, en):
    period = parse(code)
    assert [phrase(period, language) for language in ("nb", "nn", "en")] == [nb, nn, en]


@pytest.mark.parametrize(
    ("code", "previous", "following", "last_year"),
    [
        ("2019", "2018", "2020", "2018"),
        ("2019T1", "2018T3", "2019T2", "2018T1"),
        ("2019H2", "2019H1", "2020H1", "2018H2"),
        ("2019Q1", "2018Q4", "2019Q2", "2018Q1"),
        ("2019-12", "2019-11", "2020-01", "2018-12"),
        ("2019C01", "2018C12", "2019C02", "2018C01"),
        ("2019-01R12", "2018-12R12", "2019-02R12", "2018-01R12"),
        ("2020-02-29", "2020-02-28", "2020-03-01", "2019-02-28"),
    ],
)
def test_neighbours(code, previous, following, last_year):
    period = parse(code)
    assert [p.code for p in (period.previous(), period.next(), period.same_last_year())] == [
        previous,
        following,
        last_year,
    ]


def test_periods_stand_in_the_order_of_a_table():
    codes = ["2020-01", "2019", "2019T3", "2019H2", "2019T1", "2019C08", "2019T2", "2019-08", "2019-12"]
    ordered = sorted(parse(code) for code in codes)
    assert [p.code for p in ordered] == [
        "2019T1",
        "2019-08",
        "2019T2",
        "2019C08",
        "2019-12",
        "2019T3",
        "2019H2",
        "2019",
        "2020-01",
    ]


def test_contains_and_overlaps():
    assert Year(2019).contains(Tertial(2019, 2))
    assert Tertial(2019, 2).contains(date(2019, 8, 31))
    assert not Tertial(2019, 2).contains(Cumulative(2019, 8))
    assert HalfYear(2019, 1).overlaps(Tertial(2019, 2))
    assert not HalfYear(2019, 2).overlaps(Tertial(2019, 1))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ("2019T1 2019T2 2019T3", "2019"),
        ("2019T2 2019T1", "2019C08"),
        ("2019-05 2019-06 2019-07 2019-08", "2019T2"),
        ("2019-07 2019-08 2019-09", "2019Q3"),
        ("2019H1 2019H2", "2019"),
        ("2019C08 2019T3", "2019"),
        ("2019-08 2019-09", "2019-09R2"),
        ("2019T3 2020T1", "2020-04R8"),
        ("2019T2", "2019T2"),
    ],
)
def test_legal_sums(parts, whole):
    assert combine(parse(part) for part in parts.split()) == parse(whole)


@pytest.mark.parametrize(
    ("parts", "reason", "facts"),
    [
        ("2019C08 2019T2", "periods.overlap", {"first": "2019C08", "second": "2019T2"}),
        ("2019 2019T3", "periods.overlap", {"first": "2019", "second": "2019T3"}),
        ("2019-07R12 2019-08R12", "periods.overlap", {"first": "2019-07R12", "second": "2019-08R12"}),
        ("2019T1 2019T3", "periods.gap", {"first": "2019T1", "second": "2019T3"}),
        ("2019-08-31 2019-09", "periods.point_in_time_has_no_sum", {"period": "2019-08-31"}),
        ("", "periods.nothing_to_add", {}),
    ],
)
def test_illegal_sums_are_refused_with_the_reason(parts, reason, facts):
    assert combine(parse(part) for part in parts.split()) == Refusal(reason, facts)


@pytest.mark.parametrize(
    ("whole", "part", "left"),
    [("2019C08", "2019C04", "2019T2"), ("2019", "2019T3", "2019C08"), ("2019", "2019H1", "2019H2")],
)
def test_legal_differences(whole, part, left):
    assert subtract(parse(whole), parse(part)) == parse(left)


@pytest.mark.parametrize(
    ("whole", "part", "reason"),
    [
        ("2019C08", "2019T3", "periods.not_a_part"),
        ("2019", "2019T2", "periods.not_a_part"),
        ("2019", "2019", "periods.not_a_part"),
        ("2019", "2019-12-31", "periods.point_in_time_has_no_sum"),
    ],
)
def test_illegal_differences_are_refused(whole, part, reason):
    assert subtract(parse(whole), parse(part)) == Refusal(reason, {"whole": whole, "part": part})


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("2018", "2019", None),
        ("2018T2", "2019T2", None),
        ("2018T1", "2019T2", None),
        ("2019", "2019T2", "periods.different_kind"),
        ("2018C08", "2019C04", "periods.different_length"),
        ("2018-08R12", "2019-08R6", "periods.different_length"),
    ],
)
def test_comparisons(first, second, reason):
    refused = may_compare(parse(first), parse(second))
    assert (refused.code if refused else None) == reason


@pytest.mark.parametrize("build", [lambda: Tertial(2019, 4), lambda: Month(2019, 0), lambda: Year(19)])
def test_an_impossible_period_cannot_be_made(build):
    with pytest.raises(ValueError, match="not in"):
        build()

"""Which sums, differences, averages and comparisons are legal; every row of the table of legal operations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from linja.ground.kernel.measures import (
    LEGAL,
    Figure,
    MeasureKind,
    Operation,
    Permission,
    average,
    in_a_row,
    left,
    may_be_set_against,
    may_compare,
    together,
)
from linja.ground.kernel.measures.words import SENTENCES, sentence
from linja.ground.kernel.numbers import Unit
from linja.ground.kernel.periods import (
    Cumulative,
    HalfYear,
    PointInTime,
    Tertial,
    Year,
)
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState

K, OP, S = MeasureKind, Operation, ValueState
T1, T2, T3 = (Tertial(2019, n) for n in (1, 2, 3))
C04, C08 = Cumulative(2019, 4), Cumulative(2019, 8)

#: What people of the field say of each: + as the numbers stand, ÷ through numerator and denominator, – never.
SAID = {
    #                   together in a row left average
    K.COUNT: "++++",
    K.SUM: "++++",
    K.SHARE: "÷÷÷÷",
    K.MEAN: "÷÷÷÷",
    K.RATE: "÷÷÷÷",
    K.MEDIAN: "––––",
    K.DISTINCT_COUNT: "–––+",
    K.DERIVED: "––––",
}
SIGNS = {Permission.NUMBERS: "+", Permission.PARTS: "÷"}


def figure(number, period=T1, kind=K.COUNT, **more) -> Figure:
    return Figure(Decimal(number), period, kind, **more)


def quotient(kind, top, bottom, period=T1, **more) -> Figure:
    factor = {K.SHARE: 100, K.MEAN: 1, K.RATE: 1000}[kind]
    per = 1000 if kind is K.RATE else None
    number = Decimal(factor) * top / bottom
    return Figure(number, period, kind, numerator=Decimal(top), denominator=Decimal(bottom), per=per, **more)


def test_the_table_says_what_the_field_says():
    assert {
        kind: "".join(SIGNS.get(row[one], "–") for one in Operation) for kind, row in LEGAL.items()
    } == SAID


def done(operation, make):
    """The operation carried out on two figures that fit it in every other way."""
    match operation:
        case OP.TOGETHER:
            return together([make(3, 10, T1, "A"), make(5, 10, T1, "B")])
        case OP.IN_A_ROW:
            return in_a_row([make(3, 10, T1, "A"), make(5, 10, T2, "A")])
        case OP.LEFT:
            return left(make(8, 20, C08, "A"), make(3, 10, C04, "A"))
    return average([make(3, 10, T1, "A"), make(5, 30, T2, "A")])


@pytest.mark.parametrize("operation", Operation)
@pytest.mark.parametrize("kind", MeasureKind)
def test_every_row_of_the_table_is_kept(kind, operation):
    def make(top, bottom, period, organisation):
        if LEGAL[kind][operation] is Permission.PARTS:
            return quotient(kind, top, bottom, period, organisation=organisation)
        return figure(top, period, kind, organisation=organisation)

    got = done(operation, make)
    permission = LEGAL[kind][operation]
    factor = {K.SHARE: 100, K.MEAN: 1, K.RATE: 1000}.get(kind, 1)
    if permission is Permission.NUMBERS:
        expected = {OP.TOGETHER: 8, OP.IN_A_ROW: 8, OP.LEFT: 5, OP.AVERAGE: 4}[operation]
        assert (got if operation is OP.AVERAGE else got.number) == expected
    elif permission is Permission.PARTS:
        top, bottom = {OP.TOGETHER: (8, 20), OP.IN_A_ROW: (8, 20), OP.LEFT: (5, 10), OP.AVERAGE: (8, 40)}[
            operation
        ]
        expected = Decimal(factor) * top / bottom
        assert (got if operation is OP.AVERAGE else got.number) == expected
    else:
        assert got == Refusal(permission.value, {"kind": kind.value, "operation": operation.value})


@pytest.mark.parametrize("operation", Operation)
@pytest.mark.parametrize("kind", [K.SHARE, K.MEAN, K.RATE])
def test_without_numerator_and_denominator_nothing_is_rolled_up(kind, operation):
    got = done(operation, lambda top, bottom, period, name: figure(top, period, kind, organisation=name))
    assert got == Refusal("measures.parts_missing", {"kind": kind.value})


def test_one_part_without_its_denominator_is_enough_to_refuse():
    parts = [Figure(Decimal(50), T1, K.SHARE, organisation=name, numerator=Decimal(5)) for name in "AB"]
    assert together(parts) == Refusal("measures.parts_missing", {"kind": "share"})


REFUSED = [
    # what is done, code, sentence
    (
        in_a_row([figure(59, C08), figure(20, T2)]),
        "periods.overlap",
        "Periodene overlapper: per august 2019 og 2. tertial 2019. Noe ville blitt talt to ganger.",
    ),
    (
        average([figure(40, T1, K.MEDIAN), figure(50, T2, K.MEDIAN)]),
        "measures.median_of_medians",
        "Medianer kan ikke legges sammen eller gjøres til gjennomsnitt; medianen må regnes ut på nytt.",
    ),
    (
        together(
            [figure(140, kind=K.DISTINCT_COUNT, organisation=one) for one in ("St. Olavs", "Nord-Trøndelag")]
        ),
        "measures.counted_twice",
        "Samme person kan være med flere ganger, så tallene kan ikke legges sammen eller trekkes fra.",
    ),
    (
        may_be_set_against(K.MEAN, figure(59, kind=K.MEDIAN)),
        "measures.target_of_another_kind",
        "Målet gjelder gjennomsnitt, men verdien er median.",
    ),
    (
        may_compare(figure(53, C08), figure(51, T2)),
        "periods.different_kind",
        "Ulike typer perioder kan ikke sammenlignes: per august 2019 og 2. tertial 2019.",
    ),
    (
        may_compare(figure(53, C08), figure(51, Cumulative(2018, 4))),
        "periods.different_length",
        "Periodene er ikke like lange: per august 2019 og per april 2018.",
    ),
    (
        together([figure(1, T1), figure(2, T2)]),
        "measures.different_periods",
        "Verdiene gjelder ulike perioder: 1. tertial 2019 og 2. tertial 2019.",
    ),
    (
        together([figure(1, organisation="A"), figure(2, organisation="A")]),
        "measures.same_organisation",
        "A er tatt med to ganger.",
    ),
    (
        in_a_row([figure(1, T1, organisation="A"), figure(2, T2, organisation="B")]),
        "measures.different_organisation",
        "Verdiene gjelder ulike enheter: A og B.",
    ),
    (
        in_a_row([figure(1, T1), figure(2, T3)]),
        "periods.gap",
        "Det er tid mellom periodene som ikke er med: 1. tertial 2019 og 3. tertial 2019.",
    ),
    (
        in_a_row([figure(1, PointInTime(date(2019, 8, 31))), figure(2, T3)]),
        "periods.point_in_time_has_no_sum",
        "Tall for en enkelt dag kan sammenlignes, men ikke legges sammen eller trekkes fra.",
    ),
    (
        left(figure(1, T2), figure(2, C04)),
        "periods.not_a_part",
        "Per april 2019 er ikke begynnelsen eller slutten av 2. tertial 2019.",
    ),
    (
        together([figure(1, organisation="A"), Figure(None, T1, state=S.MISSING, organisation="B")]),
        "measures.part_without_number",
        "En av verdiene er uten tall (mangler).",
    ),
    (
        together([figure(1, organisation="A"), figure(2, kind=K.SUM, organisation="B")]),
        "measures.different_kind",
        "Ulike mål kan ikke sammenlignes: antall og sum.",
    ),
    (
        together([figure(1, organisation="A"), figure(2, unit=Unit.DAYS, organisation="B")]),
        "measures.different_unit",
        "Verdiene har ulik enhet og kan ikke sammenlignes.",
    ),
    (
        together([figure(1, organisation="A"), figure(2, state=S.NOT_COMPARABLE, organisation="B")]),
        "value_states.not_comparable",
        "Serien er brutt, så verdiene kan ikke sammenlignes.",
    ),
    (
        may_compare(figure(1), figure(2, state=S.FORECAST)),
        "value_states.forecast_against_result",
        "En prognose kan ikke sammenlignes med et resultat.",
    ),
    (
        may_compare(figure(1), Figure(None, Tertial(2018, 1), state=S.MISSING)),
        "value_states.no_number",
        "Verdien er uten tall (mangler).",
    ),
    (together([]), "measures.nothing", "Det er ingen verdier å regne med."),
    (
        average([figure(53, C08), figure(51, Year(2018))]),
        "periods.different_kind",
        "Ulike typer perioder kan ikke sammenlignes: per august 2019 og 2018.",
    ),
]


@pytest.mark.parametrize(("got", "code", "said"), REFUSED)
def test_what_is_illegal_is_refused_with_a_sentence(got, code, said):
    assert isinstance(got, Refusal)
    assert got.code == code
    assert sentence(got) == said


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_sentence_is_there_in_three_languages(code):
    nb, nn, en = SENTENCES[code]
    assert len({nb, nn, en}) == 3
    assert all(one.endswith(".") for one in (nb, nn, en))


def test_nobody_measured_gives_no_share():
    empty = Figure(
        None, T1, K.SHARE, state=S.FINAL, numerator=Decimal(0), denominator=Decimal(0), organisation="A"
    )
    assert together([empty]).code == "measures.part_without_number"
    zero = Figure(
        Decimal(0), T1, K.SHARE, state=S.ZERO, numerator=Decimal(0), denominator=Decimal(0), organisation="A"
    )
    assert together([zero]).code == "measures.nobody_measured"


def test_a_region_s_share_is_not_the_average_of_its_hospitals():
    parts = [
        quotient(K.SHARE, 90, 100, organisation="A"),
        quotient(K.SHARE, 100, 900, organisation="B"),
    ]
    assert together(parts, "Region").number == 19
    assert together(parts, "Region").organisation == "Region"


def test_coercion_adds_up_as_counts_but_not_as_persons():
    counts = [
        figure(number, Year(2019), organisation=name)
        for name, number in (("SOH", 140), ("HMR", 93), ("HNT", 50))
    ]
    assert together(counts).number == 283


def test_three_tertials_are_a_year_and_two_half_years_too():
    assert in_a_row([figure(1, T1), figure(2, T2), figure(3, T3)]).period == Year(2019)
    halves = [figure(1, HalfYear(2019, 1)), figure(2, HalfYear(2019, 2))]
    assert in_a_row(halves).period == Year(2019)


def test_the_second_tertial_is_what_is_left():
    assert left(figure(162531, C08), figure(89587, C04)) == figure(72944, T2, exact=True)


def test_what_is_made_is_as_uncertain_as_its_parts():
    parts = [figure(1, organisation="A"), figure(2, state=S.PROVISIONAL, organisation="B")]
    assert together(parts).state is S.PROVISIONAL


def test_nothing_at_all_is_a_result():
    parts = [Figure(None, T1, state=S.ZERO, organisation=one) for one in "AB"]
    assert together(parts).state is S.ZERO

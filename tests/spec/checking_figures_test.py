# ruff: noqa: E501 (tables of sentences are easier to read unbroken)
"""What a printed number is a number of: indicator, area, body, period and role, read from the words around it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linja.ground.checking.figures.grids import grid_of
from linja.ground.checking.figures.labelled import labelled_values
from linja.ground.checking.figures.vocabulary import INDICATORS, indicators_in
from linja.ground.checking.figures.when import periods_in
from linja.ground.reading.findings import FoundTable
from tests.support.checking import figures_of


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("i 2019", ["2019"]),
        ("per desember 2020", ["2020"]),
        ("i desember 2020", ["2020-12"]),
        ("per august", ["2021C08"]),
        ("2. tertial 2019", ["2019T2"]),
        ("Første tert. 2018", ["2018C04"]),
        ("Jan-aug 2019", ["2019C08"]),
        ("andre halvår 2020", ["2020H2"]),
        ("2020 2.h-år", ["2020H2"]),
        ("fra 2018 til 2019", ["2018", "2019"]),
        ("i 2019, mot 11 året før", ["2019", "2018"]),
        ("i desember 2021, mot 41 i desember året før", ["2021-12", "2020-12"]),
        ("per tredje tertial 2020", ["2020"]),
        ("i desember 2020, og i samme periode i 2019", ["2019-12", "2020-12"]),
        ("til sammen 12", []),
    ],
)
def test_periods(words: str, codes: list[str]) -> None:
    assert sorted(one.code for one in periods_in(words, 2021)) == sorted(codes)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "Ventetiden innen TSB var 30,5 dager i 2020.",
            [("30.5", "value", "waiting", "addiction", "", "2020")],
        ),
        (
            "Det er 73 % for TSB og 51 % for psykisk helsevern for voksne av epikrisene.",
            [
                ("73", "value", "discharge_letters", "addiction", "", ""),
                ("51", "value", "discharge_letters", "adults", "", ""),
            ],
        ),
        (
            "Andelen fristbrudd var 2,1 prosent (1,9 prosent i 2020).",
            [("2.1", "value", "breach", "", "", ""), ("1.9", "value", "breach", "", "", "2020")],
        ),
        (
            "Ventetiden er 64 dager, noe som er høyere enn målet på 54 dager.",
            [("64", "value", "waiting", "", "", ""), ("54", "target", "waiting", "", "", "")],
        ),
        (
            "Kostnadene økte med 4,3 prosent innen somatikk, 5,2 prosent innen TSB.",
            [("4.3", "change", "costs", "somatics", "", ""), ("5.2", "change", "costs", "addiction", "", "")],
        ),
        (
            "Ventetiden er redusert med 2 dager.",
            [("-2", "change", "waiting", "", "", "")],
        ),
        (
            "Andelen fristbrudd varierer fra 1,2 prosent til 4,5 prosent.",
            [("1.2", "extreme", "breach", "", "", ""), ("4.5", "extreme", "breach", "", "", "")],
        ),
        (
            "Helse Fonna HF og Helse Førde HF hadde henholdsvis 59 og 58 dager ventetid.",
            [
                ("59", "value", "", "", "helse fonna", ""),
                ("58", "value", "waiting", "", "helse førde", ""),
            ],
        ),
        (
            "I landet var andelen fristbrudd 3,1 prosent i 2020.",
            [("3.1", "value", "breach", "", "country", "2020")],
        ),
    ],
)
def test_numbers_in_prose(sentence: str, read: list[tuple[str, ...]]) -> None:
    found = [
        (str(one.amount), one.role.value, one.indicator, one.area, one.organisation, one.period)
        for one in figures_of(sentence + "\n").in_prose
    ]
    assert found == read


def test_a_table_tells_indicator_period_and_area() -> None:
    table = "Gjennomsnittlig ventetid i dager\nOmråde 2020 2021\nSomatikk 62 61\nTSB 30 31\n"
    found = [
        (str(one.amount), one.indicator, one.area, one.period, one.line - 5)
        for one in figures_of(table).in_tables
    ]
    assert found == [
        ("62", "waiting", "somatics", "2020", 3),
        ("61", "waiting", "somatics", "2021", 3),
        ("30", "waiting", "addiction", "2020", 4),
        ("31", "waiting", "addiction", "2021", 4),
    ]


def test_years_under_a_caption_of_a_tertial_are_tertials() -> None:
    table = FoundTable(1, 2, "Andel i 2. tertial", (("HF", "2020", "2021"),), (("A", "1", "2"),))
    assert [column.period for column in grid_of(table, ["HF 2020 2021", "A 1 2"], 2021).columns] == [
        "2020T2",
        "2021T2",
    ]


def test_several_values_in_one_cell() -> None:
    cell = "Ventetid: PHV: 52 (hele 2018: 49) TSB: 28 Kostnadsendring: Somatikk: 4,0%, PHV: -1,7%"
    found = [(one.group, one.label, one.quantity.value, one.whole_year) for one in labelled_values(cell)]
    assert found == [
        ("Ventetid", "PHV", Decimal(52), None),
        ("Ventetid", "PHV", Decimal(49), "2018"),
        ("Ventetid", "TSB", Decimal(28), None),
        ("Kostnadsendring", "Somatikk", Decimal("4.0"), None),
        ("Kostnadsendring", "PHV", Decimal("-1.7"), None),
    ]


#: One phrase for each indicator: the cheap look before the exact one must not pass any over.
PHRASES = {
    "median_to_start": "median tid til tjenestestart", "waiting_of_waiting": "ventende pasienter", "waiting": "ventetiden",
    "breach_of_waiting": "fristbrudd for ventende", "breach": "fristbrot", "long_waiting": "langtidsventende",
    "waiting_count": "antall ventende", "referrals": "nyhenvisninger", "passed_time": "passert planlagt tid",
    "kept_appointments": "overholder avtalene", "outpatient": "polikliniske konsultasjoner", "costs": "kostnadsvekst",
    "cancer_included": "inkludert i pakkeforløp", "cancer_in_time": "innen standard forløpstid",
    "spread": "variasjonsbredde", "planning": "planleggingshorisont", "phone_or_video": "video- og telefonkonsultasjoner",
    "assessed_in_time": "utredet innen anbefalt forløpstid", "discharge_letters": "epikriser", "coercion": "tvangsmidler",
    "injuries": "pasientskader", "safety_climate": "sikkerhetsklima", "antibiotics": "antibiotika",
    "corridor": "korridorpasienter", "studies": "behandlingsstudier", "thrombolysis": "trombolyse",
    "rejected": "avviste henvisninger", "interpreting": "fremmøtetolking", "apprentices": "lærlinger",
    "response_rate": "svarprosenten", "sick_leave": "sykefraværet", "investments": "investeringer",
    "result": "årsresultatet",
}  # fmt: skip


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: one.code)
def test_every_indicator_is_recognised_by_its_words(indicator) -> None:
    assert [one.code for _, _, one in indicators_in(PHRASES[indicator.code])][:1] == [indicator.code]

"""Every shape of table in running text, in invented words; and what looks like a table but is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from linja.ground.reading.findings import FoundTable
from linja.ground.reading.input import load
from linja.ground.reading.tables import find_tables


def tables_in(text: str) -> tuple[FoundTable, ...]:
    return find_tables(load(text.encode(), "text.txt"))


def only_table(text: str) -> FoundTable:
    (table,) = tables_in(text)
    return table


ORGANISATIONS_BY_YEAR = """
The region treated more patients than the year before.

Waiting time in days
RHF/HF 2018 2019
Region 57 59
\uf0b7 North trust 56 56
\uf0b7 South trust 59 61

More is said below.
"""


def test_organisations_by_year() -> None:
    table = only_table(ORGANISATIONS_BY_YEAR)

    assert table.header == (("RHF/HF", "2018", "2019"),)
    assert table.rows == (("Region", "57", "59"), ("North trust", "56", "56"), ("South trust", "59", "61"))
    assert (table.line, table.line_end, table.caption) == (4, 8, "Waiting time in days")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("Somatikk 301 871 298 141 1,3 %", ("301 871", "298 141", "1,3 %")),
        ("Somatikk 3 219 029 3 131 250 -2,7", ("3 219 029", "3 131 250", "-2,7")),
        ("Somatikk 301\u00a0871 298\u00a0141 -14,0", ("301 871", "298 141", "-14,0")),
        ("Somatikk 302 871 -14,0 %", ("302", "871", "-14,0 %")),
        ("Somatikk 89 587          88 004     1,8 pst.", ("89 587", "88 004", "1,8 pst.")),
        ("Somatikk - 88 004 -", ("-", "88 004", "-")),
        ("Somatikk 1 200 900 33%", ("1 200", "900", "33%")),
    ],
)
def test_numbers_are_parted_where_columns_meet(row: str, cells: tuple[str, ...]) -> None:
    table = only_table(f"Felt 2018 2019 Endring\nVOP 55 56 0,1 %\nBUP 7 8 0,2 %\n{row}\nTSB 5 6 7 %\n")

    assert table.rows[2] == ("Somatikk", *cells)


def test_the_newest_year_may_come_first_and_the_caption_below() -> None:
    table = only_table(
        "Ends here.\n\nHF 2019 2018\nNorth 66 72\nSouth 68 72\n   Andel innen frist pr. HF\n\nThen.\n"
    )

    assert table.header == (("HF", "2019", "2018"),)
    assert table.caption == "Andel innen frist pr. HF"


def test_a_header_below_the_rows_spans_its_columns() -> None:
    table = only_table(
        "Jan-apr Jan-aug Jan-apr Jan-aug\nWaiting\nVOP 53 52 50 51\nBUP 45 47 56 57\nCosts\nVOP 9 8 7 6\n"
        "2019 2018\nText.\n"
    )

    assert table.header == (
        ("", "2019", "2019", "2018", "2018"),
        ("", "Jan-apr", "Jan-aug", "Jan-apr", "Jan-aug"),
    )
    assert table.rows[0] == ("Waiting",)
    assert table.rows[3] == ("Costs",)
    assert (table.line, table.line_end) == (1, 7)


def test_an_empty_cell_is_found_by_the_printed_changes() -> None:
    table = only_table(
        "Jan-apr Jan-des Jan-apr Jan-des Jan-apr Jan-des\n"
        "VOP 110 120 100 100 10,0 % 20,0 %\nBUP 60 70 50 50 20,0 % 40,0 %\n"
        "TSB 33 30 40 10,0 % -100,0 %\n2019 2018 Endring 2019-2018\n\nText.\n"
    )

    assert table.rows[2] == ("TSB", "33", "", "30", "40", "10,0 %", "-100,0 %")


def test_a_stacked_header_is_joined() -> None:
    table = only_table(
        "Kreftform\nAndel\n\nregion 2020\n\nVariasjons-\n\nbredde 2019\n\n"
        "A 90 % 37\n\nB 80 % 40\n\nC 70 % 9\n"
    )

    assert table.header == (("Kreftform", "Andel region 2020", "Variasjonsbredde 2019"),)
    assert table.rows == (("A", "90 %", "37"), ("B", "80 %", "40"), ("C", "70 %", "9"))


def test_counted_names_keep_their_number() -> None:
    table = only_table(
        "Horisont\n2019 2.h-år (%) 2020 1.h-år (%)\n"
        "Måned 1 82 81\nMåned 2 65 56\nMåned 3 44 39\nAndel 6 mnd. 56 59\n"
    )

    assert [row[0] for row in table.rows] == ["Måned 1", "Måned 2", "Måned 3", "Andel 6 mnd."]
    assert table.header == (("", "2019 2.h-år (%)", "2020 1.h-år (%)"),)


def test_a_name_broken_over_two_lines_is_joined() -> None:
    table = only_table("HF 2018 2019\nNorth 5 6\nThe trust of the far\nand wide lands 7 8\nSum 12 14\n")

    assert table.rows[1] == ("The trust of the far and wide lands", "7", "8")


def test_amounts_in_a_list() -> None:
    table = only_table(
        "The funds are shared as follows:\n\n"
        "\uf0b7 North 270 mill. kroner\n\uf0b7  West 94 mill. kroner\n\uf0b7 East 72 mill. kroner\n"
    )

    assert table.rows == (
        ("North", "270 mill. kroner"),
        ("West", "94 mill. kroner"),
        ("East", "72 mill. kroner"),
    )
    assert table.caption == "The funds are shared as follows:"


FORM = """
8.1 Waiting

Mål 2019 Mål Datakilde Frekvens
Rapportering Tiltak

Mean wait is reduced
in the region.
Directorate Månedlig 2016 2017 2018
58 56 57 Se s. 7
Share within
the limit.
Directorate Tertialvis Første
tert. 2018
Andre
tert. 2018
Første
tert. 2019
10,2 10,6 Ikke
publisert
ennå Se s. 8-9
"""


def test_a_form_whose_cells_stand_below_one_another() -> None:
    table = only_table(FORM)

    assert table.caption == "8.1 Waiting"
    assert [row[1:] for row in table.rows] == [
        ("2016", "2017", "2018", ""),
        ("58", "56", "57", "Se s. 7"),
        ("Første tert. 2018", "Andre tert. 2018", "Første tert. 2019", ""),
        ("10,2", "10,6", "Ikke publisert ennå", "Se s. 8-9"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "1 Innledning ............ 3\n2 Mål ............ 14 15\n3 Krav ........... 20\n", id="contents"
        ),
        pytest.param("Frister: 1.3.2020\nNy frist: 15.6.2020\nSiste frist: 1.12.2020\n", id="dates"),
        pytest.param(
            "Sykehusveien 12\n7030 Trondheim\nPostboks 464\n7501 Stjørdal\n"
            "Telefon 74 83 99 00\nTelefon 73 86 40 00\n",
            id="addresses",
        ),
        pytest.param("Sak 12/2020\nSak 13/2020\nSak 14/2020\n", id="cases"),
        pytest.param(
            "The share rose from 59 to 61\nand the mean from 12 to 14\nin all trusts.\n", id="prose"
        ),
        pytest.param(
            "Meld. St. 7 (2019-2020)\nProp. 1 S (2019-2020)\nInnst. 11 S (2019-2020)\n", id="citations"
        ),
        pytest.param("Møter i 2019 2020\nMøter i 2020 2021\n", id="years"),
        pytest.param(
            "- Plan A by 1 March 2020\n- Plan B by 1 May 2020\n- Plan C by 1 July 2020\n", id="plans"
        ),
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert tables_in(text) == ()


def test_no_two_tables_share_a_line() -> None:
    tables = tables_in(ORGANISATIONS_BY_YEAR + FORM + ORGANISATIONS_BY_YEAR)

    assert [table.line for table in tables] == sorted(table.line for table in tables)
    assert all(one.line_end < two.line for one, two in pairwise(tables))
    assert len(tables) == 3

"""The tables of the two real annual reports, against what a person read there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from linja.ground.reading.findings import FoundTable
from linja.ground.reading.input import load
from linja.ground.reading.tables import find_tables

HERE = Path(__file__).parent
REPORTS = {
    "2019": "aarlig-melding-2019-helse-midt-norge.txt",
    "2020": "aarlig-melding-2020-helse-sor-ost.txt",
}

pytestmark = pytest.mark.sources


def tables_of(shared: Path, file: str) -> tuple[FoundTable, ...]:
    return find_tables(load(shared / "sources" / file))


def expected_of(year: str) -> list[dict]:
    return yaml.safe_load((HERE / f"tables_expected_{year}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("year", REPORTS)
def test_the_same_tables_in_the_same_places(shared: Path, year: str) -> None:
    found = [(table.line, table.line_end, len(table.rows)) for table in tables_of(shared, REPORTS[year])]

    assert found == [(one["line"], one["line_end"], one["rows"]) for one in expected_of(year)]


@pytest.mark.parametrize("year", REPORTS)
def test_columns_header_and_cells(shared: Path, year: str) -> None:
    differences = [
        difference
        for table, expected in zip(tables_of(shared, REPORTS[year]), expected_of(year), strict=True)
        for difference in differences_of(table, expected)
    ]

    assert differences == []


def differences_of(table: FoundTable, expected: dict) -> list[tuple]:
    """Return what differs: (line, what, expected, found)."""
    widths = {len(row) for row in table.rows if len(row) > 1}
    found = (
        [(table.line, "columns", {expected["columns"]}, widths)] if widths != {expected["columns"]} else []
    )
    if "header" in expected and list(table.header[-1]) != expected["header"]:
        found.append((table.line, "header", expected["header"], table.header[-1]))
    for row, column, value in expected["cells"]:
        cell = table.rows[row][column]
        if cell != value:
            found.append((table.line, f"cell {row},{column}", value, cell))
    return found


@pytest.mark.fault
def test_a_wrong_cell_is_seen() -> None:
    table = FoundTable(1, 2, "", (("A", "2019"),), (("North", "57"),))

    assert differences_of(table, {"columns": 2, "header": ["A", "2019"], "cells": [[0, 1, "58"]]}) == [
        (1, "cell 0,1", "58", "57")
    ]


def test_the_form_over_two_levels_keeps_both(shared: Path) -> None:
    table = next(table for table in tables_of(shared, REPORTS["2019"]) if table.line == 1075)

    assert table.header[0] == ("", *["2019"] * 3, *["2018"] * 3, *["Endring 2019-2018"] * 3)


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("helhetlig-gjennomgang-2018-trening-som-medisin.txt", []),
        ("servicemiljo-nasjonale-tjenester-2022.txt", [458]),
        ("status-nasjonal-helse-og-sykehusplan-2021.txt", [1914, 5926, 5932, 6219, 6225, 9357, 9378]),
    ],
)
def test_other_documents_give_no_false_tables(shared: Path, file: str, lines: list[int]) -> None:
    """Every last line listed was looked up: a table stands there, however badly scanned."""
    assert [table.line_end for table in tables_of(shared, file)] == lines

"""Values proposed from the tables of the two real annual reports, against what a person read there."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from linja.ground.definitions import load as definitions
from linja.ground.reading.findings import FoundTable
from linja.ground.reading.input import load
from linja.ground.reading.tables import find_tables
from linja.line.indicators.calculations.proposing import Proposal, Reader, propose
from linja.line.indicators.calculations.shapes.names import Names
from linja.people.organisations.calculations import normalised

DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"
COUNTRY = "Landet"
# report, organisation, year, how many of its printed values stand in tables that tell what they are of
REPORTS = [
    ("aarlig-melding-2019-helse-midt-norge.txt", "Helse Midt-Norge RHF", 2019, 176),
    ("aarlig-melding-2020-helse-sor-ost.txt", "Helse Sør-Øst RHF", 2020, 110),
]
#: The table stands under «Status 31. desember» and does not say that these are December's and not the year's.
AMBIGUOUS = {("deadline_breaches_started", "2019", "2.2"), ("deadline_breaches_started", "2020", "6.4")}


@cache
def organisations() -> dict[str, str]:
    found = {}
    with (DEFINITIONS / "organisations" / "organisations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                found.setdefault(normalised(name), row["name"])
    return found


@cache
def numbers() -> dict[str, int]:
    """An id for each name, as the register has them."""
    return {name: at for at, name in enumerate(sorted({*organisations().values(), COUNTRY}), 1)}


def find(words: str) -> int | None:
    name = (
        COUNTRY
        if words.strip().casefold() in ("landet", "landssnitt")
        else organisations().get(normalised(words))
    )
    return numbers()[name] if name else None


@cache
def names() -> Names:
    return Names(definitions(DEFINITIONS), find)


Key = tuple[int, str, str, str]


def key(one: Proposal) -> Key:
    return (one.draft.organisation_id, one.draft.indicator, one.draft.period, one.draft.breakdown)


def printed(organisation: str) -> dict[Key, Decimal | None]:
    """What a person read in the report."""
    text = (DEFINITIONS / "example_country" / "figures.yaml").read_text(encoding="utf-8")
    (report,) = [one for one in yaml.safe_load(text)["reports"] if one["given_by"] == organisation]
    found: dict[Key, Decimal | None] = {}
    for table in report["tables"]:
        for name, row in table["rows"].items():
            breakdown = f"{table['by']}={name}" if "by" in table else ""
            for period, number in zip(table["periods"], row, strict=True):
                amount = None if number is None else Decimal(str(number)) * table.get("times", 1)
                found[numbers()[table.get("at", name)], table["of"], period, breakdown] = amount
    return found


@pytest.mark.sources
@pytest.mark.parametrize(("file", "organisation", "year", "count"), REPORTS)
def test_every_proposal_is_what_a_person_read(
    shared: Path, file: str, organisation: str, year: int, count: int
) -> None:
    source = load(shared / "sources" / file)
    reader = Reader(names(), numbers()[organisation], year, source.lines)
    found = propose(find_tables(source), reader)
    read = printed(organisation)
    others = {
        (one.draft.indicator, one.draft.period, str(one.draft.number))
        for one in found
        if read.get(key(one), "not read") != one.draft.number
    }
    assert others == (AMBIGUOUS if year == 2020 else set())
    assert len(found) - len(others) == count
    assert [one.line for one in found] == sorted(one.line for one in found)


def proposed(header: list[tuple[str, ...]], rows: list[tuple[str, ...]], caption: str = "") -> list[Any]:
    table = FoundTable(7, 9, caption, tuple(header), tuple(rows))
    lines = ["", "", "Ventetiden er redusert.", "", "", "", ""]
    found = propose([table], Reader(names(), numbers()["Helse Midt-Norge RHF"], 2019, lines))
    back = {number: name for name, number in numbers().items()}
    return [(back[one.draft.organisation_id], *key(one)[1:], said(one)) for one in found]


def said(one: Proposal) -> str:
    return one.draft.state.value if one.draft.number is None else str(one.draft.number)


MIDT, STO = "Helse Midt-Norge RHF", "St. Olavs hospital HF"


def test_the_nearest_words_say_what_a_number_is_of() -> None:
    assert proposed([("HF", "2018", "2019")], [("St. Olavs hospital", "56", "Ikke publisert ennå")]) == [
        (STO, "waiting_time_started", "2018", "", "56"),
        (STO, "waiting_time_started", "2019", "", "not_published"),
    ]
    both = [("", "2019", "Landssnitt")]
    assert proposed(both, [("Somatikk", "56", "58")], "Gjennomsnittlig ventetid") == [
        (MIDT, "waiting_time_started", "2019", "service_areas=somatic", "56"),
        (COUNTRY, "waiting_time_started", "2019", "service_areas=somatic", "58"),
    ]
    later = proposed(
        [("HF", "2018", "2019")], [("St. Olavs hospital", "0,3 %", "0,1 %")], "Korridorpasienter i 2. tertial"
    )
    assert [one[2:] for one in later] == [("2018T2", "", "0.3"), ("2019T2", "", "0.1")]


@pytest.mark.fault
@pytest.mark.parametrize(
    ("header", "row", "caption"),
    [
        # A caption that names something unknown: the lines above are of something else.
        (("HF", "2019"), ("St. Olavs hospital", "56"), "Bruk av overtid"),
        # A change, a budget, a row that nobody knows, another unit, more than a hundred per cent.
        (("HF", "Endring 2019"), ("St. Olavs hospital", "56"), "Gjennomsnittlig ventetid"),
        (("HF", "Budsjett 2019"), ("St. Olavs hospital", "56"), "Gjennomsnittlig ventetid"),
        (("HF", "2019"), ("Et annet sted", "56"), "Gjennomsnittlig ventetid"),
        (("HF", "2019"), ("St. Olavs hospital", "56 %"), "Gjennomsnittlig ventetid"),
        (("HF", "2019T2"), ("St. Olavs hospital", "156"), "Andel korridorpasienter"),
        (("HF", "Antall"), ("St. Olavs hospital", "56"), "Gjennomsnittlig ventetid"),
    ],
)
def test_what_is_not_said_is_not_proposed(
    header: tuple[str, ...], row: tuple[str, ...], caption: str
) -> None:
    assert proposed([header], [row], caption) == []

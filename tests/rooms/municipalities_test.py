"""The municipalities of 2024: numbers, counties and names."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from linja.people.organisations import queries

#: First two digits, county, how many municipalities it has from 2024.
COUNTIES = [
    ("03", "Oslo", 1),
    ("11", "Rogaland", 23),
    ("15", "Møre og Romsdal", 27),
    ("18", "Nordland", 41),
    ("31", "Østfold", 12),
    ("32", "Akershus", 21),
    ("33", "Buskerud", 18),
    ("34", "Innlandet", 46),
    ("39", "Vestfold", 6),
    ("40", "Telemark", 17),
    ("42", "Agder", 25),
    ("46", "Vestland", 43),
    ("50", "Trøndelag", 38),
    ("55", "Troms", 21),
    ("56", "Finnmark", 18),
]


def rows() -> list[dict[str, str]]:
    path = Path(settings.LINJA_DEFINITIONS) / "organisations" / "municipalities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(held: list[dict[str, str]]) -> list[str]:
    counted = Counter(row["number"][:2] for row in held)
    names = Counter(row["name"] for row in held)
    numbers = Counter(row["number"] for row in held)
    wrong = [f"{name}: {counted[code]}" for code, name, count in COUNTIES if counted[code] != count]
    wrong += [f"no such county: {code}" for code in counted if code not in {one[0] for one in COUNTIES}]
    wrong += [f"{name} twice" for name, n in names.items() if n > (2 if name in {"Herøy", "Våler"} else 1)]
    wrong += [f"{number} twice" for number, n in numbers.items() if n > 1]
    return wrong + [f"no name: {row['number']}" for row in held if not row["name"].strip()]


def test_the_list_is_in_order() -> None:
    assert faults(rows()) == []


@pytest.mark.fault
def test_faults_are_seen() -> None:
    held = rows()
    held[0] = {**held[0], "name": ""}
    held[1] = {**held[1], "name": "Oslo"}
    held[2] = {**held[2], "number": "9901"}
    assert len(faults(held)) == 4


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Tromsø kommune", "5501"),
        ("Bodø", "1804"),
        ("Indre Østfold", "3118"),
        ("Herøy", None),
        ("Våler kommune", None),
    ],
)
def test_municipalities_are_found_by_name(reference_country: None, written: str, number: str | None) -> None:
    found = queries.find_by_name(written)
    assert (found.code if found else None) == number

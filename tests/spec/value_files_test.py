# ruff: noqa: E501 (a table is easier to check unbroken)
"""Files of figures as people and registers make them, and the values that they say."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from linja.ground.definitions import load
from linja.ground.kernel.refusals import Refusal
from linja.ground.kernel.value_states import ValueState
from linja.line.indicators.calculations.shapes import files
from linja.line.indicators.calculations.shapes.names import Names, period_of

MIDT, STOLAVS, COUNTRY = 1, 2, 9
PLACES = {
    "Helse Midt-Norge": MIDT,
    "Helse Midt-Norge RHF": MIDT,
    "983658776": MIDT,
    "St. Olavs hospital": STOLAVS,
    "100320": STOLAVS,
    "Hele landet": COUNTRY,
}
DEFINITIONS = Path(__file__).resolve().parents[2] / "definitions"


@cache
def names() -> Names:
    return Names(load(DEFINITIONS), PLACES.get)


def read(text: str | bytes, **more: str) -> Any:
    data = text if isinstance(text, bytes) else text.encode()
    found = files.read(data, names(), **more)
    if isinstance(found, Refusal):
        return found.code, dict(found.facts)
    return [(row.number, row.column, *said(row.value)) for row in found]


def said(value: Any) -> tuple[Any, ...]:
    """The value as a short row: place, what, when, breakdown, number (or the state)."""
    if isinstance(value, Refusal):
        return (value.code,)
    number = str(value.number) if value.state is ValueState.FINAL else (value.number, value.state.value)
    return (value.organisation_id, value.indicator, value.period, value.breakdown, number)


WAIT, CORRIDOR, LETTERS = "waiting_time_started", "corridor_patients", "discharge_letters_somatic"
#: What the file is, its text, what is said beside it, and its values.
FILES: list[tuple[str, str, dict[str, str], Any]] = [
    (
        "our own columns",
        "indicator;organisation;period;value\nwaiting_time_started;Helse Midt-Norge;2019;59,3\n",
        {},
        [(2, "", MIDT, WAIT, "2019", "", "59.3")],
    ),
    (
        "Norwegian heads, names and numbers, a title above, an empty line",
        "Tall fra Helsedirektoratet;;;;\n;;;;\nIndikator;Foretak;Periode;Tjenesteområde;Verdi\n"
        "Gjennomsnittlig ventetid;St. Olavs hospital;2. tertial 2019;Somatikk;56\n\n"
        "Gjennomsnittlig ventetid;Helse Midt-Norge;2. tertial 2019;Sum alle tjenesteområder;Ikke publisert\n",
        {},
        [
            (4, "", STOLAVS, WAIT, "2019T2", "service_areas=somatic", "56"),
            (6, "", MIDT, WAIT, "2019T2", "", (None, "not_published")),
        ],
    ),
    (
        "periods across, the indicator said beside the file",
        "RHF/HF,2018,2019\nHelse Midt-Norge,57,59\nSt. Olavs hospital,56,\n",
        {"indicator": WAIT},
        [
            (2, "2018", MIDT, WAIT, "2018", "", "57"),
            (2, "2019", MIDT, WAIT, "2019", "", "59"),
            (3, "2018", STOLAVS, WAIT, "2018", "", "56"),
        ],
    ),
    (
        "organisations across",
        "Indikator\tPeriode\tHelse Midt-Norge\tSt. Olavs hospital\nKorridorpasienter\t2019T2\t0,5 %\t0,1 %\n",
        {},
        [
            (2, "Helse Midt-Norge", MIDT, CORRIDOR, "2019T2", "", "0.5"),
            (2, "St. Olavs hospital", STOLAVS, CORRIDOR, "2019T2", "", "0.1"),
        ],
    ),
    (
        "indicators across",
        "Enhet;År;Ventetid;Korridorpasienter\nHelse Midt-Norge;2019;59;\n",
        {},
        [(2, "Ventetid", MIDT, WAIT, "2019", "", "59")],
    ),
    (
        "the national quality indicators: unit's number, parts, year and tertial apart, hidden cells",
        "Indikatornavn;Enhet;RESH-id;År;Tertial;Teller;Nevner;Andel (%);Skjermet\n"
        "Andel korridorpasienter;Ukjent navn;100320;2019;2;92;9200;1,0;nei\n"
        "Andel korridorpasienter;Helse Midt-Norge;;2019;2. tertial;2;300;0,7;ja\n"
        "Andel korridorpasienter;Et sted;1;2019;2;2;300;0,7;nei\n",
        {},
        [
            (2, "", STOLAVS, CORRIDOR, "2019T2", "", "1.0"),
            (3, "", MIDT, CORRIDOR, "2019T2", "", (None, "suppressed")),
            (4, "", "indicators.unknown_organisation"),
        ],
    ),
    (
        "a share that is given by its parts alone",
        "Indikator;Orgnr;Periode;Teller;Nevner\nKorridorpasienter;983658776;2019T2;105;1000\n",
        {},
        [(2, "", MIDT, CORRIDOR, "2019T2", "", "10.5")],
    ),
    ("a table without values", "Indikator;Foretak\nVentetid;Helse Midt-Norge\n", {},
     ("indicators.no_columns", {"columns": "period, value"})),
    ("nothing", "", {}, ("indicators.no_columns", {"columns": "indicator, organisation, period, value"})),
    ("a broken cube", "{", {}, ("indicators.not_json_stat", {"reason": "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"})),
    ("a broken workbook", "PK\x03\x04", {}, ("indicators.not_a_workbook", {})),
    ("not text", "a\x00b", {}, ("indicators.not_text", {})),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "more", "expected"), FILES, ids=[one[0] for one in FILES])
def test_files_as_they_come(what: str, text: str, more: dict[str, str], expected: Any) -> None:
    assert read(text, **more) == expected


def test_an_older_norwegian_excel_saves_in_windows_1252() -> None:
    text = "Indikator;Foretak;År;Tjenesteområde;Verdi\nVentetid;Hele landet;2019;Somatikk;1 234,5\n"
    assert read(text.encode("cp1252")) == [(2, "", COUNTRY, WAIT, "2019", "service_areas=somatic", "1234.5")]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    first = book.active
    first.append(["Uttrekk februar 2020"])
    first.append([])
    first.append(["Indikator", "Organisasjon", 2018, "2. tertial 2019", "Merknad"])
    first.append(["Andel korridorpasienter", "Helse Midt-Norge", 0.0073, 0.005, "x"])
    for column in (3, 4):
        first.cell(4, column).number_format = "0.0 %"
    first.append(["Ventetid", "St. Olavs hospital", 56.25, "61", None])
    second = book.create_sheet("Ventetid")
    second.append(["HF", "År", "Verdi"])
    second.append(["St. Olavs hospital", 2019, 12345])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_workbook_wide_on_its_first_sheet_and_long_on_another() -> None:
    assert read(workbook()) == [
        (4, "2018", MIDT, CORRIDOR, "2018", "", "0.73"),
        (4, "2. tertial 2019", MIDT, CORRIDOR, "2019T2", "", "0.5"),
        (5, "2018", STOLAVS, WAIT, "2018", "", "56.25"),
        (5, "2. tertial 2019", STOLAVS, WAIT, "2019T2", "", "61"),
    ]
    assert read(workbook(), sheet="ventetid", indicator=WAIT) == [(2, "", STOLAVS, WAIT, "2019", "", "12345")]
    told = {"sheet": "Tall", "sheets": "Sheet, Ventetid"}
    assert read(workbook(), sheet="Tall") == ("indicators.no_sheet", told)


def cube(dimensions: dict[str, tuple[str, dict[str, str]]], value: list[Any], **more: Any) -> str:
    return json.dumps(
        {
            "class": "dataset",
            "label": more.pop("label", "Tabell"),
            "source": "Statistisk sentralbyrå",
            "id": list(dimensions),
            "size": [len(categories) for _label, categories in dimensions.values()],
            "dimension": {
                code: {"label": label, "category": {"index": list(categories), "label": categories}}
                for code, (label, categories) in dimensions.items()
            },
            "value": value,
            **more,
        }
    )


REGION = ("helseregion", {"H03": "Helse Midt-Norge", "0": "Hele landet", "x": "Utlandet"})
TIME = ("tid", {"2019": "2019", "2020": "2020"})


def test_a_cube_of_statistics_norway() -> None:
    text = cube(
        {"Region": REGION, "ContentsCode": ("statistikkvariabel", {"A": "Ventetid"}), "Tid": TIME},
        [59, 61, 60.5, None, 1, 2],
        status={"3": ":", "0": "*"},
    )
    assert read(text) == [
        (1, "", MIDT, WAIT, "2019", "", (Decimal(59), "provisional")),
        (2, "", MIDT, WAIT, "2020", "", "61"),
        (3, "", COUNTRY, WAIT, "2019", "", "60.5"),
        (4, "", "indicators.unknown_organisation"),
        (5, "", "indicators.unknown_organisation"),
        (6, "", COUNTRY, WAIT, "2020", "", (None, "suppressed")),
    ]


def test_a_cube_of_the_institute_of_public_health_has_parts_and_breakdowns_as_dimensions() -> None:
    text = cube(
        {
            "GEO": ("Geografi", {"1": "Helse Midt-Norge"}),
            "AAR": ("År", {"2019_2019": "2019"}),
            "OMR": ("Tjenesteområde", {"a": "Somatikk", "b": "BUP"}),
            "KJONN": ("Kjønn", {"0": "Begge kjønn"}),
            "MEASURE_TYPE": ("Måltall", {"TELLER": "Teller", "NEVNER": "Nevner", "RATE": "Andel"}),
        },
        [10, 200, 5, 3, 30, 10],
    )
    rows = files.read(text.encode(), names(), indicator="appointments_overdue")
    assert not isinstance(rows, Refusal)
    drafts = [row.value for row in rows]
    assert [(one.breakdown, one.number, one.numerator, one.denominator) for one in drafts] == [  # type: ignore[union-attr]
        ("service_areas=somatic", 5, 10, 200),
        ("service_areas=child_mental_health", 10, 3, 30),
    ]


@pytest.mark.fault
def test_a_cube_that_parts_by_what_nobody_knows_is_refused() -> None:
    sexes = ("kjønn", {"1": "Menn", "2": "Kvinner"})
    text = cube({"Region": REGION, "Kjonn": sexes, "Tid": TIME}, [1] * 12, label="Ventetid")
    told = {"dimension": "kjønn", "categories": "Menn, Kvinner"}
    assert read(text) == ("indicators.unknown_dimension", told)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2019M08", "2019-08"),
        ("2019K3", "2019Q3"),
        ("2019_2019", "2019"),
        ("Første tert. 2018", "2018T1"),
        ("Jan-aug 2019", "2019C08"),
        ("Jan-des 2019", "2019"),
        ("2020 1.h-år", "2020H1"),
        ("per august 2019", "2019C08"),
        ("i fjor", None),
    ],
)  # fmt: skip
def test_periods_as_heads_and_registers_have_them(words: str, code: str | None) -> None:
    found = period_of(words)
    assert (found.code if found else None) == code

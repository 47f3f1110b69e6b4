"""Requirements as rows of a table: the same one in columns, pipes and tabs, in DOCX and drawn in PDF."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import typst
from docx import Document

from linja.ground.reading import read_file
from linja.ground.reading.findings import FoundRequirement
from linja.ground.reading.rows import roles_of

HEAD = ["Nr", "Krav", "Status", "Kommentar"]
ROWS = [
    ["1", "Helseforetaket skal ha en plan for vakter innen 1. mai 2021.", "Oppfylt", "Vedtatt i april."],
    ["2", "Andelen heltid skal øke sammenlignet med 2020.", "Ikke oppfylt", "Andelen var 61 prosent."],
    ["3", "Ta i bruk felles prosedyre for svar på prøver.", "Pågår", "Opplæring i mars."],
]
FOUND = [
    (ROWS[0][1], "achieved", "2021-05-01", "Vedtatt i april."),
    (ROWS[1][1], "not_achieved", None, "Andelen var 61 prosent."),
    (ROWS[2][1], "other", None, "Opplæring i mars."),
]
OPENING = [
    "Sykehuset Innlandet HF",
    "Årlig melding 2021",
    "",
    "1 Rapportering på krav i oppdragsdokument 2021",
    "",
]
CLOSING = ["", "2 Styrets plandokument", "", "Styret er fornøyd."]


def told(found: FoundRequirement) -> tuple[str, str, str | None, str | None]:
    return found.text, str(found.status), found.deadline, found.answer.text if found.answer else None


def text_of(kind: str) -> str:
    rows = [HEAD, *ROWS]
    match kind:
        case "columns":
            table = [f"{a:<6}{b:<64}{c:<16}{d}".rstrip() for a, b, c, d in rows]
        case "pipes":
            table = [f"| {a:<4}| {b:<62}| {c:<14}| {d:<26}|" for a, b, c, d in rows]
            table.insert(1, "|-----|" + "-" * 63 + "|" + "-" * 15 + "|" + "-" * 27 + "|")
        case _:
            table = ["\t".join(row) for row in rows]
    return "\n".join([*OPENING, *table, *CLOSING]) + "\n"


@pytest.mark.parametrize("kind", ["columns", "pipes", "tabs"])
def test_table_in_text(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text_of(kind), "utf-8")
    reading = read_file(path)
    assert [told(found) for found in reading.requirements] == FOUND
    assert list(reading.lines) == text_of(kind).split("\n")[: len(reading.lines)]
    assert [ROWS[n][1] in reading.lines[f.line - 1] for n, f in enumerate(reading.requirements)] == [True] * 3


def test_table_in_docx(tmp_path: Path) -> None:
    document = Document()
    for line in OPENING:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=4)
    for row in [HEAD, *ROWS]:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    for line in CLOSING:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    path = tmp_path / "report.docx"
    path.write_bytes(buffer.getvalue())
    reading = read_file(path)
    assert [told(found) for found in reading.requirements] == FOUND
    assert [ROWS[n][1] in reading.lines[f.line - 1] for n, f in enumerate(reading.requirements)] == [True] * 3


def test_table_drawn_in_pdf(tmp_path: Path) -> None:
    cells = ", ".join(json.dumps(cell, ensure_ascii=False) for row in [HEAD, *ROWS] for cell in row)
    lines = [f"#par({json.dumps(line, ensure_ascii=False)})" for line in OPENING if line]
    closing = [f"#par({json.dumps(line, ensure_ascii=False)})" for line in CLOSING if line]
    source = "\n".join([*lines, f"#table(columns: (10mm, 60mm, 30mm, 50mm), {cells})", *closing])
    path = tmp_path / "report.pdf"
    typst.compile(source.encode(), output=path)
    reading = read_file(path)
    assert [told(found) for found in reading.requirements] == FOUND
    assert [ROWS[n][1][:15] in reading.lines[f.line - 1] for n, f in enumerate(reading.requirements)] == [
        True
    ] * 3


@pytest.mark.parametrize(
    ("heading", "roles"),
    [
        (["Nr", "Krav", "Status"], ["other", "ask", "status"]),
        (["Mål 2021", "Resultat 2021", "Måloppnåelse"], ["ask", "answer", "status"]),
        (["Krav", "Tiltak"], ["ask", "answer"]),
        (["Tiltak", "Frist", "Ansvarlig"], ["ask", "limit", "lead"]),
        (["Krav i oppdragsdokumentet", "Rapportering per 2. tertial 2021"], ["ask", "answer"]),
        (["Indikator", "Mål", "Datakilde"], None),
        (["Krav", "Mål", "Status"], None),
        (["Krav"], None),
    ],
)
def test_what_columns_are_for(heading: list[str], roles: list[str] | None) -> None:
    assert roles_of(heading) == roles


def test_a_table_of_figures_holds_no_requirements(tmp_path: Path) -> None:
    table = ["Mål          Resultat", "65 dager     61 dager", "80 prosent   77 prosent", "0            12"]
    path = tmp_path / "report.txt"
    path.write_text("\n".join([*OPENING, *table, *CLOSING]), "utf-8")
    assert read_file(path).requirements == ()

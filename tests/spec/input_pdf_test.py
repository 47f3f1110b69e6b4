"""PDF: lines in reading order with pages, air as empty lines, running heads marked, tables kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linja.ground.reading.input import RuledTable, SourceText, load
from linja.ground.reading.tables import find_tables
from tests.support import sample_files
from tests.support.make_report_pdf import paragraphs, report_pdf

SOURCES = ("aarlig-melding-2019-helse-midt-norge", "aarlig-melding-2020-helse-sor-ost")


@pytest.fixture(scope="module")
def pdf() -> SourceText:
    return load(sample_files.three_page_pdf(), "report.pdf")


def number_of(text: SourceText, start: str) -> int:
    """The 1-based number of the only line that begins so."""
    (number,) = [n for n, line in enumerate(text.lines, 1) if line.startswith(start)]
    return number


def test_air_becomes_empty_lines_as_in_a_text_file(pdf: SourceText) -> None:
    start = number_of(pdf, "1 Waiting") - 1

    assert pdf.lines[start : start + 13] == (
        "1 Waiting",
        "",
        "The first paragraph says that the wait is to become shorter in every trust of the "
        "whole region before",
        "the end of the year.",
        "",
        "The second paragraph answers it.",
        "• one bullet",
        "• another bullet",
        "",
        "",
        "A paragraph far below. Bold at its end.",
        "",
        "A bold line",
    )


def test_every_line_has_its_page_and_running_heads_are_marked(pdf: SourceText) -> None:
    heads = [
        (pdf.lines[n - 1], pdf.pages[n - 1]) for n in range(1, len(pdf.lines) + 1) if pdf.is_furniture(n)
    ]

    assert heads == [
        ("Invented trust", 1),
        ("Page 1", 1),
        ("Invented trust", 2),
        ("Page 2", 2),
        ("Invented trust", 3),
        ("Page 3", 3),
    ]
    assert pdf.pages[number_of(pdf, "The third page") - 1] == 3


def test_words_that_open_several_pages_are_no_running_head() -> None:
    openings = ["Alpha", "Målet er nådd", "Beta", "Målet er nådd", "Målet er nådd", "Gamma", "Delta"]
    pages = "\n#pagebreak()\n".join(f"{first}\n\nThe words of {first}." for first in openings)
    text = load(sample_files.set_in_typst(f"#set page(footer: [Side 1])\n{pages}"), "report.pdf")
    marked = {line for n, line in enumerate(text.lines, 1) if text.is_furniture(n)}

    assert marked == {"Side 1"}


def test_the_look_of_a_line(pdf: SourceText) -> None:
    look = {
        start: (layout.size, layout.bold, layout.italic)
        for start in ("1 Waiting", "The second", "A bold", "A slanted")
        if (layout := pdf.layout[number_of(pdf, start) - 1])
    }

    assert look == {
        "1 Waiting": (15.4, True, False),
        "The second": (11.0, False, False),
        "A bold": (11.0, True, False),
        "A slanted": (11.0, False, True),
    }


def test_a_ruled_table_covers_its_lines(pdf: SourceText) -> None:
    (table,) = pdf.ruled_tables

    assert table == RuledTable(
        line=number_of(pdf, "North trust") - 1,
        line_end=number_of(pdf, "South trust"),
        rows=(
            ("Foretak", "2018", "2019", "Endring"),
            ("North trust", "301 871", "298 141", "1,3 %"),
            ("South trust of the far and wide lands", "89 587", "", ""),
        ),
        page=2,
    )


def test_a_table_without_lines_keeps_its_empty_cells(pdf: SourceText) -> None:
    ruled, free = find_tables(pdf)

    assert (ruled.caption, ruled.header) == (
        "Table: Waiting by trust",
        (("Foretak", "2018", "2019", "Endring"),),
    )
    assert free.header == (("Foretak", "2018", "2019", "Endring"),)
    assert free.rows == (
        ("North", "301 871", "298 141", "1,3 %"),
        ("South", "89 587", "88 004", "1,8 %"),
        ("West", "", "70", ""),
        ("Sum", "391 458", "386 145", "1,4 %"),
    )


def test_a_word_broken_at_the_line_end_keeps_its_hyphen_and_its_lines() -> None:
    data = sample_files.set_in_typst(
        '#set page(width: 6cm, height: 8cm, margin: 1cm)\n#set text(lang: "nb", hyphenate: true)\n'
        "#set par(justify: true)\nhelseforetaksgruppen spesialisthelsetjenesten pasientsikkerhetsarbeidet"
    )
    lines = load(data, "narrow.pdf").lines

    assert len(lines) > 2
    assert "".join(line.removesuffix("-") for line in lines if line).replace(" ", "") == (
        "helseforetaksgruppenspesialisthelsetjenestenpasientsikkerhetsarbeidet"
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = "left " * 60, "right " * 60
    data = sample_files.set_in_typst(f"#grid(columns: 2, gutter: 1cm, [{left}], [{right}])")
    words = " ".join(load(data, "columns.pdf").lines).split()

    assert words == ["left"] * 60 + ["right"] * 60


def test_a_table_over_two_pages_is_one() -> None:
    rows = ", ".join(f"[Trust {n}], [{n + 100}], [{n + 200}]" for n in range(40))
    data = sample_files.set_in_typst(
        "#set page(height: 12cm, header: [Head], footer: [Foot])\n"
        f"#table(columns: 3, table.header([Foretak], [2018], [2019]), {rows})"
    )
    (table,) = find_tables(load(data, "long.pdf"))

    assert table.header == (("Foretak", "2018", "2019"),)
    assert table.rows == tuple((f"Trust {n}", str(n + 100), str(n + 200)) for n in range(40))


def test_a_table_ruled_across_only_keeps_cells_of_several_lines() -> None:
    rows = ", ".join(
        f"[Goal {n} with a name that is broken over two lines], [National register], [{n},5]"
        for n in range(30)
    )
    data = sample_files.set_in_typst(
        "#set page(height: 14cm, header: [Head #line(length: 100%)])\n#lorem(30)\n\n#lorem(30)\n"
        "#table(columns: (5cm, 2.2cm, 1fr), stroke: (y: 0.5pt),"
        f" table.header([Goal], [Source], [First tertial]), {rows})\n#lorem(30)"
    )
    (table,) = find_tables(load(data, "across.pdf"))

    assert table.header == (("Goal", "Source", "First tertial"),)
    assert table.rows == tuple(
        (f"Goal {n} with a name that is broken over two lines", "National register", f"{n},5")
        for n in range(30)
    )


def test_frames_and_separating_lines_are_no_tables() -> None:
    data = sample_files.set_in_typst(
        "#for n in range(4) [#block(stroke: 1pt, inset: 6pt, width: 100%)[A short frame.] #lorem(25)\n]\n"
        "#for n in range(4) [#line(length: 100%) #lorem(12)\n]"
    )

    assert find_tables(load(data, "frames.pdf")) == ()


def test_a_pdf_under_another_name_is_read_with_a_warning() -> None:
    text = load(sample_files.three_page_pdf(), "report.txt")

    assert (text.format, text.warnings) == ("pdf", ("reading.wrong_extension",))


@pytest.mark.sources
@pytest.mark.parametrize("keep_lines", [False, True])
@pytest.mark.parametrize("file", SOURCES)
def test_a_report_as_pdf_has_the_same_words_in_the_same_order(
    shared: Path, file: str, keep_lines: bool
) -> None:
    words = (shared / "sources" / f"{file}.txt").read_text(encoding="utf-8")
    text = load(report_pdf(words, keep_lines=keep_lines), "report.pdf")
    body = [line for n, line in enumerate(text.lines, 1) if not text.is_furniture(n)]

    # Setting may break a word at its own hyphen or slash, so the letters are compared.
    assert letters(" ".join(body)) == letters(" ".join(line for block in paragraphs(words) for line in block))


def letters(words: str) -> str:
    return re.sub(r"\s", "", words).replace("\uf0b7", "•").replace("\uf0a7", "•")

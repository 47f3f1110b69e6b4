"""DOCX: paragraphs, lists and tables in the document's order, styles as layout."""

from __future__ import annotations

from linja.ground.reading.input import RuledTable, load
from linja.ground.reading.tables import find_tables
from tests.support import sample_files


def test_lines_pages_and_tables() -> None:
    text = load(sample_files.small_docx(), "report.docx")

    assert list(zip(text.lines, text.pages, strict=True)) == [
        ("Invented report", 1),
        ("", 1),
        ("1 Waiting", 1),
        ("", 1),
        ("The wait is to be shorter.", 1),
        ("In every trust.", 1),
        ("", 1),
        ("• one", 1),
        ("• two", 1),
        ("• deeper", 1),
        ("1. first", 1),
        ("2. second", 1),
        ("", 1),
        ("before", 1),
        ("after", 2),
        ("", 2),
        ("Tabell 1. Waiting by trust", 2),
        ("", 2),
        ("Foretak\t2018\t2019", 2),
        ("North\t301 871\t298 141", 2),
        ("South\t89 587\t", 2),
        ("", 2),
        ("The end.", 2),
    ]
    assert text.ruled_tables == (
        RuledTable(
            19, 21, (("Foretak", "2018", "2019"), ("North", "301 871", "298 141"), ("South", "89 587", ""))
        ),
    )


def test_headings_and_lists_are_declared() -> None:
    text = load(sample_files.small_docx(), "report.docx")
    declared = {
        line: (layout.style, layout.heading_level, layout.list_level)
        for line, layout in zip(text.lines, text.layout, strict=True)
        if layout and line in {"Invented report", "1 Waiting", "• one", "2. second", "before"}
    }

    assert declared == {
        "Invented report": ("Title", 1, None),
        "1 Waiting": ("heading 1", 1, None),
        "• one": ("List Bullet", None, 0),
        "2. second": ("List Number", None, 0),
        "before": ("Normal", None, None),
    }


def test_the_table_is_found_with_header_and_caption() -> None:
    (table,) = find_tables(load(sample_files.small_docx(), "report.docx"))

    assert (table.caption, table.header) == ("Tabell 1. Waiting by trust", (("Foretak", "2018", "2019"),))
    assert table.rows == (("North", "301 871", "298 141"), ("South", "89 587", ""))


def test_only_what_is_seen_is_read() -> None:
    text = load(sample_files.docx_with_deleted_and_hidden_words(), "report.docx")

    assert text.lines == ("seen to the end",)


def test_the_same_words_under_another_name_with_a_warning() -> None:
    text = load(sample_files.small_docx(), "report.pdf")

    assert (text.format, text.warnings) == ("docx", ("reading.wrong_extension",))

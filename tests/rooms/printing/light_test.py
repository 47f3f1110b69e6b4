"""The light layout: from the first page, without cover and contents, in every form; reports keep theirs."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import html5lib
import pypdfium2
import pytest

from linja.ground.document.tree import Document, Paragraph, Section
from linja.ground.printing import to_docx, to_html_page, to_pdf
from linja.ground.printing.layout import FEW_WORDS, is_light

MINUTES = Document(
    title="Oppfølgingsmøte",
    language="nb",
    sections=(
        Section(
            "Sak 012-2020 Ventetid", sections=(Section("Vedtak", blocks=(Paragraph("Det ble vedtatt."),)),)
        ),
        Section("Sak 013-2020 Korridor", blocks=(Paragraph("Saken tas opp igjen."),)),
    ),
    subtitle="Referat",
    organisation="Helse Nordvik RHF",
    year=2020,
    kind="meeting",
    meta=(("Dato", "15. desember 2020"), ("Sted", "Stjørdal"), ("Til stede", "Kari og Ola")),
)
HEAD = [
    "Helse Nordvik RHF",
    "Oppfølgingsmøte",
    "Referat",
    "Dato: 15. desember 2020",
    "Sted: Stjørdal",
    "Til stede: Kari og Ola",
]
BODY = [
    "Sak 012-2020 Ventetid",
    "Vedtak",
    "Det ble vedtatt.",
    "Sak 013-2020 Korridor",
    "Saken tas opp igjen.",
]

LAYOUTS = [
    # kind, words, light?
    ("meeting", 10, True),
    ("meeting", 5000, True),
    ("brev", FEW_WORDS, True),
    ("brev", FEW_WORDS + 1, False),
    ("tilleggsdokument", 10, True),
    ("oppdrag_og_bestilling", 10, True),
    ("oppdragsdokument", 5000, False),
    ("årlig_melding", 10, False),
    ("", 10, False),
]


@pytest.mark.parametrize(("kind", "words", "light"), LAYOUTS)
def test_which_are_light(kind: str, words: int, light: bool) -> None:
    section = Section("Del", blocks=(Paragraph("ord " * words),))
    assert is_light(Document("Tittel", "nb", (section,), kind=kind)) is light


def pdf_lines(document: Document) -> list[list[str]]:
    pages = pypdfium2.PdfDocument(to_pdf(document))
    return [pages[i].get_textpage().get_text_range().splitlines() for i in range(len(pages))]


def test_the_pdf_is_one_page_with_a_letterhead() -> None:
    assert pdf_lines(MINUTES) == [[*HEAD, *BODY, "Side 1 av 1"]]


def test_the_same_as_a_report_has_cover_and_contents() -> None:
    assert len(pdf_lines(replace(MINUTES, kind="årlig_melding"))) == 3


def test_it_goes_on_with_a_running_head_on_the_next_page() -> None:
    long = replace(
        MINUTES, sections=(Section("Sak", blocks=tuple(Paragraph("ord " * 90) for _ in range(20))),)
    )
    pages = pdf_lines(long)
    assert pages[1][0] == "Oppfølgingsmøte · Helse Nordvik RHF"
    assert pages[1][-1] == f"Side 2 av {len(pages)}"


def test_the_word_file_has_no_page_breaks_and_no_contents() -> None:
    file = docx.Document(io.BytesIO(to_docx(MINUTES)))
    assert [one.text for one in file.paragraphs if one.text] == [*HEAD, *BODY]
    assert file.element.body.xpath(".//w:pageBreakBefore") == []
    assert file.sections[0].first_page_footer.paragraphs[0].text.startswith("Side ")


def test_the_page_has_no_contents() -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(to_html_page(MINUTES))
    assert list(page.iter("nav")) == []
    (main,) = page.iter("main")
    assert main.attrib["class"] == "report light"
    assert [one.text for one in main.iter("h2")] == ["Sak 012-2020 Ventetid", "Sak 013-2020 Korridor"]

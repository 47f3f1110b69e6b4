"""The Word file: styles, lists, tables, fields and properties an office relies on."""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
import pytest
from docx.oxml.ns import qn

from linja.ground.document.tree import Document, ItemList, ListItem, Section
from linja.ground.printing import to_docx
from tests.rooms.printing.invented import small


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(to_docx(small(), date(2020, 3, 12))))


def styled(word, *names):
    return [(p.style.name, p.text) for p in word.paragraphs if p.style.name in names]


def test_headings_have_words_own_styles(word):
    assert styled(word, "Heading 1", "Heading 2", "Heading 3") == [
        ("Heading 1", "1. Innledning"),
        ("Heading 1", "2. Rapportering på krav i oppdragsdokument"),
        ("Heading 2", "2.1 Redusere unødvendig venting"),
        ("Heading 3", "Mål 2019:"),
        ("Heading 3", "Andre oppgaver 2019:"),
        ("Heading 2", "2.2 Bedre kvalitet og pasientsikkerhet"),
        ("Heading 3", "Mål 2019:"),
        ("Heading 1", "3. Uttalelse fra brukerutvalget i Helse Nordvik"),
        ("Heading 1", "4. Vedlegg"),
    ]


def test_requirement_status_and_answer_are_told_apart(word):
    found = [style for style, _ in styled(word, "Krav", "Krav punkt", "Status", "Svar")][:6]
    assert found == ["Krav punkt", "Status", "Svar", "Svar", "Krav punkt", "Status"]
    assert styled(word, "Mangler") == [("Mangler", "Svar mangler fra Fjordane og Ytre Nes HF.")]
    assert styled(word, "Status")[0] == ("Status", "Målet er ikke nådd")


def test_the_shape_before_a_status_is_decoration(word):
    statuses = [p for p in word.paragraphs if p.style.name == "Status"]
    assert all(len(p._p.findall(f".//{qn('w:drawing')}")) == 1 for p in statuses)
    assert "decorative" in statuses[0]._p.xml


def test_list_items_have_real_bullets_and_levels(word):
    items = [p for p in word.paragraphs if p.text in {"Bryst: 74 %", "Lunge: 61 %"}]
    assert [p._p.pPr.numPr.ilvl.val for p in items] == [0, 1]


def test_each_numbered_list_counts_from_one():
    lists = tuple(ItemList((ListItem("en"), ListItem("to")), ordered=True) for _ in range(2))
    word = docx.Document(io.BytesIO(to_docx(Document("T", "nb", (Section("K", blocks=lists),)))))
    used = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p.style.name == "Punkt"]
    assert used[0] == used[1] != used[2] == used[3]


def test_tables_repeat_their_header_and_align_figures(word):
    table = word.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["RHF/HF", "2018", "2019", "Endring"]
    assert [cell.text for cell in table.rows[2].cells] == ["Åsgard sykehus", "61", "54", "−7"]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True] + [False] * 4
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells] == [None, 2, 2, 2]
    assert styled(word, "Caption")[1][1] == "Gjennomsnittlig ventetid i dager, avviklede pasienter"


def test_page_numbers_are_fields_and_the_contents_too(word):
    section = word.sections[0]
    footer = section.footer
    codes = [code.text.strip() for code in footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text == "Side 1 av 1"
    assert section.first_page_footer.paragraphs[0].text == "", "the cover has no number"
    assert section.header.paragraphs[0].text == "Årlig melding 2019 · Helse Nordvik RHF"
    codes = [code.text.strip() for code in word.element.body.iter(qn("w:instrText"))]
    assert codes == ['TOC \\o "1-3" \\h \\z \\u']


def test_links_of_the_contents_have_their_bookmarks(word):
    links = [link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))]
    assert len(links) == 6
    assert set(links) <= set(marks)
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize(("language", "locale"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_language_and_properties(language, locale):
    word = docx.Document(io.BytesIO(to_docx(small(language), date(2020, 3, 12))))
    told = word.core_properties
    assert (told.title, told.author, told.language) == ("Årlig melding 2019", "Helse Nordvik RHF", locale)
    assert told.created == datetime(2020, 3, 12, tzinfo=UTC)
    assert next(word.styles.element.iter(qn("w:lang"))).get(qn("w:val")) == locale


def test_a_statement_begins_a_page(word):
    heads = [p for p in word.paragraphs if p.style.name == "Heading 1"]
    assert [bool(p.paragraph_format.page_break_before) for p in heads] == [True, False, True, True]


def test_the_same_document_gives_the_same_bytes():
    assert to_docx(small()) == to_docx(small())
    with zipfile.ZipFile(io.BytesIO(to_docx(small()))) as parts:
        assert parts.testzip() is None

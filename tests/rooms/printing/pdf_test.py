"""The PDF: what it promises to screen readers, and how its pages turn."""

import re
from datetime import date

import pypdfium2
import pytest

from linja.ground.document.tree import Document, ItemList, ListItem, Paragraph, Role, Section
from linja.ground.printing import to_pdf
from tests.rooms.printing.invented import ANSWER, requirement, small

DAY = date(2020, 3, 12)


@pytest.fixture(scope="module")
def file():
    return to_pdf(small(), DAY)


def lines_of_pages(file):
    """Per page its lines without running head and foot, which the cover does not have."""
    pages = pypdfium2.PdfDocument(file)
    texts = [pages[i].get_textpage().get_text_range().splitlines() for i in range(len(pages))]
    return [texts[0]] + [lines[1:-1] for lines in texts[1:]]


@pytest.mark.parametrize(
    "sign",
    [
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"/MarkInfo",
        b"/StructTreeRoot",
        b"/Lang(nb)",
        b"/DisplayDocTitle true",
    ]
    + [
        b"/S/" + tag
        for tag in (b"H1", b"H2", b"H3", b"P", b"L", b"LBody", b"Table", b"TH", b"TD", b"Caption", b"TOC")
    ],
)
def test_it_is_tagged_and_says_so(file, sign):
    assert sign in re.sub(rb"\s*([/(])", rb"\1", file)


def test_title_author_and_date(file):
    told = pypdfium2.PdfDocument(file).get_metadata_dict()
    assert (told["Title"], told["Author"]) == ("Årlig melding 2019", "Helse Nordvik RHF")
    assert told["CreationDate"].startswith("D:20200312")


def test_the_same_document_and_date_give_the_same_bytes(file):
    assert to_pdf(small(), DAY) == file
    assert to_pdf(small()) == to_pdf(small())


def test_only_our_own_fonts_are_used(file):
    assert set(re.findall(rb"/FontName\s*/[A-Z]{6}\+([A-Za-z-]+)", file)) <= {
        b"Inter-Regular",
        b"Inter-Italic",
        b"Inter-SemiBold",
        b"Inter-Bold",
    }
    assert b"Inter-Regular" in file


@pytest.mark.parametrize(
    ("language", "contents", "foot"),
    [
        ("nb", "Innhold", "Side {} av {}"),
        ("nn", "Innhald", "Side {} av {}"),
        ("en", "Contents", "Page {} of {}"),
    ],
)
def test_every_page_says_its_number_in_the_documents_language(language, contents, foot):
    pages = pypdfium2.PdfDocument(to_pdf(small(language)))
    last = [pages[i].get_textpage().get_text_range().splitlines()[-1] for i in range(len(pages))]
    assert last[1:] == [foot.format(i + 1, len(pages)) for i in range(1, len(pages))]
    assert foot.split()[0] not in last[0], "the cover has no number"
    assert pages[1].get_textpage().get_text_range().splitlines()[1] == contents


def test_the_contents_tell_the_right_pages(file):
    pages = lines_of_pages(file)
    told = dict(re.fullmatch(r"(.*?) ?[. ]+ (\d+)", line).groups() for line in pages[1][1:])
    where = {
        title: str(next(i for i, page in enumerate(pages, 1) if i > 2 and title in page)) for title in told
    }
    assert told == where
    assert next(iter(told)) == "1. Innledning"


def test_a_statement_stands_on_pages_of_its_own(file):
    pages = lines_of_pages(file)
    number = next(i for i, page in enumerate(pages) if page[0].startswith("3. Uttalelse fra brukerutvalget"))
    assert pages[number][1].startswith("Brukerutvalget takker")
    assert pages[number + 1][0] == "4. Vedlegg"


def test_the_header_of_a_long_table_is_repeated(file):
    pages = lines_of_pages(file)[-3:]
    head = "Mål Kilde Målt 1. tertial 2. tertial 3. tertial"
    assert [page.count(head) for page in pages if any("Styringsmål" in line for line in page)] == [1] * sum(
        any("Styringsmål" in line for line in page) for page in pages
    )


def orphaned(pages, headings):
    """Headings, requirements and statuses that are the last line of a page."""
    return [page[-1] for page in pages if page and headings(page[-1])]


def is_leading(line):
    return bool(re.match(r"\d+\.\d*|Mål 2019:|• (?!Punkt)|Målet er", line))


@pytest.mark.parametrize("filler", range(26, 42))
def test_no_heading_requirement_or_status_is_left_alone_at_the_foot(filler):
    blocks = requirement(1, "Ventetiden skal ned.", "Målet er nådd", None, Paragraph(ANSWER * 3, Role.ANSWER))
    goals = Section("Mål 2019:", blocks=tuple(blocks))
    before = ItemList(
        tuple(ListItem(f"Punkt {n} i en liste som fyller siden nedover til foten") for n in range(filler))
    )
    chapter = Section("Kapittel", "1.", (before,), (Section("Område", "1.1", sections=(goals,)),))
    assert orphaned(lines_of_pages(to_pdf(Document("T", "nb", (chapter,))))[2:], is_leading) == []


@pytest.mark.fault
def test_an_orphan_is_seen():
    assert orphaned([["tekst", "Mål 2019:"], ["• Krav"]], is_leading) == ["Mål 2019:", "• Krav"]


def test_words_are_never_cut_at_hyphen_or_slash():
    text = "Helse Sør-Øst og/eller Midt-Norge 2017–2019 smerte- og palliasjonstilbud " * 30
    page = lines_of_pages(to_pdf(Document("T", "nb", (Section("K", "1.", (Paragraph(text),)),))))[2]
    assert " ".join(line.strip() for line in page[1:]) == text.strip()


def test_a_requirement_begins_with_its_bullet_and_the_status_stands_alone(file):
    lines = [line for page in lines_of_pages(file)[2:] for line in page]
    at = lines.index("• Ventetiden skal være under 50 dager i alle helseforetak innen 2021.")
    assert lines[at - 1] == "Mål 2019:"
    assert lines[at + 1] == "Målet er ikke nådd"
    assert lines[at + 2].startswith("Sykehusene i Nordvik")


def test_a_document_with_nothing_in_it_is_printed():
    pages = lines_of_pages(to_pdf(Document("", "nb", ())))
    assert pages[0] == ["Uten tittel"]


def test_words_before_and_after_a_list_are_one_requirement():
    def drawn(ref):
        parts = (
            ItemList(
                (ListItem("Foretaket skal:"), ListItem("måle", 1)), role=Role.REQUIREMENT, ref="requirement:1"
            ),
            Paragraph("Fristen er 1. juni.", Role.REQUIREMENT, ref=ref),
            Paragraph("Målet er nådd", Role.STATUS),
        )
        page = pypdfium2.PdfDocument(to_pdf(Document("T", "nb", (Section("K", "1.", parts),))))[2]
        words = page.get_textpage()
        boxes = [words.get_charbox(words.get_text_range().index(word)) for word in ("måle", "Fristen")]
        return boxes[0][1] - boxes[1][3]

    # The closing words stand near; another requirement stands apart.
    assert drawn("requirement:1") < 12
    assert drawn("requirement:2") > 24

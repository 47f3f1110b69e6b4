"""HTML, PDF and DOCX say the same words in the same order, and nothing of the text is read as markup."""

import io
import re

import docx
import html5lib
import pypdfium2
import pytest

from linja.ground.document import walk
from linja.ground.document.tree import Document, ItemList, ListItem, Paragraph, Role, Section, Table
from linja.ground.printing import to_docx, to_html, to_pdf
from tests.rooms.printing.invented import small

MARKUP = (
    "#eval(1) $x^2$ *fet* _kursiv_ @ref <label> `kode` \\u{41} \"q\" 'q' // nei /* nei */ = nei & <b>nei</b>"
)
AWKWARD = Document(
    "Melding #1",
    "nn",
    (
        Section(
            "Kapittel *ein* <b>",
            "1.",
            blocks=(
                Paragraph(MARKUP),
                Paragraph("- ikkje liste"),
                ItemList((ListItem("+ ikkje tal"), ListItem("= ikkje overskrift")), role=Role.REQUIREMENT),
                Table((("#a", "$b$"),), (("*c*", "<d>"),), caption="@tabell"),
            ),
        ),
    ),
)


def folded(texts):
    """Words in order, without the signs before list items and without empty ones."""
    return [
        word for word in re.split(r"\s+", " ".join(texts)) if word and not re.fullmatch(r"[•–◦]|\d+\.", word)
    ]


def words_of_tree(document):
    return folded(walk.words(document))


def words_of_html(document):
    tree = html5lib.parseFragment(to_html(document), namespaceHTMLElements=False)
    return folded(tree.itertext())


def words_of_docx(document):
    """Words of the body, from the first heading on (before it stand cover and contents)."""
    word = docx.Document(io.BytesIO(to_docx(document)))
    texts, begun = [], False
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            begun = begun or block.style.name.startswith("Heading")
            texts += [block.text] if begun else []
    return folded(texts)


def words_of_pdf(document):
    """Words of the pages after cover and contents, without running head, foot and repeated header rows."""
    pages = pypdfium2.PdfDocument(to_pdf(document))
    texts = []
    for number in range(2, len(pages)):
        lines = pages[number].get_textpage().get_text_range().splitlines()
        assert re.fullmatch(r"(Side|Page) \d+ (av|of) \d+", lines[-1])
        texts += lines[1:-1]
    return folded(texts)


@pytest.mark.parametrize("form", [words_of_html, words_of_docx, words_of_pdf])
def test_awkward_text_is_printed_as_it_stands(form):
    assert form(AWKWARD) == words_of_tree(AWKWARD)


@pytest.mark.parametrize("form", [words_of_html, words_of_docx])
def test_a_whole_report_has_the_same_words(form):
    assert form(small()) == words_of_tree(small())


def test_a_whole_report_on_paper_has_the_same_words():
    document = small()
    head = folded(cell for row in document.sections[-1].blocks[0].header for cell in row)
    printed, told = words_of_pdf(document), words_of_tree(document)
    # The long table's header stands on each of its pages; the words in between are the tree's own.
    again = "\n".join(printed).count("\n".join(head)) - 1
    assert again >= 1
    once = "\n".join(printed)
    first = once.index("\n".join(head)) + len("\n".join(head))
    assert (once[:first] + once[first:].replace("\n" + "\n".join(head), "")).split("\n") == told

"""Printing any text: never broken, never read as markup, the same words in every form."""

import io
import zipfile
from xml.etree import ElementTree

import docx
import html5lib
import pypdfium2
from hypothesis import HealthCheck, given, settings

from linja.ground.printing import contents, to_docx, to_html, to_pdf
from linja.ground.printing.words import clean
from tests.properties.document_trees import documents, texts

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(documents)
@settings(deadline=None)
def test_html_is_well_formed_with_unique_ids(document):
    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parseFragment(f"<div>{to_html(document, 3, 'a-')}</div>")
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("a-") for name in ids)
    assert [e for e in tree.iter() if e.tag.endswith(("script", "style"))] == []


@given(documents)
def test_contents_link_to_headings(document):
    tree = html5lib.parseFragment(to_html(document), namespaceHTMLElements=False)
    heads = [element for element in tree.iter() if element.tag in {"h2", "h3", "h4", "h5", "h6"}]
    assert [entry.anchor for entry in contents(document)] == [head.attrib["id"] for head in heads]


@given(documents)
@few
def test_pdf_survives_any_text(document):
    file = to_pdf(document)
    pages = pypdfium2.PdfDocument(file)
    assert len(pages) >= 2
    assert b"pdfuaid:part" in file


@given(documents)
@few
def test_docx_opens_and_holds_the_headings(document):
    file = to_docx(document)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))  # noqa: S314  (our own file)
    word = docx.Document(io.BytesIO(file))
    printed = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert printed == [entry.title for entry in contents(document)]


@given(texts)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)

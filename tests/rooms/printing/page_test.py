"""The HTML file that stands alone."""

import re

import html5lib
import pytest

from linja.ground.document.tree import Document
from linja.ground.printing import styles, to_html, to_html_page
from tests.rooms.printing.invented import small


@pytest.mark.parametrize(("language", "title"), [("nb", "Innhold"), ("nn", "Innhald"), ("en", "Contents")])
def test_the_page_is_valid_and_says_its_language_and_title(language, title):
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(to_html_page(small(language)))
    assert page.attrib["lang"] == language
    assert [e.text for e in page.iter("title")] == ["Årlig melding 2019"]
    assert [e.text for e in page.iter("h1")] == ["Årlig melding 2019"]
    assert [e.attrib["aria-label"] for e in page.iter("nav")] == [title]


def test_every_link_of_the_page_has_its_target():
    page = html5lib.parse(to_html_page(small()), namespaceHTMLElements=False)
    links = [e.attrib["href"].removeprefix("#") for e in page.iter("a")]
    ids = [e.attrib["id"] for e in page.iter() if "id" in e.attrib]
    assert len(links) == 9
    assert set(links) <= set(ids)


def test_the_page_asks_nobody_else_for_anything():
    assert not re.search(r"https?://|url\(|@import|<script|<link|<img", to_html_page(small()))


def test_an_empty_document_is_a_page_with_a_title():
    page = html5lib.parse(to_html_page(Document("", "", ())), namespaceHTMLElements=False)
    assert (page.attrib["lang"], [e.text for e in page.iter("title")]) == ("nb", ["Uten tittel"])


def test_every_class_that_is_written_has_a_style():
    classes = set(re.findall(r'class="([^"]+)"', to_html(small())))
    written = {name for names in classes for name in names.split()}
    unstyled = {name for name in written if not re.search(rf"\.{name}\b", styles())}
    # Plain text and frames look like their surroundings on purpose.
    assert unstyled == {"section", "role-body", "role-answer", "role-statement", "mark-not_reached"}

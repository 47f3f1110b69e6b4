"""The HTML fragment: structure that a screen reader can use."""

import html5lib
import pytest

from linja.ground.document.tree import (
    Document,
    ItemList,
    ListItem,
    Mark,
    Paragraph,
    Role,
    Section,
    Table,
)
from linja.ground.printing import contents, contents_html, to_html
from tests.rooms.printing.invented import small


def tree(html):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(f"<div>{html}</div>")


def of(*blocks, **about):
    return to_html(Document("T", "nb", (Section("K", "1.", blocks=blocks),)), **about)


def heads(html):
    return [
        (e.tag, "".join(e.itertext()))
        for e in tree(html).iter()
        if e.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]


def test_headings_begin_at_the_level_asked_for():
    nested = Section("A", "1.", sections=(Section("B", "1.1", sections=(Section("C"),)),))
    document = Document("T", "nb", (nested,))
    assert heads(to_html(document)) == [("h2", "1. A"), ("h3", "1.1 B"), ("h4", "C")]
    assert heads(to_html(document, 5)) == [("h5", "1. A"), ("h6", "1.1 B"), ("h6", "C")]


def test_a_section_without_words_has_no_heading_and_skips_no_level():
    document = Document("T", "nb", (Section("", sections=(Section("B"),)),))
    assert heads(to_html(document)) == [("h2", "B")]


def test_requirement_status_and_answer_hang_on_one_line():
    html = of(
        ItemList((ListItem("Krav <1> & co"),), role=Role.REQUIREMENT, ref="requirement:1"),
        Paragraph("Målet er nådd", Role.STATUS, mark=Mark.REACHED),
        Paragraph("Svar.", Role.ANSWER),
    )
    assert html == "\n".join(
        [
            '<section class="section">',
            '<h2 id="1-k">1. K</h2>',
            '<div class="line">',
            '<div id="requirement-1" class="role-requirement">'
            "<ul><li>Krav &lt;1&gt; &amp; co</li></ul></div>",
            '<p class="role-status">'
            '<span class="mark mark-reached" aria-hidden="true"></span>Målet er nådd</p>',
            '<div class="role-answer"><p>Svar.</p></div>',
            "</div>",
            "</section>",
        ]
    )


@pytest.mark.parametrize(
    ("levels", "nested"),
    [
        ([0, 0], "<ul><li>0</li><li>1</li></ul>"),
        ([0, 1, 0], "<ul><li>0<ul><li>1</li></ul></li><li>2</li></ul>"),
        ([0, 1, 2, 0], "<ul><li>0<ul><li>1<ul><li>2</li></ul></li></ul></li><li>3</li></ul>"),
        ([0, 2, 1, 0], "<ul><li>0<ul><li>1</li><li>2</li></ul></li><li>3</li></ul>"),
        ([1, 0, 1], "<ul><li>0</li><li>1<ul><li>2</li></ul></li></ul>"),
    ],
)
def test_lists_nest_by_level(levels, nested):
    html = of(ItemList(tuple(ListItem(str(i), level) for i, level in enumerate(levels))))
    assert f'<div class="role-body">{nested}</div>' in html


def test_a_table_has_caption_scopes_and_figures():
    table = Table((("Enhet", "2018", ""),), (("Åsgard", "57", "ja"), ("Ytre Nes", "58")), caption="Ventetid")
    found = tree(of(table))
    assert [e.text for e in found.iter("caption")] == ["Ventetid"]
    assert [(e.attrib["scope"], e.text) for e in found.iter("th")] == [
        ("col", "Enhet"),
        ("col", "2018"),
        ("row", "Åsgard"),
        ("row", "Ytre Nes"),
    ]
    assert [(e.text, e.attrib.get("class")) for e in found.iter("td")] == [
        (None, None),
        ("57", "num"),
        ("ja", None),
        ("58", "num"),
        (None, None),
    ]
    region = next(e for e in found.iter("div") if e.attrib.get("role") == "region")
    assert (region.attrib["aria-label"], region.attrib["tabindex"]) == ("Ventetid", "0")


def test_contents_are_nested_lists_of_links():
    document = Document(
        "T",
        "nb",
        (Section("A", "1.", sections=(Section("B", "1.1"), Section("C", "1.2"))), Section("A", "1.")),
    )
    assert [entry.anchor for entry in contents(document)] == ["1-a", "1-1-b", "1-2-c", "1-a-2"]
    assert contents_html(document, "Innhold").replace("\n", "") == (
        '<nav class="contents" aria-label="Innhold"><ul><li><a href="#1-a">1. A</a>'
        '<ul><li><a href="#1-1-b">1.1 B</a></li><li><a href="#1-2-c">1.2 C</a></li></ul></li>'
        '<li><a href="#1-a-2">1. A</a></li></ul></nav>'
    )
    assert contents_html(Document("T", "nb", ()), "Innhold") == ""
    tree(contents_html(small(), "Innhold"))


def test_ids_are_unique_even_where_names_repeat():
    html = of(Paragraph("a", ref="x"), Paragraph("b", ref="x"), Paragraph("c", ref="x-2"), prefix="p-")
    ids = [e.attrib["id"] for e in tree(html).iter() if "id" in e.attrib]
    assert ids == ["p-1-k", "p-x", "p-x-2", "p-x-2-2"]

"""The tree as a Word document with real styles, lists, tables, contents and page numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812  (the argument is called ``date``)
from functools import partial
from itertools import count
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from linja.ground.document.tree import Document, Mark
from linja.ground.printing.docx_body import Body
from linja.ground.printing.docx_parts import drawing, field, field_begin, field_end, paragraph, run_of
from linja.ground.printing.docx_styles import add_styles, bulleted_list, new_numbered_list
from linja.ground.printing.layout import is_light
from linja.ground.printing.words import clean, frame_words, running_head

_SHAPES = Path(__file__).parent / "shapes"
_SPACES = nsdecls("w", "wp", "a", "pic", "r")
_LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
#: Zip files carry a time for each part; a fixed one makes equal documents equal files.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(document: Document, date: Date | None = None) -> bytes:
    """The document as a DOCX file.

    ``date`` is written as the time of making; without it the properties say 1 January 1980, so that the
    same document always gives the same bytes. Word fills in the page numbers of the contents when opened.
    """
    word = docx.Document()
    _drop_thumbnail(word)
    language = document.language.lower().split("-")[0]
    add_styles(word, _LOCALES.get(language, "nb-NO"))
    if is_light(document):
        _lighten(word)
    _set_page(word, document)
    _set_properties(word, document, date)
    body = Body(
        picture=_pictures(word),
        new_list=partial(new_numbered_list, word),
        bullets=partial(bulleted_list, word, {}),
        light=is_light(document),
    )
    written = body.write(document)
    begun = "".join(_cover(document))
    parts = begun + written if body.light else begun + _contents(document, body.entries) + written
    for old in word.element.body.xpath("./w:p"):
        word.element.body.remove(old)
    for element in list(parse_xml(f"<w:body {_SPACES}>{parts}</w:body>")):
        word.element.body.insert_element_before(element, "w:sectPr")
    return _packed(word)


def _drop_thumbnail(word: WordFile) -> None:
    """The empty file that we start from carries a picture of itself."""
    relations = word.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]


#: Points of the styles that a letterhead and short chapters need smaller, with the air above and below.
_LIGHT = {"Title": (18, 0, 6), "Subtitle": (11, 0, 10), "Heading 1": (13, 18, 6), "Heading 2": (10.5, 12, 4)}


def _lighten(word: WordFile) -> None:
    for name, (size, above, below) in _LIGHT.items():
        style = word.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)


def _set_page(word: WordFile, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(25)
    section.top_margin, section.bottom_margin = Mm(30), Mm(26)
    section.different_first_page_header_footer = True
    words = frame_words(document.language)
    said = (
        run_of(f"{words['page']} ") + field("PAGE", "1") + run_of(f" {words['of']} ") + field("NUMPAGES", "1")
    )
    footers = [section.footer, section.first_page_footer] if is_light(document) else [section.footer]
    for footer in footers:
        _fill(
            footer.paragraphs[0]._p,
            f'<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>{said}',
        )
    head = run_of(clean(running_head(document)))
    _fill(section.header.paragraphs[0]._p, f'<w:pPr><w:pStyle w:val="Header"/></w:pPr>{head}')
    for name in ("Header", "Footer"):
        word.styles[name].font.size = Pt(8.5)


def _fill(element: object, inside: str) -> None:
    made = parse_xml(f"<w:p {_SPACES}>{inside}</w:p>")
    for old in list(element):  # type: ignore[call-overload]
        element.remove(old)  # type: ignore[attr-defined]
    for new in list(made):
        element.append(new)  # type: ignore[attr-defined]


def _set_properties(word: WordFile, document: Document, date: Date | None) -> None:
    properties = word.core_properties
    properties.title = clean(document.title)[:255]
    properties.author = clean(document.organisation)[:255]
    properties.subject = clean(document.subtitle)[:255]
    properties.language = _LOCALES.get(document.language.lower().split("-")[0], document.language[:20])
    properties.comments, properties.keywords = "", ""
    made = (
        datetime(1980, 1, 1, tzinfo=UTC)
        if date is None
        else datetime(date.year, date.month, date.day, tzinfo=UTC)
    )
    properties.created = properties.modified = made
    properties.last_modified_by = properties.author


def _pictures(word: WordFile) -> Callable[[Mark | None], str]:
    """A function that draws the shape of a status inline; each picture file is kept once."""
    numbers = count(1)
    kept: dict[str, str] = {}

    def picture(mark: Mark | None) -> str:
        name = mark.value if mark else "none"
        if name not in kept:
            kept[name] = word.part.get_or_add_image(str(_SHAPES / f"{name}.png"))[0]
        return drawing(kept[name], next(numbers))

    return picture


def _cover(document: Document) -> Iterator[str]:
    def said(text: str) -> str:
        return " ".join(clean(text).split())

    # A cover stands low on a page of its own; a letterhead begins the page that the text goes on with.
    light = is_light(document)
    down = "" if light else '<w:spacing w:before="3600"/>'
    small = '<w:spacing w:before="0" w:after="40"/>' if light else ""
    if document.organisation:
        yield paragraph("Avsender", [said(document.organisation)], down)
        down = ""
    yield paragraph("Title", [said(document.title)], down)
    if document.subtitle:
        yield paragraph("Subtitle", [said(document.subtitle)])
    for label, value in document.meta:
        yield paragraph("Normal", [f"{said(label)}: {said(value)}"], small)


def _contents(document: Document, entries: list[tuple[int, str, str]]) -> str:
    """The table of contents as Word makes it: a field that holds links to the headings."""
    title = frame_words(document.language)["contents"]
    begin, end = field_begin('TOC \\o "1-3" \\h \\z \\u', stale=True), field_end()
    listed = [entry for entry in entries if entry[0] <= 3]
    lines = [
        f'<w:p><w:pPr><w:pStyle w:val="toc{level}"/></w:pPr>{begin if i == 0 else ""}<w:hyperlink '
        f'w:anchor="{name}" w:history="1">{run_of(text)}</w:hyperlink></w:p>'
        for i, (level, text, name) in enumerate(listed)
    ]
    head = f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:pageBreakBefore/></w:pPr>{run_of(title)}</w:p>'
    closing = f"<w:p>{end if listed else ''}</w:p>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    inside = f"{head}{''.join(lines)}{closing}"
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _packed(word: WordFile) -> bytes:
    saved, packed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()

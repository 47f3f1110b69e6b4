"""Files as people send them, whole and spoilt, made when a test needs them. All words are invented."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import typst
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement

PNG = (
    b"\x89PNG\r\n\x1a\n"
    + b"\x00\x00\x00\rIHDR"
    + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    + struct.pack(">I", zlib.crc32(b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)))
    + struct.pack(">I", len(zlib.compress(b"\x00\xff")))
    + b"IDAT"
    + zlib.compress(b"\x00\xff")
    + struct.pack(">I", zlib.crc32(b"IDAT" + zlib.compress(b"\x00\xff")))
    + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)

_THREE_PAGES = """
#set page(paper: "a4", header: text(size: 8pt)[Invented trust],
  footer: context [Page #counter(page).display()])
#set text(size: 11pt, lang: "nb")
= 1 Waiting
The first paragraph says that the wait is to become shorter in every trust of the whole region
before the end of the year.

The second paragraph answers it.
- one bullet
- another bullet

#v(2em)
A paragraph far below. #text(weight: "bold")[Bold at its end.]

#strong[A bold line]

#emph[A slanted line]
#pagebreak()
Table: Waiting by trust
#table(columns: 4, [Foretak], [2018], [2019], [Endring],
  [North trust], [301 871], [298 141], [1,3 %],
  [South trust of the far and wide lands], [89 587], [], [])

#table(columns: (1fr, 3cm, 3cm, 3cm), stroke: none, align: (left, right, right, right),
  [Foretak], [2018], [2019], [Endring], [North], [301 871], [298 141], [1,3 %],
  [South], [89 587], [88 004], [1,8 %], [West], [], [70], [], [Sum], [391 458], [386 145], [1,4 %])
#pagebreak()
The third page.
"""


def three_page_pdf() -> bytes:
    """Return a PDF with running heads, bullets, a ruled table and one without lines."""
    return typst.compile(_THREE_PAGES.encode())


def set_in_typst(source: str) -> bytes:
    """Return Typst source as a PDF."""
    return typst.compile(source.encode())


def picture_pdf() -> bytes:
    """Return what a scanner makes: a page that is one picture."""
    return _raw_pdf(b"q 500 0 0 700 50 70 cm /Im0 Do Q")


def _raw_pdf(content: bytes, extra: bytes = b"") -> bytes:
    image = zlib.compress(b"\xff" * 100)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</Im0 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(image), image),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>" % (len(objects) + 1, extra)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + trailer
        + (b"\nstartxref\n%d\n%%%%EOF" % len(out))
    )


def password_pdf() -> bytes:
    """Return a PDF that asks for a password (the standard handler with keys that no empty password opens)."""
    keys = b"/V 1/R 2/O<%s>/U<%s>/P -44" % (b"ab" * 32, b"cd" * 32)
    return _raw_pdf(b"BT ET", b"/ID[<00><00>]/Encrypt<</Filter/Standard%s>>" % keys)


def small_docx() -> bytes:
    """Return a DOCX with headings, lists, a table, a page break and a footnote-free body."""
    document = docx.Document()
    document.add_heading("Invented report", 0)
    document.add_heading("1 Waiting", 1)
    document.add_paragraph("The wait is to be shorter.\nIn every trust.")
    for words, style in (("one", "List Bullet"), ("two", "List Bullet"), ("deeper", "List Bullet 2")):
        document.add_paragraph(words, style=style)
    for words in ("first", "second"):
        document.add_paragraph(words, style="List Number")
    paragraph = document.add_paragraph("before")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("after").bold = True
    document.add_paragraph("Tabell 1. Waiting by trust")
    _add_table(document)
    document.add_paragraph("The end.")
    return _saved(document)


def _add_table(document) -> None:
    rows = (("Foretak", "2018", "2019"), ("North", "301 871", "298 141"), ("South", "89 587", ""))
    table = document.add_table(rows=3, cols=3)
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word


def docx_with_deleted_and_hidden_words() -> bytes:
    """Return a DOCX with tracked changes, hidden text and a field: only what is seen counts."""
    document = docx.Document()
    paragraph = document.add_paragraph("seen ")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "deleted "
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    paragraph.add_run("hidden ").font.hidden = True
    paragraph.add_run("to the end")
    return _saved(document)


def _saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def zip_bomb(megabytes: int) -> bytes:
    """Return a small DOCX-like ZIP that unpacks to so many megabytes of nothing."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(megabytes):
                part.write(b"\0" * (1 << 20))
    return target.getvalue()


def lying_zip_bomb(megabytes: int) -> bytes:
    """Return a bomb whose directory declares one byte: only unpacking tells."""
    data = zip_bomb(megabytes)
    size = struct.pack("<I", megabytes << 20)
    return data.replace(size, struct.pack("<I", 1))


def zip_with(entries: dict[str, bytes]) -> bytes:
    """Return a ZIP with these entries."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()

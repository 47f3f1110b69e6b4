"""Small pieces of Word's XML: runs, fields, and the picture before a status."""

from __future__ import annotations

from xml.sax.saxutils import escape

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def run_of(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` is the inside of ``w:rPr``."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, lines: list[str], properties: str = "", lead: str = "") -> str:
    """A paragraph whose lines are parted by line breaks; ``properties`` go into ``w:pPr`` as they are."""
    said = "<w:r><w:br/></w:r>".join(run_of(line) for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{lead}{said}</w:p>'


def field(code: str, shown: str) -> str:
    """A field of Word with the text shown until it is updated."""
    return f"{field_begin(code)}{run_of(shown)}{field_end()}"


def field_begin(code: str, *, stale: bool = False) -> str:
    """The beginning of a field; Word fills in a stale one when it opens the file."""
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """The end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def drawing(relation: str, number: int, height: int = 114300) -> str:
    """A small picture in the line, declared as decoration: the words beside it say the same.

    ``height`` is in English metric units (12700 to a point). The air behind the shape is part of the
    picture, so that the status stands alone in its paragraph.
    """
    extent = f'cx="{height * 104 // 64}" cy="{height}"'
    name = f'id="{number}" name="Form {number}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {name} descr="">{_DECORATIVE}</wp:docPr><a:graphic><a:graphicData uri="{_PICTURE}">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

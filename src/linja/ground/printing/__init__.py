"""Documents out: HTML, PDF and DOCX from one tree, with the same words."""

from linja.ground.printing.docx import to_docx
from linja.ground.printing.html import contents, contents_html, to_html
from linja.ground.printing.links import with_links
from linja.ground.printing.page import styles, to_html_page
from linja.ground.printing.pdf import to_pdf

__all__ = [
    "contents",
    "contents_html",
    "styles",
    "to_docx",
    "to_html",
    "to_html_page",
    "to_pdf",
    "with_links",
]

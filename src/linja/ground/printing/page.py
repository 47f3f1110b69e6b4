"""A report as one HTML file that needs nothing else: to download, to archive, to open without a server."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from linja.ground.document.tree import Document
from linja.ground.printing.html import contents_html, to_html
from linja.ground.printing.layout import is_light
from linja.ground.printing.words import clean, frame_words

#: A folder of its own, so that a site can serve it as it is: one style for the file and the screen.
_STYLES = Path(__file__).parent / "style" / "report.css"
_AROUND = "body { font-family: Inter, system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; }"
_AROUND += " @media (max-width: 50rem) { body { margin: 1rem; } }"


@cache
def styles() -> str:
    """The style sheet of :func:`~linja.ground.printing.html.to_html`'s classes, all inside ``.report``."""
    return _STYLES.read_text(encoding="utf-8")


def to_html_page(document: Document) -> str:
    """The whole document as an HTML page with its title, contents and styles inside."""
    words = frame_words(document.language)
    light = is_light(document)
    look = "report light" if light else "report"
    language = escape(document.language or "nb", quote=True)
    title = " ".join(clean(document.title).split()) or words["untitled"]
    about = [document.organisation, document.subtitle, *(f"{name}: {value}" for name, value in document.meta)]
    lines = "".join(f"<p>{escape(' '.join(clean(text).split()))}</p>" for text in about if text.strip())
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>\n{_AROUND}\n{styles()}</style>\n</head>",
            f'<body>\n<main class="{look}">\n<header><h1>{escape(title)}</h1>{lines}</header>',
            "" if light else contents_html(document, words["contents"]),
            to_html(document),
            "</main>\n</body>\n</html>\n",
        )
    )

"""Files made from a frozen edition, kept beside the database under the hash of what they say.

A file here can be thrown away: it is made again, the same, from the edition.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from django.conf import settings

from linja.ground.document.tree import Document
from linja.line.publication import calculations, queries
from linja.line.publication.queries import EditionRecord

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
#: Raise when printing changes what the same tree looks like.
PRINTING = "1"


def edition_file(found: EditionRecord, kind: str) -> bytes:
    """The edition as a file of one of ``CONTENT_TYPES``."""
    if kind == "csv":
        # With a byte order mark: without it spreadsheets take the letters for another alphabet.
        return calculations.as_csv(queries.open_data(found.id)).encode("utf-8-sig")
    if kind == "json":
        # Not kept either: it tells when the edition was released, and that comes after it was made.
        return _json(found)
    name = f"{found.content_hash}-{found.id}-{PRINTING}.{kind}"
    return _kept(name, lambda: printed(queries.tree(found.id), kind))


def printed(document: Document, kind: str) -> bytes:
    """A document as ``pdf``, ``docx`` or ``html``."""
    from linja.ground.printing import to_docx, to_html, to_pdf

    if kind == "html":
        return whole_page(document, to_html(document)).encode()
    return to_pdf(document) if kind == "pdf" else to_docx(document)


def whole_page(document: Document, body: str) -> str:
    """A page that stands by itself, for whoever keeps the file."""
    title, language = escape(document.title), escape(document.language)
    under = escape(" · ".join(part for part in (document.organisation, document.subtitle) if part))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title></head><body><main><h1>{title}</h1><p>{under}</p>\n{body}</main></body></html>"
    )


def _json(found: EditionRecord) -> bytes:
    publication = found.publication
    data = {
        "title": publication.title,
        "kind": publication.kind,
        "organisation": publication.organisation_name,
        "year": publication.year,
        "edition": found.number,
        "released_at": found.released_at.isoformat() if found.released_at else None,
        "content_hash": found.content_hash,
        "requirements": queries.open_data(found.id),
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _kept(name: str, make: Callable[[], bytes]) -> bytes:
    path = Path(settings.LINJA_DATA) / "cache" / "editions" / name
    if path.is_file():
        return path.read_bytes()
    data = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and moved: nobody reads half a file, and two makers do not disturb each other.
    handle, aside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(aside, path)
    return data

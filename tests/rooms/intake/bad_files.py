"""Every way in which a file can be no report: (what it is, its name, its content, the refusal)."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx

from tests.support import sample_files as files
from tests.support.make_report_pdf import report_pdf

Bad = tuple[str, str, Callable[[], bytes], str]


def _docx() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


BAD: tuple[Bad, ...] = (
    ("empty", "melding.txt", lambda: b"", "reading.empty"),
    ("only blank lines", "melding.txt", lambda: b"\n \n\t\n", "reading.no_text"),
    ("scanned PDF without text", "skannet.pdf", files.picture_pdf, "reading.no_text"),
    ("PDF with a password", "hemmelig.pdf", files.password_pdf, "reading.password"),
    ("half a PDF", "halv.pdf", lambda: files.three_page_pdf()[:400], "reading.broken"),
    ("broken DOCX", "ødelagt.docx", lambda: files.small_docx()[:900], "reading.broken"),
    ("DOCX without text", "tom.docx", _docx, "reading.no_text"),
    ("zip bomb", "bombe.docx", lambda: files.zip_bomb(400), "reading.zip_bomb"),
    ("a picture", "bilde.png", lambda: files.PNG, "reading.picture"),
    ("a picture called PDF", "bilde.pdf", lambda: files.PNG, "reading.picture"),
    (
        "text called DOCX",
        "tekst.docx",
        lambda: b"Krav 1 skal gjennomf\xc3\xb8res.\n",
        "reading.wrong_extension",
    ),
    (
        "a web page called TXT",
        "side.txt",
        lambda: b"<!doctype html><html><p>Hei</p></html>",
        "reading.wrong_extension",
    ),
    ("a program", "melding.exe", lambda: b"MZ" + b"\x00\x01\x02" * 200, "reading.unsupported"),
    ("nonsense", "melding", lambda: bytes(range(256)) * 20, "reading.not_text"),
    ("too large", "stor.txt", lambda: b"a" * (200 * 1024 * 1024), "reading.too_large"),
)

#: Odd, but readable: (what it is, its name, its content).
ODD: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("Latin-1", "gammel.txt", lambda: "Målet er nådd på sykehjemmet\n".encode("latin-1")),
    ("UTF-16", "melding.txt", lambda: "Målet er nådd\n".encode("utf-16")),
    ("a PDF called TXT", "melding.txt", lambda: report_pdf("Målet er nådd\n")),
    ("a name with a folder", "C:\\Mine dokumenter\\melding.txt", lambda: b"Maalet er naadd\n"),
    ("no extension", "melding", lambda: b"Maalet er naadd\n"),
)

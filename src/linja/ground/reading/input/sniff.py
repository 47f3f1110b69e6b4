"""What a file is, by its first bytes: names lie, signatures seldom do."""

from __future__ import annotations

from typing import Literal

from linja.ground.reading.input.text_file import looks_like_text

Kind = Literal[
    "pdf", "zip", "ole", "password", "rtf", "html", "xml", "picture", "program", "archive", "txt", "unknown"
]

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "picture"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


def sniff(data: bytes) -> Kind:
    """Return what the bytes are. ``"zip"`` may be a DOCX; ``archive.zip_kind`` looks inside."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and not _only_looks_like(data, signature):
            return _ole_kind(data) if kind == "ole" else kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "picture"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return "picture"
    # Mail systems put a few bytes before the header; viewers accept the first 1024.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _markup_or_text(data)


def _only_looks_like(data: bytes, signature: bytes) -> bool:
    """``BM`` and ``MZ`` are also how a Norwegian text may begin."""
    return len(signature) == 2 and signature.isalpha() and looks_like_text(data)


def _ole_kind(data: bytes) -> Kind:
    """Office wraps a password-protected DOCX in an OLE container with this stream."""
    return "password" if "EncryptedPackage".encode("utf-16-le") in data else "ole"


def _markup_or_text(data: bytes) -> Kind:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if start.startswith(b"<?xml"):
        return "html" if b"<html" in start else "xml"
    return "txt" if looks_like_text(data) else "unknown"

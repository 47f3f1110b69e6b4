"""The door for documents: weigh, recognise by content, read, or refuse in plain words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input import limits
from linja.ground.reading.input.archive import zip_kind
from linja.ground.reading.input.sniff import sniff
from linja.ground.reading.input.source_text import Format, SourceText
from linja.ground.reading.input.text_file import read_text

_EXTENSION_FORMAT: dict[str, Format] = {".pdf": "pdf", ".docx": "docx", ".txt": "txt"}
#: What a content that we cannot read is called in facts, and the code that words it.
_CANNOT: dict[str, str] = {
    "picture": "reading.picture",
    "password": "reading.password",
    "ole": "reading.unsupported",
    "rtf": "reading.unsupported",
    "odt": "reading.unsupported",
    "xlsx": "reading.unsupported",
    "pptx": "reading.unsupported",
    "html": "reading.unsupported",
    "xml": "reading.unsupported",
    "program": "reading.unsupported",
    "archive": "reading.unsupported",
    "zip": "reading.unsupported",
}
_FOREIGN = frozenset({"html", "xml", "program", "archive", "zip", "ole", "rtf", "odt", "xlsx", "pptx"})


def load(source: Path | str | bytes, name: str = "") -> SourceText:
    """Read a document from a path, or from ``bytes`` with the ``name`` it came under.

    Nothing in the document is executed or fetched. Raises ``Refused`` with one of the codes of
    ``linja.ground.reading.phrases``; every refusal's facts hold at least ``name``.
    """
    data, name = _bytes_of(source, name)
    if not data:
        raise Refused(Refusal("reading.empty", {"name": name}))
    found = _format_of(data, name)
    text = _read(found, data, name)
    if not any(line.strip() for line in text.lines):
        raise Refused(Refusal("reading.no_text", {"name": name, "format": found}))
    return _with_name_warning(text, name)


def _bytes_of(source: Path | str | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        _refuse_size(len(source), name)
        return source, _bare(name)
    path = Path(source)
    bare = name or path.name or str(path)
    try:
        if not path.exists():
            raise Refused(Refusal("reading.not_found", {"name": str(source)}))
        if not path.is_file():
            raise Refused(Refusal("reading.not_a_file", {"name": str(source)}))
        _refuse_size(path.stat().st_size, bare)
        return path.read_bytes(), bare
    except (OSError, ValueError) as error:
        raise Refused(Refusal("reading.no_access", {"name": str(source)})) from error


def _bare(name: str) -> str:
    """Browsers may send a whole path, with either slash."""
    return PurePosixPath(PureWindowsPath(name).name).name


def _refuse_size(size: int, name: str) -> None:
    if size > limits.MOST_BYTES:
        facts = {"name": name, "size": size, "limit": limits.MOST_BYTES}
        raise Refused(Refusal("reading.too_large", facts))


def _format_of(data: bytes, name: str) -> Format:
    """Return the format by content, or refuse."""
    kind: str = sniff(data)
    if kind == "zip":
        kind = zip_kind(data, name)
    promised = _EXTENSION_FORMAT.get(_extension(name))
    if kind in {"pdf", "docx"}:
        return "pdf" if kind == "pdf" else "docx"
    if kind in {"txt", "unknown"}:
        return _text_or_refuse(kind, promised, name)
    facts = {"name": name, "content": kind, "extension": _extension(name)}
    if promised and kind in _FOREIGN:
        raise Refused(Refusal("reading.wrong_extension", facts))
    raise Refused(Refusal(_CANNOT[kind], facts))


def _text_or_refuse(kind: str, promised: Format | None, name: str) -> Format:
    """Plain text has no signature: under a PDF's or DOCX's name it is a file gone wrong, not a report."""
    if promised in {"pdf", "docx"}:
        facts = {"name": name, "content": kind, "extension": _extension(name), "format": promised}
        raise Refused(Refusal("reading.wrong_extension" if kind == "txt" else "reading.broken", facts))
    if kind == "unknown":
        raise Refused(Refusal("reading.not_text", {"name": name}))
    return "txt"


def _read(found: Format, data: bytes, name: str) -> SourceText:
    """PDF and DOCX readers are imported only when needed: their libraries are slow to start."""
    if found == "txt":
        return read_text(data, name)
    if found == "pdf":
        from linja.ground.reading.input.pdf_file import read_pdf

        return read_pdf(data, name)
    from linja.ground.reading.input.docx_file import read_docx

    return read_docx(data, name)


def _with_name_warning(text: SourceText, name: str) -> SourceText:
    promised = _EXTENSION_FORMAT.get(_extension(name))
    if promised is None or promised == text.format:
        return text
    return replace(text, warnings=(*text.warnings, "reading.wrong_extension"))


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix.lower()

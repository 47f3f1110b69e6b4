"""A DOCX is a ZIP, and a ZIP can lie about its size: it is weighed before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Literal

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input import limits

ZipKind = Literal["docx", "odt", "xlsx", "pptx", "zip"]
_CHUNK = 1 << 20


def zip_kind(data: bytes, name: str) -> ZipKind:
    """Say what the ZIP holds. Raises ``Refused`` when damaged or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _weigh(archive, len(data), name)
            return _kind_by_entries(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Refused(Refusal("reading.broken", {"name": name, "format": "docx"})) from error
    except RuntimeError as error:
        # zipfile says "password required" with a bare RuntimeError.
        raise Refused(Refusal("reading.password", {"name": name})) from error


def _weigh(archive: zipfile.ZipFile, packed: int, name: str) -> None:
    """Check what the directory declares, then what streaming really gives."""
    entries = archive.infolist()
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > limits.MOST_ENTRIES or _too_much(declared, packed):
        raise Refused(_bomb(name, declared))
    unpacked = 0
    for entry in entries:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if _too_much(unpacked, packed):
                    raise Refused(_bomb(name, unpacked))


def _too_much(unpacked: int, packed: int) -> bool:
    squeezed = unpacked > limits.RATIO_COUNTS_FROM and unpacked > limits.MOST_RATIO * max(1, packed)
    return unpacked > limits.MOST_UNZIPPED or squeezed


def _bomb(name: str, size: int) -> Refusal:
    return Refusal("reading.zip_bomb", {"name": name, "size": size, "limit": limits.MOST_UNZIPPED})


def _kind_by_entries(archive: zipfile.ZipFile) -> ZipKind:
    names = set(archive.namelist())
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis"):
        return "odt"
    if any(entry.startswith("xl/") for entry in names):
        return "xlsx"
    if any(entry.startswith("ppt/") for entry in names):
        return "pptx"
    return "docx" if "[Content_Types].xml" in names or "word/document.xml" in names else "zip"

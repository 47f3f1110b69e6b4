"""Plain text in: the encoding is found, the lines stay exactly the file's own."""

from __future__ import annotations

from linja.ground.kernel.refusals import Refusal, Refused
from linja.ground.reading.input.source_text import SourceText

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
#: Share of control characters above which bytes are no text.
_MOST_CONTROLS = 0.01
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f") + b"\x7f"


def read_text(data: bytes, name: str) -> SourceText:
    """Read plain text. Raises ``Refused("reading.not_text")`` when the bytes are no text."""
    text, warnings = decode(data)
    if "\x00" in text:
        raise Refused(Refusal("reading.not_text", {"name": name}))
    lines = text_lines(text)
    return SourceText(
        lines=lines,
        pages=_pages(lines),
        format="txt",
        layout=(None,) * len(lines),
        warnings=warnings,
        name=name,
    )


def text_lines(text: str) -> tuple[str, ...]:
    r"""Split on ``\n`` only, so that line numbers are those an editor and ``sed`` show."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(line.removesuffix("\r") for line in lines)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and warning codes: BOM first, then UTF-8, UTF-16 without BOM, and at last CP1252."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if (wide := _utf16_without_bom(data)) is not None:
        return wide, ()
    return _single_byte(data), ("reading.old_encoding",)


def looks_like_text(data: bytes) -> bool:
    """Whether bytes without a known signature may be read as text."""
    sample = data[:65536]
    if sample.startswith(tuple(bom for bom, _ in _BOMS)) or _utf16_without_bom(sample[:65536]) is not None:
        return True
    if b"\x00" in sample:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls <= max(1, len(sample)) * _MOST_CONTROLS


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 of western text has a zero in every second byte: nearly always, and only there."""
    if len(data) < 4:
        return None
    half = len(data) // 2
    high_le, high_be = data[1::2].count(0), data[0::2].count(0)
    if max(high_le, high_be) < 0.8 * half or min(high_le, high_be) > 0.01 * half:
        return None
    encoding = "utf-16-le" if high_le > high_be else "utf-16-be"
    return data[: half * 2].decode(encoding, errors="replace")


def _single_byte(data: bytes) -> str:
    """CP1252, unless the file is old DOS text (CP865/850) by its Norwegian letters."""
    norwegian = {enc: _norwegian_letters(data, enc) for enc in ("cp1252", "cp865", "mac_roman")}
    best = max(norwegian, key=lambda enc: (norwegian[enc], enc == "cp1252"))
    if best == "cp1252":
        # Five bytes are undefined in CP1252; Latin-1 gives every byte a character, so nothing is lost.
        return (
            "".join(_cp1252_or_latin1(byte) for byte in data) if _undefined(data) else data.decode("cp1252")
        )
    return data.decode(best)


def _norwegian_letters(data: bytes, encoding: str) -> int:
    text = data.decode(encoding, errors="replace")
    return sum(text.count(letter) for letter in "æøåÆØÅéè–«»§")


def _undefined(data: bytes) -> bool:
    return any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d")


def _cp1252_or_latin1(byte: int) -> str:
    raw = bytes([byte])
    return raw.decode("latin-1") if _undefined(raw) else raw.decode("cp1252")


def _pages(lines: tuple[str, ...]) -> tuple[int | None, ...]:
    """A form feed ends a page; without any, pages are unknown."""
    if not any("\f" in line for line in lines):
        return (None,) * len(lines)
    page, pages = 1, []
    for line in lines:
        # A feed before the words starts the page the words stand on; one after them starts the next line's.
        words_after = line.rpartition("\f")[2].strip()
        before = page
        page += line.count("\f")
        pages.append(page if words_after or not line.strip() else before)
    return tuple(pages)

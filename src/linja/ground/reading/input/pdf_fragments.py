"""What PDFium calls a line: words in a row with one origin. Few calls per line keep this fast."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

#: A line as PDFium breaks it, with the characters it inserts for a hyphen at the line's end.
_BREAK = re.compile(r"\r\n|\r|\n")
_END_HYPHEN = re.compile("[\x02\ufffe]")
#: Words parted by more than this many em stand in different cells.
WIDE_GAP = 1.0
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_FORCE_BOLD_FLAG = 1 << 18


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words in a row. ``base`` is the baseline's distance from the page's upper edge, in points."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    page_height: float
    chunks: tuple[tuple[float, float, str], ...] = field(default=())


def page_fragments(text_page: pdfium.PdfTextPage, size: tuple[float, float], rotation: int) -> list[Fragment]:
    """Return the page's fragments in the order in which the page draws them."""
    reader = _Page(text_page, size, rotation)
    found = (reader.fragment(start, end) for start, end in reader.spans())
    return [fragment for fragment in found if fragment is not None]


class _Page:
    """One page's characters behind PDFium's C interface, with buffers that are used again."""

    def __init__(self, text_page: pdfium.PdfTextPage, size: tuple[float, float], rotation: int) -> None:
        self.raw = text_page.raw
        self.width, self.height = size
        self.rotation = rotation
        self.text = self._text(text_page.count_chars())
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._matrix = raw.FS_MATRIX()

    def _text(self, count: int) -> str:
        """The page's characters, one per index of PDFium's own (unmappable ones become spaces)."""
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self.raw, 0, count, buffer)
        text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
        codes = (raw.FPDFText_GetUnicode(self.raw, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    def spans(self) -> list[tuple[int, int]]:
        """Return (start, end) of each line; a hyphen that PDFium glued over a break ends its line."""
        ends = [match.span() for match in _BREAK.finditer(self.text)]
        spans, start = [], 0
        for stop, after in [*ends, (len(self.text), len(self.text))]:
            for hyphen in _END_HYPHEN.finditer(self.text, start, stop):
                spans.append((start, hyphen.end()))
                start = hyphen.end()
            spans.append((start, stop))
            start = after
        return spans

    def fragment(self, start: int, end: int) -> Fragment | None:
        """Return the words of a span with place and look, or None when there are none."""
        words = self.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip()) - 1
        if last < first:
            return None
        x0, base = self._origin(first)
        x1 = max(self._box(last)[1], x0)
        size = self._size(first)
        bold, italic = self._look(self._letter(first, last))
        chunks = self._chunks(first, last + 1, (x0, x1), size)
        text = _END_HYPHEN.sub("-", self.text[first : last + 1]).replace("\x00", " ")
        return Fragment(text, x0, x1, base, size, bold, italic, self.height, chunks)

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._numbers[:2]
        raw.FPDFText_GetCharOrigin(self.raw, index, x, y)
        return self._upright(x.value, y.value)

    def _box(self, index: int) -> tuple[float, float]:
        """Return left and right of a character as a reader of the upright page sees it."""
        left, right, bottom, top = self._numbers
        raw.FPDFText_GetCharBox(self.raw, index, left, right, bottom, top)
        one = self._upright(left.value, bottom.value)[0]
        two = self._upright(right.value, top.value)[0]
        return min(one, two), max(one, two)

    def _upright(self, x: float, y: float) -> tuple[float, float]:
        """Map PDF space (origin below, unturned) to the turned page with its origin above."""
        # get_size() gives the size after turning; PDF space is turned back.
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.width - y, self.height - x
        return x, self.height - y

    def _size(self, index: int) -> float:
        """Return the size as seen: many writers set letters in one size and scale the page."""
        size = float(raw.FPDFText_GetFontSize(self.raw, index))
        if raw.FPDFText_GetMatrix(self.raw, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size if 0.5 < size < 500 else 10.0

    def _letter(self, first: int, last: int) -> int:
        """A bullet's font says nothing of the line's: take the first letter."""
        for index in range(first, min(last, first + 12) + 1):
            if self.text[index].isalpha():
                return index
        return first

    def _look(self, index: int) -> tuple[bool, bool]:
        raw.FPDFText_GetFontInfo(self.raw, index, self._name, 128, self._flags)
        name = self._name.value.decode("latin-1")
        flags = self._flags.value
        bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD_FLAG)
        return bold, bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG)

    def _chunks(
        self, start: int, end: int, across: tuple[float, float], size: float
    ) -> tuple[tuple[float, float, str], ...]:
        """Return the runs of words that wide gaps part; empty when the line is one run."""
        wide = (across[1] - across[0]) > 0.62 * size * max(4, end - start)
        if not wide and not self._has_gap(start, end, size):
            return ()
        chunks: list[tuple[float, float, str]] = []
        for match in re.finditer(r"\S+", self.text[start:end]):
            left = self._box(start + match.start())[0]
            right = self._box(start + match.end() - 1)[1]
            if chunks and left - chunks[-1][1] < WIDE_GAP * size:
                chunks[-1] = (chunks[-1][0], right, chunks[-1][2] + " " + match[0])
            else:
                chunks.append((left, right, match[0]))
        return tuple(chunks) if len(chunks) > 1 else ()

    def _has_gap(self, start: int, end: int, size: float) -> bool:
        """PDFium's rectangles part where the drawing does: a quick look for cells."""
        count = raw.FPDFText_CountRects(self.raw, start, end - start)
        if not 1 < count < 200:
            return bool(count >= 200)
        left, top, right, bottom = self._numbers
        before: float | None = None
        for index in range(count):
            raw.FPDFText_GetRect(self.raw, index, left, top, right, bottom)
            one = self._upright(left.value, bottom.value)[0]
            two = self._upright(right.value, top.value)[0]
            if before is not None and min(one, two) - before > WIDE_GAP * size:
                return True
            before = max(one, two)
        return False

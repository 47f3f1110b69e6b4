"""Which characters the product's own font can show (PDF/UA refuses a document that has others)."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Inter"


@cache
def covered() -> frozenset[int]:
    """Code points that every cut of the font has a glyph for."""
    cuts = [_code_points(path.read_bytes()) for path in sorted(FONTS.glob("*.otf"))]
    return frozenset.intersection(*cuts)


def _code_points(font: bytes) -> frozenset[int]:
    """Code points in an OpenType font's character map (subtable format 12, else 4)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    offsets = {struct.unpack_from(">HHI", cmap, 4 + 8 * i)[2] for i in range(count)}
    formats = {struct.unpack_from(">H", cmap, offset)[0]: cmap[offset:] for offset in offsets}
    if 12 in formats:
        return _from_format_12(formats[12])
    return _from_format_4(formats[4])


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        name, _sum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        if name == tag:
            return font[offset : offset + length]
    raise ValueError(f"the font has no table {tag!r}")


def _from_format_12(subtable: bytes) -> frozenset[int]:
    (groups,) = struct.unpack_from(">I", subtable, 12)
    points: set[int] = set()
    for i in range(groups):
        first, last, _glyph = struct.unpack_from(">III", subtable, 16 + 12 * i)
        points.update(range(first, last + 1))
    return frozenset(points)


def _from_format_4(subtable: bytes) -> frozenset[int]:
    (doubled,) = struct.unpack_from(">H", subtable, 6)
    ends = struct.unpack_from(f">{doubled // 2}H", subtable, 14)
    starts = struct.unpack_from(f">{doubled // 2}H", subtable, 16 + doubled)
    return frozenset(
        point for first, last in zip(starts, ends, strict=True) for point in range(first, last + 1)
    ) - {0xFFFF}

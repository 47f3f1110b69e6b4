"""The thin lines a page draws, and whether they may hold a table."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import combinations

import pypdfium2 as pdfium
from pypdfium2 import raw

#: Points: what is thinner is a line, what is shorter is an ornament.
_THIN = 2.5
_SHORT = 6.0
_GRID = 60.0
_BOX_SEGMENTS = 6
_APART = 10.0
_MOST_COMPARED = 200
_MOST_SHAPES = 20_000
#: Fewer drawn shapes than this make no table of two rows and two columns.
_FEWEST_SHAPES = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """``across`` are (x0, x1, y), ``down`` (x, y0, y1); heights count from the page's upper edge."""

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()
    #: A grid drawn in one stroke, whose lines only a slower look can tell.
    whole_grid: bool = False

    def __bool__(self) -> bool:
        """Whether there may be a table at all."""
        return self.whole_grid or len(self.across) + len(self.down) >= _FEWEST_SHAPES

    @property
    def is_grid(self) -> bool:
        """Whether upright lines stand beside one another; a bar beside a paragraph stands alone."""
        return self.whole_grid or any(
            abs(one[0] - two[0]) > _APART and one[1] < two[2] and two[1] < one[2]
            for one, two in combinations(self.down[:_MOST_COMPARED], 2)
        )


def rules_of(page: pdfium.PdfPage) -> Rules:
    """Return the page's rules; pages that are turned on their side have none."""
    if page.get_rotation():
        return Rules()
    height = page.get_height()
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    whole_grid = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_SHAPES)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        wide, tall = right.value - left.value, top.value - bottom.value
        upper, lower = height - top.value, height - bottom.value
        if tall <= _THIN and wide >= _SHORT:
            across.append((left.value, right.value, (upper + lower) / 2))
        elif wide <= _THIN and tall >= _SHORT:
            down.append(((left.value + right.value) / 2, upper, lower))
        elif wide > _SHORT and tall > _SHORT:
            if raw.FPDFPath_CountSegments(item) <= _BOX_SEGMENTS:
                # The edges of a cell's box part rows as lines do.
                across += [(left.value, right.value, upper), (left.value, right.value, lower)]
            elif wide > _GRID:
                whole_grid = True
    return Rules(tuple(across), tuple(down), whole_grid)

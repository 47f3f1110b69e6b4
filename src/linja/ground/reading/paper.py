"""Which lines of a document are paper and not text, for rooms that read more than requirements."""

from __future__ import annotations

from collections.abc import Sequence

from linja.ground.reading.furniture import without_furniture
from linja.ground.reading.text_line import LayoutHint, TextLine, set_spacing, spacing_of, text_lines


def dropped_lines(
    lines: Sequence[str],
    pages: Sequence[int | None] | None = None,
    layout: Sequence[LayoutHint | None] | None = None,
) -> list[TextLine]:
    """Page numbers, running heads, contents lists and footnotes, in order; ``number`` is the 1-based line.

    ``pages`` and ``layout`` are per line when known.
    """
    page_of = tuple(pages) if pages else (None,) * len(lines)
    hints = tuple(layout) if layout is not None else (None,) * len(lines)
    found = text_lines(lines, page_of, hints)
    set_spacing(found, spacing_of(found))
    _kept, dropped = without_furniture(found)
    return dropped

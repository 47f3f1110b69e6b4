"""Which lines of a source are paper and not text (page numbers, headers, contents), and footnotes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linja.ground.reading import LayoutHint, dropped_lines

#: Lines of one footnote follow each other, with at most one empty line between.
_NEAR = 2
_NOTE = re.compile(r"^\d{1,2}\s+[A-ZÆØÅ]\w+")


def paper_lines(
    lines: Sequence[str],
    pages: Sequence[int | None],
    layout: Sequence[LayoutHint | None] | None = None,
) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """(1-based lines that are paper, footnotes as (first, last) lines)."""
    notes: list[tuple[int, int]] = []
    paper: set[int] = set()
    for line in dropped_lines(lines, pages, layout):
        goes_on = bool(notes) and line.number - notes[-1][1] <= _NEAR and not _is_paper(line.text)
        if _NOTE.match(line.text) and len(line.text) > 30:
            notes.append((line.number, line.number))
        elif goes_on:
            notes[-1] = (notes[-1][0], line.number)
        else:
            paper.add(line.number)
    return frozenset(paper), tuple(notes)


def _is_paper(text: str) -> bool:
    return bool(re.fullmatch(r"[\d\s./-]{1,8}", text))

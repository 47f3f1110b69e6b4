"""The text of one document, line by line, as it was read: what every reader of the house starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["txt", "pdf", "docx"]
Furniture = Literal["header", "footer"]


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Where a line stands and how it looks. Lengths are points; ``top`` counts from the page's upper edge.

    Any field is None when the format does not say (DOCX has no positions, only a style).
    """

    x0: float | None = None
    x1: float | None = None
    top: float | None = None
    bottom: float | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    #: Running header or footer: the line stays in its place, but is no part of the text.
    furniture: Furniture | None = None
    #: The paragraph style as the document names it (DOCX: ``"Heading 2"``).
    style: str | None = None
    #: Heading level 1-9 or list level 0-8 as the document declares it.
    heading_level: int | None = None
    list_level: int | None = None
    #: (x0, x1, words) of each run of words that a wide gap parts from the next: the cells of a table row.
    chunks: tuple[tuple[float, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table that the document itself draws: by ruling lines (PDF) or as a table (DOCX)."""

    #: First and last line (1-based) of the text that the table covers.
    line: int
    line_end: int
    #: Every row has the same number of cells; line breaks inside a cell are kept as ``\n``.
    rows: tuple[tuple[str, ...], ...]
    #: How many of the first rows the document declares to be header; 0 when it does not say.
    header_rows: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as lines. ``lines[i]`` is line ``i + 1``; for TXT exactly the file's own lines."""

    lines: tuple[str, ...]
    #: Page of each line, 1-based; None where the format does not tell. Same length as ``lines``.
    pages: tuple[int | None, ...]
    format: Format
    #: Same length as ``lines``; None for lines without layout (TXT, and empty lines).
    layout: tuple[LineLayout | None, ...]
    ruled_tables: tuple[RuledTable, ...] = ()
    #: Codes worded by ``phrases.warning_sentence`` (``"reading.wrong_extension"``).
    warnings: tuple[str, ...] = ()
    #: The file's name without folder, for messages.
    name: str = ""

    def __post_init__(self) -> None:
        """Hold the promise that the three columns are of one length."""
        if not len(self.lines) == len(self.pages) == len(self.layout):
            raise ValueError("lines, pages and layout must have the same length")

    @property
    def page_count(self) -> int | None:
        """The number of pages, or None when the format does not tell."""
        return max((page for page in self.pages if page is not None), default=None)

    def is_furniture(self, line: int) -> bool:
        """Whether 1-based ``line`` is a running header or footer."""
        layout = self.layout[line - 1]
        return layout is not None and layout.furniture is not None

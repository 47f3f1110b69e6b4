"""Headings, text, tables and places: a document without its file format.

The tree is frozen and can be written as JSON (``serial``), so that a publication can keep it
as it was. Blocks know their *role* (what they are to the line), never how they look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    """What a block is to the line."""

    BODY = "body"
    STEM = "stem"  # the shared sentence before a list of requirements
    REQUIREMENT = "requirement"
    ANSWER = "answer"
    STATUS = "status"  # the printed status phrase
    STATEMENT = "statement"  # written by a body of its own, locked
    NOTE = "note"
    GAP = "gap"  # something that is missing, said in words


class Mark(StrEnum):
    """The shape that stands before a status phrase, so that it is never told by colour alone."""

    REACHED = "reached"  # ●
    PARTLY = "partly"  # ◐
    NOT_REACHED = "not_reached"  # ○
    UNKNOWN = "unknown"  # ?
    LAPSED = "lapsed"  # –


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in its source: page (1-based or unknown) and lines (1-based, inclusive)."""

    line: int
    line_end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    role: Role = Role.BODY
    place: Place | None = None
    #: Address of what it belongs to, e.g. ``"requirement:31"``; used for anchors and links.
    ref: str | None = None
    #: For a status: its shape. Without one a neutral node is drawn.
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; ``level`` 0 is the outermost."""

    text: str
    level: int = 0
    #: The sign that the source printed before it (``"o"``, ``"–"``); empty: printing chooses by level.
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items, bulleted or numbered."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    role: Role = Role.BODY
    place: Place | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows above body rows, all as printed text."""

    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    notes: tuple[str, ...] = ()
    role: Role = Role.BODY
    place: Place | None = None
    ref: str | None = None


Block: TypeAlias = Paragraph | ItemList | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. ``number`` is printed before the title when given."""

    title: str
    number: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    place: Place | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``language`` is a tag such as ``nb`` or ``nn``."""

    title: str
    language: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    organisation: str = ""
    year: int | None = None
    kind: str = ""
    meta: tuple[tuple[str, str], ...] = field(default=())

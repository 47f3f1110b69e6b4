"""Parts of a tree as JSON and back: blocks and sections by themselves, in the words of ``serial``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from linja.ground.document import serial
from linja.ground.document.tree import Block, Document, Section


def blocks_to_data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks as plain dictionaries."""
    held: list[dict[str, Any]] = sections_to_data([Section("", blocks=tuple(blocks))])[0].get("blocks", [])
    return held


def blocks_from_data(data: Sequence[Any]) -> tuple[Block, ...]:
    """The inverse of :func:`blocks_to_data`."""
    return sections_from_data([{"title": "", "blocks": list(data)}])[0].blocks


def sections_to_data(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Sections, with what stands under them, as plain dictionaries."""
    held: list[dict[str, Any]] = serial.to_data(Document("", "nb", tuple(sections)))["sections"]
    return held


def sections_from_data(data: Sequence[Any]) -> tuple[Section, ...]:
    """The inverse of :func:`sections_to_data`. Raises :class:`serial.UnreadableDocumentError`."""
    whole = {"schema": serial.SCHEMA, "title": "", "language": "nb", "sections": list(data)}
    return serial.from_data(whole).sections

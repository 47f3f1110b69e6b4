"""Going through a tree: sections and blocks in reading order, its words, and the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from linja.ground.document.serial import to_data
from linja.ground.document.tree import Block, Document, ItemList, Paragraph, Role, Section, Table


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block with the sections that it stands in, outermost first."""

    sections: tuple[Section, ...]
    block: Block


def sections(document: Document) -> Iterator[tuple[int, Section]]:
    """Every section with its level (1 is the outermost), in reading order."""

    def below(children: tuple[Section, ...], level: int) -> Iterator[tuple[int, Section]]:
        for child in children:
            yield level, child
            yield from below(child.sections, level + 1)

    return below(document.sections, 1)


def blocks(document: Document) -> Iterator[PlacedBlock]:
    """Every block with its sections, in reading order."""

    def below(section: Section, above: tuple[Section, ...]) -> Iterator[PlacedBlock]:
        path = (*above, section)
        for block in section.blocks:
            yield PlacedBlock(path, block)
        for child in section.sections:
            yield from below(child, path)

    for section in document.sections:
        yield from below(section, ())


def heading(section: Section) -> str:
    """Number and title as printed."""
    return f"{section.number} {section.title}".strip() if section.number else section.title


def texts(block: Block) -> Iterator[str]:
    """The block's texts in reading order: paragraph, items, or caption, cells and notes."""
    match block:
        case Paragraph():
            yield block.text
        case ItemList():
            yield from (item.text for item in block.items)
        case Table():
            if block.caption:
                yield block.caption
            for row in (*block.header, *block.rows):
                yield from row
            yield from block.notes


def words(document: Document) -> Iterator[str]:
    """All texts of the body in reading order, headings included; the same in every printed form."""

    def below(section: Section) -> Iterator[str]:
        yield heading(section)
        for block in section.blocks:
            yield from texts(block)
        for child in section.sections:
            yield from below(child)

    for section in document.sections:
        yield from below(section)


def is_statement(section: Section) -> bool:
    """True for a chapter that a representative body wrote: its first block is a statement."""
    if section.blocks:
        return section.blocks[0].role is Role.STATEMENT
    return bool(section.sections) and all(is_statement(child) for child in section.sections)


def without_statements(document: Document) -> Document:
    """The document without its statement chapters: what the statements bind to."""

    def kept(children: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(
            replace(child, sections=kept(child.sections)) for child in children if not is_statement(child)
        )

    return replace(document, sections=kept(document.sections))


def content_hash(document: Document) -> str:
    """SHA-256 (64 hex digits) of what the document says; where it was read from does not count."""
    data = json.dumps(
        _without_places(to_data(document)), ensure_ascii=True, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(data.encode()).hexdigest()


def _without_places(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_places(value) for key, value in data.items() if key != "place"}
    if isinstance(data, list):
        return [_without_places(value) for value in data]
    return data

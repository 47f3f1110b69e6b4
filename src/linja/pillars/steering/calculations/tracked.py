"""The passages of a statement, as they are ticked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linja.ground.document.tree import Block, ItemList, Paragraph, Section, Table
from linja.pillars.steering.records.tracked import Passage


def passages(sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Every paragraph and list item with words, numbered in their order."""
    found = (pair for section in sections for pair in _under(section))
    return tuple(Passage(n, heading, text) for n, (heading, text) in enumerate(found, start=1))


def quoted(chosen: Iterable[Passage]) -> str:
    """The chosen passages word for word."""
    return "\n\n".join(one.text for one in chosen)


def quotes(text: str, passage: Passage) -> bool:
    """Whether an item's words hold the passage as a paragraph of its own."""
    return passage.text in text.split("\n\n")


def _under(section: Section) -> Iterator[tuple[str, str]]:
    for block in section.blocks:
        for text in _texts(block):
            if text.strip():
                yield section.title, " ".join(text.split())
    for below in section.sections:
        yield from _under(below)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, ItemList):
        yield from (item.text for item in block.items)
    elif isinstance(block, Table):
        yield from (" | ".join(row) for row in block.rows)

"""An outline as the neutral tree: requirement apart from answer, stem before its list, status on a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from linja.ground.document.tree import (
    Block,
    Document,
    ItemList,
    ListItem,
    Paragraph,
    Role,
    Section,
)
from linja.pillars.steering.calculations.outline import OutlineSection, Told

_LOOSE_MARK = re.compile(r"(?:\s|^)(?:o|[\uf0b7\u2022–-])?\s*$")


def requirement_blocks(
    text: str, sub_items: Sequence[str], stem: str = "", ref: str | None = None
) -> tuple[Block, ...]:
    """A requirement as blocks: stem, words, sub-items as a list, closing words."""
    blocks: list[Block] = []
    if stem:
        blocks.append(Paragraph(stem, role=Role.STEM, ref=ref))
    lead, items, closing = parted(text, sub_items)
    listed = [ListItem(lead, 0)] if lead else []
    listed += [ListItem(item, 1, mark) for item, mark in zip(items, marks(text, items), strict=True)]
    if listed:
        blocks.append(ItemList(tuple(listed), role=Role.REQUIREMENT, ref=ref))
    if closing:
        blocks.append(Paragraph(closing, role=Role.REQUIREMENT, ref=ref))
    return tuple(blocks)


def marks(text: str, items: Sequence[str]) -> list[str]:
    """The sign that the source printed before each item, or nothing."""
    found, here = [], 0
    for item in items:
        at = text.find(item, here)
        mark = _LOOSE_MARK.search(text[here:at]) if at >= 0 else None
        found.append(mark[0].strip() if mark else "")
        here = max(at, here) + len(item) if at >= 0 else here
    return found


def parted(text: str, sub_items: Sequence[str]) -> tuple[str, tuple[str, ...], str]:
    """The words before the sub-items, the sub-items, and the words after; the text holds them all or none."""
    spans: list[tuple[int, int]] = []
    here = 0
    for item in sub_items:
        at = text.find(item, here)
        if at < 0 or not item:
            return text, (() if spans else tuple(i for i in sub_items if i)), ""
        spans.append((at, at + len(item)))
        here = at + len(item)
    if not spans:
        return text, (), ""
    lead = _LOOSE_MARK.sub("", text[: spans[0][0]]).strip()
    return lead, tuple(text[a:b] for a, b in spans), text[spans[-1][1] :].strip()


def told_blocks(told: Told, ref: str | None = None) -> tuple[Block, ...]:
    """An ask with its status phrase and the answer that it carries."""
    ask = told.ask
    blocks = list(requirement_blocks(ask.text, ask.sub_items, ask.stem if told.prints_stem else "", ref))
    if told.covers and ask.status and not told.phrase_inline:
        blocks.append(Paragraph(ask.status, role=Role.STATUS, ref=ref))
    return (*blocks, *told.answer)


def as_document(sections: Iterable[OutlineSection], title: str, language: str, **facts: object) -> Document:
    """The outline as a tree, as it stands (for reading what we print, and for previews)."""
    flat = [
        (section.level or 1, Section(section.title, section.number or None, _blocks(section)))
        for section in sections
        if section.title or section.parts
    ]
    return Document(title, language, nested(flat), **facts)  # type: ignore[arg-type]


def _blocks(section: OutlineSection) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in section.parts:
        if isinstance(part, Told):
            blocks += told_blocks(part, f"requirement:{part.ask.key}")
        else:
            blocks.append(part)
    return tuple(blocks)


def nested(flat: Sequence[tuple[int, Section]]) -> tuple[Section, ...]:
    """Sections with levels, in order, as a tree: a section holds the deeper ones that follow it."""
    made: list[Section] = []
    here = 0
    while here < len(flat):
        level, section = flat[here]
        end = here + 1
        while end < len(flat) and flat[end][0] > level:
            end += 1
        below = nested(flat[here + 1 : end])
        made.append(Section(section.title, section.number, section.blocks, below, section.place, section.ref))
        here = end
    return tuple(made)


def with_role(block: Block, role: Role) -> Block:
    """The same block in another role; notes stay notes."""
    return block if block.role == Role.NOTE else replace(block, role=role)

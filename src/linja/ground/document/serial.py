"""The tree as JSON and back, with a schema version, so that a publication can keep it as it was.

Version 1: every block names its ``type``; what is empty or unknown is left out. Readers of a later
version must go on reading the earlier ones.
"""

from __future__ import annotations

import json
from typing import Any

from linja.ground.document.tree import (
    Block,
    Document,
    ItemList,
    ListItem,
    Mark,
    Paragraph,
    Place,
    Role,
    Section,
    Table,
)

SCHEMA = 1


class UnreadableDocumentError(ValueError):
    """The text is no document tree, or one of a version that this program does not know."""


def to_json(document: Document) -> str:
    """The document as one line of JSON: sorted keys, so equal trees give equal text."""
    return json.dumps(to_data(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Document:
    """The document that :func:`to_json` wrote. Raises :class:`UnreadableDocumentError`."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UnreadableDocumentError("not JSON") from error
    return from_data(data)


def to_data(document: Document) -> dict[str, Any]:
    """The document as plain dictionaries, lists, strings and numbers."""
    return {
        "schema": SCHEMA,
        "title": document.title,
        "language": document.language,
        "sections": [_section(section) for section in document.sections],
        **_known(
            subtitle=document.subtitle or None,
            organisation=document.organisation or None,
            year=document.year,
            kind=document.kind or None,
            meta=[list(pair) for pair in document.meta],
        ),
    }


def from_data(data: Any) -> Document:
    """The document from what :func:`to_data` gave. Raises :class:`UnreadableDocumentError`."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        version = data.get("schema") if isinstance(data, dict) else None
        raise UnreadableDocumentError(f"unknown schema version {version!r}")
    try:
        return Document(
            title=data["title"],
            language=data["language"],
            sections=tuple(_read_section(section) for section in data["sections"]),
            subtitle=data.get("subtitle", ""),
            organisation=data.get("organisation", ""),
            year=data.get("year"),
            kind=data.get("kind", ""),
            meta=tuple((label, value) for label, value in data.get("meta", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableDocumentError(f"damaged tree: {error}") from error


def _known(**fields: Any) -> dict[str, Any]:
    """The fields that say something; an empty text says more than an unknown one."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value is not False and value != []
    }


def _place(place: Place | None) -> list[int | None] | None:
    return None if place is None else [place.line, place.line_end, place.page]


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        **_known(
            number=section.number,
            blocks=[_block(block) for block in section.blocks],
            sections=[_section(child) for child in section.sections],
            place=_place(section.place),
            ref=section.ref,
        ),
    }


def _block(block: Block) -> dict[str, Any]:
    common = _known(
        role=None if block.role is Role.BODY else block.role.value, place=_place(block.place), ref=block.ref
    )
    match block:
        case Paragraph():
            mark = None if block.mark is None else block.mark.value
            return {"type": "paragraph", "text": block.text, **_known(mark=mark), **common}
        case ItemList():
            items = [[item.text, item.level, *([item.mark] if item.mark else [])] for item in block.items]
            return {"type": "list", "items": items, **_known(ordered=block.ordered), **common}
        case Table():
            return {
                "type": "table",
                "header": [list(row) for row in block.header],
                "rows": [list(row) for row in block.rows],
                **_known(caption=block.caption or None, notes=list(block.notes)),
                **common,
            }


def _read_place(data: list[int | None] | None) -> Place | None:
    if data is None:
        return None
    line, line_end, page = data
    if line is None or line_end is None:
        raise ValueError("a place needs its lines")
    return Place(line, line_end, page)


def _read_section(data: dict[str, Any]) -> Section:
    return Section(
        title=data["title"],
        number=data.get("number"),
        blocks=tuple(_read_block(block) for block in data.get("blocks", ())),
        sections=tuple(_read_section(child) for child in data.get("sections", ())),
        place=_read_place(data.get("place")),
        ref=data.get("ref"),
    )


def _read_block(data: dict[str, Any]) -> Block:
    role, place, ref = Role(data.get("role", "body")), _read_place(data.get("place")), data.get("ref")
    match data["type"]:
        case "paragraph":
            mark = Mark(data["mark"]) if "mark" in data else None
            return Paragraph(data["text"], role, place, ref, mark)
        case "list":
            items = tuple(ListItem(*item) for item in data["items"])
            return ItemList(items, data.get("ordered", False), role, place, ref)
        case "table":
            return Table(
                header=tuple(tuple(row) for row in data["header"]),
                rows=tuple(tuple(row) for row in data["rows"]),
                caption=data.get("caption", ""),
                notes=tuple(data.get("notes", ())),
                role=role,
                place=place,
                ref=ref,
            )
    raise ValueError(f"unknown block type {data['type']!r}")

"""A reading in the shape that machines rely on (``linja read FILE --json``)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from linja.ground.reading.findings import FoundRequirement, FoundTable, Reading


def as_json(reading: Reading) -> dict[str, Any]:
    """Plain dictionaries and lists; values of the closed lists as their words."""
    return {
        "document": asdict(reading.document) | {"kind": str(reading.document.kind)},
        "requirements": [_requirement(found) for found in reading.requirements],
        "headings": [asdict(heading) for heading in reading.headings],
        "tables": [_table(table) for table in reading.tables],
        "statements": [asdict(statement) for statement in reading.statements],
        "items": [
            {"kind": item.kind, "line": item.line, "text": item.text, "fields": dict(item.fields)}
            for item in reading.items
        ],
        "warnings": list(reading.warnings),
    }


def _requirement(found: FoundRequirement) -> dict[str, Any]:
    plain = asdict(found)
    for name in ("kind", "status", "obligation", "attainment", "basis", "progress"):
        value = getattr(found, name)
        plain[name] = str(value) if value is not None else None
    plain["deadlines"] = [
        {
            "verbatim": d.verbatim,
            "type": str(d.type),
            "precision": str(d.precision),
            "iso": d.iso,
            "owner": d.owner,
        }
        for d in found.deadlines
    ]
    if found.amendment is not None:
        plain["amendment"]["change"] = str(found.amendment.change)
    for name in ("sub_items", "partners", "doubts"):
        plain[name] = list(getattr(found, name))
    return plain


def _table(table: FoundTable) -> dict[str, Any]:
    return {
        "line": table.line,
        "line_end": table.line_end,
        "caption": table.caption,
        "header": [list(row) for row in table.header],
        "rows": [list(row) for row in table.rows],
        "confidence": table.confidence,
    }

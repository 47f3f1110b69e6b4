"""A cut worked out on line numbers becomes findings: the reader reads the new cut's fields again."""

from __future__ import annotations

from typing import Any

from linja.ground.reading import cut as reader
from linja.line.intake.actions.desk import Desk
from linja.line.intake.calculations import Cut, Span
from linja.line.intake.models import Finding
from linja.line.intake.records import found_from_json, to_json

#: Fields that a person may set, and that then stay as set when a boundary moves.
SETTABLE = (
    "kind",
    "status_verbatim",
    "status",
    "obligation",
    "attainment",
    "basis",
    "progress",
    "deadline",
    "lead",
    "stem",
    "heading",
    "chapter",
    "source",
)


def apply_cut(desk: Desk, cut: Cut, created_like: Finding | None = None) -> list[Finding]:
    """Write the spans and read them again; answers the new findings."""
    new = [_new_row(desk, span, created_like) for span in cut.created]
    for key in cut.removed:
        del desk.rows[key]
    placed = [(desk.rows[span.key], span) for span in cut.changed]
    placed += list(zip(new, cut.created, strict=True))
    for row, span in placed:
        _place(row, span)
    for row, _span in placed:
        _read_again(desk, row)
    return new


def _new_row(desk: Desk, span: Span, like: Finding | None) -> Finding:
    """The row is needed before its content: the log of corrections names it by its id."""
    context = like or _nearest_before(desk, span.line)
    data = dict(context.data) if context is not None else to_json(reader.blank())
    data |= {"n": 0, "status_line": None, "answer": None, "amendment": None}
    ordinal = max((row.ordinal for row in desk.rows.values()), default=0) + 1
    return desk.add({"ordinal": ordinal, "line": span.line, "line_end": span.line_end, "data": data})


def _nearest_before(desk: Desk, line: int) -> Finding | None:
    before = [row for row in desk.rows.values() if row.line < line]
    return max(before, key=lambda row: row.line, default=None)


def _place(row: Finding, span: Span) -> None:
    row.line, row.line_end = span.line, span.line_end
    row.answer_line, row.answer_line_end = span.answer_line, span.answer_line_end
    row.data = row.data | {"shared_answer_group": span.group, "status_line": span.status_line}


def _read_again(desk: Desk, row: Finding) -> None:
    document = desk.document
    found = reader.recut(
        document.lines,
        document.pages,
        reader.facts_of(document.kind, document.year, document.printed_organisation, document.language),
        reader.context_of(found_from_json(row.data)),
        row.line,
        row.line_end,
        row.answer_line,
        row.answer_line_end,
        status_until=_status_until(desk, row),
    )
    fresh: dict[str, Any] = to_json(found)
    kept = {name: row.data[name] for name in row.edited if name in SETTABLE}
    row.data = fresh | kept | {"n": row.ordinal}
    row.confidence, row.doubts = found.confidence, list(found.doubts)


def _status_until(desk: Desk, row: Finding) -> int:
    """A printed status stands before the next requirement begins."""
    following = [
        other.line for other in desk.rows.values() if other.line > row.line and other.state != "dropped"
    ]
    return min(following, default=len(desk.document.lines) + 1) - 1

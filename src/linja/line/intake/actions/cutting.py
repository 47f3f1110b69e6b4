"""A cut worked out on line numbers becomes findings: the reader reads the new cut's fields again."""

from __future__ import annotations

from typing import Any

from linja.ground.reading import cut as reader
from linja.line.intake.actions.desk import Desk
from linja.line.intake.calculations import Cut, Span
from linja.line.intake.lifecycle import DROPPED
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


def apply_cut(
    desk: Desk, cut: Cut, by_person: frozenset[int] = frozenset(), created_like: Finding | None = None
) -> list[Finding]:
    """Write the spans and read them again; answers the new findings. ``by_person``: those worked on."""
    new = [_new_row(desk, span, created_like) for span in cut.created]
    for key in cut.removed:
        del desk.rows[key]
    placed = [(desk.rows[span.key], span) for span in cut.changed]
    placed += list(zip(new, cut.created, strict=True))
    for row, span in placed:
        _place(row, span)
    for row, span in placed:
        _read_again(desk, row, by_person=row.pk in by_person or span in cut.created)
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


def _read_again(desk: Desk, row: Finding, *, by_person: bool) -> None:
    document = desk.document
    sharing = _sharing(desk, row)
    found = reader.recut(
        document.lines,
        document.pages,
        reader.facts_of(document.kind, document.year, document.printed_organisation, document.language),
        reader.context_of(
            found_from_json(row.data), [one.data["text"] for one in sharing], sharing.index(row)
        ),
        row.line,
        row.line_end,
        row.answer_line,
        row.answer_line_end,
        status_until=_status_until(desk, sharing),
    )
    fresh: dict[str, Any] = to_json(found)
    kept = {name: row.data[name] for name in row.edited if name in SETTABLE}
    row.data = fresh | kept | {"n": row.ordinal}
    # A neighbour that gave way has not been looked at: it stays as uncertain as it was.
    if by_person:
        row.confidence, row.doubts = found.confidence, list(found.doubts)
    row.data |= {"confidence": row.confidence, "doubts": row.doubts}


def _sharing(desk: Desk, row: Finding) -> list[Finding]:
    """The live findings that share the answer, in order; the row alone when none does."""
    group = row.data.get("shared_answer_group")
    if group is None:
        return [row]
    live = (one for one in desk.rows.values() if one.state != DROPPED or one.pk == row.pk)
    return sorted(
        (one for one in live if one.data.get("shared_answer_group") == group), key=lambda one: one.line
    )


def _status_until(desk: Desk, sharing: list[Finding]) -> int:
    """A printed status stands before the next requirement that does not share it."""
    last = sharing[-1].line
    following = [one.line for one in desk.rows.values() if one.line > last and one.state != DROPPED]
    return min(following, default=len(desk.document.lines) + 1) - 1

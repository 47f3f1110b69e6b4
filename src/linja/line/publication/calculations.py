"""What changed between two editions, and open data as CSV. Pure."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linja.ground.document import walk
from linja.ground.document.tree import Document

#: Columns of the open data, in the order of the file.
COLUMNS = (
    "number",
    "requirement_id",
    "chapter",
    "heading",
    "kind",
    "source",
    "source_date",
    "text",
    "obligation",
    "attainment",
    "basis",
    "progress",
    "status_phrase",
    "due_on",
    "exemption",
    "answer",
)


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One place where two editions differ: ``added``, ``removed`` or ``changed``."""

    kind: str
    heading: str
    before: str
    after: str


def difference(old: Document, new: Document) -> tuple[EditionChange, ...]:
    """Every block that differs, in the order of the new edition."""
    before, after = _lines(old), _lines(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changes: list[EditionChange] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            changes += _changes(before[a:b], after[c:d])
    return tuple(changes)


def _lines(document: Document) -> list[tuple[str, str]]:
    """(heading, words) of each block; a heading without blocks stands alone."""
    lines = [(document.title, document.subtitle)]
    for _level, section in walk.sections(document):
        heading = walk.heading(section)
        lines.append((heading, ""))
        lines += [(heading, " | ".join(walk.texts(block))) for block in section.blocks]
    return lines


def _changes(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> list[EditionChange]:
    changes = []
    for n in range(max(len(before), len(after))):
        old = before[n] if n < len(before) else None
        new = after[n] if n < len(after) else None
        kind = "added" if old is None else "removed" if new is None else "changed"
        heading = (new or old or ("", ""))[0]
        changes.append(EditionChange(kind, heading, _words(old), _words(new)))
    return changes


def _words(line: tuple[str, str] | None) -> str:
    return "" if line is None else line[1] or line[0]


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Open data as CSV (semicolon, as Norwegian offices' spreadsheets expect), header first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=";", lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(row.get(name)) for name in COLUMNS})
    return out.getvalue()


def _cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def refs_in(data: Any) -> Iterable[str]:
    """Every ``ref`` in a stored tree."""
    if isinstance(data, Mapping):
        if isinstance(data.get("ref"), str):
            yield data["ref"]
        data = data.values()
    elif not isinstance(data, list):
        return
    for one in data:
        yield from refs_in(one)

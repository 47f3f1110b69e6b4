"""Choosing and counting on the ministry's page. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from linja.ground.kernel.vocabulary import RoleKind
from linja.pillars.steering.records.regions import RegionCount, RegionFilter, RegionRow

FLAGS: Final = ("open", "past", "unanswered", "differs", "waiting", "resolution")
#: Fields of the filter, in the order in which they are shown.
FIELDS: Final = (
    "attainments", "progress", "obligations", "flags", "documents", "goal_areas", "kinds", "leads", "causes",
)  # fmt: skip


def values(row: RegionRow, field: str) -> frozenset[str]:
    """What a row has of one field: one value of the requirement's own, several of its answers'."""
    return frozenset(str(one) for one in _READ[field](row) if one)


_READ: Final[Mapping[str, Callable[[RegionRow], Iterable[object]]]] = {
    "documents": lambda row: [row.record.document.id],
    "goal_areas": lambda row: [row.record.chapter_title],
    "kinds": lambda row: [row.record.kind],
    "obligations": lambda row: [row.record.current.obligation],
    "leads": lambda row: [one.name for one in row.record.current.roles if one.role == RoleKind.LEAD],
    "flags": lambda row: [flag for flag in FLAGS if getattr(row, flag)],
    "attainments": lambda row: [one.status.attainment for one in row.cells],
    "progress": lambda row: [one.status.progress for one in row.cells],
    "causes": lambda row: [one.answer.cause for one in row.cells if one.answer],
}


def fits(row: RegionRow, chosen: RegionFilter) -> bool:
    """Whether a row is shown."""
    words = f"{row.record.current.stem} {row.record.current.text} {row.record.title}".casefold()
    if not all(word in words for word in chosen.text.casefold().split()):
        return False
    if not set(chosen.flags) <= values(row, "flags"):
        return False
    return all(
        not getattr(chosen, field) or values(row, field) & set(getattr(chosen, field))
        for field in FIELDS
        if field != "flags"
    )


def counted(rows: Sequence[RegionRow], chosen: RegionFilter) -> dict[str, tuple[RegionCount, ...]]:
    """Per field how many rows each value would show; a field's own choice does not narrow its counts."""
    return {field: _counts(rows, chosen, field) for field in FIELDS}


def _counts(rows: Sequence[RegionRow], chosen: RegionFilter, field: str) -> tuple[RegionCount, ...]:
    taken = getattr(chosen, field)
    # Flags narrow each other: what is chosen there must hold together.
    others: dict[str, Any] = {} if field == "flags" else {field: ()}
    narrowed = [row for row in rows if fits(row, replace(chosen, **others))]
    held = Counter(value for row in narrowed for value in values(row, field))
    return tuple(
        RegionCount(value, held[value], value in taken)
        for value in sorted({*held, *taken}, key=lambda value: (-held[value], value))
    )

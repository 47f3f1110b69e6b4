"""Counts per filter, added up from one grouping by all filters. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from linja.line.requirements.calculations.deadlines import STATES
from linja.line.requirements.records import Count, Facets, RegisterFilter

#: Field of a cell -> field of the filter that chooses among its values.
FIELDS: Final[dict[str, str]] = {
    "kind": "kinds",
    "obligation": "obligations",
    "document_id": "document_ids",
    "year": "years",
    "chapter_title": "goal_areas",
    "deadline": "deadlines",
    "lead": "leads",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How many requirements share all of these values."""

    kind: str
    obligation: str
    document_id: int
    year: int
    chapter_title: str
    deadline: str
    lead: str
    count: int


def total(cells: Iterable[Cell], chosen: RegisterFilter) -> int:
    """How many requirements the filter shows."""
    wanted = _wanted(chosen)
    return sum(cell.count for cell in cells if not _misses(cell, wanted))


def facets(cells: Sequence[Cell], chosen: RegisterFilter, titles: Mapping[int, str]) -> Facets:
    """The counts of every filter. Each ignores its own choice: what one would see on changing it."""
    counted = _counted(cells, _wanted(chosen))
    return Facets(
        kinds=_counts(counted["kind"], chosen.kinds),
        obligations=_counts(counted["obligation"], chosen.obligations),
        documents=_counts(counted["document_id"], chosen.document_ids, titles),
        years=tuple(reversed(_counts(counted["year"], chosen.years, by_size=False))),
        goal_areas=_counts(counted["chapter_title"], chosen.goal_areas),
        deadlines=_counts(counted["deadline"], chosen.deadlines, order=STATES),
        leads=_counts(counted["lead"], chosen.leads),
    )


def _wanted(chosen: RegisterFilter) -> dict[str, frozenset[object]]:
    every = {field: frozenset(getattr(chosen, name)) for field, name in FIELDS.items()}
    return {field: values for field, values in every.items() if values}


def _misses(cell: Cell, wanted: Mapping[str, frozenset[object]]) -> list[str]:
    """The filters that keep the cell out."""
    return [field for field, values in wanted.items() if getattr(cell, field) not in values]


def _counted(cells: Iterable[Cell], wanted: Mapping[str, frozenset[object]]) -> dict[str, Counter[object]]:
    counted: dict[str, Counter[object]] = {field: Counter() for field in FIELDS}
    for cell in cells:
        missed = _misses(cell, wanted)
        # Kept out by one filter alone: counts there, since that filter's choice is ignored there.
        fields = FIELDS if not missed else missed if len(missed) == 1 else ()
        for field in fields:
            counted[field][getattr(cell, field)] += cell.count
    return counted


def _counts(
    counted: Counter[object],
    chosen: Sequence[object],
    labels: Mapping[int, str] | None = None,
    *,
    by_size: bool = True,
    order: Sequence[str] = (),
) -> tuple[Count, ...]:
    """Chosen values are shown even where nothing is left of them, so that they can be taken away."""
    values = {value for value in counted if value != ""} | set(chosen)

    def rank(value: object) -> tuple[object, ...]:
        if order:
            return (order.index(str(value)) if str(value) in order else len(order),)
        if isinstance(value, int):
            return (-counted[value] if by_size else 0, value)
        return (-counted[value], str(value))

    return tuple(
        Count(
            value=str(value),
            count=counted[value],
            label=(labels or {}).get(value, "") if isinstance(value, int) else "",
            chosen=value in chosen,
        )
        for value in sorted(values, key=rank)
    )

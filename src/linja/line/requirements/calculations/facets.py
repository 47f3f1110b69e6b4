"""Counts per filter, added up from one look at every requirement. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

from linja.line.requirements.calculations.deadlines import STATES
from linja.line.requirements.records import Count, Facets, RegisterFilter

#: Field of a row -> field of the filter that chooses among its values.
FIELDS: Final[dict[str, str]] = {
    "kind": "kinds",
    "obligation": "obligations",
    "document_id": "document_ids",
    "year": "years",
    "chapter_title": "goal_areas",
    "deadline": "deadlines",
    "lead": "leads",
}


#: Field -> value -> how many requirements.
Counted = Mapping[str, Counter[object]]
#: One value per requirement and field, fields in the order of ``FIELDS``.
Rows = Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows turned into columns, with who passes the chosen filters. Column-wise since a row-wise
    loop over twenty thousand requirements is what a reader would wait for."""

    values: Mapping[str, Sequence[object]]
    passes: Mapping[str, Sequence[bool]]

    def passing(self, ignoring: str = "") -> Sequence[bool] | None:
        """Per row whether it passes every chosen filter but one; None when nothing is left to pass."""
        tests = [marks for field, marks in self.passes.items() if field != ignoring]
        if len(tests) < 2:
            return tests[0] if tests else None
        return [all(marks) for marks in zip(*tests, strict=True)]


def columns(rows: Rows, chosen: RegisterFilter) -> Columns:
    """The rows of the register as columns, marked by the filter."""
    values = dict(zip(FIELDS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(FIELDS, ())
    wanted = {field: frozenset(getattr(chosen, name)) for field, name in FIELDS.items()}
    passes = {field: [one in held for one in values[field]] for field, held in wanted.items() if held}
    return Columns(values, passes)


def total(held: Columns) -> int:
    """How many requirements the filter shows."""
    passing = held.passing()
    return len(held.values["kind"]) if passing is None else sum(passing)


def facets(counted: Counted, chosen: RegisterFilter, titles: Mapping[int, str]) -> Facets:
    """The counts of every filter as a reader sees them."""
    return Facets(
        kinds=_counts(counted["kind"], chosen.kinds),
        obligations=_counts(counted["obligation"], chosen.obligations),
        documents=_counts(counted["document_id"], chosen.document_ids, titles),
        years=tuple(reversed(_counts(counted["year"], chosen.years, by_size=False))),
        goal_areas=_counts(counted["chapter_title"], chosen.goal_areas),
        deadlines=_counts(counted["deadline"], chosen.deadlines, order=STATES),
        leads=_counts(counted["lead"], chosen.leads),
    )


def counted(held: Columns) -> Counted:
    """How many of each value. Each field ignores its own choice: what one would see on changing it."""
    every = held.passing()
    found: dict[str, Counter[object]] = {}
    for field, values in held.values.items():
        passing = held.passing(ignoring=field) if field in held.passes else every
        found[field] = Counter(values if passing is None else compress(values, passing))
    return found


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

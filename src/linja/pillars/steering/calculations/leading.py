"""Counting for the leader's page: every number is the number of rows that fit its own choice. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from linja.ground.kernel.vocabulary import Attainment, Cause, Obligation, Progress
from linja.pillars.steering.records.leading import (
    LAPSED,
    UNANSWERED,
    UNNAMED,
    UNSAID,
    LeadingCount,
    LeadingRow,
)

#: Which values of each field are chosen; several are alternatives, a field without any is free.
Chosen = Mapping[str, tuple[str, ...]]
#: The questions of the page, each with its values in the order in which they are shown.
QUESTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "obligation": tuple(one.value for one in Obligation),
    "attainment": (*(one.value for one in Attainment), UNSAID, UNANSWERED, LAPSED),
    "progress": (*(one.value for one in Progress), UNSAID, UNANSWERED, LAPSED),
    "cause": (*(one.value for one in Cause), UNNAMED),
    "lateness": (
        "passed", "soon", "on_time", "extended", "delivered_late", "delivered_on_time", "settled",
        "no_deadline", LAPSED,
    ),
}  # fmt: skip
FIELDS: Final = ("kind", *QUESTIONS, "goal_area", "unit")
#: The columns of the tables by unit and by goal area.
COLUMNS: Final[tuple[tuple[str, str], ...]] = (
    ("attainment", "reached"),
    ("attainment", "partly"),
    ("attainment", "not_reached"),
    ("attainment", "unknown"),
    ("attainment", UNSAID),
    ("attainment", UNANSWERED),
    ("attainment", LAPSED),
    ("progress", "delayed"),
    ("lateness", "passed"),
)


def value(row: LeadingRow, field: str) -> str:
    """What a row has of a field; empty: nothing to count there."""
    return str(row.organisation_id) if field == "unit" else str(getattr(row, field))


def fits(row: LeadingRow, chosen: Chosen) -> bool:
    """Whether a row is shown."""
    return all(value(row, field) in wanted for field, wanted in chosen.items() if wanted)


def shown(rows: Iterable[LeadingRow], chosen: Chosen) -> tuple[LeadingRow, ...]:
    """The rows that fit."""
    return tuple(row for row in rows if fits(row, chosen))


def counted(
    now: Sequence[LeadingRow], before: Sequence[LeadingRow], field: str, values: Iterable[str]
) -> tuple[LeadingCount, ...]:
    """How many have each value in either year; values that neither year has are left out."""
    here, there = (Counter(value(row, field) for row in rows) for rows in (now, before))
    return tuple(LeadingCount(one, here[one], there[one]) for one in values if here[one] or there[one])


def goal_areas(*years: Iterable[LeadingRow]) -> tuple[str, ...]:
    """The goal areas as the documents have them, the unnamed last."""
    found = dict.fromkeys(row.goal_area for rows in years for row in rows)
    return tuple(sorted(found, key=lambda one: one == UNNAMED))


def facets(rows: Sequence[LeadingRow], chosen: Chosen) -> dict[str, tuple[tuple[str, int, bool], ...]]:
    """By field (value, how many rows it would show, chosen); a field's own choice does not narrow it."""
    return {field: _facet(rows, chosen, field) for field in FIELDS}


def _facet(rows: Sequence[LeadingRow], chosen: Chosen, field: str) -> tuple[tuple[str, int, bool], ...]:
    taken = chosen.get(field, ())
    held = Counter(value(row, field) for row in shown(rows, {**chosen, field: ()}))
    known = [*QUESTIONS.get(field, ("goal", "task") if field == "kind" else ())]
    order = [*known, *(one for one in (*held, *taken) if one not in known)]
    return tuple(
        (one, held[one], one in taken) for one in dict.fromkeys(order) if one and (held[one] or one in taken)
    )

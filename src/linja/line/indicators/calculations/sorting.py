"""Which rows of a file can be held and which cannot, and what holding one would do. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from linja.ground.definitions import Definitions
from linja.ground.kernel.refusals import Refusal
from linja.line.indicators.calculations import checking
from linja.line.indicators.records import Fate, LeftOut, Row, ValueDraft

#: What tells one held value from another: organisation, indicator, period, breakdown.
Spot = tuple[int, str, str, str]
_STORED = Decimal("0.00000001")


@dataclass(frozen=True, slots=True)
class Held:
    """What is held at a spot now."""

    id: int
    draft: ValueDraft
    version: int
    released: bool


def spot_of(draft: ValueDraft) -> Spot:
    """Where the draft would be held."""
    return (draft.organisation_id, draft.indicator, draft.period, draft.breakdown)


def as_stored(draft: ValueDraft) -> ValueDraft:
    """The draft with its numbers as they are stored, so that what comes back is what was given."""
    numbers = (draft.number, draft.numerator, draft.denominator)
    if all(one is None or _exponent(one) >= -8 for one in numbers):
        return draft
    number, top, bottom = (None if one is None else one.quantize(_STORED).normalize() for one in numbers)
    return replace(draft, number=number, numerator=top, denominator=bottom)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def sorted_out(
    rows: Sequence[Row], may_give: Callable[[int], Refusal | None], definitions: Definitions
) -> tuple[list[tuple[Row, ValueDraft]], tuple[LeftOut, ...]]:
    """The rows that can be held, with their drafts, and those that cannot, with why.

    ``may_give`` is asked with an organisation's id. A place that stands twice stands once too often.
    """
    good: list[tuple[Row, ValueDraft]] = []
    wrong: list[LeftOut] = []
    seen: dict[Spot, Row] = {}
    for row in rows:
        if isinstance(row.value, Refusal):
            wrong.append(LeftOut(row.number, row.value, row.column))
            continue
        draft = as_stored(row.value)
        first = seen.setdefault(spot_of(draft), row)
        refusal = may_give(draft.organisation_id) or checking.wrong(draft, definitions)
        if refusal is None and first is not row:
            refusal = Refusal("indicators.row_twice", {"row": first.number})
        if refusal is None:
            good.append((row, draft))
        else:
            wrong.append(LeftOut(row.number, refusal, row.column))
    return good, tuple(wrong)


def fate(held: Held | None, draft: ValueDraft, version: int) -> Fate:
    """What holding the draft would do; another day of extraction alone makes no other value."""
    if held is None:
        return Fate.NEW
    same = held.version == version and all(
        getattr(held.draft, name) == getattr(draft, name)
        for name in ("state", "number", "numerator", "denominator")
    )
    return Fate.UNCHANGED if same else Fate.REPLACING

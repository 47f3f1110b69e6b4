"""A change as it is kept with a draft letter: plain values in, the same change out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from linja.ground.kernel.vocabulary import ChangeType, DatePrecision, DeadlineType, Obligation
from linja.line.requirements.records import Change, DeadlineDraft


def packed(change: Change, *, on_letters_day: bool) -> dict[str, Any]:
    """Values that a database keeps as they are; no day where the letter's decides."""
    return {
        "change": change.change.value,
        "verbatim": change.verbatim,
        "in_force_from": None if on_letters_day else change.in_force_from.isoformat(),
        "new_text": change.new_text,
        "new_deadlines": None
        if change.new_deadlines is None
        else [_dated(one) for one in change.new_deadlines],
        "new_sub_items": None if change.new_sub_items is None else list(change.new_sub_items),
        "obligation": change.obligation.value if change.obligation else None,
    }


def unpacked(requirement_id: int, held: Mapping[str, Any], day: date) -> tuple[Change, bool]:
    """The change, on ``day`` where the letter's day decides; and whether it does."""
    own, deadlines, items = held["in_force_from"], held["new_deadlines"], held["new_sub_items"]
    change = Change(
        requirement_id=requirement_id,
        change=ChangeType(held["change"]),
        verbatim=held["verbatim"],
        in_force_from=date.fromisoformat(own) if own else day,
        new_text=held["new_text"],
        new_deadlines=None if deadlines is None else tuple(_deadline(one) for one in deadlines),
        new_sub_items=None if items is None else tuple(items),
        obligation=Obligation(held["obligation"]) if held["obligation"] else None,
    )
    return change, own is None


def _dated(one: DeadlineDraft) -> dict[str, Any]:
    return {
        "type": one.type.value,
        "precision": one.precision.value,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "verbatim": one.verbatim,
        "owner": one.owner,
    }


def _deadline(held: Mapping[str, Any]) -> DeadlineDraft:
    due = held["due_on"]
    return DeadlineDraft(
        DeadlineType(held["type"]),
        DatePrecision(held["precision"]),
        date.fromisoformat(due) if due else None,
        held["verbatim"],
        held["owner"],
    )

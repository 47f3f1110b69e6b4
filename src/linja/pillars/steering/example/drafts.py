"""The example country's texts as drafts for the register. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from linja.ground.kernel.vocabulary import (
    ChangeType,
    DatePrecision,
    DeadlineType,
    DocumentKind,
    RequirementKind,
    RoleKind,
)
from linja.line.requirements.calculations.citations import citations_in
from linja.line.requirements.calculations.funding import funding_in
from linja.line.requirements.records import Change, DeadlineDraft, RequirementDraft, RoleDraft
from linja.pillars.steering.calculations.drafts import DocumentKey

#: Partners that stand outside the register of organisations are kept by name alone.
Place = Callable[[str], int]


def key_of(document: Mapping[str, Any]) -> DocumentKey:
    """The document as the register names it."""
    return DocumentKey(DocumentKind(document["kind"]), document["year"], document["issued_on"])


def requirement(one: Mapping[str, Any], issued_on: date, place: Place) -> RequirementDraft:
    """One requirement."""
    words = " ".join([one.get("stem", ""), one["text"], *one.get("sub_items", ())])
    return RequirementDraft(
        kind=RequirementKind(one["kind"]),
        chapter=one["chapter"],
        chapter_title=one.get("area", ""),
        heading=one["heading"],
        title=one.get("title", ""),
        stem=one.get("stem", ""),
        text=_whole(one["text"], one.get("sub_items", ())),
        sub_items=tuple(one.get("sub_items", ())),
        deadlines=tuple(deadline(held) for held in one.get("deadlines", ())),
        roles=tuple(_roles(one, place)),
        citations=citations_in(words),
        funding=funding_in(words),
        in_force_from=issued_on,
    )


def _whole(text: str, sub_items: Any) -> str:
    """The text with its sub-items, as reading gives it."""
    return " ".join([text, *(f"o {item}" for item in sub_items)])


def deadline(held: Mapping[str, Any]) -> DeadlineDraft:
    """One deadline."""
    return DeadlineDraft(
        type=DeadlineType(held.get("type", "final")),
        precision=DatePrecision(held["precision"]),
        due_on=held.get("day"),
        verbatim=held["words"],
    )


def _roles(one: Mapping[str, Any], place: Place) -> list[RoleDraft]:
    roles = [RoleDraft(RoleKind.ADDRESSEE, name, place(name)) for name in one.get("addressees", ())]
    if "lead" in one:
        roles.append(RoleDraft(RoleKind.LEAD, one["lead"], place(one["lead"])))
    roles += [RoleDraft(RoleKind.PARTNER, name) for name in one.get("partners", ())]
    return roles


def change(held: Mapping[str, Any], asked: Mapping[str, Any], requirement_id: int, day: date) -> Change:
    """One change by an amending letter; a new deadline replaces the final one."""
    new = held.get("deadline")
    kept = [deadline(one) for one in asked.get("deadlines", ()) if one.get("type", "final") != "final"]
    return Change(
        requirement_id=requirement_id,
        change=ChangeType(held["change"]),
        verbatim=held["words"],
        in_force_from=day,
        new_text=held.get("text"),
        new_deadlines=(*kept, deadline(new)) if new else None,
    )

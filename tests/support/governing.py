"""Governing documents and requirements for tests, reached through the room's actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from linja.ground.kernel.actor import SYSTEM
from linja.ground.kernel.vocabulary import (
    ChangeType,
    DatePrecision,
    DeadlineType,
    RequirementKind,
    RoleKind,
)
from linja.line.requirements import actions
from linja.line.requirements.records import Change, DeadlineDraft, RequirementDraft, RoleDraft
from tests.support.country import Country

FIRST_DAY = date(2020, 1, 14)


def final(day: date, verbatim: str = "") -> DeadlineDraft:
    """The addressee's own final deadline."""
    return DeadlineDraft(DeadlineType.FINAL, DatePrecision.DAY, day, verbatim or f"innen {day:%d.%m.%Y}")


def lead(name: str) -> RoleDraft:
    """The lead as printed."""
    return RoleDraft(RoleKind.LEAD, name)


def draft(text: str = "Redusere ventetiden.", **rest: Any) -> RequirementDraft:
    """A goal of chapter 2.1 unless told otherwise."""
    facts: dict[str, Any] = {
        "kind": RequirementKind.GOAL,
        "chapter": "2.1",
        "chapter_title": "Redusere unødvendig venting",
        "heading": "Mål",
        "title": "",
        "stem": "",
        "text": text,
        "in_force_from": FIRST_DAY,
    }
    return RequirementDraft(**{**facts, **rest})


def letter(country: Country, title: str = "Oppdragsdokument 2020", **rest: Any) -> int:
    """A document of the ministry's to both regions."""
    facts: dict[str, Any] = {
        "kind": "oppdragsdokument",
        "issuer_id": country.ministry,
        "year": 2020,
        "issued_on": FIRST_DAY,
        "addressee_ids": (country.midt, country.sorost),
    }
    return actions.register_document(SYSTEM, title=title, **{**facts, **rest})


def amending_letter(country: Country, amends: int | None = None, day: date = date(2020, 6, 10)) -> int:
    """A letter that changes requirements of another."""
    return letter(
        country, f"Brev {day:%d.%m.%Y}", kind="brev", issued_on=day, amends_id=amends, addressee_ids=()
    )


def requirement(country: Country, text: str = "Redusere ventetiden.", **rest: Any) -> int:
    """One requirement in the mission letter of 2020."""
    return actions.add_requirements(SYSTEM, letter(country), [draft(text, **rest)])[0]


def change(requirement_id: int, kind: ChangeType, day: date = date(2020, 6, 10), **rest: Any) -> Change:
    """A change with words of its own."""
    return Change(requirement_id, kind, rest.pop("verbatim", f"endres: {kind}"), day, **rest)


def at(day: date, hour: int = 12) -> datetime:
    """A moment of a day, in UTC."""
    from datetime import UTC

    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

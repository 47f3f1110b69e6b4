"""For the page of a requirement: cases that treated it, what is followed up about it, what it came of."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from linja.faces.workbench import seen
from linja.line.meetings import phrases, queries
from linja.line.meetings.records import CaseFilter


def about(request: HttpRequest, key: str) -> dict[str, Any]:
    """What the reader may see of cases and items that concern it."""
    actor = request.actor  # type: ignore[attr-defined]
    cases = queries.register(actor, CaseFilter(about=key))
    items = queries.items_about(actor, [key]).get(key, ())
    if cases or items:
        seen.thing(request, "meetings.list", key, key)
    return {
        "about_cases": cases,
        "about_items": [(one, _relation(one.subjects, key)) for one in items],
        "about_sources": phrases.SOURCES,
    }


def _relation(subjects: Any, key: str) -> str:
    """Whether the requirement came of the item, or the item is about it."""
    return next((one.relation for one in subjects if one.key == key and one.relation == "became"), "about")

"""For the page of a requirement: the projects and the money that concern it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from linja.faces.workbench import seen
from linja.faces.workbench.amounts import shown
from linja.line.allocations import queries as allocations
from linja.line.projects import queries as projects


def work_and_money(request: HttpRequest, key: str) -> dict[str, Any]:
    """What the reader may see of projects and allocations that concern it."""
    actor = request.actor  # type: ignore[attr-defined]
    work = projects.projects(actor, about=key)
    money = allocations.about(actor, key)
    if work:
        seen.thing(request, "projects.list", key, key)
    if money:
        seen.thing(request, "allocations.list", key, key)
    return {"about_projects": work, "about_money": [(one, shown(one.amount)) for one in money]}

"""For the page of a requirement: the targets that were read in it, and what has become of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from linja.faces.workbench import seen
from linja.faces.workbench.targets.words import shown
from linja.line.indicators import lifecycle
from linja.line.requirements.records import DocumentRecord
from linja.pillars.steering import queries as steering


def on_requirement(request: HttpRequest, requirement_id: int, document: DocumentRecord) -> dict[str, Any]:
    """The section; what is not confirmed is noted as read."""
    found = steering.targets_of(requirement_id, request.actor)  # type: ignore[attr-defined]
    if any(one.state != lifecycle.CONFIRMED for one in found):
        seen.thing(request, "indicators.list", f"requirement:{requirement_id}", "")
    sets = bool(steering.units_to_set(document, request.actor))  # type: ignore[attr-defined]
    return {"targets": [shown(one) for one in found], "may_set_target": sets}

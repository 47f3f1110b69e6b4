"""That values which are not released were read is noted: once for each indicator and organisation."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from linja.faces.workbench import seen
from linja.line.indicators.records import ValueRecord


def values(request: HttpRequest, shown: Iterable[ValueRecord]) -> None:
    """Values of one or more organisations on a page or in a file."""
    hidden = {
        (one.indicator, one.organisation_id): one.organisation_name
        for one in shown
        if one.id and one.released_at is None
    }
    for (indicator, organisation), name in hidden.items():
        seen.thing(request, "indicators.value", f"{indicator}:{organisation}", f"{indicator}, {name}")

"""The page's filters in its address, and the counts as links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import states
from linja.faces.workbench.requirements.address import FIRST, Group, Link, toggled
from linja.line.reporting import phrases as reporting
from linja.line.requirements import phrases, queries
from linja.pillars.steering.records import RegionBoard, RegionFilter

Words = Mapping[str, str | Promise]

#: Parameter of the address -> field of the filter.
NAMES: Final = {
    "nadd": "attainments",
    "framdrift": "progress",
    "kraft": "obligations",
    "merke": "flags",
    "dokument": "documents",
    "omrade": "goal_areas",
    "slag": "kinds",
    "leder": "leads",
    "arsak": "causes",
}
FLAGS: Final[Words] = {
    "open": _("Open, not done everywhere"),
    "past": _("Open past the deadline"),
    "unanswered": _("Without an answer"),
    "differs": _("Differs between the regions"),
    "waiting": _("Feedback waits for a reply"),
    "resolution": _("Follows a request resolution"),
}
LABELS: Final[Words] = {
    "attainments": _("Attainment"),
    "progress": _("Progress"),
    "obligations": _("Does it bind?"),
    "flags": _("To look at"),
    "documents": _("Document"),
    "goal_areas": _("Goal area"),
    "kinds": _("Kind"),
    "leads": _("Lead"),
    "causes": _("Cause"),
}
#: Shown above the table; the rest stand at the left.
ABOVE: Final = ("attainments", "progress", "obligations", "flags")


def chosen(request: HttpRequest) -> RegionFilter:
    """The filter that the address asks for."""
    fields: dict[str, Any] = {
        field: tuple(dict.fromkeys(filter(None, request.GET.getlist(name)))) for name, field in NAMES.items()
    }
    return RegionFilter(text=request.GET.get("q", "")[:200].replace("\x00", ""), **fields)


def year_of(request: HttpRequest) -> tuple[int, tuple[int, ...]]:
    """The year that is asked for, else the newest with requirements; and all years."""
    years = queries.years_asked()
    asked = request.GET.get("ar", "")
    if asked.isascii() and asked.isdecimal() and len(asked) == 4 and int(asked) in years:
        return int(asked), years
    return (years[0] if years else timezone.localdate().year), years


def groups(request: HttpRequest, board: RegionBoard) -> tuple[Group, ...]:
    """Every filter with its values, each count a link."""
    words: dict[str, Words] = {
        "attainments": {code: one.word for code, one in states.STATES["attainment"].items()},
        "progress": {code: one.word for code, one in states.STATES["progress"].items()},
        "obligations": phrases.OBLIGATIONS,
        "flags": FLAGS,
        "documents": board.titles,
        "kinds": phrases.KINDS,
        "causes": reporting.CAUSES,
    }
    made = (_group(request, name, field, board, words.get(field, {})) for name, field in NAMES.items())
    return tuple(group for group in made if group.links)


def _group(request: HttpRequest, name: str, field: str, board: RegionBoard, words: Words) -> Group:
    links = tuple(
        Link(words.get(one.value, one.value), one.count, toggled(request, name, one.value), one.chosen)
        for one in board.counts.get(field, ())
        if one.count or one.chosen
    )
    taken = sum(link.chosen for link in links)
    return Group(field, LABELS[field], links[:FIRST], links[FIRST:], taken)

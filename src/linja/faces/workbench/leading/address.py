"""What the address chooses on the leader's page and its list, and the words of every value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.faces.ui import states
from linja.faces.workbench.requirements.address import Group, Link, toggled
from linja.line.reporting import phrases as reporting
from linja.line.requirements import phrases
from linja.pillars.steering import queries as steering
from linja.pillars.steering.calculations import leading
from linja.pillars.steering.records import LeadingPage, LeadingRow

Words = Mapping[str, str | Promise]

#: Field -> parameter of the address.
NAMES: Final = {
    "kind": "slag",
    "obligation": "kraft",
    "attainment": "nadd",
    "progress": "framdrift",
    "cause": "arsak",
    "lateness": "frist",
    "goal_area": "omrade",
    "unit": "hos",
}
LABELS: Final[Words] = {
    "kind": _("Kind"),
    "obligation": _("Does it bind?"),
    "attainment": _("Attainment"),
    "progress": _("Progress"),
    "cause": _("Cause"),
    "lateness": _("Deadline"),
    "goal_area": _("Goal area"),
    "unit": _("Unit"),
}
KINDS: Final[Words] = {"goal": _("Goals"), "task": _("Tasks and demands")}
COUNTRY: Final = "land"
#: With the units right below.
WITH: Final = "med"

_SAID: Final[Words] = {
    "unsaid": _("Answered, without saying this"),
    "unanswered": _("Without an answer"),
    "lapsed": _("Lapsed or exempt"),
}
WORDS: Final[Mapping[str, Words]] = {
    "kind": KINDS,
    "obligation": phrases.OBLIGATIONS,
    "attainment": {**{key: one.word for key, one in states.STATES["attainment"].items()}, **_SAID},
    "progress": {**{key: one.word for key, one in states.STATES["progress"].items()}, **_SAID},
    "cause": {**reporting.CAUSES, "-": _("Behind, and no cause is given")},
    "lateness": {
        **{key: one.word for key, one in states.STATES["timeliness"].items()},
        "settled": _("Done"),
        "lapsed": _("Lapsed or exempt"),
    },
    "goal_area": {"-": _("No goal area")},
}


#: The heads of wide tables.
SHORT: Final[Words] = {
    "unsaid": _("Not stated"),
    "unanswered": _("Unanswered"),
    "lapsed": _("Lapsed or exempt"),
}


def word(field: str, value: str, units: Mapping[str, str] | None = None) -> str:
    """A value as people read it."""
    if field == "unit":
        return (units or {}).get(value, value)
    return str(WORDS.get(field, {}).get(value, value))


def page_of(request: HttpRequest) -> LeadingPage | None:
    """The unit and the year that are asked for; None when the reader follows no unit. 404 for another's."""
    actor = request.actor  # type: ignore[attr-defined]
    if not steering.may_lead(actor):
        return None
    asked = request.GET.get("enhet", "") or _first(actor)
    if asked == "":
        return None
    if asked != COUNTRY and not _is_number(asked):
        raise Http404
    found = steering.leading_page(actor, None if asked == COUNTRY else int(asked), _year(request))
    if found is None:
        raise Http404
    return found


def _first(actor: object) -> str:
    choices = steering.leading_units(actor)  # type: ignore[arg-type]
    national = any(held.role in ("ministry", "directorate", "auditor") for held in actor.roles)  # type: ignore[attr-defined]
    return COUNTRY if national else str(choices[0][0]) if choices else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _year(request: HttpRequest) -> int | None:
    said = request.GET.get("ar", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 4 and said > "1900" else None


def chosen(request: HttpRequest) -> dict[str, tuple[str, ...]]:
    """The filters of the list."""
    return {
        field: tuple(dict.fromkeys(one[:300] for one in request.GET.getlist(name) if one))
        for field, name in NAMES.items()
    }


def unit_of(found: LeadingPage) -> str:
    """The unit as the address says it."""
    return COUNTRY if found.organisation_id is None else str(found.organisation_id)


def list_address(found: LeadingPage, year: int, values: Mapping[str, str], *, below: bool = False) -> str:
    """The list that shows exactly the rows with these values."""
    pairs = [("enhet", unit_of(found)), ("ar", str(year))]
    pairs += [(WITH, "1")] if below else []
    pairs += [(NAMES[field], value) for field, value in values.items() if value]
    return f"{reverse('leading_list')}?{urlencode(pairs)}"


def rows_of(request: HttpRequest, found: LeadingPage) -> tuple[LeadingRow, ...]:
    """The rows that the list chooses among: the unit's own, or those of the units below as well."""
    return found.now.every if request.GET.get(WITH) == "1" else found.now.rows


def groups(request: HttpRequest, rows: tuple[LeadingRow, ...]) -> tuple[Group, ...]:
    """Every filter with its values, each count a link."""
    units = {str(row.organisation_id): row.organisation_name for row in rows}
    held = leading.facets(rows, chosen(request))
    made = []
    for field, values in held.items():
        links = tuple(
            Link(word(field, one, units), count, toggled(request, NAMES[field], one), taken)
            for one, count, taken in values
        )
        if len(links) > 1 or any(link.chosen for link in links):
            made.append(Group(field, LABELS[field], links, chosen=sum(link.chosen for link in links)))
    return tuple(made)

"""The list of people with the roles they hold today; its filters stand in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.files import csv_response, xlsx_response
from linja.people.accounts import actions, phrases, queries
from linja.people.organisations import queries as organisations

STATES = ("active", "closed")


@dataclass(frozen=True, slots=True)
class Line:
    """One person as the list shows them."""

    person: queries.PersonRecord
    roles: tuple[str, ...]


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whom the administrator may see."""
    chosen, lines = _asked(request)
    context = {
        "chosen": chosen,
        "page": tables.page_of(request, lines),
        "total": len(lines),
        "columns": tables.columns(
            request,
            (
                ("name", _("Name")),
                ("email", _("E-mail")),
                ("roles", _("Roles today")),
                ("state", _("Sign-in")),
            ),
            sortable=("name", "email"),
            default="name",
        ),
        "roles": [(code, phrases.role_name(code)) for code in phrases.ROLE_NAMES if code != "system"],
        "places": places(request),
        "states": [("active", _("Open")), ("closed", _("Closed"))],
        "filtered": bool(request.GET),
        "query": tables.address(request, side=None).removeprefix(request.path),
    }
    return render(request, "workbench/people/list.html", context)


@login_required
@require_GET
def csv_file(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV."""
    return csv_response("personer", _table(request))


@login_required
@require_GET
def xlsx_file(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return xlsx_response("personer", _("People"), _table(request), first_width=30)


def _table(request: HttpRequest) -> list[list[Any]]:
    _chosen, lines = _asked(request)
    states = {True: _("Open"), False: _("Closed")}
    heads = [_("Name"), _("E-mail"), _("Roles today"), _("Sign-in")]
    return [
        heads,
        *(
            [one.person.name, one.person.email, "; ".join(one.roles), states[one.person.is_active]]
            for one in lines
        ),
    ]


def _asked(request: HttpRequest) -> tuple[queries.PeopleFilter, list[Line]]:
    actor = request.actor  # type: ignore[attr-defined]
    if actions.may(actor, "register"):
        raise PermissionDenied
    chosen = _filter(request)
    rows = queries.register(actor, chosen)
    names = organisations.by_ids(
        held.organisation_id for row in rows for held in row.roles if held.organisation_id
    )
    lines = [Line(row.person, tuple(role_in_words(held, names) for held in row.roles)) for row in rows]
    sort = tables.sort_key(request, ("name", "email"), "name")
    field = sort.removeprefix("-")
    lines.sort(key=lambda one: str(getattr(one.person, field)).casefold(), reverse=sort.startswith("-"))
    return chosen, lines


def _filter(request: HttpRequest) -> queries.PeopleFilter:
    query = request.GET
    place, state = query.get("organisasjon", ""), query.get("tilstand", "")
    return queries.PeopleFilter(
        text=query.get("q", "")[:200],
        role=query.get("rolle", "") if query.get("rolle") in phrases.ROLE_NAMES else "",
        organisation_id=int(place) if place.isascii() and place.isdecimal() and len(place) < 12 else None,
        state=state if state in STATES else "",
    )


def role_in_words(held: queries.AssignmentRecord, names: dict[int, organisations.OrganisationRecord]) -> str:
    """The role and where: ``Leder i RHF, Helse Midt-Norge RHF``."""
    return f"{phrases.role_name(held.role)}, {place_name(held.organisation_id, names)}"


def place_name(organisation_id: int | None, names: dict[int, organisations.OrganisationRecord]) -> str:
    """The organisation's name, or the words for the whole country."""
    if organisation_id is None:
        return _("the whole country")
    return names[organisation_id].name if organisation_id in names else str(organisation_id)


#: Kinds of organisation in which a role can be held.
KINDS = ("ministry", "directorate", "rhf", "hf", "private_non_profit", "clinic", "body")


def places(request: HttpRequest) -> list[tuple[int, str]]:
    """The organisations that the administrator rules, for choosing."""
    ruled = queries.ruled_by(request.actor, "administrator")  # type: ignore[attr-defined]
    every = organisations.all_organisations(*KINDS)
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    found = [one for one in every if ruled is None or one.id in ruled]
    return [(one.id, one.name) for one in sorted(found, key=lambda one: (kinds[one.kind], one.name))]

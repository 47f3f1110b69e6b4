"""The country on a day: as a tree along the line, or as a list of what was searched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.people.organisations import phrases, queries
from linja.people.organisations.kinds import OrganisationKind

_ORDER = {kind.value: number for number, kind in enumerate(OrganisationKind)}
#: Kinds that are folded away under what they belong to.
_FOLDED = ("municipality",)


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree. ``owners``: who share it, when several do."""

    organisation: queries.OrganisationRecord
    kind: str
    owners: tuple[str, ...]
    below: tuple[Node, ...]
    folded: tuple[queries.OrganisationRecord, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list."""

    organisation: queries.OrganisationRecord
    kind: str
    under: tuple[queries.OrganisationRecord, ...]


@login_required
@require_GET
def organisations(request: HttpRequest) -> HttpResponse:
    """The tree; with a search or a kind in the address the list of what fits."""
    on = day_in(request)
    text, kind = request.GET.get("q", "")[:200].strip(), request.GET.get("slag", "")
    standing = queries.country_on(on)
    searched = bool(text or kind in _ORDER)
    lines = _lines(standing, text, kind) if searched else []
    context = {
        "on": on,
        "text": text,
        "kind": kind if kind in _ORDER else "",
        "kinds": [(code, phrases.kind_name(code)) for code in _ORDER],
        "searched": searched,
        "page": tables.page_of(request, lines),
        "total": len(lines),
        "tree": () if searched else _tree(standing),
        "count": len(standing),
        "columns": [
            tables.Column(key, label)
            for key, label in (("name", _("Name")), ("kind", _("Kind")), ("under", _("Stands under")))
        ],
    }
    return render(request, "workbench/organisations/country.html", context)


def day_in(request: HttpRequest) -> date:
    """The address's ``dato``; today when there is none or it is no day."""
    try:
        return date.fromisoformat(request.GET.get("dato", ""))
    except ValueError:
        return timezone.localdate()


def _lines(standing: tuple[queries.Standing, ...], text: str, kind: str) -> list[Line]:
    by_id = {one.organisation.id: one.organisation for one in standing}
    named = {one.id for one in queries.search(text, limit=1000)} if text else set()
    words = text.casefold()
    return [
        Line(one.organisation, phrases.kind_name(one.organisation.kind), _names(one.parents, by_id))
        for one in standing
        if kind in ("", one.organisation.kind) or kind not in _ORDER
        if not text or one.organisation.id in named or words in one.organisation.name.casefold()
    ]


def _names(
    ids: tuple[int, ...], by_id: Mapping[int, queries.OrganisationRecord]
) -> tuple[queries.OrganisationRecord, ...]:
    return tuple(by_id[one] for one in ids)


def _tree(standing: tuple[queries.Standing, ...]) -> tuple[Node, ...]:
    """Each organisation once: what several own stands under those whom all of them stand under."""
    by_id = {one.organisation.id: one for one in standing}
    below: dict[int | None, list[queries.Standing]] = {}
    for one in standing:
        below.setdefault(_place(one, by_id), []).append(one)

    def node(one: queries.Standing, seen: frozenset[int]) -> Node:
        here = one.organisation
        under = [each for each in below.get(here.id, ()) if each.organisation.id not in seen]
        shared = one.parents if len(one.parents) > 1 else ()
        return Node(
            here,
            phrases.kind_name(here.kind),
            tuple(by_id[each].organisation.name for each in shared),
            tuple(node(each, seen | {here.id}) for each in _sorted(under) if not _folds(each)),
            tuple(each.organisation for each in _sorted(under) if _folds(each)),
        )

    return tuple(node(one, frozenset()) for one in _sorted(below.get(None, [])))


def _place(one: queries.Standing, by_id: Mapping[int, queries.Standing]) -> int | None:
    if len(one.parents) < 2:
        return one.parents[0] if one.parents else None
    shared = set.intersection(*(set(by_id[parent].parents) for parent in one.parents))
    return min(shared) if shared else one.parents[0]


def _sorted(held: list[queries.Standing]) -> list[queries.Standing]:
    return sorted(held, key=lambda one: (_ORDER[one.organisation.kind], one.organisation.name.casefold()))


def _folds(one: queries.Standing) -> bool:
    return one.organisation.kind in _FOLDED

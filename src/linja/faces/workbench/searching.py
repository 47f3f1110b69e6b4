"""Søk: one field for everything that rooms have told about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench import seen
from linja.ground.kernel.actor import Actor
from linja.line.meetings import queries as meetings
from linja.line.publication import queries as publication
from linja.line.reporting import queries as reporting
from linja.line.search import queries
from linja.people.organisations import queries as organisations

SIZE = 20

#: Kind of what is found -> its word, and the URL name of its page.
KINDS: Final[dict[str, tuple[str | Promise, str]]] = {
    "requirement": (_("Requirement"), "requirement"),
    "document": (_("Governing document"), "document"),
    "report": (_("Report"), "report"),
    "answer": (_("Answer"), ""),
    "publication": (_("Publication"), "publication"),
    "case": (_("Case"), "case"),
    "followup": (_("Item to follow up"), "followup_item"),
}

#: What is noted as read when its words are shown among the hits, as its own page does.
NOTED: Final = {"case": "meetings.case", "followup": "meetings.followup"}


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Hits with the place where the words stand, by kind."""
    text = request.GET.get("q", "")[:200].replace("\x00", "")
    kind = request.GET.get("slag", "")
    side = request.GET.get("side", "")
    number = int(side) if side.isdecimal() and len(side) < 6 else 1
    found = queries.find(
        text,
        [kind] if kind else None,
        scope_of(request.actor),  # type: ignore[attr-defined]
        limit=SIZE,
        offset=(max(number, 1) - 1) * SIZE,
    )
    context = {
        "text": text,
        "found": found,
        "hits": _shown(request, found.hits),
        "tabs": _tabs(request, found, kind),
        "page": Paginator(range(found.total), SIZE).get_page(number),
    }
    return render(request, "workbench/search/search.html", context)


def scope_of(actor: Actor) -> queries.Scope:
    """What the reader may find: the ministry and national auditors all, others what is theirs and below."""
    readable = reporting.readable_ids(actor)
    there, followed = meetings.readable_ids(actor)
    everything = actor.has("system") or any(
        held.role == "ministry" or held.organisation_id is None for held in actor.roles
    )
    own = frozenset() if everything else actor.organisations()
    return queries.Scope(
        own | organisations.descendants_of_all(own) if own else own,
        everything=everything,
        reports=readable,
        meetings=there,
        items=followed,
    )


def _says_more(hit: queries.Hit) -> bool:
    """Whether the excerpt holds anything that the title doesn't."""
    return "".join(piece.text for piece in hit.pieces) != hit.title


def _word(kind: str) -> str | Promise:
    return KINDS.get(kind, (kind, ""))[0]


def _shown(request: HttpRequest, hits: tuple[queries.Hit, ...]) -> list[tuple[queries.Hit, Any, str, bool]]:
    """Each hit with its word, its address, and whether there is an excerpt to show. Three queries at most."""
    answers = [hit.object_id for hit in hits if hit.kind == "answer"]
    published = [hit.object_id for hit in hits if hit.kind == "publication"]
    places = reporting.places_of_answers(answers) if answers else {}
    if reports := {report for report, _answered in places.values()}:
        seen.reports(request, (one for one in reporting.reports(request.actor) if one.id in reports))  # type: ignore[attr-defined]
    for hit in hits:
        if hit.kind in NOTED:
            seen.thing(request, NOTED[hit.kind], hit.object_id, hit.title)
    slugs = publication.slugs(published) if published else {}
    return [(hit, _word(hit.kind), _address(hit, places, slugs), _says_more(hit)) for hit in hits]


def _address(hit: queries.Hit, places: Mapping[int, tuple[int, int]], slugs: Mapping[int, str]) -> str:
    if hit.kind == "answer":
        report, answered = places.get(hit.object_id, (0, 0))
        return f"{reverse('report', args=[report])}#requirement-{answered}" if report else ""
    if hit.kind == "publication":
        return reverse("publication", args=[slugs[hit.object_id]]) if hit.object_id in slugs else ""
    return reverse(KINDS[hit.kind][1], args=[hit.object_id]) if hit.kind in KINDS else ""


def _tabs(request: HttpRequest, found: queries.Found, kind: str) -> list[dict[str, Any]]:
    tabs = [
        {
            "label": _("Everything"),
            "href": tables.address(request, slag=None, side=None),
            "count": sum(found.counts.values()),
            "current": not kind,
        }
    ]
    for one, count in found.counts.items():
        href = tables.address(request, slag=one, side=None)
        tabs.append({"label": _word(one), "href": href, "count": count, "current": one == kind})
    return tabs

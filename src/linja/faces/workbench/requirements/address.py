"""The register's filters in its address, so that a link shows a colleague the same list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linja.line.requirements import phrases
from linja.line.requirements.records import Count, Facets, RegisterFilter

SORTS = ("document", "due", "year", "title")

#: Parameter of the address -> field of the filter; whole numbers where the field holds ids or years.
WORDS = {
    "slag": "kinds",
    "kraft": "obligations",
    "omrade": "goal_areas",
    "frist": "deadlines",
    "leder": "leads",
}
NUMBERS = {"dokument": "document_ids", "ar": "years", "adressat": "addressee_ids"}


def chosen(request: HttpRequest) -> RegisterFilter:
    """The filter that the address asks for; what is not understood is left out."""
    query = request.GET
    words: dict[str, Any] = {
        field: tuple(dict.fromkeys(filter(None, query.getlist(name)))) for name, field in WORDS.items()
    }
    numbers: dict[str, Any] = {
        field: tuple(dict.fromkeys(int(one) for one in query.getlist(name) if _is_id(one)))
        for name, field in NUMBERS.items()
    }
    sort = query.get("sort", "document")
    return RegisterFilter(
        text=query.get("q", "")[:200].replace("\x00", ""),
        sort=sort if sort.removeprefix("-") in SORTS else "document",
        **words,
        **numbers,
    )


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


@dataclass(frozen=True, slots=True)
class Link:
    """One value of a filter: how many, and the address that takes it in or out."""

    label: str | Promise
    count: int
    href: str
    chosen: bool
    #: Keeps the focus on the link when the list below it is exchanged.
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One filter with its values. ``open``: shown unfolded."""

    name: str
    label: str | Promise
    links: tuple[Link, ...]
    more: tuple[Link, ...] = ()
    chosen: int = 0


#: How many values are shown before "more".
FIRST = 6


def groups(request: HttpRequest, facets: Facets) -> tuple[Group, ...]:
    """The filters at the left, each count a link."""
    made = (
        _group(request, "ar", _("Year"), facets.years),
        _group(request, "kraft", _("Does it bind?"), facets.obligations, phrases.OBLIGATIONS),
        _group(request, "frist", _("Deadline"), facets.deadlines, phrases.DEADLINE_STATES),
        _group(request, "slag", _("Kind"), facets.kinds, phrases.KINDS),
        _group(request, "omrade", _("Goal area"), facets.goal_areas),
        _group(request, "dokument", _("Document"), facets.documents),
        _group(request, "leder", _("Lead"), facets.leads),
    )
    return tuple(group for group in made if group.links)


def _group(
    request: HttpRequest,
    name: str,
    label: str | Promise,
    counts: Iterable[Count],
    words: Mapping[str, Promise] | None = None,
) -> Group:
    links = [
        Link(
            label=(words or {}).get(count.value) or count.label or count.value,
            count=count.count,
            href=toggled(request, name, count.value),
            chosen=count.chosen,
            key=f"{name}-{crc32(count.value.encode()):x}",
        )
        for count in counts
        if count.count or count.chosen
    ]
    links.sort(key=lambda link: not link.chosen)
    taken = sum(link.chosen for link in links)
    return Group(name, label, tuple(links[:FIRST]), tuple(links[FIRST:]), taken)


def toggled(request: HttpRequest, name: str, value: str) -> str:
    """The page's address with one value taken in, or out when it was in; back on the first page."""
    query = request.GET.copy()
    values = query.getlist(name)
    kept = [one for one in values if one != value] if value in values else [*values, value]
    query.setlist(name, kept)
    query.pop("side", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def held(request: HttpRequest, without: Iterable[str]) -> list[tuple[str, str]]:
    """The address's parameters as pairs, for a form that keeps them."""
    left_out = set(without)
    return [(name, one) for name, values in request.GET.lists() if name not in left_out for one in values]


def query_text(request: HttpRequest) -> str:
    """The filters without the page, for the links to the files."""
    query: QueryDict = request.GET.copy()
    query.pop("side", None)
    text = query.urlencode()
    return f"?{text}" if text else ""

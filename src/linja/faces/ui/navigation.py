"""The main navigation: faces register their places, the bar shows those that the reader may use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from linja.ground.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. ``order`` sorts; ``may_see`` asks the actor (None: everybody).

    An ``alone`` entry is current on its own page only, since other places' addresses begin with its own.
    """

    name: str
    label: str | Promise
    order: int
    signed_in: bool = True
    may_see: Callable[[Actor], bool] | None = None
    alone: bool = False
    #: Which part of the bar it stands in: own work, the line, the follow-up, or the house.
    group: str = "line"


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as the reader sees it."""

    href: str
    label: str
    current: bool


_places: dict[str, Place] = {}


def register(
    name: str,
    label: str | Promise,
    order: int,
    *,
    signed_in: bool = True,
    may_see: Callable[[Actor], bool] | None = None,
    alone: bool = False,
    group: str = "line",
) -> None:
    """Add a place to the bar: ``name`` is a URL name without arguments. Call it in an area's url module."""
    _places[name] = Place(name, label, order, signed_in, may_see, alone, group)


def shown(request: HttpRequest) -> tuple[Shown, ...]:
    """The places of this reader, with the longest matching address marked as current."""
    signed_in = bool(getattr(getattr(request, "user", None), "is_authenticated", False))
    found = []
    for place in sorted(_places.values(), key=lambda one: (one.order, one.name)):
        href = _address(place.name)
        if href and place.signed_in == signed_in and _may(place, request):
            found.append((href, place))
    here = max((href for href, place in found if _is_at(request.path, href, place)), key=len, default="")
    return tuple(Shown(href, str(place.label), href == here) for href, place in found)


def _is_at(path: str, href: str, place: Place) -> bool:
    return path == href if place.alone else path.startswith(href)


def _may(place: Place, request: HttpRequest) -> bool:
    return place.may_see is None or place.may_see(request.actor)  # type: ignore[attr-defined]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

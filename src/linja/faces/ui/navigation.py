"""The main navigation: faces register their places, the bar shows those that the reader may use.

Few words stand in the bar itself: the reader's own places, and what is ``pinned`` because it is opened all
day. The others stand in a menu for each part of the house. A part with a single place needs no menu.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from linja.ground.kernel.actor import Actor

#: The parts that have a menu, in the bar's order.
MENUS: Final[dict[str, str | Promise]] = {
    "line": pgettext_lazy("navigation", "The line"),
    "follow": pgettext_lazy("navigation", "Follow-up"),
    "house": pgettext_lazy("navigation", "Administration"),
}
#: In the bar itself: before the menus, and at its end.
OWN, END = "own", "end"
GROUPS: Final = frozenset({OWN, END, *MENUS})


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
    pinned: bool = False
    #: How many things wait there; a number beside the word when there are any.
    count: Callable[[Actor], int] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as the reader sees it."""

    href: str
    label: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Menu:
    """A part of the house with its places; ``here`` names the one that the reader is at."""

    label: str
    places: tuple[Shown, ...]

    @property
    def here(self) -> str:
        return next((place.label for place in self.places if place.current), "")

    @property
    def count(self) -> int:
        return sum(place.count for place in self.places)


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one reader."""

    first: tuple[Shown, ...]
    menus: tuple[Menu, ...]
    last: tuple[Shown, ...]

    def __bool__(self) -> bool:
        return bool(self.first or self.menus or self.last)


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
    pinned: bool = False,
    count: Callable[[Actor], int] | None = None,
) -> None:
    """Add a place to the bar: ``name`` is a URL name without arguments. Call it in an area's url module."""
    if group not in GROUPS:
        raise ValueError(f"{name}: there is no part of the bar called {group!r}, only {sorted(GROUPS)}")
    _places[name] = Place(name, label, order, signed_in, may_see, alone, group, pinned, count)


def bar(request: HttpRequest) -> Bar:
    """The places of this reader, with the longest matching address marked as current."""
    found = _found(request)
    here = max((href for href, place in found if _is_at(request.path, href, place)), key=len, default="")
    shown = {place: _shown(request, href, place, here) for href, place in found}
    first = [one for place, one in shown.items() if place.group == OWN or place.pinned]
    menus = []
    for group, label in MENUS.items():
        inside = tuple(one for place, one in shown.items() if place.group == group and not place.pinned)
        if len(inside) > 1:
            menus.append(Menu(str(label), inside))
        else:
            first += inside
    last = tuple(one for place, one in shown.items() if place.group == END and not place.pinned)
    return Bar(tuple(first), tuple(menus), last)


def _found(request: HttpRequest) -> list[tuple[str, Place]]:
    signed_in = bool(getattr(getattr(request, "user", None), "is_authenticated", False))
    return [
        (href, place)
        for place in _sorted(_places.values())
        if place.signed_in == signed_in and (href := _address(place.name)) and _may(place, request)
    ]


def _sorted(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda one: (one.group != OWN, one.order, one.name))


def _shown(request: HttpRequest, href: str, place: Place, here: str) -> Shown:
    count = place.count(request.actor) if place.count else 0  # type: ignore[attr-defined]
    return Shown(href, str(place.label), href == here, count)


def _is_at(path: str, href: str, place: Place) -> bool:
    return path == href if place.alone else path.startswith(href)


def _may(place: Place, request: HttpRequest) -> bool:
    return place.may_see is None or place.may_see(request.actor)  # type: ignore[attr-defined]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

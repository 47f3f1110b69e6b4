"""What lists need: columns that sort by a link, pages, and addresses that keep the other filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.functional import Promise

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Column:
    """One column head. ``href`` empty: the column does not sort."""

    key: str
    label: str | Promise
    href: str = ""
    direction: str = ""
    numeric: bool = False
    hidden_label: bool = False


def address(request: HttpRequest, **changes: Any) -> str:
    """The page's own address with some of its parameters set, or removed (None or empty)."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        elif isinstance(value, list | tuple):
            query.setlist(name, [str(one) for one in value])
        else:
            query[name] = str(value)
    text = query.urlencode()
    return f"{request.path}?{text}" if text else request.path


def counted(
    request: HttpRequest,
    parameter: str,
    words: Mapping[Any, Any],
    counts: Mapping[Any, int],
    chosen: str,
    *,
    empty: bool = False,
) -> list[dict[str, Any]]:
    """How many there are of each, every one a link that shows just those, and all again when it is chosen.

    ``empty``: also those of which there is none; else only the chosen one stands there without any.
    """
    return [
        {
            "key": code,
            "label": word,
            "n": counts.get(code, 0),
            "href": address(request, **{parameter: None if code == chosen else code, "side": None}),
            "current": code == chosen,
        }
        for code, word in words.items()
        if empty or counts.get(code) or code == chosen
    ]


def columns(
    request: HttpRequest,
    heads: Iterable[tuple[str, str | Promise]],
    *,
    sortable: Iterable[str] = (),
    numeric: Iterable[str] = (),
    default: str = "",
) -> tuple[Column, ...]:
    """Column heads; the address's ``sort`` is a key, or a key with ``-`` before it for the other way."""
    sort = request.GET.get("sort") or default
    return tuple(
        _column(request, key, label, sort, sorts=key in set(sortable), numeric=key in set(numeric))
        for key, label in heads
    )


def _column(
    request: HttpRequest, key: str, label: str | Promise, sort: str, *, sorts: bool, numeric: bool
) -> Column:
    if not sorts:
        return Column(key, label, numeric=numeric)
    direction = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    wanted = f"-{key}" if direction == "ascending" else key
    return Column(key, label, address(request, sort=wanted, side=None), direction, numeric)


def sort_key(request: HttpRequest, allowed: Iterable[str], default: str) -> str:
    """The sort that the address asks for when it is allowed, else the default."""
    wanted = request.GET.get("sort", "")
    return wanted if wanted.removeprefix("-") in set(allowed) else default


def page_of(request: HttpRequest, rows: Sequence[Any], size: int = PAGE_SIZE) -> Page[Any]:
    """The page that the address's ``side`` names; the nearest one when it does not exist."""
    return Paginator(rows, size).get_page(request.GET.get("side"))


@dataclass(frozen=True, slots=True)
class PageLink:
    """One number in the row of pages; ``number`` 0 stands for the gap."""

    number: int
    href: str = ""
    current: bool = False


def page_links(request: HttpRequest, page: Page[Any]) -> tuple[PageLink, ...]:
    """First, last, and those around the current page."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return tuple(
        PageLink(0)
        if not isinstance(number, int)
        else PageLink(number, address(request, side=number), number == page.number)
        for number in shown
    )

"""What both logs ask of the address, and who may read them at all."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from linja.people.accounts import queries, rules


def scope(request: HttpRequest) -> frozenset[str] | None:
    """Whose acts the reader may see; nobody else gets further."""
    actor = request.actor  # type: ignore[attr-defined]
    if rules.may_read_audit(actor):
        raise PermissionDenied
    return queries.readable_log_of(actor)


def text(request: HttpRequest, name: str, longest: int) -> str:
    """A word of the address, as the database can take it."""
    return request.GET.get(name, "")[:longest].replace("\x00", "")


def day(request: HttpRequest, name: str) -> date | None:
    """A day of the address, or None."""
    try:
        found = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
    # The day after must exist too.
    return found if date.min < found < date.max else None


def number(request: HttpRequest, name: str) -> int | None:
    """A number of the address, or None."""
    told = request.GET.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None

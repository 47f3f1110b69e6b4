"""Whose documents the reader looks at: the own organisations', and the ministry's."""

from __future__ import annotations

from django.http import HttpRequest

from linja.people.organisations import queries as organisations

#: Kinds of organisation that ask something of those below.
KINDS = ("ministry", "rhf", "hf", "private_non_profit")


def chosen(request: HttpRequest, first: str = "") -> tuple[int | None, list[tuple[int, str]]]:
    """The organisation that the address names, else the reader's own; and those to choose among.

    ``first``: the kind of organisation to begin with when the address names none.
    """
    actor = request.actor  # type: ignore[attr-defined]
    own = organisations.by_ids(actor.organisations())
    held = [one for one in own.values() if one.kind in KINDS]
    reads_all = any(one.organisation_id is None for one in actor.roles)
    others = organisations.all_organisations("ministry", *(("rhf", "hf") if reads_all else ()))
    choices = {one.id: one.name for one in (*sorted(held, key=lambda one: one.name), *others)}
    asked = request.GET.get("eier", "")
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    usual = next((one.id for one in (*held, *others) if one.kind == first), next(iter(choices), None))
    return (wanted if wanted in choices else usual), list(choices.items())

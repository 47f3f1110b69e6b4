"""The roles and what they may do, for everybody signed in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from linja.faces.ui import tables
from linja.faces.workbench.access import matrix
from linja.faces.workbench.access.acts import acts
from linja.people.accounts import phrases, roles
from linja.people.organisations import phrases as organisation_words

WORDS: dict[str, str | Promise] = {
    matrix.OWN_ONLY: _("own unit"),
    matrix.EVERYWHERE: _("everywhere"),
    matrix.OTHERS: _("elsewhere"),
    matrix.NOWHERE: _("no"),
}


@dataclass(frozen=True, slots=True)
class Room:
    """One table: an act per row, a role per column."""

    name: str | Promise
    rows: tuple[tuple[str | Promise, tuple[tuple[str, str | Promise], ...]], ...]


@login_required
@require_GET
def access(request: HttpRequest) -> HttpResponse:
    """All roles against all acts, or (``rolle`` in the address) what one role may do."""
    every = matrix.people()
    asked = request.GET.get("rolle", "")
    shown = [one for one in every if one.key == asked] or every
    heads = [tables.Column("act", _("What"))] + [tables.Column(one.key, _label(one)) for one in shown]
    context = {
        "rooms": [_room(name, held, shown) for name, held in matrix.grouped(acts())],
        "columns": heads,
        "roles": [(one.key, _label(one)) for one in every],
        "asked": asked if len(shown) == 1 else "",
        "places": [(phrases.role_name(role.code), _places(role)) for role in roles.ROLES.values()],
    }
    return render(request, "workbench/access/matrix.html", context)


def _label(one: matrix.Holder) -> str:
    name = phrases.role_name(one.role)
    return name if one.own else f"{name} ({_('the whole country')})"


def _room(name: str | Promise, held: list[matrix.Act], shown: list[matrix.Holder]) -> Room:
    rows = []
    for act in held:
        found = [matrix.cell(act, one) for one in shown]
        rows.append((act.name, tuple((code, WORDS[code]) for code in found)))
    return Room(name, tuple(rows))


def _places(role: roles.Role) -> str:
    kinds = [
        organisation_words.kind_name(kind) for kind in organisation_words.KIND_NAMES if kind in role.kinds
    ]
    return ", ".join(kinds + ([str(_("the whole country"))] if role.national else []))

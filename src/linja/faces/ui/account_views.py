"""A person's own page, and the answer to those who look for a sign-up form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linja.faces.ui import tables
from linja.people.accounts import phrases, queries
from linja.people.organisations import queries as organisations


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Who I am here, which roles I hold, and the ways to change password and sign-in."""
    held = queries.assignments_of(int(request.user.pk or 0))
    names = organisations.by_ids(one.organisation_id for one in held if one.organisation_id)
    rows: list[dict[str, Any]] = [
        {
            "role": phrases.role_name(one.role),
            "organisation": names[one.organisation_id].name if one.organisation_id else "",
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
        }
        for one in held
    ]
    heads = [("role", _("Role")), ("organisation", _("Organisation")), ("from", _("From")), ("to", _("To"))]
    content = {"rows": rows, "columns": tables.columns(request, heads)}
    return render(request, "account/overview.html", content)


def no_signup(request: HttpRequest) -> HttpResponse:
    """Nobody opens an account alone; say who does."""
    return render(request, "account/signup_closed.html")

"""Min side: what do I owe, by when, and what came back?"""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linja.people.accounts import phrases


@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    """The dated list of what the reader owes; the reader's roles until there is something to owe."""
    roles = sorted({phrases.role_name(held.role) for held in request.actor.roles})  # type: ignore[attr-defined]
    return render(request, "workbench/my_page.html", {"rows": [], "roles": roles})

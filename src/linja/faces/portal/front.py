"""The front page: what this is, what has been published, and the way in."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linja.line.publication import queries as publication


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What Linja is, for somebody who has never seen it; published reports by year and organisation."""
    released = publication.released_publications()
    years = [(year, list(rows)) for year, rows in groupby(released, key=lambda one: one.year)]
    return render(request, "portal/front.html", {"years": years})

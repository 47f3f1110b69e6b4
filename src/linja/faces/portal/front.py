"""The front page: what this is, and the way in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What Linja is, for somebody who has never seen it."""
    return render(request, "portal/front.html")

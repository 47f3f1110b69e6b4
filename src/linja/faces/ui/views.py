"""Pages that belong to no domain: the components, and the choice of language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from linja.faces.ui.gallery import examples
from linja.ground.kernel.refusals import Refused
from linja.people.accounts import actions as accounts


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    return render(request, "ui/gallery.html", examples(request))


def gallery_address(_request: HttpRequest) -> HttpResponse:
    """The address without its slash."""
    return HttpResponseRedirect("/komponenter/")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice in a cookie, and with the person when somebody is signed in; then back to the page."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest("Unknown language")
    if request.user.is_authenticated:
        try:
            accounts.choose_language(request.actor, language)  # type: ignore[attr-defined]
        except Refused:
            return HttpResponseBadRequest("Not changed")
    answer = HttpResponseRedirect(_way_back(request))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )
    return answer


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"

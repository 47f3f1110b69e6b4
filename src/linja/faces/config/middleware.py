"""What every answer carries: what the browser may load, the reader's language, a note of what was read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from linja.people.audit import actions as audit

Next = Callable[[HttpRequest], HttpResponse]

#: Nothing inline, nothing from elsewhere. ``data:`` pictures: the square code of two-step sign-in.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


class ContentSecurityPolicy:
    """Sets the policy on every answer that has not set a stricter one itself."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


class AccessLog:
    """Notes who has read what is not released: views say what they show (``faces.workbench.seen``).

    The note is made before the answer leaves, outside every transaction of the view; an answer that was not
    given is not noted, and what cannot be noted is not answered.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.sights = []  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.sights and response.status_code < 300:  # type: ignore[attr-defined]
            audit.seen(request.actor, request.sights, _how(request, response))  # type: ignore[attr-defined]
            audit.appoint_sealing()
        return response


def _how(request: HttpRequest, response: HttpResponse) -> str:
    if request.path.startswith("/api/"):
        return "api"
    return "file" if response.headers.get("Content-Disposition") else "page"


class ChosenLanguage:
    """The reader's own choice, then the person's, then a browser that asks for Norwegian, then bokmål.

    A browser's English is mostly its maker's default and not its reader's wish, so it is not obeyed
    here as Django's own middleware would.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen_language(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", language)
        return response


def chosen_language(request: HttpRequest) -> str:
    """One of ``settings.LANGUAGES``."""
    known = dict(settings.LANGUAGES)
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if cookie in known:
        return str(cookie)
    preferred = getattr(request.user, "preferred_language", None)
    if preferred in known:
        return str(preferred)
    return _norwegian_of(request.headers.get("Accept-Language", ""))


def _norwegian_of(header: str) -> str:
    for part in header.split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in {"nb", "no", "nn"}:
            return "nn" if code == "nn" else "nb"
    return str(settings.LANGUAGE_CODE)

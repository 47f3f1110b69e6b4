"""Pages for what goes wrong: what happened, what it means, what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token


def _page(request: HttpRequest, status: int, happened: str, means: str, do: str) -> HttpResponse:
    if request.path.startswith("/api/"):  # who asks there is a machine
        return JsonResponse({"message": f"{happened}. {means}"}, status=status)
    content = {"status": status, "happened": happened, "means": means, "do": do}
    return HttpResponse(loader.render_to_string("ui/error.html", content, request), status=status)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _page(
        request,
        400,
        _("The request could not be understood"),
        _("Something in the address or in the form was not as expected. Nothing has been changed."),
        _("Go back, check what you wrote, and try again."),
    )


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        _("You do not have access to this page"),
        _("The page exists, but none of the roles you hold today gives access to it."),
        _("If you need it in your work, ask the administrator of your organisation for the role."),
    )


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(
        request,
        404,
        _("The page does not exist"),
        _("The address may be mistyped, or what stood here has never been published."),
        _("Check the address, or start from the front page."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500. Renders without the request's session and person: they may be what is broken."""
    content = {
        "language_now": get_language(),
        "status": 500,
        "happened": _("Something went wrong on our side"),
        "means": _("The page could not be shown. Nothing of what you sent was half saved."),
        "do": _("Try again in a while. If it happens again, tell the administrator what you were doing."),
    }
    return HttpResponse(loader.render_to_string("ui/error.html", content), status=500)


@requires_csrf_token
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's seal did not fit."""
    return _page(
        request,
        403,
        _("The form was too old"),
        _("The form you sent was opened before you signed in or out, or too long ago. Nothing was saved."),
        _("Go back, load the page again, and send the form once more."),
    )

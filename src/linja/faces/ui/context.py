"""What every page knows: the reader, the languages, the main navigation and where in it the page stands."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from linja.faces.ui import navigation


def house(request: HttpRequest) -> dict[str, Any]:
    """Context processor of all templates."""
    return {
        "languages": settings.LANGUAGES,
        "language_now": get_language() or settings.LANGUAGE_CODE,
        "main_navigation": navigation.bar(request),
    }

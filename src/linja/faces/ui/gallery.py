"""What the gallery page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def examples(request: HttpRequest) -> dict[str, Any]:
    """Values for every component."""
    return {}

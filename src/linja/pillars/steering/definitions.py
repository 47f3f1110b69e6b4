"""Where the reviewed definitions lie."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def definitions_folder() -> Path:
    """The installation's definitions."""
    return Path(settings.LINJA_DEFINITIONS)

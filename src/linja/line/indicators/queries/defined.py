"""The definitions that values are held against."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from linja.ground.definitions import Definitions, Version, load
from linja.ground.kernel.refusals import Refusal, Refused
from linja.line.indicators.calculations import checking
from linja.line.indicators.calculations.shapes.names import Names
from linja.line.indicators.queries.places import organisation_named
from linja.line.indicators.records import ValueDraft


def definitions() -> Definitions:
    """The installation's definitions, read when first asked for."""
    return load(Path(settings.LINJA_DEFINITIONS))


def version_of(draft: ValueDraft, known: Definitions | None = None) -> Version:
    """The version that the draft is measured by; a draft without one is refused."""
    version = checking.version_of(draft, known or definitions())
    if isinstance(version, Refusal):
        raise Refused(version)
    return version


def names() -> Names:
    """What words in files and documents name here; each organisation is looked up once."""
    return Names(definitions(), lru_cache(maxsize=None)(organisation_named))

"""The names that a check is given: the installation's definitions, and the organisations as registered."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from linja.ground.checking import Known, known_of
from linja.ground.definitions import load
from linja.people.organisations import queries as organisations


def known_names() -> Known:
    """What ``ground.checking`` is to know beside its own words; one question."""
    names = sorted({one.name for one in organisations.all_organisations("rhf", "hf")})
    return _known(Path(settings.LINJA_DEFINITIONS), tuple(names))


@lru_cache(maxsize=4)
def _known(folder: Path, names: tuple[str, ...]) -> Known:
    return known_of(load(folder), names)

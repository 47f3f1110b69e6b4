"""Stored codes as periods."""

from __future__ import annotations

from functools import lru_cache

from linja.ground.kernel.periods import Period, parse
from linja.ground.kernel.refusals import Refusal


# A file of a hundred thousand values names a few hundred periods.
@lru_cache(maxsize=4096)
def of_code(code: str) -> Period:
    """The period of a stored code; ``ValueError`` for anything else (only codes are stored)."""
    found = parse(code)
    if isinstance(found, Refusal) or found.code != code:
        raise ValueError(f"{code!r} is no code of a period")
    return found

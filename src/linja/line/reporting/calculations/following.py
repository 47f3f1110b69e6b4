"""Answers that refer to others: whose status counts, and why no circle may arise. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def end_of(start: int, follows: Mapping[int, int | None], own: Callable[[int], bool]) -> int | None:
    """The answer whose status counts for ``start``: the first on the way that has one of its own.

    None when nobody on the way has one. A circle, which no action makes, ends where it began.
    """
    seen: set[int] = set()
    here: int | None = start
    while here is not None and here not in seen:
        if own(here):
            return here
        seen.add(here)
        here = follows.get(here)
    return None


def makes_circle(start: int, target: int, follows: Mapping[int, int | None]) -> bool:
    """Whether ``start`` following ``target`` would come back to ``start``."""
    seen: set[int] = set()
    here: int | None = target
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = follows.get(here)
    return False

"""Time a call several times and keep the median: single figures on a shared machine mislead."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured row. ``limit`` is the promise in seconds, None where none was given."""

    what: str
    median: float
    worst: float
    runs: int
    limit: float | None = None
    note: str = ""

    @property
    def kept(self) -> str:
        """Whether the median keeps the promise, as a word for the table."""
        if self.limit is None:
            return ""
        return "yes" if self.median <= self.limit else "no"


def measure(
    what: str,
    call: Callable[[], object],
    *,
    runs: int = 5,
    limit: float | None = None,
    note: str = "",
) -> Figure:
    """Run ``call`` once unmeasured, then ``runs`` times; seconds of wall clock."""
    call()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return Figure(what, statistics.median(taken), max(taken), runs, limit, note)

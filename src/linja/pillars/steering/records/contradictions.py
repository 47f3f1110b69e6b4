"""Where a report made here contradicts itself."""

from __future__ import annotations

from dataclasses import dataclass

from linja.ground.checking.of_tree import TreeReading
from linja.line.intake.queries import MarkedContradiction


@dataclass(frozen=True, slots=True)
class ReportContradictions:
    """What was found in a report's own text, with what its people said of it, and where each line stands."""

    found: tuple[MarkedContradiction, ...]
    read: TreeReading

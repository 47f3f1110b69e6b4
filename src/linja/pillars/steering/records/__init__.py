"""What the pillar gives out. All frozen, no Django."""

from linja.pillars.steering.records.core import (
    Candidate,
    Match,
    Registered,
    Task,
)

__all__ = [
    "Candidate",
    "Match",
    "Registered",
    "Task",
]

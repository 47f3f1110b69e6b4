"""What the pillar gives out. All frozen, no Django."""

from linja.pillars.steering.records.core import (
    Candidate,
    Match,
    Registered,
    Task,
)
from linja.pillars.steering.records.feedback import FeedbackRecord
from linja.pillars.steering.records.package import Asked, LateReport, Package
from linja.pillars.steering.records.regions import (
    RegionBoard,
    RegionCell,
    RegionCount,
    RegionFilter,
    RegionRow,
)
from linja.pillars.steering.records.signing import Basis, ChangedPart, Node, Owed, Signature

__all__ = [
    "Asked",
    "Basis",
    "Candidate",
    "ChangedPart",
    "FeedbackRecord",
    "LateReport",
    "Match",
    "Node",
    "Owed",
    "Package",
    "RegionBoard",
    "RegionCell",
    "RegionCount",
    "RegionFilter",
    "RegionRow",
    "Registered",
    "Signature",
    "Task",
]

"""What the pillar gives out. All frozen, no Django."""

from linja.pillars.steering.records.calendar import Due
from linja.pillars.steering.records.contradictions import ReportContradictions
from linja.pillars.steering.records.core import (
    Candidate,
    Match,
    Registered,
    Task,
)
from linja.pillars.steering.records.feedback import FeedbackRecord
from linja.pillars.steering.records.figures import Beside, Kept
from linja.pillars.steering.records.leading import LeadingCount, LeadingPage, LeadingRow, LeadingTable
from linja.pillars.steering.records.package import Asked, LateReport, Package
from linja.pillars.steering.records.passing import (
    Board,
    Cell,
    Looked,
    Passing,
    Row,
    Shape,
    UnitChoice,
    UnitRecord,
)
from linja.pillars.steering.records.regions import (
    RegionBoard,
    RegionCell,
    RegionCount,
    RegionFilter,
    RegionRow,
)
from linja.pillars.steering.records.rolling import Onward, Pick, RollOver, RollRow, YearPair
from linja.pillars.steering.records.signing import Basis, ChangedPart, Node, Owed, Signature
from linja.pillars.steering.records.tracked import MarkedPassage, Passage, Tracked

__all__ = [
    "Asked",
    "Basis",
    "Beside",
    "Board",
    "Candidate",
    "Cell",
    "ChangedPart",
    "Due",
    "FeedbackRecord",
    "Kept",
    "LateReport",
    "LeadingCount",
    "LeadingPage",
    "LeadingRow",
    "LeadingTable",
    "Looked",
    "MarkedPassage",
    "Match",
    "Node",
    "Onward",
    "Owed",
    "Package",
    "Passage",
    "Passing",
    "Pick",
    "RegionBoard",
    "RegionCell",
    "RegionCount",
    "RegionFilter",
    "RegionRow",
    "Registered",
    "ReportContradictions",
    "RollOver",
    "RollRow",
    "Row",
    "Shape",
    "Signature",
    "Task",
    "Tracked",
    "UnitChoice",
    "UnitRecord",
    "YearPair",
]

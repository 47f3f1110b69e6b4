"""Facts and constraints of the room."""

from linja.line.reporting.models.answering import (
    AnswerPresence,
    Delivery,
    Dispensation,
    JointAnswer,
    Measure,
    MeasureUse,
    PromisedDate,
)
from linja.line.reporting.models.merging import JointText, MergedAnswer, PartVerdict
from linja.line.reporting.models.reports import (
    Answer,
    AnsweredRequirement,
    Report,
    ReportSection,
    ReportStep,
)
from linja.line.reporting.models.rounds import (
    Round,
    RoundRequirement,
    RoundUnit,
)

__all__ = [
    "Answer",
    "AnswerPresence",
    "AnsweredRequirement",
    "Delivery",
    "Dispensation",
    "JointAnswer",
    "JointText",
    "Measure",
    "MeasureUse",
    "MergedAnswer",
    "PartVerdict",
    "PromisedDate",
    "Report",
    "ReportSection",
    "ReportStep",
    "Round",
    "RoundRequirement",
    "RoundUnit",
]

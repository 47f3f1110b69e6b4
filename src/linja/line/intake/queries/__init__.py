"""Reading uploaded documents and findings. Everything given out is frozen."""

from linja.line.intake.queries.document_rows import (
    contradictions,
    document,
    documents,
    same_content,
    source,
    source_lines,
    visible,
)
from linja.line.intake.queries.finding_rows import (
    accepted_findings,
    by_certainty,
    corrections,
    finding,
    finding_record,
    findings,
    last_undoable,
    least_certain_first,
    places,
)
from linja.line.intake.queries.known import known_names
from linja.line.intake.queries.marks import marked_contradictions, marks, subject_of, with_marks
from linja.line.intake.queries.types import (
    CorrectionRecord,
    Counts,
    DocumentRecord,
    FindingRecord,
    LineRole,
    MarkedContradiction,
    MarkRecord,
    PlaceRecord,
    SourceText,
    UnclaimedLine,
)
from linja.line.intake.queries.unclaimed import unclaimed_lines

__all__ = [
    "CorrectionRecord",
    "Counts",
    "DocumentRecord",
    "FindingRecord",
    "LineRole",
    "MarkRecord",
    "MarkedContradiction",
    "PlaceRecord",
    "SourceText",
    "UnclaimedLine",
    "accepted_findings",
    "by_certainty",
    "contradictions",
    "corrections",
    "document",
    "documents",
    "finding",
    "finding_record",
    "findings",
    "known_names",
    "last_undoable",
    "least_certain_first",
    "marked_contradictions",
    "marks",
    "places",
    "same_content",
    "source",
    "source_lines",
    "subject_of",
    "unclaimed_lines",
    "visible",
    "with_marks",
]
